namespace Framekeeper.Bench;

/// <summary>One way to do the work. A run gives null where the peer is not installed.</summary>
internal sealed record Contender(string Name, Func<Pass?> Run);
