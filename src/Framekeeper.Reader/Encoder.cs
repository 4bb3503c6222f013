using Microsoft.ML.OnnxRuntime;

namespace Framekeeper.Reader;

/// <summary>A turn as the encoder sees it: word pieces, those of the turn first.</summary>
/// <param name="Own">How many of them are the turn's, its role and the mark after it counted.</param>
internal readonly record struct Line(int[] Ids, int Own);

/// <summary>What the encoder makes of a line.</summary>
/// <param name="Logits">By output.</param>
/// <param name="Marks">By piece: how much it looks like one that a person would underline as the act.</param>
internal sealed record Read(float[] Logits, float[] Marks);

/// <summary>The encoder, by ONNX Runtime, a batch of lines on each processor. Safe for use from several threads.</summary>
internal sealed class Encoder : IDisposable
{
    /// <summary>Lines are read together up to so many pieces, the shorter ones filled up.</summary>
    private const int Together = 768;

    private readonly InferenceSession session;

    /// <exception cref="InputException">The file is no model that can be run here.</exception>
    public Encoder(string file)
    {
        Silence.Keep();
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            // The file's nodes are fused as they should be; fusing more makes it slower.
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            session = new InferenceSession(file, options);
        }
        catch (OnnxRuntimeException wrong)
        {
            throw new InputException(file, null, "cannot be run here: it is broken, or needs another version of ONNX Runtime or another processor", null, wrong);
        }
    }

    /// <summary>What it makes of each line, in the lines' order.</summary>
    public Read[] Read(IReadOnlyList<Line> lines)
    {
        var read = new Read[lines.Count];
        Parallel.ForEach(Batches(lines), batch => Run(lines, batch, read));
        return read;
    }

    /// <summary>Lines of much the same length, by number; the longest first, so that no processor is left with them at the end.</summary>
    private static List<int[]> Batches(IReadOnlyList<Line> lines)
    {
        var order = Enumerable.Range(0, lines.Count).OrderBy(i => lines[i].Ids.Length).ToArray();
        var batches = new List<int[]>();
        for (var to = order.Length; to > 0;)
        {
            var from = to - Math.Min(to, Math.Max(1, Together / lines[order[to - 1]].Ids.Length));
            batches.Add(order[from..to]);
            to = from;
        }

        return batches;
    }

    private void Run(IReadOnlyList<Line> lines, int[] batch, Read[] read)
    {
        var width = lines[batch[^1]].Ids.Length;
        var (ids, kinds) = (new long[batch.Length * width], new long[batch.Length * width]);
        for (var row = 0; row < batch.Length; row++)
        {
            var line = lines[batch[row]];
            for (var i = 0; i < line.Ids.Length; i++)
            {
                (ids[(row * width) + i], kinds[(row * width) + i]) = (line.Ids[i], i < line.Own ? 0 : 1);
            }
        }

        long[] shape = [batch.Length, width];
        using var idsValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var kindsValue = OrtValue.CreateTensorValueFromMemory(kinds, shape);
        using var run = new RunOptions();
        using var outputs = session.Run(run, ["ids", "kinds"], [idsValue, kindsValue], ["logits", "marks"]);
        var logits = outputs[0].GetTensorDataAsSpan<float>();
        var marks = outputs[1].GetTensorDataAsSpan<float>();
        var count = logits.Length / batch.Length;
        for (var row = 0; row < batch.Length; row++)
        {
            read[batch[row]] = new Read(logits.Slice(row * count, count).ToArray(), marks.Slice(row * width, lines[batch[row]].Own).ToArray());
        }
    }

    public void Dispose() => session.Dispose();
}
