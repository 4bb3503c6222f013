using Framekeeper.Judgement;

namespace Framekeeper.Ask;

/// <summary>An answer to one account in a client's own words.</summary>
/// <param name="Crisis">The text speaks of suicide, self-harm or danger: the lines come first.</param>
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

    private readonly AskBook book = AskBook.Read("ask.yml", frame.Book.Files["ask.yml"]);

    /// <summary>What the account shows, where the client stands, and what they can do.</summary>
    /// <param name="code">The code the therapist is bound by; null: the default's.</param>
    /// <param name="country">For the lines: <c>US</c>, <c>GB</c>, or a place such as <c>US-TX</c>; null: those for anywhere.</param>
    public Answer Of(string text, string? code = null, string? country = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var agreement = new Agreement { Code = code, Jurisdiction = country is not null && country.Contains('-') ? country : null };
        var session = new Session { Id = "account", Turns = [Turn.Of(1, Role.Report.Name(), text)], Agreement = agreement };
        var findings = frame.Check(session, Agreements.None, new CheckOptions { BaseRate = AskedRate }).Findings;
        var crisis = book.SpeaksOfDanger(text);
        return new Answer(crisis, findings, findings.Count == 0 ? Usual : [], Says(findings), Options(findings), book.LinesOf(country));
    }

    /// <summary>What surprises clients and is ordinary (ethics of consent, fees and limits; see the rule pages).</summary>
    private static readonly string[] Usual =
    [
        "asking hard questions about sex, drugs, money or your family, where it serves your treatment",
        "fees, late-cancellation charges and forms that you were told of beforehand",
        "homework, exercises outside the office that were planned together, and silence",
        "saying no: to gifts, to friendship, to contact between sessions",
        "supervision and recording that you agreed to",
    ];

    private static string Says(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return "Nothing in what you wrote is by itself outside what treatment usually is. That does not mean that your unease is wrong: it is worth bringing up, and this reads only what you wrote.";
        }

        var gravest = findings.MaxBy(finding => finding.Level)!;
        return gravest.Level switch
        {
            Level.Note => "What you describe is often fine and still worth talking about. Keeping the frame of treatment is your therapist's job, not yours.",
            Level.Crossing => "What you describe steps outside what treatment usually is. Whether that is all right depends on what was agreed and whom it serves; looking after that is your therapist's job, and you did nothing wrong by asking.",
            _ => "What you describe is usually not appropriate in treatment. Keeping the limits is always your therapist's job, never yours, whatever you said or did.",
        };
    }

    private List<Choice> Options(IReadOnlyList<Finding> findings)
    {
        var level = findings.Count == 0 ? "none" : findings.Max(finding => finding.Level).Name();
        return [.. book.Choices.Where(choice => choice.When.Any(when => when == "always" || when == level || findings.Any(finding => finding.Act == when)))
            .Where(choice => level != "grave" || choice.Id != "raise")];
    }
}
