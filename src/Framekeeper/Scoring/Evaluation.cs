using Framekeeper.Judgement;
using Framekeeper.Language;
using Framekeeper.Training;

namespace Framekeeper.Scoring;

/// <summary>What else an evaluation looks at.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Sessions of ordinary work, unlabelled, all taken as in frame; in the order of their names.</summary>
    public IReadOnlyList<Session> Ordinary { get; init; } = [];

    /// <summary>Word error rate of a recogniser between the talk and the judge (<see cref="Training.Noise"/>); null: the text as it stands. Accounts are typed and stay as they are.</summary>
    public double? Noise { get; init; }

    /// <summary>Words that people underlined in some of the labelled turns.</summary>
    public IReadOnlyList<Marked> Marks { get; init; } = [];

    /// <summary>How often the data is drawn anew for the intervals.</summary>
    public int Resamples { get; init; } = 1000;
}

/// <summary>The labelled turns and the ordinary sessions, with their resamples.</summary>
/// <param name="Talk">Turns of sessions, whoever speaks.</param>
/// <param name="Asked">The therapist's of these.</param>
/// <param name="Quiet">Sets of sessions where nobody steps beyond the frame, the most ordinary last.</param>
internal sealed record Scene(IReadOnlyList<Judged> Talk, IReadOnlyList<Judged> Asked, Resamples Labelled, IReadOnlyList<(string Name, IReadOnlyList<Quiet> Sessions, Resamples Resamples)> Quiet);

/// <summary>What is kept of the recall when a recogniser stands between.</summary>
internal sealed record Kept(string Cut, double Clean, double Heard, Estimate Share);

/// <summary>How the judge does on labelled sessions: with the doubt that their number leaves.</summary>
public sealed record Evaluation
{
    private Evaluation()
    {
    }

    internal int Resamples { get; init; }

    internal int WholeSessions { get; init; }

    /// <summary>Contrast pairs, by their common id.</summary>
    internal int Pairs { get; init; }

    /// <summary>Lines read: halves of pairs and accounts count.</summary>
    internal int Sessions { get; init; }

    /// <summary>Therapist turns; accounts are apart.</summary>
    internal int Turns { get; init; }

    /// <summary>Of these, how many carry an act at or above crossing: labelled data is denser than life.</summary>
    internal int Beyond { get; init; }

    /// <summary>At the shipped and at the balanced threshold.</summary>
    internal IReadOnlyList<Figures> Figures { get; init; } = [];

    internal Curve Curve { get; init; } = new([], [], double.NaN, double.NaN);

    internal Reliability? Reliability { get; init; }

    internal AccountFigures? Accounts { get; init; }

    internal IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>The acts' names for people.</summary>
    internal IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();

    /// <summary>The measured word error rate; null without noise.</summary>
    internal double? WordErrors { get; init; }

    internal IReadOnlyList<Kept> Kept { get; init; } = [];

    internal IReadOnlyList<EvidenceFigures> Evidence { get; init; } = [];

    internal IReadOnlyList<Compared> Compared { get; init; } = [];

    /// <summary>The same, with other judges' evaluations of the same talk beside it.</summary>
    public Evaluation Beside(IReadOnlyList<Compared> others) => this with { Compared = others };

    /// <summary>Judges each session as <c>check</c> would, with its own agreement, and compares with the labels.</summary>
    /// <exception cref="InputException">A session is not labelled.</exception>
    public static Evaluation Of(IReadOnlyList<Session> sessions, Frame frame, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(frame);
        options ??= new();
        sessions = Read(sessions);
        var ordinary = Read(options.Ordinary);
        var clean = Judged.Of(sessions, frame);
        if (options.Noise is not { } rate)
        {
            return Of(clean, ordinary, frame, options);
        }

        var noise = new Noise([.. sessions.SelectMany(session => session.Turns).Select(turn => turn.Text)], rate);
        var heard = Judged.Of([.. sessions.Select(noise.Hear)], frame);
        return Of(heard, [.. ordinary.Select(noise.Hear)], frame, options, clean);
    }

