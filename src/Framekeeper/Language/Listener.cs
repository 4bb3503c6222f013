using System.Text;

namespace Framekeeper.Language;

/// <summary>Listens to turns with a gate: one for each thread, since it reuses its workspace.</summary>
public sealed class Listener
{
    /// <summary>Kinds besides the likeliest are proposed too where they score this close to it, and above zero.</summary>
    private const float Close = 0.6f;

    private readonly Gate gate;
    private readonly Features features;
    private readonly Terms terms;
    private readonly Reading turn, other;
    private readonly Dictionary<(ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> Before), float[]> scores = [];
    private float[] spread = new float[256];

    /// <summary>A listener over a gate, with the rule book's words.</summary>
    public Listener(Gate gate, Lexicon words)
    {
        ArgumentNullException.ThrowIfNull(gate);
        this.gate = gate;
        var grammar = new Grammar(words);
        (features, terms) = (new Features(grammar), new Terms(grammar, words));
        (turn, other) = (new Reading(words), new Reading(words));
    }

    /// <summary>What a turn may carry, and the terms that it names.</summary>
    /// <param name="text">The turn, UTF-8.</param>
    /// <param name="before">The turns before, oldest first.</param>
    /// <param name="all">Also what the shipped threshold holds back, however unlikely.</param>
    public Heard Hear(Role speaker, ReadOnlyMemory<byte> text, IReadOnlyList<(Role Speaker, Turn Turn)> before, bool all = false)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (speaker is Role.Other)
        {
            return Heard.Nothing;
        }

        var place = speaker == Role.Therapist ? Place(text, before) : null;
        var said = Read(speaker, text, before, before.Count);
        if (turn.IsEmpty)
        {
            return Heard.Nothing;
        }

