using CsCheck;
using Framekeeper.Drift;
using Framekeeper.Training;
using static Framekeeper.Tests.Drift.Weeks;

namespace Framekeeper.Tests.Drift;

/// <summary>What the alarm promises, whatever the course.</summary>
public sealed class ChartTests
{
    [Fact]
    public void The_order_of_files_does_not_matter() => Gen.Select(Some, Gen.Int).Sample((sessions, seed) =>
    {
        var shuffled = sessions.ToArray();
        new Random(seed).Shuffle(shuffled);

        Json(shuffled).ShouldBe(Json(sessions));
    }, iter: 300);

    [Fact]
    public void A_clean_session_more_never_raises_the_sum() => Gen.Select(Some, Gen.Int[-2, 14], Gen.Int[2, 80]).Sample((sessions, week, turns) =>
        Course([.. sessions, Session(week, turns) with { Session = "clean" }]).Chart.Peak.ShouldBeLessThanOrEqualTo(Course(sessions).Chart.Peak + 1e-9), iter: 300);

    [Fact]
    public void A_finding_more_never_lowers_the_sum() => Gen.Select(Some, Findings, Gen.Int[0, 11]).Sample((sessions, finding, at) =>
    {
        var into = sessions[at % sessions.Length];
        Checked[] more = [.. sessions.Where(session => session != into), into with { Findings = [.. into.Findings, finding with { Session = into.Session, Turn = Math.Min(finding.Turn, into.Turns) }] }];

        Course(more).Chart.Peak.ShouldBeGreaterThanOrEqualTo(Course(sessions).Chart.Peak - 1e-9);
    }, iter: 300);

    [Fact]
    public void The_order_of_words_outside_of_findings_does_not_matter() => Gen.Select(Some, Gen.Int).Sample((sessions, seed) =>
        Json([.. sessions.Select(session => Shuffled(session, new Random(seed)))]).ShouldBe(Json(sessions)), iter: 200);

    [Fact]
    public void A_shift_in_time_moves_days_and_nothing_else() => Gen.Select(Some, Gen.Int[-100_000, 100_000]).Sample((sessions, minutes) =>
    {
        var (here, there) = (Course(sessions), Course(sessions.Select(session => session with { Held = session.Held + TimeSpan.FromMinutes(minutes) })));

        there.Since.ShouldBe(here.Since + TimeSpan.FromMinutes(minutes));
        there.Chart.Points.Select(point => point.Sum).ShouldBe(here.Chart.Points.Select(point => point.Sum));
        there.Escalations.Select(step => (step.Kind, step.To.Finding.Id)).ShouldBe(here.Escalations.Select(step => (step.Kind, step.To.Finding.Id)));
    }, iter: 200);

    [Fact]
    public void What_the_client_signals_is_counted_nowhere() => Some.Sample(sessions =>
    {
        var signals = sessions.Select(session => session with { Findings = [.. session.Findings, Found(2, "client.doubt", Level.Note, .99, "was that all right", Role.Client) with { Session = session.Session }] });
        var (without, with) = (Course(sessions), Course(signals));

        with.Chart.Points.Select(point => point.Sum).ShouldBe(without.Chart.Points.Select(point => point.Sum));
        (with.Moments.Count, with.Disclosures.Count, with.DisclosureShare).ShouldBe((without.Moments.Count, without.Disclosures.Count, without.DisclosureShare));
    }, iter: 100);

    [Fact]
    public void A_sure_grave_finding_passes_the_limit_by_itself_and_an_unsure_one_does_not()
    {
        Course([Session(0, 100, Found(1, "pressure", Level.Grave, .7))]).Alarm.ShouldBeTrue();
        Course([Session(0, 100, Found(1, "pressure", Level.Grave, .3))]).Alarm.ShouldBeFalse();
    }

