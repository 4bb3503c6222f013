namespace Framekeeper.Language;

/// <summary>Weighs a therapist's turn in its place: a logistic model over what <see cref="Place"/> fills in, and after it the kinds' scores where they are known.</summary>
/// <param name="Weights">One for each value, the last alone.</param>
internal sealed record Weigher(float[] Weights)
{
    /// <summary>Log odds, at the rate of acts in the sessions it was trained on.</summary>
    public float Weigh(ReadOnlySpan<float> values)
    {
        var sum = Weights[^1];
        for (var i = 0; i < values.Length; i++)
        {
            sum += Weights[i] * values[i];
        }

        return sum;
    }
}

/// <summary>Where a session stands before a turn: what the therapist's last turns scored, and what the client's last words signalled.</summary>
/// <remarks>
/// Acts come in runs: a turn that argues for an open ask, or takes an offered gift, shows it only beside the turn before.
/// Only evidence counts, never its absence: a session's first turns lose nothing by having none before them.
/// </remarks>
internal sealed class Place(int signals)
{
    /// <summary>The therapist's own turns that are looked back on.</summary>
    private const int LookBack = 8;

    /// <summary>What a client's signal scores where the client has not spoken.</summary>
    private const float Silent = -4f;

    /// <summary>Earlier scores count from here, and up to <see cref="Ceiling"/>.</summary>
    private const float Floor = 0.5f, Ceiling = 3f;

    private const int Fixed = 5;

    private readonly float[] own = new float[LookBack];
    private readonly float[] client = new float[signals];
    private int ownCount;
    private bool heard;

    /// <summary>How many values <see cref="Fill"/> fills.</summary>
    public int Size => Fixed + signals;

    /// <summary>A session begins.</summary>
    public void Begin() => (ownCount, heard) = (0, false);

    /// <summary>The therapist has spoken.</summary>
    public void Note(float whole) => own[ownCount++ % LookBack] = whole;

    /// <summary>The client has spoken.</summary>
    public void Note(ReadOnlySpan<float> scores)
    {
        scores.CopyTo(client);
        heard = true;
    }

    /// <summary>The values of a turn that are weighed.</summary>
    public void Fill(TurnScore turn, Span<float> values)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in own.AsSpan(0, Math.Min(ownCount, LookBack)))
        {
            highest = Math.Max(highest, score);
        }

        values[0] = turn.Whole;
        values[1] = turn.Sentence;
        values[2] = Evidence(highest);
        values[3] = Evidence(ownCount == 0 ? float.NegativeInfinity : own[(ownCount - 1) % LookBack]);
        var strongest = Silent;
        for (var i = 0; i < client.Length; i++)
        {
            values[Fixed + i] = heard ? client[i] : Silent;
            strongest = Math.Max(strongest, values[Fixed + i]);
        }

        values[4] = strongest;
    }

    private static float Evidence(float score) => Math.Max(0, Math.Min(score, Ceiling) - Floor);
}
