using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Framekeeper.Language;
using Framekeeper.Training;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper evaluate</c>: how the judge does on labelled sessions.</summary>
internal static class EvaluateCommand
{
    private static readonly Argument<string[]> Labelled = new("LABELLED") { Description = "Labelled sessions or accounts (.jsonl), or folders of them", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Format = new("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };

    public static Command Build()
    {
        var command = new Command("evaluate", "Precision, recall and F1 by act and family, false alarms a session, calibration") { Labelled, Format };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        var json = result.GetValue(Format) switch
        {
            "json" => true,
            "text" => false,
            _ => throw new InputException("--format", null, "must be text or json"),
        };
        var evaluation = Evaluation.Of(CorpusFiles.Read(result.GetValue(Labelled)!), Frame.Default, Gate.Default);
        (json ? (Action<Evaluation>)WriteJson : WriteText)(evaluation);
        return Calls.Fine;
    }

    private static void WriteText(Evaluation evaluation)
    {
        Console.WriteLine($"{evaluation.Sessions} sessions, {evaluation.Turns} therapist turns or accounts, {evaluation.Carrying} of them beyond the frame ({Percent((double)evaluation.Carrying / evaluation.Turns)}; ordinary work: about {Percent(Judgement.Judge.OrdinaryRate)})");
        Console.WriteLine($"best F1 over all thresholds, which knows the labels: {Two(evaluation.BestF1)}");
        foreach (var figures in evaluation.Figures)
        {
            Console.WriteLine();
            Console.WriteLine($"at the {figures.Name} threshold{(double.IsNaN(figures.MinConfidence) ? "" : $" (--min-confidence {figures.MinConfidence.ToString("0.######", CultureInfo.InvariantCulture)})")}: {Two(figures.AlarmsPerSession)} false alarms a whole session");
            Row("", "precision", "recall", "F1", "there");
            foreach (var score in figures.Families.Prepend(figures.Beyond).Concat(figures.Acts.Where(act => act.Name.Contains('.', StringComparison.Ordinal))))
            {
                Row(score.Name, Two(score.Precision), Two(score.Recall), Two(score.F1), (score.Right + score.Missed).ToString(CultureInfo.InvariantCulture));
            }
        }

        Console.WriteLine();
        Console.WriteLine("confidence said (at the ordinary base rate), and the share that was right here, where acts are denser:");
        foreach (var band in evaluation.Bands.Where(band => band.Findings > 0))
        {
            Row($"{band.From.ToString(CultureInfo.InvariantCulture)} to {Math.Min(1, band.To).ToString(CultureInfo.InvariantCulture)}", Two((double)band.Right / band.Findings), $"of {band.Findings}", "", "");
        }
    }

    private static void Row(string name, string a, string b, string c, string d) => Console.WriteLine($"{name,-22}{a,10}{b,10}{c,8}{d,8}".TrimEnd());

    private static string Two(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static void WriteJson(Evaluation evaluation)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("sessions", evaluation.Sessions);
        json.WriteNumber("turns", evaluation.Turns);
        json.WriteNumber("beyond", evaluation.Carrying);
        json.WriteNumber("bestF1", evaluation.BestF1);
        json.WriteStartArray("figures");
        foreach (var figures in evaluation.Figures)
        {
            json.WriteStartObject();
            json.WriteString("threshold", figures.Name);
            Number(json, "minConfidence", figures.MinConfidence);
            Number(json, "alarmsPerSession", figures.AlarmsPerSession);
            Scores(json, "beyond", [figures.Beyond]);
            Scores(json, "families", figures.Families);
            Scores(json, "acts", figures.Acts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("calibration");
        foreach (var band in evaluation.Bands)
        {
            json.WriteStartObject();
            json.WriteNumber("from", band.From);
            json.WriteNumber("to", Math.Min(1, band.To));
            json.WriteNumber("findings", band.Findings);
            json.WriteNumber("right", band.Right);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Scores(Utf8JsonWriter json, string name, IReadOnlyList<Score> scores)
    {
        json.WriteStartArray(name);
        foreach (var score in scores)
        {
            json.WriteStartObject();
            json.WriteString("name", score.Name);
            Number(json, "precision", score.Precision);
            Number(json, "recall", score.Recall);
            Number(json, "f1", score.F1);
            json.WriteNumber("there", score.Right + score.Missed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsNaN(value))
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, Math.Round(value, 6));
        }
    }
}
