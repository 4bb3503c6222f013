using Framekeeper.Rules;

namespace Framekeeper.Tests.Rules;

public sealed class CrisisWordsTests
{
    private static readonly CrisisWords Words = RuleBook.Default.Crisis;

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

    [Fact]
    public void A_page_that_is_no_mapping_of_lists_is_refused() => Should.Throw<InputException>(() => CrisisWords.Read("crisis.yml", "suicide: no list")).File.ShouldBe("crisis.yml");
}
