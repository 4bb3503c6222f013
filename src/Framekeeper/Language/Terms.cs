using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Framekeeper.Language;

/// <summary>What of an agreement a sentence names.</summary>
public enum TermKind
{
    /// <summary>A sum that is asked or named as the price; the value is the currency as it was said.</summary>
    Price,

    /// <summary>What the price is for: session, hour, week, month.</summary>
    Per,

    /// <summary>A way to pay.</summary>
    Method,

    /// <summary>A way to reach each other.</summary>
    Channel,

    /// <summary>Where treatment is to be.</summary>
    Place,

    /// <summary>A time of day for a session.</summary>
    Clock,

    /// <summary>A time of day for a call or message.</summary>
    Late,

    /// <summary>How long a session is to be; the value <c>extra</c> for minutes on top.</summary>
    Length,

    /// <summary>How often sessions are to be, in sessions a week.</summary>
    Often,

    /// <summary>Recording, keeping or showing a session; the value names the audience or purpose, if any.</summary>
    Recording,
}

/// <summary>A term of the agreement that a therapist's sentence names.</summary>
/// <param name="Value">In one word: the currency, the method, the channel's or place's kind, the audience.</param>
/// <param name="Number">The sum, the minutes, the sessions a week, the minute of the day.</param>
/// <param name="Proposes">The sentence puts it to the client (asks, offers, announces), rather than only naming it.</param>
/// <param name="Start">In UTF-16 code units of the turn.</param>
/// <param name="Name">What tells this one from others of its kind: the street of a café, the digits of a number.</param>
public sealed record Term(TermKind Kind, string Value, decimal? Number, bool Proposes, int Start, int End, string? Name = null)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"{Kind} term";
}

/// <summary>Finds the terms that a therapist's turn names and means: quotation, role play, refusal and teaching are passed over.</summary>
internal sealed partial class Terms(Grammar grammar, Lexicon words)
{
    private readonly ulong triggers = new[] { "fee", "money", "contact", "place", "meet", "record", "when", "goods", "exception" }.Aggregate(0UL, (bits, name) => bits | words.Bit(name));

    /// <summary>Nobody says a term in a sentence of two thousand letters; patterns are tried on shorter ones alone.</summary>
    private const int LongestSentence = 2000;

    /// <summary>What the classes of words do not hold: most turns name no term, and need no pattern tried.</summary>
    private static readonly SearchValues<string> Anchors = SearchValues.Create(
        ["ty", "teen", "hundred", "mail", "text", "phone", "call", "ring", "ping", "messag", "mine", "ours", "daily", "times a", "every", "twice", "weekly", "double", "eleven", "twelve"], StringComparison.OrdinalIgnoreCase);

    /// <param name="plain">Takes the acts that stand on the face of a sentence.</param>
    public IReadOnlyList<Term> Of(ReadOnlySpan<byte> text, Reading turn, Reading? other, List<PlainAct> plain)
    {
        var named = (turn.ClassesIn(0, turn.Tokens.Count) & triggers) != 0 || text.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0;
        var whole = Encoding.UTF8.GetString(text).Replace('’', '\'').Replace('‘', '\'');
        if (Play().IsMatch(whole))
        {
            return [];
        }

        var termed = named || whole.AsSpan().ContainsAny(Anchors);
        var quoted = Quotations().Matches(whole);
        var found = new List<Term>();
        var (bytes, chars) = (0, 0);
        foreach (var (first, last) in turn.Sentences)
        {
            var start = chars + Encoding.UTF8.GetCharCount(text[bytes..turn.Tokens[first].Start]);
            var end = start + Encoding.UTF8.GetCharCount(text[turn.Tokens[first].Start..turn.Tokens[last - 1].End]);
            (bytes, chars) = (turn.Tokens[last - 1].End, end);
            var clause = new Clause(whole, start, end, grammar.Of(turn, first, last, other), found);
            if (end - start > LongestSentence || Unmeant(clause))
            {
                continue;
            }

            PlainActs.Find(clause, plain);
            if (termed)
            {
                Prices.Find(clause);
                Methods.Find(clause);
                Channels.Find(clause);
                Places.Find(clause);
                Times.Find(clause);
                Recordings.Find(clause);
            }
        }

        plain.RemoveAll(act => quoted.Any(quote => quote.Index < act.Start && act.End <= quote.Index + quote.Length));
        return quoted.Count == 0 ? found : [.. found.Where(term => !quoted.Any(quote => quote.Index < term.Start && term.End <= quote.Index + quote.Length))];
    }

    private static bool Unmeant(Clause clause) => (clause.Moves & Move.Reported) != 0 || Supposed().IsMatch(clause.Text) || Taught().IsMatch(clause.Text);

    /// <summary>Role play holds for the whole turn: who plays says so once.</summary>
    [GeneratedRegex(@"\b(?:role[- ]?play\w*|rehears\w+|i'll (?:be|play) (?:you|him|her|them|the|your|a)\b(?: \w+){0,2}(?=[,.:;])|i'm (?:him|her|your (?:boss|mother|father|mum|mom|dad|brother|sister|wife|husband|ex|landlord|manager)|the (?:boss|landlord|waiter|friend))\b|pretend|empty chair|you be (?:me|him|her|the)\b|be the (?:counsellor|counselor|therapist)\b)", Clause.Plain)]
    private static partial Regex Play();

    /// <summary>An apostrophe opens a quotation only before a word, and closes it only after one.</summary>
    [GeneratedRegex("""["“«][^"“”«»]{1,600}["”»]|(?<![\w'])'(?=\w)[^\n]{1,600}?(?<=[\w.,!?…])'(?!\w)""", Clause.Plain)]
    private static partial Regex Quotations();

    [GeneratedRegex(@"\b(?:suppose|imagine|picture (?:the|a|this|yourself)|hypothetically|for (?:example|instance)|what if (?!we\b|i\b)|if (?:he|she|they|somebody|someone|a therapist)\b|(?:say|tell (?:him|her|them)|text (?:him|her|them)|answer|write|goes?) (?:after (?:say )?)?[:,]? ?i'll)", Clause.Plain)]
    private static partial Regex Supposed();

    [GeneratedRegex(@"\b(?:(?:a|any|no|good|some|most|other) (?:therapist|counsellor|counselor|psychologist)s?\b|must never|should never|is never (?:okay|ok|right)|would never|in general|(?:some|many|most|lots of|a lot of) (?:people|clients|therapists)|people (?:often|usually|sometimes|ask))", Clause.Plain)]
    private static partial Regex Taught();
}
