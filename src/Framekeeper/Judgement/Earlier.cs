namespace Framekeeper.Judgement;

/// <summary>What was found before in this dyad, passed in, so that the judge stays pure.</summary>
/// <param name="InSession">Acts of earlier turns of the same session.</param>
/// <param name="BeforeSession">Acts of sessions held before.</param>
public sealed record Earlier(IReadOnlySet<string> InSession, IReadOnlySet<string> BeforeSession)
{
    /// <summary>Nothing was found before.</summary>
    public static Earlier None { get; } = new(new HashSet<string>(), new HashSet<string>());
}