        return speaker switch
        {
            Role.Therapist => Therapist(text, place!, said, all),
            Role.Client => new Heard(Client(text.Span, all), [], []),
            _ => new Heard(Report(text.Span, all), [], []),
        };
    }

    private Heard Therapist(ReadOnlyMemory<byte> text, float[] place, Reading? said, bool all)
    {
        var plain = new List<PlainAct>();
        var named = terms.Of(text.Span, turn, said, plain);
        return new Heard(Therapist(text.Span, place, all), named, plain);
    }

    /// <summary>Fills the workspace for a turn after the other side's last words; returns the reading of those, or null.</summary>
    private Reading? Read(Role speaker, ReadOnlyMemory<byte> text, IReadOnlyList<(Role Speaker, Turn Turn)> before, int upTo)
    {
        turn.Read(text.Span);
        other.Read(Other(speaker, before, upTo).Span);
        var said = other.IsEmpty ? null : other;
        features.Read(text.Span, turn, said);
        return said;
    }

    private static ReadOnlyMemory<byte> Other(Role speaker, IReadOnlyList<(Role Speaker, Turn Turn)> before, int upTo)
    {
        for (var i = upTo - 1; i >= 0; i--)
        {
            if (before[i].Speaker != speaker && before[i].Speaker != Role.Other)
            {
                return before[i].Turn.Utf8;
            }
        }

        return default;
    }

    /// <summary>The turn in its place, for the weigher. Scores of earlier turns are remembered, since a session asks for them again and again.</summary>
    private float[] Place(ReadOnlyMemory<byte> text, IReadOnlyList<(Role Speaker, Turn Turn)> before)
    {
        var own = new List<float>();
        ReadOnlyMemory<float> client = default;
        for (var i = 0; i < before.Count; i++)
        {
            if (before[i].Speaker == Role.Therapist)
            {
                own.Add(Remembered(Role.Therapist, before[i].Turn.Utf8, before, i)[0]);
            }
            else if (before[i].Speaker == Role.Client)
            {
                client = before[i].Turn.Utf8.IsEmpty ? client : Remembered(Role.Client, before[i].Turn.Utf8, before, i);
            }
        }

        Read(Role.Therapist, text, before, before.Count);
        return Weigher.Place(TurnScore.Of(gate.Therapist, features.All, turn.Sentences), own.ToArray(), client.Span, gate.Client.Slots.Count);
    }

    private float[] Remembered(Role speaker, ReadOnlyMemory<byte> text, IReadOnlyList<(Role Speaker, Turn Turn)> before, int upTo)
    {
        const int enough = 64;
        var key = (text, Other(speaker, before, upTo));
        if (!scores.TryGetValue(key, out var known))
        {
            if (scores.Count >= enough)
            {
                scores.Clear();
            }

            Read(speaker, text, before, upTo);
            var table = speaker == Role.Therapist ? gate.Therapist : gate.Client;
            known = new float[table.Slots.Count];
            table.Score(features.All, known);
            scores[key] = known;
        }

        return known;
    }

    private List<Proposal> Therapist(ReadOnlySpan<byte> text, float[] place, bool all)
    {
        Span<float> raw = stackalloc float[gate.Therapist.Slots.Count];
        gate.Therapist.Score(features.All, raw);
        var found = new List<Proposal>();
        Passed("therapist", gate.Therapist, Gate.Beyond, gate.Weigher.Weigh(place), text, found, all);
        if (gate.Therapist.Slots.Count > 1 && Calibrated("therapist", gate.Therapist.Slots[1]) is { } life && raw[1] >= life.Threshold && !found.Any(proposal => proposal.Shown))
        {
            found.Add(Propose("disclose.life", life.Ratio(raw[1]), shown: true, gate.Therapist, 1, text));
        }

        return found;
    }

    private List<Proposal> Client(ReadOnlySpan<byte> text, bool all)
    {
        Span<float> scores = stackalloc float[gate.Client.Slots.Count];
        gate.Client.Score(features.All, scores);
        var found = new List<Proposal>();
        for (var slot = 0; slot < scores.Length; slot++)
        {
            if (Calibrated("client", gate.Client.Slots[slot]) is { } signal && (all || scores[slot] >= signal.Threshold))
            {
                found.Add(Propose(gate.Client.Slots[slot], signal.Ratio(scores[slot]), scores[slot] >= signal.Threshold, gate.Client, slot, text));
            }
        }

        return found;
    }

    private List<Proposal> Report(ReadOnlySpan<byte> text, bool all)
    {
        Span<float> scores = stackalloc float[gate.Report.Slots.Count];
        gate.Report.Score(features.All, scores);
        var found = new List<Proposal>();
        Passed("report", gate.Report, Gate.Beyond, scores[0], text, found, all);
        return found;
    }

    /// <summary>Names the kinds of what passed the gate; <see cref="Proposal.Shown"/> marks what the shipped threshold lets through.</summary>
    private void Passed(string table, Table passed, string slot, float score, ReadOnlySpan<byte> text, List<Proposal> found, bool all)
    {
        if (Calibrated(table, slot) is not { } beyond || (!all && score < beyond.Threshold && score < beyond.Balanced))
        {
            return;
        }

        Span<float> kinds = stackalloc float[gate.Kinds.Slots.Count];
        gate.Kinds.Score(features.All, kinds);
        var best = 0;
        for (var kind = 1; kind < kinds.Length; kind++)
        {
            best = kinds[kind] > kinds[best] ? kind : best;
        }

        for (var kind = 0; kind < kinds.Length; kind++)
        {
            if (kind == best || (kinds[kind] > 0 && kinds[kind] >= kinds[best] - Close))
            {
                var (start, end) = Evidence(text, gate.Kinds, kind, passed);
                found.Add(new Proposal(gate.Kinds.Slots[kind], beyond.Ratio(score), score >= beyond.Threshold, start, end));
            }
        }
    }

    private Proposal Propose(string act, double ratio, bool shown, Table table, int slot, ReadOnlySpan<byte> text)
    {
        var (start, end) = Evidence(text, table, slot, null);
        return new Proposal(act, ratio, shown, start, end);
    }

    private Calibration? Calibrated(string table, string slot) => gate.Calibrations.GetValueOrDefault($"{table} {slot}");

    /// <summary>The clause whose words speak most for the act: those that make it this kind, and those that let the turn through.</summary>
    private (int Start, int End) Evidence(ReadOnlySpan<byte> text, Table kinds, int kind, Table? passed)
    {
        if (spread.Length < turn.Tokens.Count)
        {
            spread = new float[turn.Tokens.Count * 2];
        }

        var weight = spread.AsSpan(0, turn.Tokens.Count);
        kinds.Spread(features.All, kind, weight);
        if (passed is not null)
        {
            var more = new float[weight.Length];
            passed.Spread(features.All, 0, more);
            for (var i = 0; i < more.Length; i++)
            {
                weight[i] += more[i];
            }
        }

        var (first, last) = Clauses.Best(turn, weight);
        var (from, to) = (turn.Tokens[first].Start, turn.Tokens[last].End);
        return (Encoding.UTF8.GetCharCount(text[..from]), Encoding.UTF8.GetCharCount(text[..to]));
    }
}

