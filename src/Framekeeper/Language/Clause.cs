using System.Text.RegularExpressions;

namespace Framekeeper.Language;

/// <summary>One sentence of a turn on its way through the finders of terms.</summary>
internal sealed partial class Clause(string turn, int start, int end, Move moves, ulong anchors, List<Term> found)
{
    public const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public string Text { get; } = turn[start..end];

    /// <summary>Where the sentence begins in the turn, in UTF-16 code units.</summary>
    public int Start => start;

    public Move Moves => moves;

    /// <summary>Which anchors of patterns the sentence has.</summary>
    public ulong Anchors => anchors;

    /// <summary>The same sentence, on which every pattern is tried.</summary>
    public Clause Unsieved() => new(turn, start, end, moves, Needs.Every, found);

    /// <summary>What follows in the turn: a purpose is often named one breath later.</summary>
    public string After => turn[end..Math.Min(turn.Length, end + 120)];

    public bool Asks => (moves & Move.Question) != 0;

    /// <summary>A third person in the sentence: what is said may be theirs.</summary>
    public bool OfOthers => Others().IsMatch(Text);

    /// <summary>Whether the piece between commas that holds the match says no. "Why don't we" and "no rush" do not.</summary>
    public bool Negated(Capture match)
    {
        var from = match.Index == 0 ? 0 : Text.LastIndexOfAny([',', ';', ':', '–', '—'], match.Index - 1) + 1;
        var until = Text.IndexOfAny([',', ';', '–', '—'], match.Index + match.Length) is >= 0 and var pause ? pause : Text.Length;
        var piece = Text[from..until];
        return No().IsMatch(piece) && !Yes().IsMatch(piece);
    }

    /// <summary>A reminder of what was agreed on is no departure from it.</summary>
    public bool Planned => Plan().IsMatch(Text);

    public void Add(TermKind kind, string value, decimal? number, Capture match, bool proposes, string? name = null) =>
        found.Add(new Term(kind, value, number, proposes, start + match.Index, start + match.Index + match.Length, name));

    [GeneratedRegex(@"\b(?:he|she|they|him|her|hers|his|them|their|he's|she's|they're|he'll|she'll|they'll|he'd|she'd|they'd|somebody|someone|everyone|people)\b", Plain)]
    private static partial Regex Others();

    [GeneratedRegex(@"\b(?:as (?:we )?(?:planned|agreed|discussed|arranged)|we (?:planned|agreed)|(?:in|on|from) (?:your|the|our) (?:plan|sheet|list|hierarchy|ladder|form)|you signed|signed for|your consent|consent form|exposure|hierarchy|ladder)\b", Plain)]
    private static partial Regex Plan();

    [GeneratedRegex(@"n't\b|\b(?:not|no|never|cannot|without|neither|nor|rather than|instead of|sooner than|stop|avoid)\b", Plain)]
    private static partial Regex No();

    [GeneratedRegex(@"\b(?:why (?:don't|not)|(?:could|can|would|won|should|do|did)n't (?:you|we)\b.*\?|not only|not just|no (?:rush|problem|worries|need|bother|charge|extra|matter|harm)|don't (?:worry|tell|be shy|hesitate|bother with)|(?:can't|couldn't) we|if you don't mind|if it's not|rather than|instead of|sooner than|won't (?:mind|cost|hurt|bite)|wouldn't (?:mind|hurt))", Plain)]
    private static partial Regex Yes();
}
