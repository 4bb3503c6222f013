using Framekeeper.Cli;
using Framekeeper.Scoring;
using Framekeeper.Tests.Reader;
using Framekeeper.Training;

namespace Framekeeper.Tests.Scoring;

public sealed class ScoresTests
{
    /// <summary>A fall that is no rounding.</summary>
    private const double Slack = .005;

    private static readonly string Corpus = Path.Combine(Repository.Root, "corpus");

    /// <summary>The voices kept apart, by the measures of <c>scores.frozen.csv</c>: what people get who name no judge.</summary>
    [Fact]
    public void No_measure_falls_below_what_was_frozen() => Compare(Readers.Frame, "scores.frozen.csv");

    [Fact]
    public void Nor_does_any_of_the_gate_alone() => Compare(Frame.Default, "scores.gate.frozen.csv");

    private static void Compare(Frame frame, string file)
    {
        var frozen = FrozenScores.Read(File.ReadAllText(Path.Combine(Corpus, file)));
        var today = FrozenScores.Read(FrozenScores.Write(Evaluated(frame, null), Evaluated(frame, FrozenScores.Noise)));

        frozen.Where(entry => !(today.GetValueOrDefault(entry.Key) >= entry.Value - Slack)).Select(entry => $"{entry.Key}: {today.GetValueOrDefault(entry.Key)}, was {entry.Value}")
            .ShouldBeEmpty("freeze anew (see CONTRIBUTING.md) only with a reason in the commit");
    }

    private static Evaluation Evaluated(Frame frame, double? noise)
    {
        var split = Split.Read("split.yml", File.ReadAllText(Path.Combine(Corpus, "split.yml")));
        var files = split.Test.SelectMany(voice => Directory.GetFiles(Corpus, $"{voice}.*.jsonl"));
        return Evaluation.Of(CorpusFiles.Read(files), frame, new EvaluationOptions { Noise = noise, Resamples = 1 });
    }
}
