namespace Framekeeper.Language;

/// <summary>The careful second pass: reads the turns that the gate lets through, with what was said before them. Safe for use from several threads.</summary>
public interface IReader
{
    /// <summary>The first 12 hex digits of SHA-256 over the model's bytes.</summary>
    string Digest { get; }

    /// <summary>The log likelihood ratio at which precision and recall weigh alike for therapist turns.</summary>
    double BalancedRatio { get; }

    /// <summary>Whether a turn is worth reading of which the gate makes this.</summary>
    bool Reads(Role speaker, IReadOnlyList<Proposal> gate);

    /// <summary>What each passage carries, in the passages' order; many at once cost less than one by one.</summary>
    /// <param name="all">Also what the shipped threshold holds back.</param>
    IReadOnlyList<IReadOnlyList<Proposal>> Read(IReadOnlyList<Passage> passages, bool all);

    /// <summary>Whether an account in a client's own words speaks of danger; tuned for recall.</summary>
    bool HearsDanger(string account);
}

/// <summary>A turn in its place, as a reader sees it.</summary>
/// <param name="Before">What was said before, latest first: the last few turns, whoever spoke.</param>
/// <param name="Gate">What the gate makes of the turn, whatever it would have shown.</param>
/// <param name="Terms">The agreement in force, in words (<see cref="Agreement.InWords"/>); an account has none.</param>
public sealed record Passage(Role Speaker, string Text, IReadOnlyList<(Role Speaker, string Text)> Before, IReadOnlyList<Proposal> Gate, string Terms = "")
{
    /// <summary>How many turns before are kept.</summary>
    public const int LookBack = 4;

    /// <summary>Never the words.</summary>
    public override string ToString() => $"{Speaker.Name()}, after {Before.Count}";
}
