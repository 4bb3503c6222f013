using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Judgement;

/// <summary>Where a finding will stand: the session's id and the words that name what it was judged by.</summary>
/// <param name="Agreement"><c>a-1042@3</c>, <c>inline</c> or <c>default</c>.</param>
public sealed record Setting(string Session, string Agreement, double BaseRate = Judge.OrdinaryRate);

/// <summary>Weighs an involvement against the agreement. Pure: no clock, no input or output; levels move here and nowhere else.</summary>
/// <remarks>Safe to use from one thread at a time, since listening reuses a workspace; make one for each thread.</remarks>
public sealed class Judge(RuleBook book, Gate gate, IReader? reader = null)
{
    /// <summary>How often a therapist's turn carries an act in ordinary work: our estimate, stated in the model card; no count of real work is known.</summary>
    public const double OrdinaryRate = 1.0 / 500;

    private readonly Hearing hearing = new(new Listener(gate, book.Words));
    private readonly Danger danger = new(book.Crisis);
    private readonly string engine = reader is null ? $"{book.Digest}+{gate.Digest}" : $"{book.Digest}+{gate.Digest}+{reader.Digest}";
    private readonly Dictionary<string, Regex[]> patterns = book.Pages.Where(page => page.Match.Count > 0).ToDictionary(
        page => page.Id, page => page.Match.Select(pattern => new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).ToArray());

    /// <summary>What lies before the judge.</summary>
    internal Desk Desk { get; } = new();

    /// <summary>A session is over, and nothing of it stays.</summary>
    internal void Forget()
    {
        Desk.Clear();
        hearing.Forget();
    }

    /// <summary>Whether there is a second pass, which needs the terms in words.</summary>
    internal bool Reads => reader is not null;

    /// <summary>The tokens of the utterance that was heard last, which need not be cut again.</summary>
    internal ReadOnlySpan<Token> Tokens => hearing.Tokens;

    /// <summary>The confidence, at the ordinary rate, from which precision and recall weigh alike.</summary>
    internal double BalancedConfidence => Confidence(reader?.BalancedRatio ?? gate.BalancedRatio, OrdinaryRate);

    /// <summary>What is found in one turn or deed.</summary>
    /// <param name="involvement">A turn in its place, or a deed.</param>
    /// <param name="agreement">The version in force, laid over the default.</param>
    /// <param name="earlier">What was found in this dyad before.</param>
    /// <param name="all">Also what the shipped threshold holds back.</param>
    public IReadOnlyList<Finding> Weigh(Involvement involvement, Agreement agreement, Earlier earlier, Setting setting, bool all = false) => involvement switch
    {
        Utterance said => Weigh(said, Read([Hear(said, agreement.InWords(), all)], all)[0], agreement, earlier, setting, all),
        Deed done => Weigh(done, Basis.Of(agreement, done.At), earlier, setting),
        _ => [],
    };

    /// <summary>Whether an account speaks of danger, in plain words or by what a model hears.</summary>
    internal bool HearsDanger(string account) => danger.In(account) || hearing.Danger(Encoding.UTF8.GetBytes(account)) || reader?.HearsDanger(account) == true;

    /// <summary>The first pass over a turn in its place; one that the reader is to read comes with all that it needs for that.</summary>
    /// <param name="terms">The agreement in force, in words.</param>
    /// <param name="all">Also what the shipped threshold holds back.</param>
    internal (Heard Heard, Passage? Passage) Hear(Utterance said, string terms, bool all)
    {
        if (reader is null)
        {
            return (hearing.Of(said, all), null);
        }

        var heard = hearing.Of(said, true, evidence: false);
        if (said.Speaker != Role.Other && reader.Reads(said.Speaker, heard.Proposals))
        {
            return (heard, new Passage(said.Speaker, said.Turn.Text, [.. said.Before.TakeLast(Passage.LookBack).Reverse().Select(before => (before.Speaker, before.Turn.Text))], heard.Proposals, said.Speaker == Role.Report ? "" : terms));
        }

        return (heard.Proposals.Count == 0 ? heard : heard with { Proposals = [] }, null);
    }

