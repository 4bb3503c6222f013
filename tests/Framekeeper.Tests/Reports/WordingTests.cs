using CsCheck;
using Framekeeper.Reports;

namespace Framekeeper.Tests.Reports;

public sealed class WordingTests
{
    [Theory]
    [InlineData(1.0, "Of a hundred such findings in ordinary work nearly all are right.")]
    [InlineData(.97, "Of a hundred such findings in ordinary work about 97 are right.")]
    [InlineData(.949, "Of ten such findings in ordinary work about nine are right.")]
    [InlineData(.88, "Of ten such findings in ordinary work about nine are right.")]
    [InlineData(.5, "Of ten such findings in ordinary work about five are right.")]
    [InlineData(.1, "Of ten such findings in ordinary work about one is right.")]
    [InlineData(.06, "Of a hundred such findings in ordinary work about six are right.")]
    [InlineData(.012, "Of a hundred such findings in ordinary work about one is right.")]
    [InlineData(.001, "Of a hundred such findings in ordinary work fewer than one is right.")]
    public void A_probability_reads_as_a_count_of_such_findings(double confidence, string says) => Wording.Doubt(confidence).ShouldBe(says);

    [Fact]
    public void The_count_in_words_is_never_far_from_the_probability() => Gen.Double[.005, .994].Sample(p =>
    {
        var words = Wording.Doubt(p).Split(' ');
        var of = words[1] == "ten" ? 10 : 100;
        string[] numbers = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        var number = words[^3];
        var count = Array.IndexOf(numbers, number) is var index and >= 0 ? index : int.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        ((double)count / of).ShouldBe(p, .0501);
    });

    [Fact]
    public void A_citation_from_memory_says_so_and_an_unknown_check_counts_as_memory()
    {
        Wording.Trust(Samples.Multiple).ShouldBeNull();
        Wording.Trust(Samples.Secondary).ShouldBe("seen in a derivative page");
        Wording.Trust(Samples.Exploitative).ShouldBe("from memory: check before relying on it");
        Wording.Trust(Samples.Multiple with { Checked = "" }).ShouldBe("from memory: check before relying on it");
    }
}
