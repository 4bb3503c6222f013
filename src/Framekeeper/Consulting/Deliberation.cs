namespace Framekeeper.Consulting;

/// <summary>Where a relationship stands on one of Gottlieb's dimensions.</summary>
public enum Degree
{
    /// <summary>Not said.</summary>
    Unsaid,

    /// <summary>Little.</summary>
    Low,

    /// <summary>Some.</summary>
    Mid,

    /// <summary>Much.</summary>
    High,
}

/// <summary>How a question is answered.</summary>
public enum Reply
{
    /// <summary>Not answered.</summary>
    Unsaid,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,

    /// <summary>Nobody knows; that is an answer.</summary>
    Unsure,
}

/// <summary>A relationship on Gottlieb's dimensions (1993), as the client would see it.</summary>
/// <param name="Ending">How clear its end is.</param>
public sealed record Rating(Degree Power, Degree Duration, Degree Ending, string Why)
{
    /// <summary>Nothing said.</summary>
    public static readonly Rating Unsaid = new(Degree.Unsaid, Degree.Unsaid, Degree.Unsaid, "");

    /// <summary>How many of the three are high.</summary>
    public int Highs() => new[] { Power, Duration, Ending }.Count(degree => degree == Degree.High);

    /// <summary>Whether all three are said.</summary>
    public bool IsWhole() => Power != Degree.Unsaid && Duration != Degree.Unsaid && Ending != Degree.Unsaid;

    /// <summary>Without the reason.</summary>
    public override string ToString() => $"power {Power}, duration {Duration}, ending {Ending}";
}

/// <summary>An answer and its reason.</summary>
public sealed record Answer(Reply Says, string Why)
{
    /// <summary>Without the reason.</summary>
    public override string ToString() => $"answer: {Says}";
}

/// <summary>What is laid before those who are asked.</summary>
public sealed record Deliberation
{
    /// <summary>The day whose facts these are.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>The act of the rule book that it comes nearest to.</summary>
    public string Act { get; init; } = "";

    /// <summary>What happened, or is contemplated.</summary>
    public string Facts { get; init; } = "";

    /// <summary>Who else is concerned, in words.</summary>
    public string Concerned { get; init; } = "";

    /// <summary>The version of the agreement in force on that day; null where none was.</summary>
    public int? Agreement { get; init; }

    /// <summary>Its terms in words.</summary>
    public string Terms { get; init; } = "";

    /// <summary>The professional code that binds the therapist.</summary>
    public string? Code { get; init; }

    /// <summary>Where they practise.</summary>
    public string? Place { get; init; }

    /// <summary>What that code and place say, as the rule book had it on the day of writing.</summary>
    public IReadOnlyList<Citation> Cited { get; init; } = [];

    /// <summary>Treatment on Gottlieb's dimensions.</summary>
    public Rating Present { get; init; } = Rating.Unsaid;

    /// <summary>The other relationship on them.</summary>
    public Rating Other { get; init; } = Rating.Unsaid;

    /// <summary>Answers by the question's id.</summary>
    public IReadOnlyDictionary<string, Answer> Answers { get; init; } = new Dictionary<string, Answer>();

    /// <summary>What is seen on each of Gutheil and Gabbard's dimensions, by its id.</summary>
    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = new Dictionary<string, string>();

    /// <summary>How the client sees it, or why nobody asked. It is never held against them.</summary>
    public string ClientView { get; init; } = "";

    /// <summary>What else could be done, one a line.</summary>
    public string Alternatives { get; init; } = "";

    /// <summary>The day alone.</summary>
    public override string ToString() => $"deliberation as of {AsOf:yyyy-MM-dd}";
}
