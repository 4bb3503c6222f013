using static Framekeeper.Tests.Judgement.Judging;

namespace Framekeeper.Tests.Judgement;

/// <summary>Which agreement is in force, what code binds, and what is left of it after treatment ended.</summary>
public sealed class VersionPairsTests
{
    private const string Forty = "It'll be forty for today.";
    private const string Advance = "I keep thinking about kissing you.";

    private static readonly Agreements Versions = new(File("""
        agreement: 1
        id: a-0788
        version: 1
        from: 2026-01-05
        therapist: Dana Reyes
        client: Sam Okafor
        fee: { amount: 25 }
        ---
        agreement: 1
        id: a-0788
        version: 2
        from: 2026-03-02
        therapist: Dana Reyes
        client: Sam Okafor
        fee: { amount: 40 }
        ---
        agreement: 1
        id: a-1042
        from: 2026-06-01
        continues: a-0788
        therapist: Ines Adeyemi
        client: Sam Okafor
        fee: { amount: 55 }
        """));

    private static Checked Held(string? day, string words = Forty) =>
        Terms.Check(Session(("therapist", words)) with { Held = day is null ? null : Time(day + "T12:00:00Z") }, Versions);

    [Theory]
    [InlineData("2026-03-01", "a-0788@1", 1)]
    [InlineData("2026-03-02", "a-0788@2", 0)]
    [InlineData("2026-05-31", "a-0788@2", 0)]
    [InlineData("2026-06-01", "a-1042@1", 1)]
    public void The_version_in_force_when_it_was_held_decides(string day, string version, int findings)
    {
        var held = Held(day);

        held.Agreement.ShouldBe(version);
        held.Findings.Count.ShouldBe(findings);
        held.Findings.ShouldAllBe(finding => finding.Agreement == version);
    }

    [Fact]
    public void Before_the_first_version_nothing_can_be_judged()
    {
        var wrong = Should.Throw<InputException>(() => Held("2026-01-04"));

        wrong.Describe().ShouldContain("no version of the agreement is in force on 2026-01-04");
        wrong.Describe().ShouldContain("2026-01-05");
    }

    [Fact]
    public void Without_a_date_the_newest_decides_and_the_finding_says_that_a_date_could_change_it()
    {
        var finding = Held(null).Findings.ShouldHaveSingleItem();

        finding.Agreement.ShouldBe("a-1042@1");
        finding.Undated.ShouldBeTrue();
        Held(null, "It'll be ninety for today.").Findings.ShouldHaveSingleItem().Undated.ShouldBeFalse();
        Held("2026-06-01").Findings.ShouldHaveSingleItem().Undated.ShouldBeFalse();
    }

    [Fact]
    public void A_handover_brings_its_own_therapist()
    {
        var session = Session(("Ines Adeyemi", Forty));

        Should.Throw<InputException>(() => Terms.Check(session with { Held = Time("2026-05-31T12:00:00Z") }, Versions)).Message.ShouldContain("Ines Adeyemi");
        Terms.Check(session with { Held = Time("2026-06-01T12:00:00Z") }, Versions).Findings.Count.ShouldBe(1);
    }

    [Fact]
    public void A_session_may_name_its_agreement()
    {
        var session = Session(("therapist", Forty)) with { Held = Time("2026-07-01T12:00:00Z") };

        Terms.Check(session with { AgreementId = "a-0788" }, Versions).Findings.ShouldBeEmpty();
        Terms.Check(session with { AgreementId = "a-1042" }, Versions).Findings.Count.ShouldBe(1);
        Should.Throw<InputException>(() => Terms.Check(session with { AgreementId = "a-9" }, Versions)).Message.ShouldContain("a-9");
    }

    [Fact]
    public void A_version_begins_at_midnight_where_it_was_agreed()
    {
        var versions = new Agreements(File("agreement: 1\nid: a\nfrom: 2026-01-01\nfee: { amount: 25 }\n---\nagreement: 1\nid: a\nversion: 2\nfrom: 2026-03-02\nzone: America/Chicago\nfee: { amount: 40 }"));

        Terms.Check(Session(("therapist", Forty)) with { Held = Time("2026-03-02T03:00:00Z") }, versions).Agreement.ShouldBe("a@1");
        Terms.Check(Session(("therapist", Forty)) with { Held = Time("2026-03-02T09:00:00Z") }, versions).Agreement.ShouldBe("a@2");
    }