    /// <summary>The second pass over those of many turns that are to be read.</summary>
    internal IReadOnlyList<Heard> Read(IReadOnlyList<(Heard Heard, Passage? Passage)> turns, bool all)
    {
        if (reader is null || turns.All(turn => turn.Passage is null))
        {
            var heard = new Heard[turns.Count];
            for (var i = 0; i < heard.Length; i++)
            {
                heard[i] = turns[i].Heard;
            }

            return heard;
        }

        var passages = turns.Select(turn => turn.Passage).OfType<Passage>().ToList();
        var read = new Queue<IReadOnlyList<Proposal>>(reader.Read(passages, all));
        return [.. turns.Select(turn => turn.Passage is null ? turn.Heard : turn.Heard with { Proposals = read.Dequeue() })];
    }

    /// <summary>What is found in a turn of which this was heard.</summary>
    internal IReadOnlyList<Finding> Weigh(Utterance said, Heard heard, Agreement agreement, Earlier earlier, Setting setting, bool all) =>
        heard == Heard.Nothing && patterns.Count == 0 ? [] : Weigh(said, heard, Basis.Of(agreement, said.When), earlier, setting, all);

    private List<Finding> Weigh(Utterance said, Heard heard, Basis basis, Earlier earlier, Setting setting, bool all)
    {
        var candidates = Candidates(said, basis, heard).Where(candidate => all || candidate.Shown).ToList();
        if (candidates.Count == 0)
        {
            return [];
        }

        var text = said.Turn.Text;
        var kept = Absorb(candidates);
        var secret = kept.Any(candidate => candidate.Act == "solicit.secrecy");
        var findings = new List<Finding>();
        foreach (var candidate in kept)
        {
            var (exception, silenced, undated) = Exceptions(candidate.Act, text, null, basis);
            if (!silenced)
            {
                findings.Add(Finding(candidate, text, said.Speaker, basis, earlier, setting, secret && candidate.Act != "solicit.secrecy") with
                {
                    Turn = said.Turn.N,
                    At = said.Turn.At,
                    When = said.Turn.Sent,
                    Exception = exception,
                    Undated = undated || Former.Dated(candidate.Act, basis, book.Codes),
                });
            }
        }

        return [.. findings.OrderBy(finding => finding.Act, StringComparer.Ordinal)];
    }

    private sealed record Candidate(string Act, double Ratio, bool Shown, int Start, int End, string By, string? Why = null);

    /// <summary>What the gate lets through and the terms leave, what the terms decide alone, and a clinic's own patterns.</summary>
    private List<Candidate> Candidates(Utterance said, Basis basis, Heard heard)
    {
        var weighed = heard.Terms.Select(term => (Term: term, Act: TermRules.Act(term.Kind), Verdict: TermRules.Weigh(term, basis))).ToList();
        var found = new Dictionary<string, Candidate>();
        foreach (var proposal in heard.Proposals.Where(proposal => book[proposal.Act]?.Speaker is { } speaker && (said.Speaker == Role.Report || speaker == said.Speaker)))
        {
            if (!TermRules.Agreed(weighed.Where(entry => entry.Act == proposal.Act).Select(entry => entry.Verdict), proposal.Act, said.Turn))
            {
                found[proposal.Act] = new Candidate(proposal.Act, proposal.Ratio, proposal.Shown, proposal.Start, proposal.End, proposal.By);
            }
        }

        foreach (var (term, act, verdict) in weighed.Where(entry => entry.Verdict == Verdict.Against && entry.Term.Proposes))
        {
            var ratio = gate.Parts.Rules.GetValueOrDefault(act, DefaultRatio);
            if (!found.TryGetValue(act, out var known) || !known.Shown)
            {
                found[act] = new Candidate(act, Math.Max(ratio, known?.Ratio ?? 0), true, term.Start, term.End, "rule", Against(term));
            }
        }

        foreach (var plain in heard.Plain.Where(plain => book[plain.Act] is not null && !TermRules.Agreed(weighed.Where(entry => entry.Act == plain.Act).Select(entry => entry.Verdict), plain.Act, said.Turn)))
        {
            if (!found.TryGetValue(plain.Act, out var known) || !known.Shown)
            {
                found[plain.Act] = new Candidate(plain.Act, Math.Max(gate.Parts.Rules.GetValueOrDefault(plain.Act, DefaultRatio), known?.Ratio ?? 0), true, plain.Start, plain.End, "rule", "said plainly");
            }
        }

        foreach (var candidate in Patterns(said))
        {
            if (!found.TryGetValue(candidate.Act, out var known) || !known.Shown)
            {
                found[candidate.Act] = candidate;
            }
        }

        return [.. found.Values];
    }

