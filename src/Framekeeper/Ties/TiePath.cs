namespace Framekeeper.Ties;

/// <summary>One step of a path: from somebody to the next, by a tie that was declared or by something that both share.</summary>
/// <param name="From">The person's number in the graph.</param>
/// <param name="To">The next one's.</param>
/// <param name="Kind">What the next person is to this one; null where both share something.</param>
/// <param name="Shared">What both share; null where the tie was declared.</param>
/// <param name="Members">How many share it.</param>
internal readonly record struct TieStep(int From, int To, TieKind? Kind, HubKind? Shared, int Members, DateOnly? Since, DateOnly? Until)
{
    /// <summary>The kind of tie as files write it, or what is shared.</summary>
    public string Via => Kind?.Name ?? Shared!.Value.Name();

    /// <summary>Whether the tie is over on a day: by its dates, or because its kind is that of something past.</summary>
    public bool EndedBy(DateOnly day) => Until < day || Kind?.Step is KinStep.FormerSpouse or KinStep.FormerPartner;

    /// <summary>From 0 to 1; what has ended binds half as much.</summary>
    public double Strength(DateOnly day) => (Kind?.Strength ?? Shared!.Value.Strength(Members)) * (Until < day ? 0.5 : 1);
}

/// <summary>A way from one person to another on which nobody stands twice, and nothing that is shared is used twice.</summary>
internal sealed record TiePath(IReadOnlyList<TieStep> Steps)
{
    /// <summary>The product of its steps.</summary>
    public double Strength(DateOnly day) => Steps.Aggregate(1.0, (product, step) => product * step.Strength(day));

    /// <summary>The length alone.</summary>
    public override string ToString() => $"path of {Steps.Count}";
}
