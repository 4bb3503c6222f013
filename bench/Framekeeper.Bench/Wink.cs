namespace Framekeeper.Bench;

/// <summary>wink-nlp with parts of speech and 50 patterns of its own kind: other work, and what a team on node would write. The first 6,000 messages, since it is slow.</summary>
internal static class Wink
{
    private const string Some = "6000";

    public static Contender[] Of(Messages messages) =>
        [new("wink-nlp, parts of speech + 50 patterns", () => Peer.Run("node_modules/wink-nlp", "node", "artifacts/peers/wink.js", messages.File, Some))];
}
