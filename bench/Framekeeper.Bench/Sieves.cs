using System.Numerics;
using Framekeeper.Language;

namespace Framekeeper.Bench;

/// <summary>Our own: all phrases of a message, or whether there is one.</summary>
internal static class Sieves
{
    public static Contender[] Of(Messages messages)
    {
        var sieve = new Sieve(Phrases.Read());
        return
        [
            new("sieve, all groups", () => Pass.Of(messages, () => All(sieve, messages))),
            new("sieve, any", () => Pass.Of(messages, () => Any(sieve, messages))),
        ];
    }

    private static (long, long?) All(Sieve sieve, Messages messages)
    {
        var (hits, groups) = (0L, 0L);
        for (var i = 0; i < messages.Count; i++)
        {
            var found = sieve.Find(messages[i]);
            hits += found != 0 ? 1 : 0;
            groups += BitOperations.PopCount(found);
        }

        return (hits, groups);
    }

    private static (long, long?) Any(Sieve sieve, Messages messages)
    {
        var hits = 0L;
        for (var i = 0; i < messages.Count; i++)
        {
            hits += sieve.Any(messages[i]) ? 1 : 0;
        }

        return (hits, null);
    }
}
