using Framekeeper.Consents;

namespace Framekeeper.Tests.Consents;

/// <summary>A recording of Noor's session with Dana, which Ade supervises, and what is agreed to of it.</summary>
internal static class Agreed
{
    public static readonly DateTimeOffset Now = new(2026, 5, 20, 14, 0, 0, TimeSpan.FromHours(-5));

    public static readonly Tape Monday = new("r-1", "d-1", ["noor"], Medium.Video, new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.FromHours(-5)), true, "dana") { Arrived = Now.AddDays(-15) };

    public static readonly RecordingConsent Yes = new("rc-1", "d-1", "noor", [Purpose.Supervision, Purpose.Group, Purpose.Evaluation, Purpose.Quality, Purpose.Software], ["account:dana", "account:ade", "group:tuesday"],
        Medium.Video, new DateOnly(2026, 12, 31), new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero), RecordingConsent.OnScreen);

    public static readonly Watcher Dana = new("dana", [], Treats: true, Supervises: false, Trainee: true);

    public static readonly Watcher Ade = new("ade", [], Treats: false, Supervises: true, Trainee: false);

    /// <summary>A trainee of the Tuesday group.</summary>
    public static readonly Watcher Kofi = new("kofi", ["tuesday"], Treats: false, Supervises: false, Trainee: true);

    public static Permit MayWatch(Tape? tape = null, RecordingConsent? consent = null, Watcher? watcher = null, Purpose purpose = Purpose.Supervision, Medium medium = Medium.Video, Narrowing narrowing = Narrowing.None, DateTimeOffset? now = null) =>
        Permit.Of(tape ?? Monday, narrowing, [consent ?? Yes], watcher ?? Ade, purpose, medium, now ?? Now);
}
