using Framekeeper.Rules;

namespace Framekeeper.Clearance;

/// <summary>What a path comes to by a page.</summary>
/// <param name="Steps">From the page's level to this one, in words.</param>
internal sealed record Meaning(TiePage Page, Level Level, IReadOnlyList<string> Steps)
{
    /// <summary>The page by which a path weighs most; null where no page speaks of it. Levels of ties move here and nowhere else.</summary>
    public static Meaning? Of(IReadOnlyList<TiePage> pages, List<Composed> path)
    {
        Meaning? worst = null;
        foreach (var page in pages)
        {
            foreach (var pattern in page.Paths)
            {
                if (Fits(pattern, path, out var ended) && Weigh(page, ended) is var meaning && (worst is null || meaning.Level > worst.Level))
                {
                    worst = meaning;
                }
            }
        }

        return worst;
    }

    private static Meaning Weigh(TiePage page, bool ended) => ended && !page.Lasts
        ? new Meaning(page, page.Level.Down(), [$"{page.Level.Name()} by the rule page", page.Level == Level.Note ? "a tie on the way has ended" : "one step down: a tie on the way has ended"])
        : new Meaning(page, page.Level, [$"{page.Level.Name()} by the rule page"]);

    /// <summary>Step by step; what has ended fits a page that names it as former, and else one that names it as it was.</summary>
    private static bool Fits(IReadOnlyList<IReadOnlyList<string>> pattern, List<Composed> path, out bool ended)
    {
        ended = false;
        if (pattern.Count != path.Count)
        {
            return false;
        }

        for (var at = 0; at < path.Count; at++)
        {
            var step = path[at];
            if (step.Ended && pattern[at].Contains($"former-{step.Word}"))
            {
                continue;
            }

            if (!pattern[at].Contains(step.Word))
            {
                return false;
            }

            ended |= step.Ended;
        }

        return true;
    }
}
