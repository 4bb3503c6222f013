namespace Framekeeper.Language;

/// <summary>Weighs a therapist's turn in its place: its own score, what the therapist's turns before scored, and what the client's last words signalled.</summary>
/// <remarks>
/// Acts come in runs: a turn that argues for an open ask, or takes an offered gift, shows it only beside the turn before.
/// Only evidence counts, never its absence: a session's first turns lose nothing by having none before them.
/// </remarks>
internal sealed record Weigher(float[] Weights)
{
    /// <summary>The therapist's own turns that are looked back on.</summary>
    public const int LookBack = 8;

    /// <summary>What a client's slot scores where the client has not spoken.</summary>
    private const float Silent = -4f;

    /// <summary>Earlier scores count from here, and up to <see cref="Ceiling"/>.</summary>
    private const float Floor = 0.5f, Ceiling = 3f;

    /// <summary>How many values <see cref="Place"/> fills.</summary>
    public static int Size(int signals) => Fixed + signals;

    private const int Fixed = 5;

    /// <summary>Log odds, at the rate of acts in the sessions it was trained on.</summary>
    public float Weigh(ReadOnlySpan<float> place)
    {
        var sum = Weights[^1];
        for (var i = 0; i < place.Length; i++)
        {
            sum += Weights[i] * place[i];
        }

        return sum;
    }

    /// <summary>The values that are weighed.</summary>
    /// <param name="own">Scores of the therapist's turns before, oldest first.</param>
    /// <param name="client">The client's signal scores just before; empty where the client has not spoken.</param>
    /// <param name="signals">How many signals there are.</param>
    public static float[] Place(TurnScore turn, ReadOnlySpan<float> own, ReadOnlySpan<float> client, int signals)
    {
        var place = new float[Size(signals)];
        var recent = own.Length > LookBack ? own[^LookBack..] : own;
        var highest = float.NegativeInfinity;
        foreach (var score in recent)
        {
            highest = Math.Max(highest, score);
        }

        place[0] = turn.Whole;
        place[1] = turn.Sentence;
        place[2] = Evidence(highest);
        place[3] = Evidence(recent.IsEmpty ? float.NegativeInfinity : recent[^1]);
        var strongest = Silent;
        for (var i = 0; i < signals; i++)
        {
            place[Fixed + i] = client.IsEmpty ? Silent : client[i];
            strongest = Math.Max(strongest, place[Fixed + i]);
        }

        place[4] = strongest;
        return place;
    }

    private static float Evidence(float score) => Math.Max(0, Math.Min(score, Ceiling) - Floor);
}

/// <summary>A therapist's turn alone: the score of the whole, and of its strongest sentence.</summary>
internal readonly record struct TurnScore(float Whole, float Sentence)
{
    /// <summary>Scores the features of a turn by the table's first slot.</summary>
    public static TurnScore Of(Table table, List<Feature> features, IReadOnlyList<(int Start, int End)> sentences)
    {
        Span<float> scores = stackalloc float[table.Slots.Count];
        table.Score(features, scores);
        var (whole, best) = (scores[0], float.NegativeInfinity);
        var part = new List<Feature>(features.Count);
        foreach (var (start, end) in sentences)
        {
            part.Clear();
            foreach (var feature in features)
            {
                if (feature.Group == Group.Before || (feature.End > feature.Start && feature.Start >= start && feature.End <= end))
                {
                    part.Add(feature);
                }
            }

            table.Score(part, scores);
            best = Math.Max(best, scores[0]);
        }

        return new TurnScore(whole, sentences.Count == 1 ? whole : best);
    }
}
