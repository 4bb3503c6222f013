using System.Text.Json.Serialization;
using Framekeeper.Ties;

namespace Framekeeper.Store.Clearing;

/// <summary>Somebody who asks for a therapist, before anything is agreed. Every question about them belongs to such a record.</summary>
/// <param name="Deletes">The moment after which they are forgotten; null once they are a client.</param>
/// <param name="Client">The person of the practice that they have become.</param>
public sealed record Intake(string Id, DateTimeOffset Opened, DateTimeOffset? Deletes, string By, Person Person, string? Client = null)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => $"intake {Id}";
}

/// <summary>What intake was told of one therapist.</summary>
/// <param name="Clear">False: ask compliance, for whatever reason.</param>
public sealed record Cleared(string Therapist, bool Clear)
{
    /// <summary>As it is told.</summary>
    [JsonIgnore]
    public string Says => Clear ? "clear" : "ask compliance";

    /// <summary>Nothing of the answer.</summary>
    public override string ToString() => $"answer about {Therapist}";
}

/// <summary>Whether an answer about a client and a therapist was kept. Which way compliance decided is for compliance and intake.</summary>
public enum OnRecord
{
    /// <summary>Nobody asked, or what was asked waits.</summary>
    None,

    /// <summary>Nothing was between them.</summary>
    Clear,

    /// <summary>Compliance decided.</summary>
    Ruled,
}

/// <summary>What compliance decided.</summary>
public sealed record Ruling(string By, DateTimeOffset At, bool MayMeet, string Why)
{
    /// <summary>The day.</summary>
    public override string ToString() => $"ruling of {At:yyyy-MM-dd}";
}

/// <summary>A question to the practice and its answer, kept: who asked, what was searched, what was said, what was decided, and when.</summary>
/// <param name="Searched">How many people and ties were looked through, and how deep: what there was to be found on that day.</param>
public sealed record ClearanceRecord(string Id, string Intake, DateTimeOffset Asked, string By, string Searched, IReadOnlyList<Cleared> Answers, Ruling? Ruling)
{
    /// <summary>Something was to be asked of compliance, which has not decided.</summary>
    [JsonIgnore]
    public bool Waits => Ruling is null && Answers.Any(answer => !answer.Clear);

    /// <summary>Whether the two may meet as the record stands: nothing was between them, or compliance said so.</summary>
    public bool MayMeet(string therapist) => Answers.Any(answer => answer.Therapist == therapist && (answer.Clear || Ruling is { MayMeet: true }));

    /// <summary>The id alone.</summary>
    public override string ToString() => $"clearance {Id}";
}

/// <summary>Why an answer was what it was, for compliance alone.</summary>
/// <param name="Path">The people of the way, by id, where there is one.</param>
public sealed record Ground(string Therapist, string Level, string Says, IReadOnlyList<string> Path, IReadOnlyList<string> Citations)
{
    /// <summary>The level alone.</summary>
    public override string ToString() => $"ground of {Level}";
}
