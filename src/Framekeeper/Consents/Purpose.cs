namespace Framekeeper.Consents;

/// <summary>What a recording may be used for.</summary>
public enum Purpose
{
    /// <summary>The therapist and the supervisor look at it.</summary>
    Supervision,

    /// <summary>A named group looks at it together.</summary>
    Group,

    /// <summary>It is shown to learn from.</summary>
    Teaching,

    /// <summary>The therapist's own work is assessed by it.</summary>
    Evaluation,

    /// <summary>It is drawn as a sample of the organisation's work.</summary>
    Quality,

    /// <summary>The program reads the transcript.</summary>
    Software,
}

/// <summary>How much of a recording may be had.</summary>
public enum Medium
{
    /// <summary>What was said: sound, or the transcript.</summary>
    Audio,

    /// <summary>Picture and sound.</summary>
    Video,
}

/// <summary>What narrows who may watch, whatever was agreed.</summary>
[Flags]
public enum Narrowing
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The client studies where the therapist is trained: classmates and teachers must not see.</summary>
    Student = 1,

    /// <summary>Substance-use records: whoever may see is named, one by one (42 CFR Part 2).</summary>
    SubstanceUse = 2,
}
