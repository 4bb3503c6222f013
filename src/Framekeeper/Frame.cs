using System.Text;
using Framekeeper.Formats;
using Framekeeper.Judgement;
using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper;

/// <summary>The front door: a session, thread or record of deeds in, findings out. Safe for use from several threads.</summary>
public sealed class Frame : IDisposable
{
    private static readonly Lazy<Frame> Packed = new(() => new Frame(RuleBook.Default, Gate.Default));
    private readonly ThreadLocal<Judge> judge;
    private readonly Agreement fallback;

    /// <summary>A frame by a rule book, a gate and, where there is one, a reader of what the gate lets through.</summary>
    public Frame(RuleBook book, Gate gate, IReader? reader = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        Book = book;
        judge = new ThreadLocal<Judge>(() => new Judge(book, gate, reader));
        using var silent = new MemoryStream(Encoding.UTF8.GetBytes(book.Silent));
        fallback = AgreementFile.Read(silent, RuleBook.SilentFile, book.Acts)[0];
    }

    /// <summary>By the rule book and the gate that this package carries.</summary>
    public static Frame Default => Packed.Value;

    /// <summary>The rule book that is judged by.</summary>
    public RuleBook Book { get; }

    /// <summary>The confidence from which precision and recall weigh alike.</summary>
    internal double BalancedConfidence => Judge.BalancedConfidence;

    /// <summary>The judge of the calling thread.</summary>
    internal Judge Judge => judge.Value!;

    /// <summary>The terms that a session with an agreement of its own, or with none, is judged by, as a reader sees them (<see cref="Agreement.InWords"/>).</summary>
    public string Terms(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return (session.Agreement ?? fallback).Over(fallback).InWords();
    }

    /// <summary>An agreement for its client to read and keep: for each term, what it means and what it decides. What is silent is told by the rule book's default.</summary>
    /// <param name="named">The name of somebody whom the agreement knows by id (a supervisor, a group that may look); null where there is none.</param>
    public IReadOnlyList<(string Heading, string Sentence)> PlainCopy(Agreement agreement, Func<string, string?> named)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        var whole = agreement.Over(fallback);
        return Reports.PlainCopy.Of(whole, Book.Codes.All.GetValueOrDefault(whole.Code ?? "")?.Title ?? whole.Code, named);
    }

    /// <summary>Judges a session: every turn of it, and how it was held.</summary>
    /// <exception cref="InputException">A speaker is unknown, an agreement is missing, or the source itself is broken: nothing is found then.</exception>
    public Checked Check(Session session, Agreements agreements, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(agreements);
        options ??= CheckOptions.None;
        return new SessionCheck(Judge, session, Basis(session, agreements, options), Others(session, agreements, options), options).Run();
    }

    /// <summary>Whether an account speaks of suicide, self-harm or danger: by plain words, or by what a model hears between them. It shows help, and never counts for anything else.</summary>
    public bool SpeaksOfDanger(string account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Judge.HearsDanger(account);
    }

    /// <summary>Judges a record of deeds by the agreement alone.</summary>
    /// <param name="name">The file's name: the findings' session.</param>
    public Checked Check(IEnumerable<Deed> deeds, string name, Agreements agreements, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(deeds);
        ArgumentNullException.ThrowIfNull(agreements);
        var findings = new List<Finding>();
        var acts = new HashSet<string>();
        var count = 0;
        foreach (var deed in deeds)
        {
            count++;
            var agreement = InForce(agreements, deed.At, null, name);
            foreach (var finding in Judge.Weigh(deed, (agreement ?? fallback).Over(fallback), new Earlier(acts, new HashSet<string>()), new Setting(name, agreement?.Name ?? NameOf(agreement), options?.BaseRate ?? Judge.OrdinaryRate)))
            {
                findings.Add(finding);
                acts.Add(finding.Act);
            }
        }

        return new Checked(name, name, findings.FirstOrDefault()?.Agreement ?? "default", null, count, null, findings);
    }

    /// <summary>The same sessions with what only their order shows: an act again that an earlier session of the dyad had already.</summary>
    /// <param name="sessions">With the dyad that each belongs to; those without dyad or date stay as they are. Their order does not matter.</param>
    public static IReadOnlyList<Checked> OverTime(IReadOnlyList<(Checked Session, string? Dyad)> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Checked[] over = [.. sessions.Select(entry => entry.Session)];
        var dated = Enumerable.Range(0, over.Length).Where(index => sessions[index].Dyad is not null && over[index].Held is not null);
        foreach (var dyad in dated.GroupBy(index => sessions[index].Dyad))
        {
            var before = new HashSet<string>();
            foreach (var together in dyad.GroupBy(index => over[index].Held!.Value.UtcDateTime).OrderBy(held => held.Key))
            {
                // Sessions held at one time know nothing of each other.
                var acts = together.SelectMany(index => over[index].Findings).Select(finding => finding.Act).ToList();
                foreach (var index in together)
                {
                    over[index] = Raise(over[index], before);
                }

                before.UnionWith(acts);
            }
        }

        return over;
    }

    /// <inheritdoc />
    public void Dispose() => judge.Dispose();

    /// <summary>The findings, those of acts that are known from before one step up.</summary>
    internal static Checked Raise(Checked session, HashSet<string> before) => before.Count == 0
        ? session
        : session with { Findings = [.. session.Findings.Select(finding => before.Contains(finding.Act) ? Judge.Again(finding) : finding)] };

    private (Agreement Agreement, string Name, bool Named) Basis(Session session, Agreements agreements, CheckOptions options)
    {
        if (session.Agreement is { } inline)
        {
            return (inline.Over(fallback), inline.Name ?? "inline", inline.Therapists.Count + inline.Clients.Count > 0);
        }

        var agreement = InForce(agreements, session.Held ?? options.Held, session.AgreementId, session.Source);
        return (agreement?.Over(fallback) ?? fallback, agreement?.Name ?? NameOf(agreement), agreement is not null && agreement.Therapists.Count + agreement.Clients.Count > 0);
    }

    /// <summary>The versions that an undated session could be judged by as well.</summary>
    private IReadOnlyList<Agreement> Others(Session session, Agreements agreements, CheckOptions options) =>
        session.Agreement is not null || (session.Held ?? options.Held) is not null || agreements.Versions.Count == 0
            ? []
            : [.. agreements.Versions.Where(version => session.AgreementId is null || version.Id == session.AgreementId).Select(version => version.Over(fallback))];

    private static string NameOf(Agreement? agreement) => agreement is null ? "default" : "inline";

    private static Agreement? InForce(Agreements agreements, DateTimeOffset? when, string? id, string source)
    {
        if (id is null && agreements.Versions.Count == 0)
        {
            return null;
        }

        // A version's first day is a day in its own zone.
        var begun = new Agreements([.. agreements.Versions.Where(version => when is null || version.From is null || version.From <= Judgement.Basis.Of(version, when).Day)]);
        if (begun.InForce(null, id) is { } found)
        {
            return found;
        }

        return id is not null && agreements.Versions.All(version => version.Id != id)
            ? throw new InputException(source, null, $"the agreement '{id}' is not among those given; pass its file with --agreement", "agreement")
            : agreements.Versions.Count > 0
                ? throw new InputException(source, null, $"no version of the agreement is in force on {when:yyyy-MM-dd}; the first begins on {agreements.Versions.Min(version => version.From):yyyy-MM-dd}", "held")
                : null;
    }
}
