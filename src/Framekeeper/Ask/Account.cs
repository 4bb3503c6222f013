namespace Framekeeper.Ask;

/// <summary>Something that happened, in a client's own words.</summary>
/// <param name="When">In their words too; it helps them to tell it, and is not judged.</param>
public sealed record Happening(string Text, string? When = null)
{
    /// <summary>Never what was told.</summary>
    public override string ToString() => "happening";
}

/// <summary>An answer to one account in a client's own words.</summary>
/// <param name="Crisis">The text speaks of suicide, self-harm or danger: the lines come first.</param>
/// <param name="Findings">What more likely than not is beyond the frame, the gravest first.</param>
/// <param name="InFrame">What is part of treatment of what was told; where nothing was found, what usually is, so that the answer is no empty one.</param>
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

    private readonly AskBook book = AskBook.Read("ask.yml", frame.Book.Files["ask.yml"]);

    /// <summary>Whether the rule book has a code.</summary>
    public bool Knows(string code) => frame.Book.Codes.All.ContainsKey(code);

    /// <summary>What one account shows, where the client stands, and what they can do.</summary>
    /// <param name="code">The code the therapist is bound by; null: the default's.</param>
    /// <param name="country">For the lines: <c>US</c>, <c>GB</c>, or a place such as <c>US-TX</c>; null: those for anywhere.</param>
    public Answer Of(string text, string? code = null, string? country = null) =>
        Of([new Happening(text)], code, country is not null && country.Contains('-') ? country : null, country);

    /// <summary>The same of several things that happened: what comes again weighs more than what came once.</summary>
    /// <param name="events">In the order in which they happened. A finding's turn counts them from 1.</param>
    /// <param name="place">A place with rules of its own, such as <c>US-TX</c>.</param>
    /// <param name="country">For the lines that help; without it, that of the place.</param>
    public Answer Of(IReadOnlyList<Happening> events, string? code, string? place, string? country)
    {
        ArgumentNullException.ThrowIfNull(events);
        var turns = events.Select((happening, n) => Turn.Of(n + 1, Role.Report.Name(), happening.Text.Trim()));
        var session = new Session { Id = "account", Turns = turns, Agreement = new Agreement { Code = code, Jurisdiction = place } };
        var read = frame.Check(session, Agreements.None, new CheckOptions { BaseRate = AskedRate, MinConfidence = Doubtful });
        var possible = read.Findings;
        List<Finding> findings = [.. possible.Where(finding => finding.Confidence >= Likely).OrderByDescending(finding => finding.Level).ThenBy(finding => finding.Turn)];
        return new Answer(
            events.Any(happening => frame.SpeaksOfDanger(happening.Text)),
            findings,
            read.Unread > 0 ? [] : InFrame(events, possible),
            read.Unread > 0 ? NotEnglish : findings.Count > 0 ? Says(findings[0].Level) : possible.Count > 0 ? CannotTell : NothingFound,
            Options(findings, possible.Count > 0 || read.Unread > 0),
            book.LinesOf(country ?? place));
    }

    /// <summary>What is ordinary of what was told; where nothing was found and nothing known was told, what often surprises.</summary>
    private List<string> InFrame(IReadOnlyList<Happening> events, IReadOnlyList<Finding> possible)
    {
        var told = events.Where((_, n) => possible.All(finding => finding.Turn != n + 1)).ToList();
        List<string> named = [.. book.Usual.Where(usual => told.Exists(happening => usual.IsIn(happening.Text))).Select(usual => usual.Says)];
        return named.Count > 0 ? named : possible.Count > 0 ? [] : [.. book.Usual.Select(usual => usual.Says)];
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
