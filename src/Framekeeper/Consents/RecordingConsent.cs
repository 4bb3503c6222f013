namespace Framekeeper.Consents;

/// <summary>What one recorded person agreed to.</summary>
/// <param name="Person">Who agreed, by id.</param>
/// <param name="Audience">Whom: <c>account:ID</c>, or <c>group:ID</c> for whoever is in it on the day.</param>
/// <param name="Medium">With <see cref="Medium.Video"/>, sound as well.</param>
/// <param name="Until">The last day, in the organisation's zone.</param>
/// <param name="How"><see cref="OnScreen"/> or <see cref="OnPaper"/>.</param>
/// <param name="Witness">The account that saw a signature on paper.</param>
/// <param name="Tape">The one recording that it is about; null: all of the treatment.</param>
/// <param name="Withdrawn">When it was taken back; that is never undone.</param>
public sealed record RecordingConsent(
    string Id,
    string Treatment,
    string Person,
    IReadOnlyList<Purpose> Purposes,
    IReadOnlyList<string> Audience,
    Medium Medium,
    DateOnly Until,
    DateTimeOffset Given,
    string How,
    string? Witness = null,
    string? Tape = null,
    DateTimeOffset? Withdrawn = null)
{
    /// <summary>How somebody signed.</summary>
    public const string OnScreen = "on screen", OnPaper = "on paper";

    /// <summary>Whether it is about a recording, of which its person is a part.</summary>
    public bool IsAbout(Tape tape)
    {
        ArgumentNullException.ThrowIfNull(tape);
        return Treatment == tape.Treatment && (Tape is null || Tape == tape.Id) && tape.Recorded.Contains(Person);
    }

    /// <summary>Whether its withdrawal locks a recording for everybody. What was recorded after it needs another consent, and is not locked by this one.</summary>
    public bool Locks(Tape tape) => Withdrawn is { } at && IsAbout(tape) && tape.Held <= at;

    /// <summary>The id alone.</summary>
    public override string ToString() => $"recording consent {Id}";
}
