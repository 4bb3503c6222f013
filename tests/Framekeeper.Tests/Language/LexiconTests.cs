using System.Text;
using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Language;

public sealed class LexiconTests
{
    private static readonly Lexicon Words = new([("drink", ["coffee|s", "cup of tea"]), ("ask", ["could you", "could you please"]), ("warm", ["tea", "coffee"])]);

    [Theory]
    [InlineData("coffee", "drink+warm")]
    [InlineData("Coffees", "drink")]
    [InlineData("coffeehouse", "-")]
    [InlineData("Could you please", "ask - -")]
    [InlineData("could I", "- -")]
    [InlineData("a cup of tea", "- drink - warm")]
    [InlineData("a cup of coffee", "- - - drink+warm")]
    public void Words_forms_and_phrases_have_their_classes_where_they_begin(string text, string classes) => Classes(text).ShouldBe(classes);

    [Fact]
    public void A_class_that_is_none_has_no_bit()
    {
        Words.Bit("drink").ShouldBe(1UL);
        Words.Bit("drank").ShouldBe(0UL);
    }

    [Fact]
    public void More_classes_than_bits_and_phrases_without_end_are_refused()
    {
        Should.Throw<ArgumentException>(() => new Lexicon([.. Enumerable.Range(0, 65).Select(n => ($"c{n}", (IReadOnlyList<string>)["w"]))])).Message.ShouldContain("64");
        Should.Throw<ArgumentException>(() => new Lexicon([("long", ["a b c d e f g h i"])])).Message.ShouldContain("one to 8 words");
    }

    [Fact]
    public void The_rule_book_s_words_are_a_lexicon() => RuleBook.Default.Words.Names.Count.ShouldBeInRange(20, 64);

    [Fact]
    public void Whatever_a_pattern_needs_is_found_in_the_same_look()
    {
        foreach (var (words, anchor) in Terms.Needs.Words)
        {
            var needed = words == Needs.LongNumber ? "42" : words;
            (Anchors($"oh {needed} oh") & anchor).ShouldBe(anchor, needed);
        }

        Anchors("coffeehouse on its own").ShouldBe(0UL);
        (Anchors("42") & ~Anchors("7")).ShouldNotBe(0UL, "a long number is more than a number");
    }

    private static string Classes(string text)
    {
        var tokens = Read(text);
        var begins = new ulong[tokens.Count];
        Words.Classify(tokens.All, begins);
        return Names(begins);
    }

    private static ulong Anchors(string text)
    {
        var tokens = Read(text);
        var anchors = Words.Anchors(tokens.All);
        Words.Classify(tokens.All, new ulong[tokens.Count]).ShouldBe(anchors);
        return anchors;
    }

    private static TokenList Read(string text)
    {
        var tokens = new TokenList();
        Tokens.Read(Encoding.UTF8.GetBytes(text), tokens);
        return tokens;
    }

    private static string Names(ulong[] classes) => string.Join(' ', classes.Select(bits => bits == 0 ? "-" : string.Join('+', Words.Names.Where((_, index) => (bits >> index & 1) == 1))));
}
