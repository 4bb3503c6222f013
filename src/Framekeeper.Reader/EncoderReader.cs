using Framekeeper.Language;

namespace Framekeeper.Reader;

/// <summary>The careful second pass by a small encoder that was trained from the corpus. Safe for use from several threads.</summary>
public sealed class EncoderReader : IReader, IDisposable
{
    private const string Beyond = "beyond", Danger = "danger", Life = "disclose.life";

    private readonly ReaderCard card;
    private readonly Encoder encoder;
    private readonly Lines lines;
    private readonly Evidence evidence;
    private readonly int[] kinds, signals;
    private readonly int beyond, danger, life;
    private readonly bool everything;

    private EncoderReader(ReaderCard card, Encoder encoder, Lines lines, Evidence evidence, bool everything = false)
    {
        (this.card, this.encoder, this.lines, this.evidence, this.everything) = (card, encoder, lines, evidence, everything);
        (beyond, danger, life) = (Output(Beyond), Output(Danger), Output(Life));
        var all = Enumerable.Range(0, card.Outputs.Count);
        signals = [.. all.Where(output => card.Outputs[output].StartsWith("client.", StringComparison.Ordinal))];
        kinds = [.. all.Except(signals).Except([beyond, danger, life])];
    }

    /// <summary>Reads the model of a folder.</summary>
    /// <param name="words">The rule book's, by which evidence is cut.</param>
    /// <exception cref="InputException">Something is missing, is not what the card says, or cannot be run here.</exception>
    public static EncoderReader Read(string folder, Lexicon words)
    {
        var card = ReaderCard.Read(folder);
        return Of(folder, card, words, (name, digest) =>
        {
            if (ReaderCard.Digest(Path.Combine(folder, name)) != digest)
            {
                throw new InputException(Path.Combine(folder, name), null, $"is not the file that {ReaderCard.File} names (its SHA-256 differs); install it again, or name another model's folder with --reader");
            }
        });
    }

    /// <summary>The same encoder, deciding over every turn and without the gate's opinion: for comparison. It lives as long as this one.</summary>
    public EncoderReader Alone() => new(card with { Weighings = card.Alone, ActsFrom = double.MinValue, SignalsFrom = double.MinValue }, encoder, lines, evidence, everything: true);

    /// <param name="prove">Throws where a file has another digest than the card says; nothing is read by a file that has not passed.</param>
    internal static EncoderReader Of(string folder, ReaderCard card, Lexicon words, Action<string, string>? prove = null)
    {
        // The two files are read side by side: most of a short check's time is starting up.
        var pieces = Task.Run(() =>
        {
            prove?.Invoke(card.Vocabulary, card.VocabularyDigest);
            using var vocabulary = File.OpenRead(Path.Combine(folder, card.Vocabulary));
            return new Words(vocabulary);
        });
        var proof = Task.Run(() => prove?.Invoke(card.Model, card.ModelDigest));
        Encoder? encoder = null;
        try
        {
            encoder = new Encoder(Path.Combine(folder, card.Model));
            proof.GetAwaiter().GetResult();
            return new EncoderReader(card, encoder, new Lines(pieces.GetAwaiter().GetResult(), card.Before, card.Terms), new Evidence(words));
        }
        catch (InputException)
        {
            encoder?.Dispose();

            // That it is another file says more than that it does not load.
            proof.GetAwaiter().GetResult();
            throw;
        }
    }

    /// <inheritdoc />
    public string Digest => card.ModelDigest[..12];

    /// <inheritdoc />
    public double BalancedRatio => card.Weighings.GetValueOrDefault($"therapist {Beyond}")?.Balanced ?? double.PositiveInfinity;

    /// <inheritdoc />
    public bool Reads(Role speaker, IReadOnlyList<Proposal> gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return speaker switch
        {
            Role.Therapist => everything || Highest(gate) >= card.ActsFrom,
            Role.Client => everything || Highest(gate) >= card.SignalsFrom,
            Role.Report => true,
            _ => false,
        };
    }

    /// <inheritdoc />
    public IReadOnlyList<IReadOnlyList<Proposal>> Read(IReadOnlyList<Passage> passages, bool all)
    {
        ArgumentNullException.ThrowIfNull(passages);
        return [.. Understand(passages).Zip(passages, (parts, passage) => Proposals(passage, parts, all))];
    }