    [Fact]
    public void However_often_an_ask_is_coaxed_in_one_session_it_is_one_ask()
    {
        Finding[] coaxed = [.. Enumerable.Range(0, 9).Select(n => Found((2 * n) + 1, "solicit.errand", Level.Violation, .9))];

        Course([Session(0, 20, coaxed)]).Chart.Points.Single().Count.ShouldBe(2);
        Course([Session(0, 20, coaxed)]).Alarm.ShouldBeFalse();
        Course([Session(0, 20, coaxed), Session(1, 20, coaxed)]).Alarm.ShouldBeTrue("the same again a week later is a course");
    }

    [Fact]
    public void Repetition_is_counted_once()
    {
        var again = Course([Session(0, 35, Found(1, "solicit.errand", Level.Violation, .4)), Session(1, 35, Found(1, "solicit.errand", Level.Violation, .4))]);

        again.Moments[1].Finding.Level.ShouldBe(Level.Grave, "the judge's step for the same act again");
        again.Chart.Points.Select(point => Math.Round(point.Count, 9)).ShouldBe([.8, .8]);
    }

    [Fact]
    public void A_suppressed_finding_does_not_count()
    {
        var session = Session(0, 35, Found(1, "fee", Level.Violation, 1));
        Course([session with { Findings = [session.Findings[0] with { Suppression = new(1, "fee", "agreed on the phone") }] }]).Moments.ShouldBeEmpty();
    }

    [Fact]
    public void Of_a_thousand_clean_dyads_of_fifty_sessions_at_most_one_in_twenty_raises_the_alarm()
    {
        var dice = new Dice(2026);
        var share = new Share(new CleanDyads().Alarms(1000, 50, () => dice.Next()), 1000);

        TestContext.Current.TestOutputHelper!.WriteLine($"{share.Right} of {share.Of} [{share.Low:0.0000} to {share.High:0.0000}]");
        share.High.ShouldBeLessThan(.05);
        share.Right.ShouldBeGreaterThan(0, "a chart that never alarms would pass as well");
    }

    [Theory]
    [InlineData(0, 10, 0, .27753)]
    [InlineData(50, 100, .40383, .59617)]
    [InlineData(10, 10, .72247, 1)]
    public void The_interval_is_Wilsons(int right, int of, double low, double high)
    {
        new Share(right, of).Low.ShouldBe(low, 1e-4);
        new Share(right, of).High.ShouldBe(high, 1e-4);
    }

    [Fact]
    public void Acts_over_time_are_those_that_looking_at_every_pair_finds() => Some.Sample(sessions =>
    {
        var entries = sessions.Select((session, index) => (session with { Held = index % 5 == 0 ? null : First.AddDays(index / 2) }, index % 3 == 0 ? "a" : (string?)"b")).ToList();
        string[] Levels(IEnumerable<Checked> all) => [.. all.SelectMany(session => session.Findings).Select(finding => $"{finding.Id} {string.Join('|', finding.LevelWhy)}")];

        Levels(Frame.OverTime(entries)).ShouldBe(Levels(entries.Select(entry => entry.Item1.Held is not { } held ? entry.Item1 : entry.Item1 with
        {
            Findings = [.. entry.Item1.Findings.Select(finding => entries.Any(other => other.Item2 == entry.Item2 && other.Item1.Held < held && other.Item1.Findings.Any(known => known.Act == finding.Act)) ? Framekeeper.Judgement.Judge.Again(finding) : finding)],
        })));
    }, iter: 200);

    private static string Json(IReadOnlyList<Checked> sessions)
    {
        using var json = new MemoryStream();
        CourseJson.Write(json, Course(sessions));
        return System.Text.Encoding.UTF8.GetString(json.ToArray());
    }

    private static Checked Shuffled(Checked session, Random random) => session with
    {
        Transcript = [.. session.Transcript!.Select(line =>
        {
            var words = line.Turn.Text.Split(' ');
            random.Shuffle(words);
            return session.Findings.Any(finding => finding.Turn == line.Turn.N) ? line : (line.Speaker, line.Name, Turn.Of(line.Turn.N, null, string.Join(' ', words)));
        })],
    };
}
