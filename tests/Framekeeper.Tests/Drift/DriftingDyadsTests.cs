using Framekeeper.Drift;
using Framekeeper.Formats;
using Framekeeper.Tests.Formats;
using Framekeeper.Tests.Reader;
using Framekeeper.Training;

namespace Framekeeper.Tests.Drift;

/// <summary>Six invented dyads that drift, judged by the shipped judge; and real talk in which nobody does.</summary>
public sealed class DriftingDyadsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "samples", "drift");

    public static TheoryData<string> Dyads => [.. Directory.GetFiles(Folder, "*.jsonl").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Dyads))]
    public void A_dyad_that_drifts_raises_the_alarm(string dyad)
    {
        var course = Judged(Read(Path.Combine(Folder, dyad + ".jsonl")));

        TestContext.Current.TestOutputHelper!.WriteLine($"{dyad}: alarm {course.Since:yyyy-MM-dd}, {course.Chart.Points.TakeWhile(point => point != course.Chart.Alarm).Count() + 1} of {course.Sessions} sessions");
        course.Alarm.ShouldBeTrue();
        course.Recurrences.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_first_coffee_alone_raises_none() => Judged(Read(Path.Combine(Folder, "ohio-coffee.jsonl"))[..3]).Alarm.ShouldBeFalse();

    [Fact]
    public void Real_clean_talk_strung_together_raises_none()
    {
        var real = Real().ConvertAll(session => Readers.Frame.Check(session, Agreements.None, new CheckOptions { Transcript = true }));
        var dice = new Dice(2026);

        Strung.Together(real).Alarm.ShouldBeFalse();
        Strung.Alarms(real, 300, 50, () => dice.Next()).ShouldBe(0);
    }

    /// <summary>Each scrap stands within a real session, whose length drains the chart and whose talk tempts the judge.</summary>
    [Fact]
    public void Within_whole_real_sessions_most_of_them_are_still_found()
    {
        var (real, dice, found, all) = (Real(), new Dice(7), 0, 0);
        foreach (var file in Directory.GetFiles(Folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var dyad = Read(file);
            var course = Judged(dyad.ConvertAll(scrap => Within(real[dice.Next(real.Count)], scrap)));
            TestContext.Current.TestOutputHelper!.WriteLine($"{Path.GetFileName(file)}: {(course.Alarm ? $"alarm {course.Since:yyyy-MM-dd}, {course.Chart.Points.TakeWhile(point => point != course.Chart.Alarm).Count() + 1} of {course.Sessions} sessions" : $"none, {course.Chart.Peak:0.00} at most")}");
            (found, all) = (found + (course.Alarm ? 1 : 0), all + 1);
        }

        found.ShouldBeGreaterThanOrEqualTo(all - 1);
    }

    private static Course Judged(List<Session> sessions) => Courses.Of([.. sessions.Select(session => (Readers.Frame.Check(session, Agreements.None, new CheckOptions { Transcript = true }), session.Dyad))])[0];

    private static Session Within(Session real, Session scrap) => scrap with
    {
        Turns = [.. real.Turns.Select(turn => turn with { Speaker = turn.Speaker!.ToLowerInvariant(), At = null, Until = null }).Concat(scrap.Turns).Select((turn, index) => turn with { N = index + 1 })],
    };

    private static List<Session> Real() => [.. Directory.GetFiles(TestData.Folder("annomi-dev"), "*.vtt").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static List<Session> Read(string file)
    {
        using var stream = File.OpenRead(file);
        return [.. Transcript.Read(stream, file, Transcript.ByName(file)!.Value, (json, name, line) => AgreementShort.Read(json, name, line, Frame.Default.Book.Acts)).Select(session => session with { Turns = [.. session.Turns] })];
    }
}