    [Fact]
    public void The_name_of_what_was_judged_by_is_in_the_finding()
    {
        var session = Session(("therapist", "Ping me on Signal."));

        Terms.Check(session, Agreements.None).Findings.Single().Agreement.ShouldBe("default");
        Terms.Check(session with { Agreement = Inline("""{"channels":["portal"]}""") }, Agreements.None).Findings.Single().Agreement.ShouldBe("inline");
        Terms.Check(session, new Agreements([Agreed("channels: [portal]")])).Findings.Single().Agreement.ShouldBe("a-7@2");
    }

    [Theory]
    [InlineData("APA-2017", "APA-2017 6.04")]
    [InlineData("ACA-2014", "ACA-2014 A.10.e")]
    [InlineData("NASW-2021", "NASW-2021 1.13")]
    [InlineData("AAMFT-2015", "AAMFT-2015 8.5")]
    public void The_citations_follow_the_code(string code, string citation)
    {
        var cited = Said(Forty, $"code: {code}\nfee: {{ amount: 25 }}").Single().Citations;

        cited[0].ToString().ShouldBe(citation);
        cited.ShouldAllBe(section => section.Code == code);
    }

    [Fact]
    public void A_code_that_the_book_lacks_is_not_cited() => Said(Forty, "code: XYZ-1999\nfee: { amount: 25 }").Single().Citations.ShouldBeEmpty();

    [Theory]
    [InlineData("APA-2017", "2027-12-31", true)]
    [InlineData("APA-2017", "2028-01-01", false)]
    [InlineData("ACA-2014", "2030-12-31", true)]
    [InlineData("ACA-2014", "2031-01-01", false)]
    [InlineData("NASW-2021", "2040-01-01", true)]
    [InlineData("AAMFT-2015", "2040-01-01", true)]
    public void A_former_client_stays_one_for_as_long_as_the_code_says(string code, string day, bool holds)
    {
        var finding = Advanced($"code: {code}\nended: 2026-01-01", day + "T12:00:00Z");

        finding.Level.ShouldBe(holds ? Level.Grave : Level.Violation);
        finding.LevelWhy.ShouldContain(step => step.Contains(holds ? "still holds" : "one step down", StringComparison.Ordinal));
        finding.Contested.ShouldBe(!holds);
    }

    [Theory]
    [InlineData("2025-12-31", "grave", false)]
    [InlineData("2026-01-01", "grave", false)]
    [InlineData("2026-01-02", "grave", true)]
    [InlineData("2029-01-01", "violation", true)]
    public void Before_within_and_after_the_window(string day, string level, bool said)
    {
        var finding = Advanced("ended: 2026-01-01", day + "T12:00:00Z");

        finding.Level.Name().ShouldBe(level);
        finding.LevelWhy.Any(step => step.Contains("treatment ended", StringComparison.Ordinal)).ShouldBe(said);
    }

    [Theory]
    [InlineData("2027-06-01", true)]
    [InlineData("2028-06-01", false)]
    public void The_law_of_a_place_may_hold_where_the_code_is_silent(string day, bool holds)
    {
        // 22 TAC 681.38: two years for any second relationship.
        Said(Forty, "fee: { amount: 25 }\nended: 2026-01-01\njurisdiction: US-TX", day + "T12:00:00Z").Single().Level.ShouldBe(holds ? Level.Violation : Level.Crossing);
        Said(Forty, "fee: { amount: 25 }\nended: 2026-01-01", day + "T12:00:00Z").Single().Level.ShouldBe(Level.Crossing);
    }

    [Fact]
    public void Without_a_date_a_former_client_is_a_client_and_the_finding_says_so()
    {
        var finding = Advanced("ended: 2020-01-01");

        finding.Level.ShouldBe(Level.Grave);
        finding.Undated.ShouldBeTrue();
        Advanced("ended: 2020-01-01\ncode: NASW-2021").Undated.ShouldBeFalse();
    }

    private static Finding Advanced(string lines, string? held = null) =>
        Matched(Session(("therapist", Advance)) with { Held = held is null ? null : Time(held) }, Agreed(lines)).ShouldHaveSingleItem();
}
