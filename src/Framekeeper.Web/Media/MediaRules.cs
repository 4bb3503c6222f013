using System.Security.Claims;

namespace Framekeeper.Web.Media;

/// <summary>What the media endpoints ask of the clinic's records, and tell them.</summary>
public sealed class MediaRules
{
    /// <summary>Why this may not be uploaded, as a sentence; null if it may.</summary>
    public required Func<Upload, string?> MayUpload { get; init; }

    /// <summary>An upload has begun; its key is made.</summary>
    public Action<Upload> Begun { get; init; } = _ => { };

    /// <summary>All of it is there and is what it was said to be. Told again if the process ended before it was noted: the id says which.</summary>
    public required Action<Upload, Recorded> Completed { get; init; }

    /// <summary>An upload was taken back, refused or has expired; its bytes and its key are gone.</summary>
    public Action<Upload> Dropped { get; init; } = _ => { };

    /// <summary>What is kept of a tape; null if there is none of this id.</summary>
    public required Func<string, PlayedTape?> Find { get; init; }

    /// <summary>Whether this viewer may play this tape now. Asked at every request, and while a response is under way.</summary>
    public required Func<PlayAsked, PlayPermit> Permit { get; init; }

    /// <summary>For what in the viewer's room the play waits, as a sentence; null if for nothing, and then those who are there have been written down. Asked as <see cref="Permit"/> is, of plays alone.</summary>
    public Func<PlayAsked, string?> Waits { get; init; } = _ => null;

    /// <summary>An account has played a stretch of a tape.</summary>
    public Action<string, string, TimeSpan, TimeSpan> Played { get; init; } = (_, _, _, _) => { };

    /// <summary>Where <c>ffmpeg</c> lies; null where there is none.</summary>
    public string? Ffmpeg { get; init; } = Portion.OnPath(Environment.GetEnvironmentVariable("PATH"));

    /// <summary>Takes turns out of the transcript, comments and findings, and closes what stays by the new key.</summary>
    /// <remarks>Reads what the tape's old key closes, calls the given action once, which destroys that key and puts the new one in its place, and writes back what is not within the portion.</remarks>
    public Action<string, TimeSpan, TimeSpan, Action> CutWords { get; init; } = (_, _, _, swap) => swap();
}

/// <summary>A tape as it is played.</summary>
/// <param name="Type">Its content type.</param>
/// <param name="Medium"><c>video</c> or <c>audio</c>.</param>
public sealed record PlayedTape(string Type, string Medium);

/// <summary>What a viewer asks for.</summary>
/// <param name="Purpose">In small letters: <c>supervision</c>, <c>group</c>, …</param>
public sealed record PlayAsked(string Tape, ClaimsPrincipal Viewer, string Purpose, string Medium);

/// <summary>The answer to a viewer.</summary>
/// <param name="Says">Why not, for the viewer to read.</param>
public sealed record PlayPermit(bool Allowed, string Says);
