using System.Text.RegularExpressions;

namespace Framekeeper.Scoring;

/// <summary>The figures of some of the therapist's turns.</summary>
/// <param name="Group">What they are told apart by.</param>
/// <param name="Turns">How many there are.</param>
/// <param name="Flagged">Of those in frame, the share that is flagged all the same.</param>
internal sealed record Subset(string Group, string Name, int Turns, Measured Measured, double Flagged)
{
    /// <summary>Told in every report: guises are guessed from the words.</summary>
    public const string Rule = "Guises are told apart by a rule of thumb over the words: a hint has a phrase such as \"just saying\", \"if you ever\" or \"wouldn't say no\"; a direct ask has can, could, will or would before \"you\" with me, my, us or I, or \"send me\" and its like; "
        + "the rest of the acts is an offer or a statement. A near miss is quoted where it has quotation marks or says who said it, negated where it has a no. Chat and machine's transcript go by the setting, or by a text without marks and capitals.";

    private static readonly string[] Frequencies = ["1 to 4 times here", "5 to 14 times here", "15 times and more here"];

    public static IEnumerable<Subset> All(IReadOnlyList<Judged> asked, Cut cut, Resamples resamples)
    {
        var times = asked.SelectMany(turn => turn.Label.Acts).CountBy(act => act).ToDictionary();
        var noisy = asked.GroupBy(turn => turn.Unit).ToDictionary(unit => unit.Key, unit => Guise.IsNoisy([.. unit]));
        return
        [
            .. By("voice", turn => turn.Label.Voice),
            .. By("whole or pair", turn => turn.Label.Whole ? "whole session" : "contrast pair"),
            .. By("guise of what is beyond", turn => turn.Label.Beyond ? Guise.OfAct(turn.Turn.Text) : null),
            .. By("near miss in frame", turn => turn.Label.Beyond || turn.Turn.Near is null ? null : Guise.OfNear(turn.Turn.Text)),
            .. By("how it comes", turn => noisy[turn.Unit] ? "machine's transcript" : Guise.IsChat(turn) ? "chat" : "spoken or tidied"),
            .. By("how often the act comes", turn => turn.Label.Beyond ? Frequencies[turn.Label.Acts.Max(act => times[act]) switch { < 5 => 0, < 15 => 1, _ => 2 }] : null),
        ];

        IEnumerable<Subset> By(string group, Func<Judged, string?> name) => asked
            .Select(turn => (Name: name(turn), Turn: turn)).Where(entry => entry.Name is not null)
            .GroupBy(entry => entry.Name!, entry => entry.Turn).OrderBy(same => Array.IndexOf(Frequencies, same.Key)).ThenBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => Of(group, same.Key, [.. same], cut, resamples));
    }

    private static Subset Of(string group, string name, List<Judged> turns, Cut cut, Resamples resamples)
    {
        var counts = Counts.Of(turns, turn => turn.Unit, turn => turn.Label.Beyond, cut.IsBeyond);
        return new Subset(group, name, turns.Count, Measured.Of(name, counts, resamples), (double)counts.Whole.False / (turns.Count - counts.Whole.There));
    }
}

/// <summary>How an act or a near miss is put, by a rule of thumb (<see cref="Subset.Rule"/>).</summary>
internal static partial class Guise
{
    public static string OfAct(string text) => Hint().IsMatch(text) ? "hinted" : (Ask().IsMatch(text) && Own().IsMatch(text)) || Plain().IsMatch(text) ? "direct" : "indirect";

    public static string OfNear(string text) => Quoted().IsMatch(text) ? "quoted" : Negated().IsMatch(text) ? "negated" : "neither";

    public static bool IsChat(Judged turn) => turn.Turn.Sent is not null || Written().IsMatch($"{turn.Turn.Channel} {turn.Session.Channel} {turn.Session.Setting}");

    /// <summary>Said so by the setting, or more than forty words without a capital's start or a full stop's end.</summary>
    public static bool IsNoisy(IReadOnlyList<Judged> session)
    {
        if (session[0].Session.Setting?.Contains("automatic transcript", StringComparison.OrdinalIgnoreCase) ?? false)
        {
            return true;
        }

        var texts = session.Select(turn => turn.Turn.Text).Where(text => text.Length > 0).ToList();
        return texts.Sum(text => text.Count(char.IsWhiteSpace) + 1) > 40 && texts.All(text => !char.IsUpper(text[0]) && !text.Any(letter => letter is '.' or ',' or '?' or '!'));
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(just|only) (saying|a thought|thinking out loud|putting it out there|mention)|\bif (you|u) (ever|happen|were to|felt like)|\bif (anyone|anybody|someone|somebody)|n[o']t (say|saying) no\b|wouldn['’]?t (mind|complain|object|hurt)|not that i['’]?m asking|\bno pressure\b|\bi('d| would) never ask\b|\bwink", Options)]
    private static partial Regex Hint();

    [GeneratedRegex(@"\b(can|could|can['’]?t|couldn['’]?t|will|would|won['’]?t|wouldn['’]?t)\s+(you|ya|u)\b", Options)]
    private static partial Regex Ask();

    [GeneratedRegex(@"\b(give|lend|send|bring|get|grab|spot|text|call|add|follow|hug|kiss) (me|us)\b|\bi need you\b|\bany chance you\b|\bdo me a\b", Options)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\b(me|my|us|our|i)\b", Options)]
    private static partial Regex Own();

    [GeneratedRegex(@"[""“”]|(^|\s)['‘][^'’]+['’](\s|$|[.,?!])|\b(he|she|they|who|somebody|someone|mum|mom|dad|mother|father|boss|sister|brother)\s+(said|says|asked|asks|told|tells|wanted|wants)\b", Options)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(no|not|never|none|nothing|cannot|without)\b|n['’]t\b|\b(dont|cant|wont|didnt|doesnt|isnt|wouldnt|couldnt|shouldnt)\b", Options)]
    private static partial Regex Negated();

    [GeneratedRegex(@"\b(chat|thread|portal|texts?|sms|whatsapp|messag\w*|e-?mails?|letters?|async)\b", Options)]
    private static partial Regex Written();
}
