namespace Framekeeper.Supervision;

/// <summary>Who stands where towards a session.</summary>
public enum Seat
{
    /// <summary>It is their own session.</summary>
    Therapist,

    /// <summary>They answer for it.</summary>
    Supervisor,

    /// <summary>They watch in a group or a class.</summary>
    Group,

    /// <summary>They look after the clinic's work.</summary>
    Clinic,
}

/// <summary>Private first, with a limit: the therapist sees the own session and its findings before anybody; the rest opens after their own reading or after 48 hours, whichever comes first.</summary>
/// <remarks>Consent comes before all of this (<c>Permit</c>): what it closes, nothing here opens.</remarks>
public static class Openness
{
    /// <summary>So long a session is the therapist's own.</summary>
    public static readonly TimeSpan Private = TimeSpan.FromHours(48);

    /// <summary>When a session opens to the supervisor.</summary>
    /// <param name="arrived">When the recording was all here.</param>
    public static DateTimeOffset OpensAt(DateTimeOffset arrived, OwnReading? reading) => reading is { At: var at } && at < arrived + Private ? at : arrived + Private;

    /// <summary>Whether a session may be looked at, its findings and stops with it.</summary>
    /// <param name="grave">Something grave was found and not dismissed: it goes to the responsible supervisor at once.</param>
    /// <param name="released">The supervisor has released the session to the group.</param>
    public static bool IsOpen(Seat seat, DateTimeOffset arrived, OwnReading? reading, bool grave, bool released, DateTimeOffset now) => seat switch
    {
        Seat.Therapist => true,
        Seat.Supervisor => grave || OpensAt(arrived, reading) <= now,
        Seat.Group => released && OpensAt(arrived, reading) <= now,
        _ => OpensAt(arrived, reading) <= now,
    };

    /// <summary>Whether somebody sees a stop of an open session.</summary>
    public static bool Sees(Seat seat, Stop stop, string account, bool released)
    {
        ArgumentNullException.ThrowIfNull(stop);
        return stop.By == account || stop.Visibility switch
        {
            Visibility.Group => seat is Seat.Therapist or Seat.Supervisor || (seat == Seat.Group && released),
            Visibility.Trainee => seat is Seat.Therapist or Seat.Supervisor,
            _ => seat == Seat.Supervisor,
        };
    }
}
