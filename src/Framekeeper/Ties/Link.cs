using System.Globalization;

namespace Framekeeper.Ties;

/// <summary>What two records are to each other.</summary>
public enum LinkKind
{
    /// <summary>One person, by names and by something that names alone do not give.</summary>
    Match,

    /// <summary>Perhaps one person; somebody should look.</summary>
    Possible,

    /// <summary>Two people with a home, a phone or a mail address in common.</summary>
    Related,
}

/// <summary>One feature's part in a judgement.</summary>
/// <param name="Score">For (above 0) or against, in bits: 1 makes it twice as probable, 2 four times.</param>
/// <param name="Says">In a sentence.</param>
public sealed record Reason(string Feature, double Score, string Says)
{
    /// <summary>The score; no particulars of people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"reason of {Score:0.0} bits");
}

/// <summary>Two records, and how probable it is that they are one person.</summary>
/// <param name="Probability">Above 0 and below 1.</param>
/// <param name="Why">Every feature that both record, the weightiest first.</param>
public sealed record Link(Person A, Person B, double Probability, LinkKind Kind, IReadOnlyList<Reason> Why)
{
    /// <summary>The ids and the kind.</summary>
    public override string ToString() => $"{A.Id} {B.Id} {Kind}";
}

/// <summary>Somebody who may be the one that is sought.</summary>
/// <param name="Probability">That it is: above 0 and below 1.</param>
/// <param name="Kind">What the two would be to each other as records; null for nothing.</param>
/// <param name="Why">Every feature that both record, the weightiest first.</param>
public sealed record Found(Person Person, double Probability, LinkKind? Kind, IReadOnlyList<Reason> Why)
{
    /// <summary>The id and the kind.</summary>
    public override string ToString() => $"{Person.Id} {Kind}";
}
