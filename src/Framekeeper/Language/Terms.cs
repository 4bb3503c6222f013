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

/// <summary>Finds the terms that a therapist's turn names and means, and what it says plainly: quotation, role play, refusal and teaching are passed over.</summary>
internal sealed partial class Terms(Grammar grammar)
{
    /// <summary>Nobody says a term in a sentence of two thousand letters; patterns are tried on shorter ones alone.</summary>
    private const int LongestSentence = 2000;

    /// <summary>Each finder with what it needs, and the acts that its terms decide.</summary>
    private static readonly (Action<Clause> Find, Needs Needs, string[] Acts)[] Finders =
    [
        (Prices.Find, Prices.Needs, ["fee"]), (Methods.Find, Methods.Needs, ["fee"]), (Channels.Find, Channels.Needs, ["solicit.contact"]),
        (Places.Find, Places.Needs, ["meet"]), (Times.Find, Times.Needs, ["meet", "give.exception", "solicit.contact"]), (Recordings.Find, Recordings.Needs, ["record"]),
    ];

    /// <summary>What any of them needs.</summary>
    public static readonly Needs Needs = Language.Needs.Any([.. Finders.Select(finder => finder.Needs), .. PlainActs.Needs]);

    /// <summary>The terms and plain acts of a turn; null where there are none.</summary>
    /// <param name="proposed">What a model found: terms that are only named may show that it was agreed on, so those that decide are looked for whatever the words.</param>
    public (IReadOnlyList<Term> Terms, IReadOnlyList<PlainAct> Plain)? Of(ReadOnlySpan<byte> text, Reading turn, Reading other, IReadOnlyList<Proposal> proposed)
    {
        var decided = proposed.Count == 0 ? [] : Decided(proposed);
        if (decided.Length == 0 && !Needs.Met(turn.Anchors))
        {
            return null;
        }

        var whole = Encoding.UTF8.GetString(text).Replace('’', '\'').Replace('‘', '\'');
        var (found, plain) = (new List<Term>(), new List<PlainAct>());
        foreach (var clause in Clauses(text, whole, turn, other, decided.Length > 0, found))
        {
            var (terms, acts) = (found.Count, plain.Count);
            PlainActs.Find(clause, plain);
            foreach (var finder in Finders)
            {
                if (decided.Contains(finder))
                {
                    finder.Find(clause.Unsieved());
                }
                else if (finder.Needs.Met(clause.Anchors))
                {
                    finder.Find(clause);
                }
            }

            // Whether it is meant is asked last, since in most sentences there is nothing to ask it of.
            if ((found.Count > terms || plain.Count > acts) && Unmeant(clause, out var reported))
            {
                found.RemoveRange(terms, found.Count - terms);

                // Who tells on what somebody said reports it, and that is the act itself.
                var meant = reported ? plain.Skip(acts).Where(act => act.Act == "breach").ToList() : [];
                plain.RemoveRange(acts, plain.Count - acts);
                plain.AddRange(meant);
            }
        }

        return found.Count + plain.Count == 0 || Play().IsMatch(whole) ? null : Unquoted(whole, found, plain);
    }

    /// <summary>A method of its own, since a lambda that holds on to its arguments costs an object at every call.</summary>
    private static (Action<Clause> Find, Needs Needs, string[] Acts)[] Decided(IReadOnlyList<Proposal> proposed) =>
        Array.FindAll(Finders, finder => proposed.Any(proposal => finder.Acts.Contains(proposal.Act)));

    /// <summary>The sentences that a pattern could match.</summary>
    private List<Clause> Clauses(ReadOnlySpan<byte> text, string whole, Reading turn, Reading other, bool every, List<Term> found)
    {
        var clauses = new List<Clause>();
        var (bytes, chars) = (0, 0);
        foreach (ref readonly var sentence in turn.Sentences)
        {
            var (first, last) = (turn.Tokens[sentence.Start], turn.Tokens[sentence.End - 1]);
            var start = chars + Encoding.UTF8.GetCharCount(text[bytes..first.Start]);
            var end = start + Encoding.UTF8.GetCharCount(text[first.Start..last.End]);
            (bytes, chars) = (last.End, end);
            var anchors = turn.AnchorsOf(sentence);
            if (end - start <= LongestSentence && (every || Needs.Met(anchors)))
            {
                clauses.Add(new Clause(whole, start, end, grammar.Of(turn, sentence, other), anchors, found));
            }
        }

        return clauses;
    }

    private static (IReadOnlyList<Term>, IReadOnlyList<PlainAct>)? Unquoted(string whole, List<Term> found, List<PlainAct> plain)
    {
        foreach (Match quote in Quotations().Matches(whole))
        {
            bool Within(int start, int end) => quote.Index < start && end <= quote.Index + quote.Length;
            found.RemoveAll(term => Within(term.Start, term.End));
            plain.RemoveAll(act => Within(act.Start, act.End));
        }

        return (found, plain);
    }

    /// <param name="reported">It is no more than what somebody is said to have said.</param>
    private static bool Unmeant(Clause clause, out bool reported)
    {
        var unreal = Supposed().IsMatch(clause.Text) || Taught().IsMatch(clause.Text);
        reported = !unreal && (clause.Moves & Move.Reported) != 0;
        return unreal || reported;
    }

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