    /// <inheritdoc />
    public bool HearsDanger(string account) =>
        card.Weighings.GetValueOrDefault($"report {Danger}") is { } weighing
        && Understand([new Passage(Role.Report, account, [], [])])[0] is { Count: > 0 } parts
        && weighing.Ratio(Highest(parts, danger).Logits[danger], null) >= weighing.Threshold;

    /// <summary>A part of a turn with what the encoder makes of it.</summary>
    internal sealed record Part(Piece[] Pieces, Read Read)
    {
        public float[] Logits => Read.Logits;
    }

    /// <summary>The most that the gate gives; no number where it lets nothing through.</summary>
    internal static double Highest(IReadOnlyList<Proposal> gate) => gate.Count == 0 ? double.NaN : gate.Max(proposal => proposal.Ratio);

    /// <summary>The parts of each passage, read.</summary>
    internal List<Part>[] Understand(IReadOnlyList<Passage> passages)
    {
        var laid = passages.Select(lines.Of).ToList();
        var read = encoder.Read([.. laid.SelectMany(parts => parts).Select(part => part.Line)]);
        var next = 0;
        return [.. laid.Select(parts => parts.ConvertAll(part => new Part(part.Pieces, read[next++])))];
    }

    internal static Part Highest(List<Part> parts, int output) => parts.MaxBy(part => part.Logits[output])!;

    /// <summary>What the gate makes of the turn, of this question.</summary>
    internal static double? Gate(Passage passage, string question) => passage.Gate
        .Where(proposal => question == Beyond ? proposal.Act != Life && !proposal.Act.StartsWith("client.", StringComparison.Ordinal) : proposal.Act == question)
        .Select(proposal => (double?)proposal.Ratio).Max();

    private List<Proposal> Proposals(Passage passage, List<Part> parts, bool all)
    {
        if (parts.Count == 0)
        {
            return [];
        }

        var found = new List<Proposal>();
        var quoted = new Dictionary<Part, (int Start, int End)>(ReferenceEqualityComparer.Instance);
        if (passage.Speaker == Role.Client)
        {
            foreach (var signal in signals)
            {
                Add(card.Outputs[signal], card.Outputs[signal], signal);
            }

            return found;
        }

        var speaker = passage.Speaker == Role.Report ? "report" : "therapist";
        var whether = Highest(parts, beyond);
        foreach (var kind in (speaker == "report" ? card.Reports : card.Turns).Of(kinds, kind => whether.Logits[kind], kind => passage.Gate.Any(proposal => proposal.Act == card.Outputs[kind])))
        {
            Add(Beyond, card.Outputs[kind], beyond);
        }

        if (speaker == "therapist" && !found.Exists(proposal => proposal.Shown))
        {
            Add(Life, Life, life);
        }

        return found;

        void Add(string question, string act, int asked)
        {
            if (card.Weighings.GetValueOrDefault($"{passage.Speaker.Name()} {question}") is not { } weighing)
            {
                return;
            }

            var part = Highest(parts, asked);
            var ratio = weighing.Ratio(part.Logits[asked], Gate(passage, question));
            if (all || ratio >= weighing.Threshold || (passage.Speaker == Role.Report && ratio >= weighing.Balanced))
            {
                if (!quoted.TryGetValue(part, out var words))
                {
                    // What is underlined does not depend on the act, so several acts of a part share it.
                    quoted[part] = words = evidence.Of(passage.Text, part.Pieces, Carried(part));
                }

                found.Add(new Proposal(act, ratio, ratio >= weighing.Threshold, words.Start, words.End, "reader"));
            }
        }
    }

    /// <summary>The share of each piece in what a person would underline.</summary>
    private static float[] Carried(Part part)
    {
        var marks = part.Read.Marks.AsSpan(Lines.Lead, part.Pieces.Length);
        var carried = new float[marks.Length];
        System.Numerics.Tensors.TensorPrimitives.SoftMax(marks, carried);
        return carried;
    }

    private int Output(string name) => card.Outputs.ToList().IndexOf(name) is >= 0 and var output ? output : throw new InputException(ReaderCard.File, null, $"names no output '{name}'", "outputs");

    /// <inheritdoc />
    public void Dispose()
    {
        encoder.Dispose();
        evidence.Dispose();
    }
}
