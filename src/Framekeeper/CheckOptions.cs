namespace Framekeeper;

/// <summary>What the caller says about a session that its file does not.</summary>
public sealed record CheckOptions
{
    /// <summary>Nothing is said.</summary>
    internal static CheckOptions None { get; } = new();

    /// <summary>The speaker who is the therapist, as the transcript names them.</summary>
    public string? Therapist { get; init; }

    /// <summary>When the session was held, where the file does not say.</summary>
    public DateTimeOffset? Held { get; init; }

    /// <summary>By what it was held, where the file does not say.</summary>
    public string? Channel { get; init; }

    /// <summary>How often a therapist's turn carries an act in the work at hand; decides the confidence.</summary>
    public double BaseRate { get; init; } = Judgement.Judge.OrdinaryRate;

    /// <summary>Findings less sure than this are left out; null: the shipped threshold.</summary>
    public double? MinConfidence { get; init; }

    /// <summary>Suppressions from a file beside the session.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Keep every turn for a report that shows the whole session.</summary>
    public bool Transcript { get; init; }

    /// <summary>Never who or what it names.</summary>
    public override string ToString() => $"options at base rate {BaseRate}";
}