    private static Evaluation Of(List<Judged> judged, IReadOnlyList<Session> ordinary, Frame frame, EvaluationOptions options, List<Judged>? clean = null)
    {
        var talk = judged.Where(turn => turn.Label.Speaker != Role.Report).ToList();
        var labelled = new Resamples(talk.Select(turn => turn.Unit).DefaultIfEmpty(-1).Max() + 1, options.Resamples);
        var asked = talk.Where(turn => turn.Label.Speaker == Role.Therapist).ToList();
        var scene = new Scene(talk, asked, labelled, [.. Sets(judged, ordinary, frame, options.Resamples)]);
        var cuts = new[] { new Cut("shipped", null), new Cut("balanced", frame.BalancedConfidence) };
        return new Evaluation
        {
            Resamples = options.Resamples,
            Sessions = judged.Select(turn => turn.Session).Distinct().Count(),
            WholeSessions = judged.Where(turn => turn.Label.Whole).Select(turn => turn.Unit).Distinct().Count(),
            Pairs = talk.Where(turn => !turn.Label.Whole).Select(turn => turn.Unit).Distinct().Count(),
            Turns = asked.Count,
            Beyond = asked.Count(turn => turn.Label.Beyond),
            Figures = asked.Count == 0 ? [] : [.. cuts.Select(cut => Scoring.Figures.At(cut, scene))],
            Curve = Curve.Of(asked, scene.Quiet is [.., var (_, quiet, _)] ? quiet : [], labelled),
            Reliability = asked.Count == 0 ? null : Reliability.Of(asked, labelled),
            Accounts = AccountFigures.Of([.. judged.Where(turn => turn.Label.Speaker == Role.Report)], frame, options.Resamples),
            Evidence = options.Marks.Count == 0 ? [] : [.. EvidenceFigures.Of(options.Marks, asked, cuts, labelled)],
            Titles = frame.Book.Pages.ToDictionary(page => page.Id, page => page.Title),
            Mistakes = [.. Mistake.All(judged)],
            WordErrors = clean is null ? null : Noise.ErrorRate(clean.Zip(judged, (said, heard) => (said.Turn.Text, heard.Turn.Text)).Where((_, index) => clean[index].Label.Speaker != Role.Report)),
            Kept = clean is null || asked.Count == 0 ? [] : [.. cuts.Select(cut => Share(cut, [.. clean.Where(turn => turn.Label.Speaker == Role.Therapist)], asked, labelled))],
        };
    }

    private static List<Session> Read(IReadOnlyList<Session> sessions) => [.. sessions.Select(session => session with { Turns = [.. session.Turns] })];

    /// <summary>The clean sessions among the labelled ones, then the ordinary ones.</summary>
    private static IEnumerable<(string Name, IReadOnlyList<Quiet> Sessions, Resamples Resamples)> Sets(List<Judged> judged, IReadOnlyList<Session> ordinary, Frame frame, int times)
    {
        foreach (var (name, sessions) in new[] { ("labelled clean session", Quiet.Of(judged)), ("ordinary session", Quiet.Of(ordinary, frame)) })
        {
            if (sessions.Count > 0)
            {
                yield return (name, sessions, new Resamples(sessions.Count, times, seed: 77));
            }
        }
    }

    private static Kept Share(Cut cut, List<Judged> clean, List<Judged> heard, Resamples resamples)
    {
        var (before, after) = (Recalled(clean), Recalled(heard));
        return new Kept(cut.Name, before.Whole.Recall, after.Whole.Recall, resamples.Of(drawn => (double)after.In(drawn).Right / before.In(drawn).Right));

        Counts Recalled(List<Judged> turns) => Counts.Of(turns, turn => turn.Unit, turn => turn.Label.Beyond, cut.IsBeyond);
    }

    /// <summary>Counts alone.</summary>
    public override string ToString() => $"evaluation of {Sessions} sessions";
}
