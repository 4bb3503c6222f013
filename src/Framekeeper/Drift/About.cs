using System.Text.RegularExpressions;

namespace Framekeeper.Drift;

/// <summary>What a disclosure is, and what it is about, by plain words. Where several fit, the one that weighs most.</summary>
internal static partial class About
{
    public static DisclosureKind Kind(string told) =>
        Immediacy().IsMatch(told) ? DisclosureKind.Immediacy
        : Insight().IsMatch(told) ? DisclosureKind.Insight
        : Strategy().IsMatch(told) ? DisclosureKind.Strategy
        : Feeling().IsMatch(told) ? DisclosureKind.Feeling
        : DisclosureKind.Fact;

    public static string Topic(string told) =>
        Attraction().IsMatch(told) ? "attraction"
        : Finances().IsMatch(told) ? "finances"
        : Health().IsMatch(told) ? "health"
        : Belief().IsMatch(told) ? "belief"
        : Family().IsMatch(told) ? "family"
        : Training().IsMatch(told) ? "training"
        : "past";

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:when you (?:say|cry|talk|look|tell|come)|(?:with|around|near) you\b|right now (?:with|as) you|you make me|I feel (?:close|drawn|moved|angry|hurt) .*\byou\b|sitting here with you)", Plain)]
    private static partial Regex Immediacy();

    [GeneratedRegex(@"\b(?:reali[sz]ed?|understood|came to see|come to see|it taught me|I learn(?:ed|t) that|looking back|it turned out|saw that|dawned on me|I see now)\b", Plain)]
    private static partial Regex Insight();

    [GeneratedRegex(@"\b(?:helped me|what helped|worked for me|I used to (?:go|do|write|walk|count|run|keep)|I (?:made|make) myself|I started (?:to )?\w+|I learn(?:ed|t) to|I tried|got me through|I keep (?:a|one)|my trick)\b", Plain)]
    private static partial Regex Strategy();

    [GeneratedRegex(@"\b(?:I (?:felt|feel)|I(?:'m| am| was) (?:so |very |just |really |still )?(?:afraid|scared|frightened|terrified|angry|furious|sad|lonely|ashamed|lost|jealous|heartbroken|hurt|tired|exhausted|proud|happy|miserable)|it hurt|broke my heart|I (?:cried|cry|hated|loved))\b", Plain)]
    private static partial Regex Feeling();

    [GeneratedRegex(@"\b(?:attracted|attraction|in love|love you|sex|sexual|my sex life|kiss|fantas\w+|desire|can no longer be with my (?:husband|wife|partner)|thinking (?:about|of) you)\b", Plain)]
    private static partial Regex Attraction();

    [GeneratedRegex(@"\b(?:money|debts?|rent|landlord|mortgage|overdraft|bank|loan|salary|broke|bankrupt|arrears|afford|pension|hours cut)\b", Plain)]
    private static partial Regex Finances();

    [GeneratedRegex(@"\b(?:cancer|chemo|scan|biopsy|surgery|operation|diagnos\w+|hospital|ill|illness|sick|panics?|depress\w+|drinking|sober|clean|pills|migraine|pregnan\w+|therapy myself|asthma|knees?|heart attack)\b", Plain)]
    private static partial Regex Health();

    [GeneratedRegex(@"\b(?:church|mass|god|pray\w*|methodist|catholic|baptist|muslim|mosque|temple|faith|believe in|vote[ds]?|voting|party|election|politic\w+)\b", Plain)]
    private static partial Regex Belief();

    [GeneratedRegex(@"\b(?:husband|wife|partner|married|marriage|divorce[d]?|separated|son|daughter|kids?|children|boys|girls|mother|father|mum|mom|dad|brother|sister|grand\w+|family|baby)\b", Plain)]
    private static partial Regex Family();

    [GeneratedRegex(@"\b(?:trained|training|studied|degree|doctorate|licen[cs]e\w*|qualified|supervis\w+|grad school|college|university|years (?:as|in practice))\b", Plain)]
    private static partial Regex Training();
}
