namespace Framekeeper.Bench;

/// <summary>Vectorscan (Debian's build) through the small program in C in bench/peers.</summary>
internal static class Vectorscan
{
    private const string Program = "artifacts/peers/vectorscan";

    public static Contender[] Of(Messages messages) =>
    [
        Over(messages, @"Vectorscan, \b, all groups", "plain", "all"),
        Over(messages, @"Vectorscan, \b, any", "plain", "any"),
        Over(messages, "Vectorscan, the sieve's borders (same hits)", "tokens", "all"),
    ];

    private static Contender Over(Messages messages, string name, string borders, string which) =>
        new(name, () => Peer.Run("vectorscan", Program, Phrases.File, messages.File, borders, which));
}
