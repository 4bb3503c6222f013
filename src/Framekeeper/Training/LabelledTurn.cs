using Framekeeper.Rules;

namespace Framekeeper.Training;

/// <summary>A turn with its labels, and what the other side said before it.</summary>
/// <param name="Voice">Who wrote it: no voice is on both sides of a split.</param>
/// <param name="Session">Turns of one session stand together, in order.</param>
/// <param name="Whole">From a whole session, whose acts are as rare as its writer made them; not from a contrast pair or a page's example.</param>
/// <param name="Danger">An account that speaks of danger.</param>
public sealed record LabelledTurn(string Voice, string Session, bool Whole, Role Speaker, ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> Before, IReadOnlyList<string> Acts, bool Danger = false)
{
    /// <summary>The voice of the rule pages' examples: trained on, never scored.</summary>
    public const string Pages = "rule pages";

    /// <summary>Fewer turns than this are a contrast pair, not a session.</summary>
    private const int ShortestSession = 8;

    /// <summary>A therapist act at or above crossing.</summary>
    public bool Beyond => Acts.Any(act => act != "disclose.life" && !act.StartsWith("client.", StringComparison.Ordinal));

    /// <summary>The labelled turns of a session; a turn without labels is an error.</summary>
    public static IReadOnlyList<LabelledTurn> Of(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var turns = session.Turns.ToList();
        var last = new Dictionary<Role, ReadOnlyMemory<byte>>();
        var labelled = new List<LabelledTurn>();
        foreach (var turn in turns)
        {
            var speaker = Roles.Parse(turn.Speaker) ?? throw new InputException(session.Source, turn.Line, "a labelled turn's speaker is therapist, client or report", "speaker");
            var acts = turn.Acts ?? throw new InputException(session.Source, turn.Line, "this session is not labelled: its turns have no acts", "acts");
            var other = speaker == Role.Therapist ? Role.Client : Role.Therapist;
            labelled.Add(new LabelledTurn(session.Voice ?? session.Source, session.Id, turns.Count >= ShortestSession, speaker, turn.Utf8, last.GetValueOrDefault(other), acts, turn.Crisis ?? false));
            last[speaker] = turn.Utf8;
        }

        return labelled;
    }

    /// <summary>The pages' examples that the default agreement decides.</summary>
    public static IEnumerable<LabelledTurn> Of(RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return from page in book.Pages
               from example in page.Examples
               where example.Kind == ExampleKind.Flag || (example.Kind == ExampleKind.Pass && example.Agreement is null)
               let last = example.Turns[^1]
               let before = example.Turns.SkipLast(1).LastOrDefault(turn => turn.Speaker != last.Speaker).Text ?? ""
               select new LabelledTurn(Pages, page.Id, false, last.Speaker, Turn.Of(1, null, last.Text).Utf8, Turn.Of(1, null, before).Utf8, example.Kind == ExampleKind.Flag ? [page.Id] : []);
    }
}
