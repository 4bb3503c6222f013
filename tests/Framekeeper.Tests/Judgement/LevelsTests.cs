using static Framekeeper.Tests.Judgement.Judging;

namespace Framekeeper.Tests.Judgement;

/// <summary>The steps that a level takes, each of them said.</summary>
public sealed class LevelsTests
{
    private const string Cafe = "Let's do next week at the café on Mill Lane.";

    [Fact]
    public void The_page_gives_the_level()
    {
        var finding = Said(Cafe, "places: [clinic]").Single();

        finding.Level.ShouldBe(Level.Crossing);
        finding.LevelWhy.ShouldHaveSingleItem().ShouldStartWith("crossing by the rule page");
    }

    [Fact]
    public void The_same_act_again_is_one_step_up_and_no_more()
    {
        var found = Judge(Session(("therapist", Cafe), ("client", "Hm."), ("therapist", Cafe), ("client", "Well."), ("therapist", Cafe)), Agreed("places: [clinic]"));

        found.Select(finding => finding.Level).ShouldBe([Level.Crossing, Level.Violation, Level.Violation]);
        found[2].LevelWhy.Count(step => step.StartsWith("one step up", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void The_same_act_in_an_earlier_session_of_the_dyad_is_one_step_up()
    {
        var (may, june) = (Held("s1", "2026-05-04"), Held("s2", "2026-06-01"));

        var over = Frame.OverTime([(june, "d"), (may, "d")]);

        Levels(over, "s1").ShouldBe([Level.Crossing]);
        Levels(over, "s2").ShouldBe([Level.Violation]);
        over[0].Findings[0].LevelWhy[^1].ShouldContain("earlier session");
        Frame.OverTime([(june, "d"), (may, "other")]).ShouldAllBe(session => session.Findings[0].Level == Level.Crossing);
        Frame.OverTime([(june, null), (may, null)]).ShouldAllBe(session => session.Findings[0].Level == Level.Crossing);
    }

    [Fact]
    public void Both_in_this_session_and_in_an_earlier_one_is_still_one_step()
    {
        var twice = Held("s2", "2026-06-01", Cafe, Cafe);

        Levels(Frame.OverTime([(Held("s1", "2026-05-04"), "d"), (twice, "d")]), "s2").ShouldBe([Level.Violation, Level.Violation]);
    }

    [Fact]
    public void Kept_secret_is_one_step_up_for_what_is_kept()
    {
        var found = Matched(Session(("therapist", Cafe + " That stays between us.")), Agreed("places: [clinic]"));

        found.Select(finding => (finding.Act, finding.Level)).ShouldBe([("meet", Level.Violation), ("solicit.secrecy", Level.Grave)]);
        found[0].LevelWhy[^1].ShouldBe("one step up: it is to be kept secret");
        found[1].LevelWhy.Count.ShouldBe(1);
    }

    [Fact]
    public void Again_and_in_secret_are_two_steps() =>
        Matched(Session(("therapist", Cafe), ("therapist", Cafe + " That stays between us.")), Agreed("places: [clinic]"))
            .Where(finding => finding.Act == "meet").Select(finding => finding.Level).ShouldBe([Level.Crossing, Level.Grave]);

    [Fact]
    public void A_note_stays_a_note()
    {
        var turns = new[] { ("therapist", "I went through that myself."), ("client", "I made you this scarf.") };
        var found = Matched(Session([.. turns, .. turns]), Agreed("places: [clinic]"));

        found.Select(finding => finding.Act).ShouldBe(["disclose.life", "client.gift", "disclose.life", "client.gift"]);
        found.ShouldAllBe(finding => finding.Level == Level.Note && finding.LevelWhy.Count == 1);
        var over = Frame.OverTime([.. new[] { "2026-05-04", "2026-06-01" }.Select(day => (Clinic.Check(Session(turns) with { Held = Time(day + "T12:00:00Z") }, Agreements.None), (string?)"d"))]);
        over.SelectMany(session => session.Findings).ShouldAllBe(finding => finding.Level == Level.Note);
    }

    [Fact]
    public void The_plainer_act_is_taken_in_even_where_the_other_is_allowed()
    {
        var session = Session(("therapist", "Your boss is my brother, you should both come for dinner."));

        Matched(session, Agreed("places: [clinic]")).Acted().ShouldBe(["solicit.social"]);
        Matched(session, Agreed("exceptions: [ { allows: [solicit.social], words: [dinner], what: a dinner, why: custom } ]")).ShouldBeEmpty();
    }

    [Fact]
    public void An_act_is_found_once_in_a_turn_whatever_finds_it() =>
        Clinic.Check(Session(("therapist", "I keep thinking about kissing you, kissing you.")), Agreements.None).Findings.ShouldHaveSingleItem().By.ShouldBe("rule");

    [Fact]
    public void Grave_stays_grave_and_cannot_be_hidden()
    {
        var first = Held("s1", "2026-05-04", "Ping me on Signal.");
        var session = Session(("therapist", "Ping me on Signal.")) with { Id = "s2", Held = Time("2026-06-01T12:00:00Z"), Suppressions = [new Suppression(1, "solicit.contact", "agreed by phone")] };
        var second = Terms.Check(session, new Agreements([Agreed("channels: [portal]")]));
        second.Findings.Single().Status.ShouldBe("suppressed");

        var risen = Frame.OverTime([(first, "d"), (second, "d")])[1].Findings.Single();

        risen.Level.ShouldBe(Level.Grave);
        risen.Status.ShouldBe("open");
        Framekeeper.Judgement.Judge.Again(risen).Level.ShouldBe(Level.Grave);
    }

    [Fact]
    public void A_suppression_hides_its_own_turn_and_act_alone()
    {
        var session = Session(("therapist", Cafe), ("client", "Hm."), ("therapist", Cafe)) with { Suppressions = [new Suppression(1, "meet", "agreed in the letter of May")] };

        Judge(session, Agreed("places: [clinic]")).Select(finding => finding.Status).ShouldBe(["suppressed", "open"]);
    }

    [Theory]
    [InlineData(0.0001)]
    [InlineData(0.002)]
    [InlineData(0.05)]
    [InlineData(0.5)]
    public void Confidence_is_the_ratio_at_the_base_rate(double rate)
    {
        double At(double baseRate) => Judge(Session(("therapist", Cafe)), Agreed("places: [clinic]"), new CheckOptions { BaseRate = baseRate }).Single().Confidence;
        static double Odds(double probability) => probability / (1 - probability);

        (Odds(At(rate)) / Odds(rate)).ShouldBe(Odds(At(0.01)) / Odds(0.01), 1e-6 * Odds(At(rate)) / Odds(rate));
        At(rate).ShouldBeGreaterThan(At(rate / 2));
    }

    [Fact]
    public void A_finding_names_what_it_was_judged_by()
    {
        var finding = Said(Cafe, "places: [clinic]").Single();

        finding.Engine.ShouldStartWith(Frame.Default.Book.Digest + "+");
        finding.By.ShouldBe("rule");
        finding.Agreement.ShouldBe("a-7@2");
    }

    private static Checked Held(string id, string day, params string[] words) => Terms.Check(
        Session([.. (words.Length == 0 ? [Cafe] : words).Select(said => ("therapist", said))]) with { Id = id, Held = Time(day + "T12:00:00Z") },
        new Agreements([Agreed("places: [clinic]\nchannels: [portal]")]));

    private static Level[] Levels(IReadOnlyList<Checked> sessions, string id) => [.. sessions.Single(session => session.Session == id).Findings.Select(finding => finding.Level)];
}
