using System.Text;

namespace Framekeeper.Language;

/// <summary>Listens to a session, turn by turn, with a gate: one for each thread, since it reuses its workspace and remembers where the session stands.</summary>
public sealed class Listener
{
    /// <summary>Kinds besides the likeliest are proposed too where they score this close to it, and above zero.</summary>
    private const float Close = 0.6f;

    /// <summary>Making a blend takes as long as it spares of as many turns.</summary>
    internal const int Enough = 4096;

    private readonly GateParts gate;
    private readonly Terms terms;
    private readonly Place place;
    private readonly Hearing silence;
    private readonly float[] values, kinds, signals;
    private readonly Calibration? beyond, life, report, danger;
    private readonly Calibration?[] signalled;
    private Hearing turn, therapist, client;
    private Reading last;
    private bool therapistSpoke, clientSpoke, quotes;
    private float[] spread = new float[256];
    private bool placed;
    private int passed;

    /// <summary>A turn's reading and its features.</summary>
    private sealed record Hearing(Reading Reading, Features Features);

    /// <summary>A listener over a gate, with the rule book's words.</summary>
    public Listener(Gate gate, Lexicon words)
    {
        ArgumentNullException.ThrowIfNull(gate);
        this.gate = gate.Parts;
        var grammar = new Grammar(words);
        terms = new Terms(grammar);
        place = new Place(this.gate.Client.Slots.Count);
        (silence, turn, therapist, client) = (Empty(), Empty(), Empty(), Empty());
        last = turn.Reading;
        (kinds, signals) = (new float[this.gate.Kinds.Slots.Count], new float[this.gate.Client.Slots.Count]);
        values = new float[place.Size + kinds.Length];
        (beyond, life) = (Calibrated($"therapist {Gate.Beyond}"), Calibrated("therapist disclose.life"));
        (report, danger) = (Calibrated($"report {Gate.Beyond}"), Calibrated($"report {Gate.Danger}"));
        signalled = [.. this.gate.Client.Slots.Select(slot => Calibrated($"client {slot}"))];

        Hearing Empty() => new(new Reading(words), new Features(grammar));
    }

    /// <summary>The tokens of the turn that was heard last, until the next is.</summary>
    internal ReadOnlySpan<Token> Tokens => last.Tokens.All;

    private Calibration? Calibrated(string name) => gate.Calibrations.GetValueOrDefault(name);

    /// <summary>A session begins: nothing was said before.</summary>
    public void Begin()
    {
        place.Begin();
        (therapistSpoke, clientSpoke) = (false, false);
    }

    /// <summary>What the next turn of the session may carry, and the terms that it names. Allocates nothing where nothing is heard.</summary>
    /// <param name="text">The turn, UTF-8.</param>
    /// <param name="all">Also what the shipped threshold holds back, as long as it passes.</param>
    /// <param name="evidence">False: no words are looked for that carry an act, and proposals have none.</param>
    public Heard Hear(Role speaker, ReadOnlySpan<byte> text, bool all = false, bool evidence = true)
    {
        quotes = evidence;
        if (speaker is Role.Other)
        {
            return Heard.Nothing;
        }

        last = turn.Reading;
        last.Read(text);
        if (last.IsEmpty)
        {
            return Heard.Nothing;
        }

        return speaker switch
        {
            Role.Therapist => Therapist(text, all),
            Role.Client => Client(text, all),
            _ => Report(text, all),
        };
    }

    /// <summary>Whether an account in a client's own words speaks of danger, however obliquely; tuned for recall.</summary>
    public bool HearsDanger(ReadOnlySpan<byte> account)
    {
        turn.Reading.Read(account);
        return danger is not null && !turn.Reading.IsEmpty && gate.Report.Score(Seen(silence)).Second >= danger.Threshold;
    }

    /// <summary>A turn that was said before, of which nothing is asked but what it means for those that come.</summary>
    public void Note(Role speaker, ReadOnlySpan<byte> text)
    {
        if (speaker is not (Role.Therapist or Role.Client))
        {
            return;
        }

        turn.Reading.Read(text);
        if (turn.Reading.IsEmpty)
        {
            return;
        }

        if (speaker == Role.Therapist)
        {
            place.Note(gate.Therapist.Score(Seen(clientSpoke ? client : silence)).Whole);
        }
        else
        {
            gate.Client.Score(Seen(therapistSpoke ? therapist : silence), signals);
            place.Note(signals);
        }

        Remember(speaker);
    }

    private Seen Seen(Hearing other)
    {
        turn.Features.Read(turn.Reading, other.Reading);
        placed = false;
        return turn.Features.After(other.Features);
    }

    /// <summary>The turn becomes what was said before; its workspace is swapped for the one that held the turn before it.</summary>
    private void Remember(Role speaker)
    {
        if (speaker == Role.Therapist)
        {
            (turn, therapist, therapistSpoke) = (therapist, turn, true);
        }
        else
        {
            (turn, client, clientSpoke) = (client, turn, true);
        }
    }