/// <summary>What a listener heard in a turn.</summary>
public sealed record Heard(IReadOnlyList<Proposal> Proposals, IReadOnlyList<Term> Terms, IReadOnlyList<PlainAct> Plain)
{
    /// <summary>Silence.</summary>
    public static Heard Nothing { get; } = new([], [], []);
}

/// <summary>Finds the clause that carries the weight.</summary>
internal static class Clauses
{
    /// <summary>Shorter pieces between commas belong to their neighbour.</summary>
    private const int Shortest = 3;

    /// <summary>First and last token of the best clause, its outer marks taken off; neighbours join where they weigh nearly as much.</summary>
    public static (int First, int Last) Best(Reading turn, ReadOnlySpan<float> weight)
    {
        var clauses = Cut(turn);
        var sums = new float[clauses.Count];
        var best = 0;
        for (var i = 0; i < clauses.Count; i++)
        {
            for (var token = clauses[i].Start; token < clauses[i].End; token++)
            {
                sums[i] += weight[token];
            }

            best = sums[i] > sums[best] ? i : best;
        }

        var (from, to) = (best, best);
        while (from > 0 && sums[from - 1] > sums[best] * Enough(clauses[from - 1].Sentence == clauses[best].Sentence))
        {
            from--;
        }

        while (to + 1 < clauses.Count && sums[to + 1] > sums[best] * Enough(clauses[to + 1].Sentence == clauses[best].Sentence))
        {
            to++;
        }

        return Trim(turn, clauses[from].Start, clauses[to].End - 1);
    }

    /// <summary>The share of the best clause's weight that a neighbour needs: less within its sentence.</summary>
    private static float Enough(bool sameSentence) => sameSentence ? 0.5f : 0.7f;

    private static List<(int Start, int End, int Sentence)> Cut(Reading turn)
    {
        var clauses = new List<(int, int, int)>();
        for (var sentence = 0; sentence < turn.Sentences.Count; sentence++)
        {
            var (start, end) = turn.Sentences[sentence];
            for (var i = start; i < end; i++)
            {
                if (turn.Tokens[i].Kind == TokenKind.Pause && i - start >= Shortest && end - i > Shortest)
                {
                    clauses.Add((start, i + 1, sentence));
                    start = i + 1;
                }
            }

            clauses.Add((start, end, sentence));
        }

        return clauses;
    }

    private static (int First, int Last) Trim(Reading turn, int first, int last)
    {
        while (first < last && turn.Tokens[first].Kind is TokenKind.Pause or TokenKind.Stop or TokenKind.Quote)
        {
            first++;
        }

        while (last > first && turn.Tokens[last].Kind is TokenKind.Pause or TokenKind.Stop or TokenKind.Quote)
        {
            last--;
        }

        return (first, last);
    }
}
