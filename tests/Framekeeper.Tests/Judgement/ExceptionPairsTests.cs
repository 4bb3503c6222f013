using static Framekeeper.Tests.Judgement.Judging;

namespace Framekeeper.Tests.Judgement;

/// <summary>An exception silences the act it allows, within its dates, where its words are named; else the finding stands and mentions it.</summary>
public sealed class ExceptionPairsTests
{
    private const string Cafe = "Let's do next week at the café on Main St.";

    private static string Exception(string act, string words, string more = "") =>
        $"exceptions:\n  - {{ allows: [{act}], words: [{words}], what: the plan, why: agreed on{more} }}";

    [Theory]
    [InlineData(Cafe, "meet", "Main St")]
    [InlineData("Ping me on Signal.", "solicit.contact", "Signal")]
    [InlineData("It'll be forty for today.", "fee", "forty")]
    [InlineData("Shall we make it a double session?", "give.exception", "double session")]
    [InlineData("I'm recording this one for my podcast.", "record", "podcast")]
    public void It_holds_for_the_act_it_allows_where_its_words_are_named(string words, string act, string named)
    {
        const string strict = "fee: { amount: 25 }\nschedule: { length: PT50M }\n";
        Said(words, strict + Exception(act, named)).Acted().ShouldNotContain(act);

        var otherWords = Said(words, strict + Exception(act, "something else")).Single(finding => finding.Act == act);
        otherWords.Exception.ShouldNotBeNull().ShouldContain("the plan");

        var otherAct = Said(words, strict + Exception("touch", named)).Single(finding => finding.Act == act);
        otherAct.Exception.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-03-02", false)]
    [InlineData("2026-06-30", false)]
    [InlineData("2026-07-01", true)]
    public void It_holds_from_its_first_day_to_its_last(string day, bool stands)
    {
        var found = Said(Cafe, Exception("meet", "Main St", ", from: 2026-03-02, until: 2026-06-30"), day + "T12:00:00Z");
        if (stands)
        {
            found.ShouldHaveSingleItem().Exception.ShouldNotBeNull().ShouldContain("not on this day");
        }
        else
        {
            found.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_session_without_a_date_cannot_rely_on_dates()
    {
        var finding = Said(Cafe, Exception("meet", "Main St", ", until: 2026-06-30")).ShouldHaveSingleItem();

        finding.Undated.ShouldBeTrue();
        finding.Exception.ShouldNotBeNull();
        Said(Cafe, Exception("meet", "Main St")).ShouldBeEmpty();
    }

    [Fact]
    public void A_date_that_changes_nothing_is_not_asked_for() =>
        Said(Cafe, Exception("meet", "Harbour", ", until: 2026-06-30")).ShouldHaveSingleItem().Undated.ShouldBeFalse();

    [Theory]
    [InlineData(Cafe, "meet", "place: café")]
    [InlineData("Ping me on Signal.", "solicit.contact", "channel: signal")]
    [InlineData("It'll be forty for today.", "fee", "amount: 40")]
    [InlineData("That'll be $40 for today.", "fee", "amount: 40")]
    public void Its_place_channel_or_amount_names_it_too(string words, string act, string member)
    {
        Said(words, "fee: { amount: 25 }\n" + Exception(act, "nothing here", ", " + member)).ShouldBeEmpty();
        Said(words, "fee: { amount: 25 }\n" + Exception(act, "nothing here", ", " + Other(member))).ShouldHaveSingleItem().Act.ShouldBe(act);
    }

    private static string Other(string member) => member switch { "place: café" => "place: library", "channel: signal" => "channel: telegram", _ => "amount: 400" };

    [Theory]
    [InlineData("""{"fee":25,"exceptions":["the fee may be forty"]}""", "It'll be forty for today.", "fee")]
    [InlineData("""{"channels":["portal"],"exceptions":["Signal is fine"]}""", "Ping me on Signal.", "solicit.contact")]
    [InlineData("""{"place":"clinic","exceptions":["café on Main St"]}""", Cafe, "meet")]
    public void Loose_words_of_the_short_form_silence_nothing(string agreement, string words, string act)
    {
        Said(words, Inline(agreement)).ShouldHaveSingleItem().Act.ShouldBe(act);
        Said(words, Inline(agreement.Replace("exceptions", "service", StringComparison.Ordinal).Replace("[\"the fee may be forty\"]", "\"\"", StringComparison.Ordinal)
            .Replace("[\"Signal is fine\"]", "\"\"", StringComparison.Ordinal).Replace("[\"café on Main St\"]", "\"\"", StringComparison.Ordinal))).ShouldHaveSingleItem().Act.ShouldBe(act);
    }

    [Theory]
    [InlineData("""{"fee":25}""", """{"fee":40}""", "It'll be forty for today.")]
    [InlineData("""{"fee":"25 a session"}""", """{"fee":"sliding scale, 40"}""", "It'll be forty for today.")]
    [InlineData("""{"place":"clinic"}""", """{"place":"clinic or café"}""", Cafe)]
    [InlineData("""{"channels":["portal"]}""", """{"channels":["portal","Signal"]}""", "Ping me on Signal.")]
    [InlineData("""{"channels":"portal"}""", """{"channels":"Signal"}""", "Ping me on Signal.")]
    public void Terms_of_the_short_form_decide(string other, string agreed, string words)
    {
        Said(words, Inline(other)).Count.ShouldBe(1);
        Said(words, Inline(agreed)).ShouldBeEmpty();
    }
}