    private Heard Therapist(ReadOnlySpan<byte> text, bool all)
    {
        var other = clientSpoke ? client : silence;
        var seen = Seen(other);
        var score = gate.Therapist.Score(seen);
        place.Fill(score, values);
        var passes = beyond is not null && gate.Passing.Weigh(values.AsSpan(0, place.Size)) >= gate.Pass;
        var proposals = Proposals(text, seen, score, other, passes, all);
        var named = terms.Of(text, turn.Reading, other.Reading, proposals);
        place.Note(score.Whole);
        Remember(Role.Therapist);
        return proposals.Count == 0 && named is null ? Heard.Nothing : new Heard(proposals, named?.Terms ?? [], named?.Plain ?? []);
    }

    private static readonly List<Proposal> None = [];

    private List<Proposal> Proposals(ReadOnlySpan<byte> text, Seen seen, TurnScore score, Hearing other, bool passes, bool all)
    {
        var found = None;
        if (passes && (all || !IsDecided(seen)))
        {
            gate.Kinds.Score(seen, kinds);
            kinds.CopyTo(values.AsSpan(place.Size));
            var weight = gate.Deciding.Weigh(values);
            if (all || weight >= beyond!.Threshold)
            {
                found = Named(text, other, beyond!.Ratio(weight), weight >= beyond.Threshold, gate.Therapist);
            }
        }

        return life is not null && score.Second >= life.Threshold && !found.Exists(proposal => proposal.Shown)
            ? [.. found, Propose(text, other, "disclose.life", life.Ratio(score.Second), true, gate.Therapist, 1, null)]
            : found;
    }

    /// <summary>Whether no kind can make an act of it. Asked once so many turns have passed that knowing it pays.</summary>
    private bool IsDecided(Seen seen) => ++passed > Enough && gate.Deciding.Weigh(values.AsSpan(0, place.Size)) + gate.Decided.Score(seen) < beyond!.Threshold - Blend.Rounding;

    private Heard Client(ReadOnlySpan<byte> text, bool all)
    {
        var other = therapistSpoke ? therapist : silence;
        gate.Client.Score(Seen(other), signals);
        place.Note(signals);
        List<Proposal>? found = null;
        for (var slot = 0; slot < signals.Length; slot++)
        {
            if (signalled[slot] is { } signal && (all || signals[slot] >= signal.Threshold))
            {
                (found ??= []).Add(Propose(text, other, gate.Client.Slots[slot], signal.Ratio(signals[slot]), signals[slot] >= signal.Threshold, gate.Client, slot, null));
            }
        }

        Remember(Role.Client);
        return found is null ? Heard.Nothing : new Heard(found, [], []);
    }

    private Heard Report(ReadOnlySpan<byte> text, bool all)
    {
        var seen = Seen(silence);
        var score = gate.Report.Score(seen).Whole;
        if (report is null || (!all && score < report.Threshold && score < report.Balanced))
        {
            return Heard.Nothing;
        }

        gate.Kinds.Score(seen, kinds);
        return new Heard(Named(text, silence, report.Ratio(score), score >= report.Threshold, gate.Report), [], []);
    }

    /// <summary>Names the kinds of what passed, from their scores.</summary>
    /// <param name="shown">The shipped threshold lets it through.</param>
    private List<Proposal> Named(ReadOnlySpan<byte> text, Hearing other, double ratio, bool shown, Table passed)
    {
        var best = kinds.AsSpan().IndexOf(kinds.Max());
        var found = new List<Proposal>();
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            if (kind == best || (kinds[kind] > 0 && kinds[kind] >= kinds[best] - Close))
            {
                found.Add(Propose(text, other, gate.Kinds.Slots[kind], ratio, shown, gate.Kinds, kind, passed));
            }
        }

        return found;
    }

    /// <summary>With the clause whose words speak most for the act: those that make it this kind, and those that let the turn through.</summary>
    private Proposal Propose(ReadOnlySpan<byte> text, Hearing other, string act, double ratio, bool shown, Table kinds, int kind, Table? passed)
    {
        if (!quotes)
        {
            return new Proposal(act, ratio, shown, 0, 0);
        }

        var tokens = turn.Reading.Tokens;
        if (spread.Length < tokens.Count)
        {
            spread = new float[tokens.Count * 2];
        }

        var weight = spread.AsSpan(0, tokens.Count);
        weight.Clear();
        if (!placed)
        {
            turn.Features.Read(turn.Reading, other.Reading, place: true);
            placed = true;
        }

        var seen = turn.Features.After(other.Features);
        kinds.Spread(seen, turn.Features.Places, kind, weight);
        passed?.Spread(seen, turn.Features.Places, 0, weight);
        var (first, last) = Clauses.Best(turn.Reading, weight);
        return new Proposal(act, ratio, shown, Encoding.UTF8.GetCharCount(text[..tokens[first].Start]), Encoding.UTF8.GetCharCount(text[..tokens[last].End]));
    }
}

/// <summary>What a listener heard in a turn.</summary>
public sealed record Heard(IReadOnlyList<Proposal> Proposals, IReadOnlyList<Term> Terms, IReadOnlyList<PlainAct> Plain)
{
    /// <summary>Silence.</summary>
    public static Heard Nothing { get; } = new([], [], []);
}
