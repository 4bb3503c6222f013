using Framekeeper.Store.Clinic;

namespace Framekeeper.Tests.Store.Clinic;

public sealed class SightsTests : IDisposable
{
    private readonly Practice clinic = new();

    public void Dispose() => clinic.Dispose();

    [Fact]
    public async Task A_client_reads_who_saw_what_on_which_day_each_thing_once()
    {
        var tape = await clinic.Bring();
        var log = clinic.Data.Audit;
        log.Write("ade", "play", tape.Id, Sight.Seconds(TimeSpan.Zero, TimeSpan.FromSeconds(130)));
        log.Write("ade", "play", tape.Id, "2:00-4:10");
        log.Write("ade", "play", tape.Id, "1:00:00 to 1:02:03");
        log.Write("dana", "read", tape.Id);
        log.Write("ade", "play", "r-0000000000000000", "0:00-9:00");
        clinic.Clock.Pass(TimeSpan.FromDays(1));
        log.Write("gone", "play", tape.Id, "0:05-0:09");

        Seen(Practice.Treatment).ShouldBe([
            "2026-05-05 an account that is gone watched 0:05-0:09",
            "2026-05-04 Dana Reyes brought the recording",
            "2026-05-04 a supervisor watched 0:00-4:10, 1:00:00-1:02:03",
            "2026-05-04 Dana Reyes read the transcript",
        ]);
        Seen(Practice.Noor).ShouldBe(Seen(Practice.Treatment));
        Seen(Practice.Ilse).ShouldBeEmpty("she is not in it");
    }

    [Fact]
    public async Task It_is_told_of_destroyed_recordings_as_well_and_nothing_that_somebody_wrote_is_shown()
    {
        var tape = await clinic.Bring();
        clinic.Records.Tapes.Hold(tape.Id, "a complaint by Quillfeather", clinic.Today, "by letter", "ade");
        clinic.Records.Tapes.Lift(tape.Id, clinic.Records.Tapes.Holds(tape.Id).Single().Id, "ade");
        clinic.Records.Tapes.Destroy(tape.Id, "Quillfeather asked", "system");
        Seen(Practice.Noor).ShouldBe([
            "2026-05-04 Dana Reyes brought the recording",
            "2026-05-04 a supervisor changed how long it is kept",
            "2026-05-04 the program destroyed it",
        ]);
    }

    [Theory]
    [InlineData(0, 250, "0:00-4:10")]
    [InlineData(59.9, 60.1, "0:59-1:01")]
    [InlineData(3599, 3723, "59:59-1:02:03")]
    public void Seconds_are_written_so_that_none_is_left_out(double from, double to, string written) => Sight.Seconds(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to)).ShouldBe(written);

    private List<string> Seen(string of) => [.. clinic.Records.WhoSaw(of, account => account switch { "ade" => "a supervisor", "dana" => "Dana Reyes", _ => null })
        .Select(sight => $"{sight.Day:yyyy-MM-dd} {sight.Who} {sight.What}")];
}
