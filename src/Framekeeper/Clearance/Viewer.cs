namespace Framekeeper.Clearance;

/// <summary>Who looks: an answer about a person tells who treats whom.</summary>
public enum Viewer
{
    /// <summary>Everything.</summary>
    Compliance,

    /// <summary>The therapist's own ties; other people are not named, and nobody's treatment is told.</summary>
    Therapist,

    /// <summary><c>clear</c> or <c>ask compliance</c>, and nothing else.</summary>
    Intake,
}
