using System.Text.Json;
using Framekeeper.Reports;

namespace Framekeeper.Scoring;

/// <summary>An evaluation for programs: one JSON object; a figure that cannot be said is null.</summary>
public static class EvaluationJson
{
    /// <summary>The object, and the end of its line.</summary>
    public static void Write(Stream to, Evaluation evaluation, bool errors = false)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(evaluation);
        using (var json = new Utf8JsonWriter(to, JsonReport.Options with { Indented = true }))
        {
            json.WriteStartObject();
            Whole(json, evaluation);
            if (evaluation.Compared.Count > 0)
            {
                List(json, "compared", evaluation.Compared, other =>
                {
                    json.WriteString("name", other.Name);
                    Whole(json, other.Evaluation);
                });
            }

            if (errors)
            {
                List(json, "errors", evaluation.Mistakes, mistake => Mistake(json, mistake));
            }

            json.WriteEndObject();
        }

        to.WriteByte((byte)'\n');
    }

    private static void Whole(Utf8JsonWriter json, Evaluation evaluation)
    {
        Looked(json, evaluation);
        List(json, "figures", evaluation.Figures, figures => Figures(json, figures));
        Curve(json, evaluation.Curve);
        Reliability(json, evaluation.Reliability);
        Accounts(json, evaluation.Accounts);
        Noise(json, evaluation);
        if (evaluation.Evidence.Count > 0)
        {
            List(json, "evidence", evaluation.Evidence, evidence =>
            {
                json.WriteString("threshold", evidence.Cut);
                json.WriteNumber("turns", evidence.Turns);
                Estimate(json, "overlap", evidence.Overlap);
            });
        }
    }

    private static void Looked(Utf8JsonWriter json, Evaluation evaluation)
    {
        json.WriteNumber("sessions", evaluation.Sessions);
        json.WriteNumber("wholeSessions", evaluation.WholeSessions);
        json.WriteNumber("pairs", evaluation.Pairs);
        json.WriteNumber("turns", evaluation.Turns);
        json.WriteNumber("beyond", evaluation.Beyond);
        json.WriteNumber("resamples", evaluation.Resamples);
        Number(json, "bestF1", evaluation.Curve.BestF1);
        Number(json, "bestMinConfidence", evaluation.Curve.BestMinConfidence);
    }

    private static void Figures(Utf8JsonWriter json, Figures figures)
    {
        json.WriteString("threshold", figures.Cut.Name);
        Number(json, "minConfidence", figures.Cut.MinConfidence ?? double.NaN);
        Number(json, "alarmsPerSession", figures.AlarmsPerSession);
        List(json, "beyond", [figures.Beyond], score => Score(json, score));
        List(json, "families", figures.Families, score => Score(json, score));
        List(json, "acts", figures.Acts, score => Score(json, score));
        List(json, "overall", [figures.Micro, figures.Signals], score => Score(json, score));
        Estimate(json, "macroF1", figures.Macro);
        List(json, "alarms", figures.Alarms, rate => Alarms(json, rate));
        List(json, "rare", figures.Rare, rare =>
        {
            json.WriteNumber("oneIn", rare.OneIn);
            Estimate(json, "precision", rare.Precision);
        });
        List(json, "subsets", figures.Subsets, subset =>
        {
            json.WriteString("group", subset.Group);
            Score(json, subset.Measured);
            json.WriteNumber("turns", subset.Turns);
            Number(json, "flagged", subset.Flagged);
        });
    }

    private static void Alarms(Utf8JsonWriter json, AlarmRate rate)
    {
        json.WriteString("of", rate.Name);
        json.WriteNumber("sessions", rate.Sessions);
        json.WriteNumber("turns", rate.Turns);
        Estimate(json, "perSession", rate.PerSession);
        Estimate(json, "firstHalf", rate.FirstHalf);
        Estimate(json, "secondHalf", rate.SecondHalf);
        Estimate(json, "without", rate.Without);
    }

    private static void Curve(Utf8JsonWriter json, Curve curve)
    {
        List(json, "recallAt", curve.RecallAt, at =>
        {
            Number(json, "alarms", at.Alarms);
            Estimate(json, "recall", at.Recall);
            Number(json, "minConfidence", at.MinConfidence);
        });
        List(json, "curve", curve.Points, point =>
        {
            Number(json, "minConfidence", point.MinConfidence);
            Number(json, "recall", point.Recall);
            Number(json, "precision", point.Precision);
            Number(json, "alarms", point.Alarms);
        });
    }

    private static void Reliability(Utf8JsonWriter json, Reliability? reliability)
    {
        if (reliability is null)
        {
            return;
        }

        json.WriteStartObject("reliability");
        Number(json, "baseRate", reliability.BaseRate);
        Number(json, "expectedCalibrationError", reliability.Error);
        Estimate(json, "brier", reliability.Brier);
        Number(json, "brierOfBaseRate", reliability.Ignorance);
        json.WriteEndObject();
        List(json, "calibration", reliability.Bins, bin =>
        {
            Number(json, "from", bin.From);
            Number(json, "to", bin.To);
            Number(json, "said", bin.Said);
            Estimate(json, "seen", bin.Seen);
            json.WriteNumber("findings", bin.Turns);
            json.WriteNumber("right", bin.Beyond);
        });
    }

    private static void Accounts(Utf8JsonWriter json, AccountFigures? accounts)
    {
        if (accounts is null)
        {
            return;
        }

        json.WriteStartObject("accounts");
        json.WriteNumber("accounts", accounts.Count);
        json.WriteNumber("beyond", accounts.Beyond);
        List(json, "shipped", [accounts.Shipped.Beyond, accounts.Shipped.Acts], score => Score(json, score));
        List(json, "told", [accounts.Told.Beyond, accounts.Told.Acts, accounts.Crisis], score => Score(json, score));
        json.WriteEndObject();
    }

    private static void Noise(Utf8JsonWriter json, Evaluation evaluation)
    {
        if (evaluation.WordErrors is { } rate)
        {
            json.WriteStartObject("noise");
            Number(json, "wordErrorRate", rate);
            List(json, "kept", evaluation.Kept, kept =>
            {
                json.WriteString("threshold", kept.Cut);
                Number(json, "cleanRecall", kept.Clean);
                Number(json, "recall", kept.Heard);
                Estimate(json, "share", kept.Share);
            });
            json.WriteEndObject();
        }
    }

    private static void Mistake(Utf8JsonWriter json, Mistake mistake)
    {
        json.WriteString("kind", mistake.Kind);
        json.WriteString("session", mistake.Session);
        json.WriteNumber("turn", mistake.Turn);
        json.WriteString("speaker", mistake.Speaker.Name());
        json.WriteString("expected", string.Join(' ', mistake.Expected));
        json.WriteString("found", string.Join(' ', mistake.Found));
        Number(json, "confidence", mistake.Confidence);
        json.WriteString("text", mistake.Text);
    }

    private static void Score(Utf8JsonWriter json, Measured score)
    {
        json.WriteString("name", score.Name);
        Number(json, "precision", score.Precision.Value);
        Number(json, "recall", score.Recall.Value);
        Number(json, "f1", score.F1.Value);
        json.WriteNumber("there", score.Score.There);
        Range(json, "precision95", score.Precision);
        Range(json, "recall95", score.Recall);
        Range(json, "f195", score.F1);
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Estimate(Utf8JsonWriter json, string name, Estimate estimate)
    {
        Number(json, name, estimate.Value);
        Range(json, name + "95", estimate);
    }

    private static void Range(Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteStartArray(name);
        foreach (var bound in new[] { estimate.Low, estimate.High }.Where(double.IsFinite))
        {
            json.WriteNumberValue(Math.Round(bound, 6));
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, Math.Round(value, 6));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
