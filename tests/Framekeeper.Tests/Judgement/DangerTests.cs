using Framekeeper.Judgement;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Judgement;

public sealed class DangerTests
{
    private static readonly Danger Words = new(RuleBook.Default.Crisis);

    [Theory]
    [InlineData("I want to die.")]
    [InlineData("i WANT   to\ndie")]
    [InlineData("I don’t want to live any more")]
    [InlineData("I don't want to live")]
    [InlineData("last night I was cutting myself again")]
    [InlineData("(suicidal)")]
    [InlineData("he is outside my house")]
    public void Words_of_danger_are_heard_in_any_case_and_with_any_apostrophe(string text) => Words.In(text).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("My feet are killing me, and my mum will kill me when she hears of it.")]
    [InlineData("I cut myself off in the middle of the sentence.")]
    [InlineData("She asked me to bring coffee.")]
    [InlineData("He is unsuicidally cheerful.")]
    public void Idioms_are_not(string text) => Words.In(text).ShouldBeFalse();

    [Fact]
    public void Marks_between_the_words_of_a_phrase_do_not_hide_it() => Words.In("i just want to... die").ShouldBeTrue();
}