    /// <summary>One in ten, where the corpus has not been counted yet.</summary>
    private const float DefaultRatio = 4f;

    private static string Against(Term term) => term.Kind switch
    {
        TermKind.Price => "the sum is not the agreed fee",
        TermKind.Per => "the fee is agreed for another span",
        TermKind.Method => "the way to pay is not an agreed one",
        TermKind.Channel => "the channel is not an agreed one",
        TermKind.Place => "the place is not an agreed one",
        TermKind.Clock or TermKind.Late => "the hour is outside the agreed ones",
        TermKind.Length => "longer than the agreed session",
        TermKind.Often => "more often than agreed",
        _ => "recording goes beyond the agreed consent",
    };

    private IEnumerable<Candidate> Patterns(Utterance said)
    {
        if (patterns.Count == 0)
        {
            yield break;
        }

        var text = said.Turn.Text;
        foreach (var (act, expressions) in patterns)
        {
            if (book[act]!.Speaker == said.Speaker && expressions.Select(expression => expression.Match(text)).FirstOrDefault(match => match.Success) is { } match)
            {
                yield return new Candidate(act, DefaultRatio, true, match.Index, match.Index + match.Length, "rule");
            }
        }
    }

    /// <summary>The most specific kind absorbs the plain one, by the pages' <c>absorbs</c>.</summary>
    private List<Candidate> Absorb(List<Candidate> candidates)
    {
        // What the threshold holds back takes nothing in.
        var absorbed = candidates.Where(candidate => candidate.Shown).SelectMany(candidate => book[candidate.Act]!.Absorbs).ToHashSet();
        return [.. candidates.Where(candidate => !absorbed.Contains(candidate.Act))];
    }

    private List<Finding> Weigh(Deed deed, Basis basis, Earlier earlier, Setting setting)
    {
        var act = DeedRules.Act(deed);
        if (DeedRules.Departs(deed, basis) is not { } why)
        {
            return [];
        }

        var text = deed.What ?? "";
        var (exception, silenced, undated) = Exceptions(act, text, deed, basis);
        if (silenced)
        {
            return [];
        }

        var candidate = new Candidate(act, double.PositiveInfinity, true, 0, text.Length, "rule", why);
        var finding = Finding(candidate, text, Role.Therapist, basis, earlier, setting, secret: false) with { Turn = deed.Line, When = deed.At, Deed = deed.Kind, Exception = exception, Undated = undated || Former.Dated(act, basis, book.Codes) };
        return [GiftLimit(deed, finding, basis)];
    }

    /// <summary>A place's own limit on gifts makes a larger one a violation (22 TAC 681.38: fifty dollars).</summary>
    private Finding GiftLimit(Deed deed, Finding finding, Basis basis) =>
        deed is { Kind: DeedKind.Gift, Amount: { } amount } && basis.Agreement.Jurisdiction is { } place && book.Codes.Places.GetValueOrDefault(place)?.Gift is { } limit
            && amount > limit.Amount && (deed.Currency is null || deed.Currency == limit.Currency) && finding.Level < Level.Violation
                ? finding with { Level = Level.Violation, LevelWhy = [.. finding.LevelWhy, $"violation: {place} allows no gift above {limit.Amount.ToString(CultureInfo.InvariantCulture)}"] }
                : finding;

    /// <summary>Whether an exception covers the turn or deed; else what the finding should say about one that does not.</summary>
    private static (string? Says, bool Silenced, bool Undated) Exceptions(string act, string text, Deed? deed, Basis basis)
    {
        string? says = null;
        var undated = false;
        foreach (var exception in basis.Agreement.Exceptions.Where(exception => exception.Allows.Contains(act)))
        {
            var named = Names(exception, text, deed);
            if (named && exception.HoldsOn(basis.Day))
            {
                return (null, true, false);
            }

            undated |= named && basis.Day is null;
            says = $"the agreement allows {act} ({exception.What}), but {(named ? basis.Day is null ? "only within its dates, and this session has none" : "not on this day" : "this names nothing of it")}";
        }

        return (says, false, undated);
    }

