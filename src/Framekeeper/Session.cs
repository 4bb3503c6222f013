using System.Text;

namespace Framekeeper;

/// <summary>One turn: what one speaker says or writes before the other does. The unit of judgement.</summary>
/// <remarks>Text is kept as UTF-8 and decoded only for findings. <see cref="ToString"/> never shows it.</remarks>
public sealed record Turn
{
    /// <summary>The turn's id within its session; never reused or renumbered.</summary>
    public required int N { get; init; }

    /// <summary>The speaker as the source names them; null where the source names nobody.</summary>
    public required string? Speaker { get; init; }

    /// <summary>The turn's text, valid UTF-8, markup and entities resolved.</summary>
    public required ReadOnlyMemory<byte> Utf8 { get; init; }

    /// <summary>When the turn begins, from the start of the recording.</summary>
    public TimeSpan? At { get; init; }

    /// <summary>When the turn ends, from the start of the recording.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>When a message was sent.</summary>
    public DateTimeOffset? Sent { get; init; }

    /// <summary>The channel of this message where it differs from the session's.</summary>
    public string? Channel { get; init; }

    /// <summary>1-based line of the source where the turn begins.</summary>
    public int? Line { get; init; }

    /// <summary>Labels of a labelled session: the acts this turn carries; null where the session is not labelled.</summary>
    public IReadOnlyList<string>? Acts { get; init; }

    /// <summary>In labelled sessions, the act that this in-frame turn could be mistaken for.</summary>
    public string? Near { get; init; }

    /// <summary>In labelled accounts, whether it speaks of suicide, self-harm or danger; null where nobody said.</summary>
    public bool? Crisis { get; init; }

    /// <summary>The text, decoded anew at each call.</summary>
    public string Text => Encoding.UTF8.GetString(Utf8.Span);

    /// <summary>A turn from text.</summary>
    public static Turn Of(int n, string? speaker, string text) => new() { N = n, Speaker = speaker, Utf8 = Encoding.UTF8.GetBytes(text) };

    /// <summary>Number and size alone: words of a session never reach a log.</summary>
    public override string ToString() => $"turn {N} ({Utf8.Length} bytes)";
}

/// <summary>A recorded session, or a message thread (a session whose turns carry <c>sent</c> and <c>channel</c>).</summary>
/// <remarks><see cref="Turns"/> may be read once only, straight from the source, so that a long session needs little memory.</remarks>
public sealed record Session
{
    /// <summary>The session's id: its own, else the file's name without its ending.</summary>
    public required string Id { get; init; }

    /// <summary>The turns in order. Reading them may throw <see cref="InputException"/>.</summary>
    public required IEnumerable<Turn> Turns { get; init; }

    /// <summary>The dyad, where the source names one.</summary>
    public string? Dyad { get; init; }

    /// <summary>When it was held.</summary>
    public DateTimeOffset? Held { get; init; }

    /// <summary>By what it was held (<c>video</c>, <c>portal</c>).</summary>
    public string? Channel { get; init; }

    /// <summary>Where it was held.</summary>
    public string? Place { get; init; }

    /// <summary>The agreement that the source carries inline, if any.</summary>
    public Agreement? Agreement { get; init; }

    /// <summary>The id of an agreement that the source names but does not carry.</summary>
    public string? AgreementId { get; init; }

    /// <summary>Suppressions found in the source itself (<c>NOTE framekeeper-ignore</c>); filled while the turns are read.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Who wrote or recorded it, in labelled data; splits go by it.</summary>
    public string? Voice { get; init; }

    /// <summary>Where and how it is held, in its writer's words, in labelled data.</summary>
    public string? Setting { get; init; }

    /// <summary>The file it came from, as the user named it.</summary>
    public string Source { get; init; } = "";

    /// <summary>Id and source alone.</summary>
    public override string ToString() => $"session {Id}";
}

/// <summary>A reasoned wish not to see one act in one turn. <see cref="Level.Grave"/> findings ignore it.</summary>
public sealed record Suppression(int Turn, string Act, string Reason, string? By = null)
{
    /// <summary>Never the reason, which somebody wrote.</summary>
    public override string ToString() => $"suppression of {Act} in turn {Turn}";
}
