namespace Framekeeper;

/// <summary>One therapist and one client of one agreement.</summary>
/// <param name="Id">As the source names it, else made of the agreement and the two parties.</param>
public sealed record Dyad(string Id, string? Therapist, string? Client)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => $"dyad {Id}";
}