    private static bool Names(Departure exception, string text, Deed? deed) =>
        exception.Words.Concat([exception.Place, exception.Channel]).Any(word => word is not null && (Mention.Of(text, word) || (deed is not null && (Mention.Of(deed.Place ?? "", word) || Mention.Of(deed.Channel ?? "", word)))))
        || (exception.Amount is { } amount && (Mention.Of(text, amount) || deed?.Amount == amount));

    private Finding Finding(Candidate candidate, string text, Role speaker, Basis basis, Earlier earlier, Setting setting, bool secret)
    {
        var page = book[candidate.Act]!;
        var (level, steps) = Levelled(page, candidate, text, basis, earlier, secret);
        var former = Former.Step(page.Id, basis, book.Codes);
        var views = page.Contested.Where(contest => contest.Words.Count == 0 || contest.Words.Any(word => Mention.Of(text, word))).SelectMany(contest => contest.Views).ToList();
        return new Finding
        {
            Session = setting.Session,
            Turn = 0,
            Speaker = speaker,
            Act = page.Id,
            Title = page.Title,
            Level = level,
            Confidence = Confidence(candidate.Ratio, setting.BaseRate),
            Text = text,
            Start = Math.Clamp(candidate.Start, 0, text.Length),
            End = Math.Clamp(candidate.End, 0, text.Length),
            Citations = book.Codes.Cite(page, basis.Agreement.Code),
            Why = page.Why,
            Client = page.Client,
            Next = page.Next,
            By = candidate.By,
            Agreement = setting.Agreement,
            Engine = engine,
            LevelWhy = steps,
            Views = former is { Down: true } ? [.. views, former.Value.Why] : views,
        };
    }

    /// <summary>The page's level and every step from it, in words.</summary>
    private (Level Level, List<string> Steps) Levelled(RulePage page, Candidate candidate, string text, Basis basis, Earlier earlier, bool secret)
    {
        var level = page.Level;
        var steps = new List<string> { $"{level.Name()} by the rule page{(candidate.Why is { } why ? $": {why}" : "")}" };
        if (page.Softer.FirstOrDefault(softer => softer.Words.Any(word => Mention.Of(text, word))) is { } soft)
        {
            level = soft.Level;
            steps.Add($"{level.Name()}: {soft.Says}");
        }

        if (Former.Step(page.Id, basis, book.Codes) is { } former)
        {
            level = former.Down ? level.Down() : level;
            steps.Add(former.Why);
        }

        if (page.Id == "disclose.life" || page.Speaker == Role.Client)
        {
            return (level, steps);
        }

        if (earlier.InSession.Contains(page.Id) || earlier.BeforeSession.Contains(page.Id))
        {
            level = level.Up();
            steps.Add(earlier.InSession.Contains(page.Id) ? "one step up: the same act again in this session" : "one step up: the same act in an earlier session");
        }

        if (secret)
        {
            level = level.Up();
            steps.Add("one step up: it is to be kept secret");
        }

        return (level, steps);
    }

    /// <summary>Bayes: the likelihood ratio at the base rate.</summary>
    private static double Confidence(double ratio, double rate)
    {
        if (double.IsPositiveInfinity(ratio))
        {
            return 1;
        }

        var odds = Math.Exp(Math.Min(ratio, 50)) * rate / (1 - rate);
        return odds / (1 + odds);
    }

    /// <summary>A finding again, now that its act is known from a session held before; the one step up that was not taken yet.</summary>
    public static Finding Again(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        const string again = "one step up: the same act";
        return finding.Speaker == Role.Client || finding.Act == "disclose.life" || finding.LevelWhy.Any(step => step.StartsWith(again, StringComparison.Ordinal))
            ? finding
            : Unhidden(finding with { Level = finding.Level.Up(), LevelWhy = [.. finding.LevelWhy, again + " in an earlier session"] });
    }

    private static Finding Unhidden(Finding finding) => finding.Level == Level.Grave ? finding with { Suppression = null } : finding;
}
