using System.Text.Json;
using Framekeeper.Rules;
using Framekeeper.Scoring;
using Framekeeper.Training;

namespace Framekeeper.Reader.Training;

/// <summary>Writes what the reader is trained on: every labelled turn as word pieces, in order, so that a turn's place is the lines before it.</summary>
/// <remarks>
/// The first line says how a turn is laid out for the encoder (<see cref="Lines"/>), the others are turns: <c>voice, session, part</c> (train, tune or test), <c>whole, speaker, ids, heard</c> (the same
/// through a speech recogniser, where a line is poor), <c>terms</c> (the agreement's), <c>acts, beyond, danger, judged</c> (false: said before an example, without labels of its own).
/// </remarks>
public sealed class ReaderRows(Stream vocabulary)
{
    /// <summary>How many turns before are read with a turn.</summary>
    public const int Before = 2;

    private static readonly double[] Rates = [0.1, 0.25];

    private readonly Words words = new(vocabulary);

    /// <summary>Writes labelled sessions, with the pages' examples as sessions of their own.</summary>
    public void Write(Stream output, IReadOnlyList<Session> sessions, Frame frame, Split split)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(split);
        using var writer = new StreamWriter(output) { NewLine = "\n" };
        writer.WriteLine(JsonSerializer.Serialize(new { outputs = Outputs(frame.Book), begin = Lines.Begin, part = Lines.Part, lead = Lines.Lead, longest = Lines.Longest, last = Lines.Last, earlier = Lines.Earlier, before = Before, therapist = Lines.Therapist, client = Lines.Client, report = Lines.Report, agreed = Lines.Agreed, terms = Lines.Terms }));
        var noise = Rates.Select(rate => new Noise([.. sessions.SelectMany(session => session.Turns).Select(turn => turn.Text)], rate)).ToArray();
        foreach (var session in sessions)
        {
            var (voice, terms) = (session.Voice!, Terms(frame, session));
            var part = split.Test.Contains(voice) ? "test" : split.Tune.Contains(voice) ? "tune" : "train";
            foreach (var (label, turn) in LabelledTurn.Of(session).Zip(session.Turns))
            {
                writer.WriteLine(Row(label, part, turn.Text, label.Speaker == Role.Report ? [] : terms, label.Speaker == Role.Report ? null : noise[turn.N % noise.Length].Hear(turn.Text)));
            }
        }

        foreach (var (page, number, example) in Examples(frame.Book).Where(entry => entry.Example.Kind is ExampleKind.Flag or ExampleKind.Pass))
        {
            var terms = Terms(frame, ExampleCheck.Session(frame.Book, page, example));
            foreach (var (index, (speaker, text)) in example.Turns.Index())
            {
                var judged = index == example.Turns.Count - 1;
                var label = new LabelledTurn(LabelledTurn.Pages, $"{page.Id}:{number}", false, speaker, default, default, judged && example.Kind == ExampleKind.Flag ? [page.Id] : []);
                writer.WriteLine(Row(label, "train", text, terms, null, judged));
            }
        }
    }

    /// <summary>Writes which pieces of turns people underlined as what carries the act: <c>voice, session, turn</c> (its place in the session, from nought), <c>pieces</c>.</summary>
    /// <param name="marks">Of turns of the sessions; the pages' examples bring their own.</param>
    public void WriteMarks(Stream output, IReadOnlyList<Session> sessions, RuleBook book, IReadOnlyList<Marked> marks)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(marks);
        using var writer = new StreamWriter(output) { NewLine = "\n" };
        var known = sessions.Where(session => session.Voice is not null).SelectMany(session => session.Turns.Select((turn, at) => (session, turn, at))).ToLookup(entry => (entry.session.Id, entry.turn.N));
        foreach (var mark in marks)
        {
            foreach (var (session, turn, at) in known[(mark.Session, mark.Turn)])
            {
                var stretches = mark.Marks.Select(words => (Start: turn.Text.IndexOf(words, StringComparison.Ordinal), words.Length)).Where(stretch => stretch.Start >= 0).Select(stretch => (stretch.Start, stretch.Start + stretch.Length));
                writer.WriteLine(Mark(session.Voice!, session.Id, at, turn.Text, [.. stretches]));
            }
        }

        foreach (var (page, number, example) in Examples(book).Where(entry => entry.Example is { Kind: ExampleKind.Flag, Start: >= 0 }))
        {
            writer.WriteLine(Mark(LabelledTurn.Pages, $"{page.Id}:{number}", example.Turns.Count - 1, example.Turns[^1].Text, [(example.Start, example.End)]));
        }
    }

    private int[] Terms(Frame frame, Session session) => [.. Ids(frame.Terms(session)).Take(Lines.Terms)];

    private static IEnumerable<(RulePage Page, int Number, Example Example)> Examples(RuleBook book) => book.Pages.SelectMany(page => page.Examples.Select((example, number) => (page, number, example)));

    private string Mark(string voice, string session, int at, string text, (int Start, int End)[] stretches) => JsonSerializer.Serialize(new
    {
        voice,
        session,
        turn = at,
        pieces = words.Cut(text).Index().Where(piece => stretches.Any(stretch => piece.Item.Start < stretch.End && stretch.Start < piece.Item.End)).Select(piece => piece.Index),
    });

    /// <summary>What the encoder is asked: beyond or not, each act, danger.</summary>
    public static IReadOnlyList<string> Outputs(RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return ["beyond", .. book.Pages.Select(page => page.Id).Order(StringComparer.Ordinal), "danger"];
    }

    private string Row(LabelledTurn label, string part, string text, int[] terms, string? heard, bool judged = true) => JsonSerializer.Serialize(new
    {
        voice = label.Voice,
        session = label.Session,
        part,
        whole = label.Whole,
        speaker = label.Speaker.Name(),
        ids = Ids(text),
        heard = heard is null ? null : Ids(heard),
        terms,
        acts = label.Acts,
        beyond = label.Beyond,
        danger = label.Danger,
        judged,
    });

    private int[] Ids(string text) => [.. words.Cut(text).Select(piece => piece.Id)];
}
