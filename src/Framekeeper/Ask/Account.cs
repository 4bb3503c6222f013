namespace Framekeeper.Ask;

/// <summary>An answer to one account in a client's own words.</summary>
/// <param name="Crisis">The text speaks of suicide, self-harm or danger: the lines come first.</param>
/// <param name="Findings">What more likely than not is beyond the frame, the gravest first.</param>
/// <param name="InFrame">Where nothing was found: what usually is part of treatment, so that the answer is no empty one.</param>
/// <param name="Says">The answer, for the person who asked.</param>
public sealed record Answer(bool Crisis, IReadOnlyList<Finding> Findings, IReadOnlyList<string> InFrame, string Says, IReadOnlyList<Choice> Options, IReadOnlyList<HelpLine> Lines)
{
    /// <summary>Never what was asked.</summary>
    public override string ToString() => $"answer with {Findings.Count} findings";
}

/// <summary>Answers a client who wonders whether something is all right. Nothing is kept.</summary>
public sealed class Account(Frame frame)
{
    /// <summary>How often an account that somebody writes to ask tells of an act: about one in two. They ask because something felt odd.</summary>
    private const double AskedRate = 0.5;

    /// <summary>Above <see cref="Likely"/> a finding is told; above <see cref="Doubtful"/> it is said that a program cannot tell, since a false "all is well" costs most.</summary>
    private const double Likely = 0.5, Doubtful = 0.15;

    /// <summary>What surprises clients and is ordinary (ethics of consent, fees and limits; see the rule pages).</summary>
    private static readonly string[] Usual =
    [
        "hard questions about sex, drugs, money or your family, where they serve your treatment",
        "fees, charges for a late cancellation, and forms that you were told of beforehand",
        "homework, exercises outside the office that you planned together, and silence",
        "a therapist who says no: to gifts, to friendship, to contact between sessions",
        "supervision, and recording that you agreed to",
    ];

    private readonly AskBook book = AskBook.Read("ask.yml", frame.Book.Files["ask.yml"]);

    /// <summary>What the account shows, where the client stands, and what they can do.</summary>
    /// <param name="code">The code the therapist is bound by; null: the default's.</param>
    /// <param name="country">For the lines: <c>US</c>, <c>GB</c>, or a place such as <c>US-TX</c>; null: those for anywhere.</param>
    public Answer Of(string text, string? code = null, string? country = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var agreement = new Agreement { Code = code, Jurisdiction = country is not null && country.Contains('-') ? country : null };
        var session = new Session { Id = "account", Turns = [Turn.Of(1, Role.Report.Name(), text.Trim())], Agreement = agreement };
        var read = frame.Check(session, Agreements.None, new CheckOptions { BaseRate = AskedRate, MinConfidence = Doubtful });
        var possible = read.Findings;
        List<Finding> findings = [.. possible.Where(finding => finding.Confidence >= Likely).OrderByDescending(finding => finding.Level)];
        return new Answer(
            frame.SpeaksOfDanger(text),
            findings,
            possible.Count == 0 && read.Unread == 0 ? Usual : [],
            read.Unread > 0 ? NotEnglish : findings.Count > 0 ? Says(findings[0].Level) : possible.Count > 0 ? CannotTell : NothingFound,
            Options(findings, possible.Count > 0 || read.Unread > 0),
            book.LinesOf(country));
    }

    private const string NothingFound =
        "Nothing here was recognised as outside of what treatment usually is. That is not an all-clear: a program read these words alone, and it misses things. If something felt wrong to you, that is reason enough to ask about it.";

    private const string NotEnglish =
        "This was not judged: it is not English, and a program that reads English alone cannot tell. If something felt wrong to you, that is reason enough to ask about it, and keeping the limits is your therapist's job, not yours.";

    private const string CannotTell =
        "Part of this may be outside of what treatment usually is; a program cannot tell from these words alone. It depends on what you two agreed and on whom it is for. If it felt wrong to you, that is reason enough to ask about it, and keeping the limits is your therapist's job, not yours.";

    private static string Says(Level gravest) => gravest switch
    {
        Level.Note => "What you describe is often fine, and still worth talking about. Keeping the limits of treatment is your therapist's job, not yours.",
        Level.Crossing => "What you describe steps outside of what treatment usually is. Some such things are all right where they were openly agreed and are for your good; others are not. Telling them apart is your therapist's job, and you did nothing wrong by asking.",
        _ => "What you describe is usually not all right in treatment. Keeping the limits is always your therapist's job and never yours, whatever you said or did, and you did nothing wrong by asking.",
    };

    private List<Choice> Options(List<Finding> findings, bool possible)
    {
        var level = findings.Count > 0 ? findings[0].Level.Name() : possible ? Level.Note.Name() : "none";
        return [.. book.Choices.Where(choice => choice.When.Any(when => when == "always" || when == level || findings.Any(finding => finding.Act == when)))
            .Where(choice => level != "grave" || choice.Id != "raise")];
    }
}
