namespace Framekeeper.Consents;

/// <summary>What ends the time for which a recording is kept.</summary>
public enum Term
{
    /// <summary>It was signed off so many days ago.</summary>
    SignedOff,

    /// <summary>It was made so many days ago.</summary>
    Made,

    /// <summary>The day until which somebody agreed is over.</summary>
    ConsentEnds,

    /// <summary>Somebody withdrew, and the organisation's days of grace are over.</summary>
    Withdrawn,
}

/// <summary>When a recording must be destroyed, and by what.</summary>
/// <param name="Held">The last day of a hold that puts it off.</param>
public sealed record Destruction(DateTimeOffset At, Term Term, DateOnly? Held = null);

/// <summary>How long a recording is kept: as short as its purpose allows.</summary>
public static class Retention
{
    /// <summary>Days after sign-off, at most days after the recording, and the bounds and default of the days between a withdrawal and destruction.</summary>
    public const int AfterSignOff = 30, Longest = 90, MostGrace = 30, Grace = 7;

    /// <summary>Days after destruction on which the last backup key that could open a copy is gone.</summary>
    public const int InBackups = 31;

    /// <summary>The moment by which a recording must be destroyed.</summary>
    /// <param name="consents">Those of the treatment; others are passed over.</param>
    /// <param name="grace">Days between a withdrawal and destruction, 0 to 30.</param>
    /// <param name="zone">The organisation's: days end by it.</param>
    public static Destruction DestroyBy(Tape tape, IReadOnlyList<RecordingConsent> consents, int grace, IReadOnlyList<Hold> holds, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(consents);
        ArgumentNullException.ThrowIfNull(holds);
        ArgumentOutOfRangeException.ThrowIfNegative(grace);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grace, MostGrace);
        var ends = Ends().MinBy(end => end.At)!;
        var held = holds.Where(hold => hold.Tape == tape.Id && hold.Lifted is null).Select(hold => (DateOnly?)hold.Until).Max();
        return held is { } day && EndOf(day, zone) is var late && late > ends.At ? ends with { At = late, Held = day } : ends;

        IEnumerable<Destruction> Ends()
        {
            yield return new(tape.Held.AddDays(Longest), Term.Made);
            if (tape.SignedOff is { } signed)
            {
                yield return new(signed.AddDays(AfterSignOff), Term.SignedOff);
            }

            foreach (var locks in consents.Where(consent => consent.Locks(tape)))
            {
                yield return new(locks.Withdrawn!.Value.AddDays(grace), Term.Withdrawn);
            }

            // Who agreed twice agreed until the later day; of several people the first whose time is over ends it for all.
            foreach (var person in consents.Where(consent => consent.IsAbout(tape) && consent.Withdrawn is null).GroupBy(consent => consent.Person))
            {
                yield return new(EndOf(person.Max(consent => consent.Until), zone), Term.ConsentEnds);
            }
        }
    }

    /// <summary>The moment after which nobody may have it, whatever is agreed and whatever holds it back.</summary>
    internal static DateTimeOffset Over(Tape tape) =>
        tape.SignedOff is { } signed && signed.AddDays(AfterSignOff) is var end && end < tape.Held.AddDays(Longest) ? end : tape.Held.AddDays(Longest);

    /// <summary>For the form, before anybody agrees.</summary>
    public static string Says(int grace) =>
        $"A recording is destroyed {AfterSignOff} days after the supervisor has signed it off, at most {Longest} days after it was made, and never later than the last day that you agree to. "
        + $"You can withdraw at any time, without giving a reason: from that moment nobody can play it or read its transcript, and it is destroyed {Days(grace)}. "
        + "Only a complaint or a duty in law can put that off, until a stated day; you are told, and it stays closed meanwhile. "
        + $"Copies made against a broken disk cannot be opened any more {InBackups} days after that.";

    /// <summary>Why it was destroyed, for its certificate.</summary>
    public static string Say(Term term) => term switch
    {
        Term.SignedOff => $"it was signed off {AfterSignOff} days before",
        Term.ConsentEnds => "the last day that was agreed to is over",
        Term.Withdrawn => "consent was withdrawn",
        _ => $"it was made {Longest} days before",
    };

    private static string Days(int grace) => grace switch { 0 => "at once", 1 => "one day later", _ => $"{grace} days later" };

    /// <summary>The moment at which a day is over in a zone. A midnight that a zone leaves out is the first moment after it.</summary>
    private static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        if (day == DateOnly.MaxValue)
        {
            return DateTimeOffset.MaxValue;
        }

        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
