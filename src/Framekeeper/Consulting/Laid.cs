using System.Globalization;
using Framekeeper.Reports;

namespace Framekeeper.Consulting;

/// <summary>One line of a consultation as it is laid out: what it is, what it says.</summary>
/// <param name="Aside">Whence, or how sure.</param>
/// <param name="Ours">The rule book's or the program's words, in which nobody is named.</param>
public sealed record Line(string Label, string Text, string? Aside = null, bool Ours = false)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "line";
}

/// <summary>A part of a consultation with its heading.</summary>
public sealed record Part(string Title, IReadOnlyList<Line> Lines)
{
    /// <summary>Counts alone.</summary>
    public override string ToString() => $"part of {Lines.Count} lines";
}

/// <summary>What people and days are called for whoever reads.</summary>
public interface ICalling
{
    /// <summary>An account of the clinic.</summary>
    string Account(string id);

    /// <summary>A person of the practice.</summary>
    string Person(string id);

    /// <summary>Somebody from outside who was asked.</summary>
    string Outside(string name);

    /// <summary>A day.</summary>
    string Day(DateOnly day);

    /// <summary>Whether signatures are shown: they are names.</summary>
    bool Signatures { get; }
}

/// <summary>A consultation laid out for reading: the page, the printed record and the copy for an outside consultant show the same parts.</summary>
public static class Laid
{
    /// <summary>The parts of a version, in order.</summary>
    /// <param name="title">What an act is called.</param>
    public static IReadOnlyList<Part> Out(Consultation consultation, ConsultBook book, ICalling called, Func<string, string> title)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(called);
        ArgumentNullException.ThrowIfNull(title);
        var text = consultation.Text;
        List<Part> parts =
        [
            new("What is asked", [.. Asked(consultation, called, title)]),
            new("Facts", [new("What happened, or is contemplated", text.Facts)]),
            new("Who it is between", [.. Between(consultation, called)]),
            new("Agreement and codes", [.. Bound(text)]),
            new("Power, duration and how it ends", [.. Rated(text.Present, "Treatment", book), .. Rated(text.Other, "The other relationship", book), From(book.Ratings)]),
            new("Questions", [.. book.Asked.Select(question => Answered(text, question)), From(book.Questions)]),
            new("Crossing or violation", [.. book.Crossed.Where(one => text.Dimensions.GetValueOrDefault(one.Id) is { Length: > 0 }).Select(one => new Line(one.Title, text.Dimensions[one.Id])), From(book.Crossing)]),
            new("Where to stop and think", [.. book.Cautions(text).Select(caution => new Line("Caution", caution, Ours: true))]),
            new("How professionals judge such acts", [.. book.FiguresOf(text.Act).Select(figure => new Line("Survey", figure.Says, figure.Source.InWords(), Ours: true))]),
            new("How the client sees it", [new("View", text.ClientView, "never held against the client")]),
            new("What else could be done", [new("Alternatives", text.Alternatives)]),
            new("Opinions", [.. consultation.Opinions.Select(opinion => Held(consultation, opinion, called))]),
            new("Decision", [.. Decided(consultation, called)]),
            new("Follow-up", [.. consultation.FollowUps.Select(seen => new Line($"{called.Account(seen.By)}, {called.Day(Day(seen.At))}", seen.Says))]),
            new("Signatures", called.Signatures ? [.. consultation.Signatures.Select(signed => new Line(called.Account(signed.Who), signed.Name, $"signed on screen, {signed.At:yyyy-MM-dd HH:mm} UTC"))] : []),
        ];
        return [.. parts.Select(part => part with { Lines = [.. part.Lines.Where(line => line.Text.Length > 0)] }).Where(part => part.Lines.Count > 0)];
    }

    /// <summary>A stance in words.</summary>
    public static string InWords(Stance stance) => stance switch
    {
        Stance.Fitting => "It may stand as it is",
        Stance.Guarded => "It may, with what keeps the client safe",
        Stance.Unfitting => "It may not",
        Stance.Unsure => "I do not know",
        _ => "",
    };

    private static IEnumerable<Line> Asked(Consultation consultation, ICalling called, Func<string, string> title)
    {
        yield return new("Question", consultation.Matter == Matter.Finding ? "Was this beyond the frame, and what follows?" : "May this second role be entered?", Ours: true);
        yield return new("Comes nearest to", $"{title(consultation.Text.Act)}{(consultation.Level is { } level ? $" ({level.Name()})" : "")}", Ours: true);
        yield return new("Facts as of", called.Day(consultation.Text.AsOf), Ours: true);
        yield return new("Version", consultation.Version.ToString(CultureInfo.InvariantCulture), $"opened by {called.Account(consultation.By)}, {called.Day(Day(consultation.Opened))}", Ours: true);
        yield return new("Opened again because", consultation.Because ?? "");
    }

    private static IEnumerable<Line> Between(Consultation consultation, ICalling called)
    {
        var parties = consultation.Parties;
        yield return new("Client", string.Join(", ", parties.Clients.Select(called.Person).Distinct()), Ours: true);
        yield return new("Therapist", string.Join(", ", parties.Therapists.Select(called.Account).Distinct()), Ours: true);
        yield return new("Supervisor", parties.Supervisor is { } supervisor ? called.Account(supervisor) : "", Ours: true);
        yield return new("Asked", string.Join(", ", consultation.Asked.Select(called.Account).Distinct()), Ours: true);
        yield return new("Also concerned", consultation.Text.Concerned);
    }

    private static IEnumerable<Line> Bound(Deliberation text)
    {
        yield return new("Agreement", text.Agreement is { } version ? $"version {version}" : "none was in force: the plainest frame holds", Ours: true);
        yield return new("Its terms", text.Terms);
        yield return new("Code and place", string.Join(", ", new[] { text.Code, text.Place }.OfType<string>()), Ours: true);
        foreach (var one in text.Cited)
        {
            yield return new(one.ToString(), one.Says, Wording.Trust(one), Ours: true);
        }
    }

    private static IEnumerable<Line> Rated(Rating rating, string what, ConsultBook book)
    {
        foreach (var (dimension, degree) in book.Rated.Zip([rating.Power, rating.Duration, rating.Ending]))
        {
            yield return new($"{what}: {dimension.Title.ToLowerInvariant()}", degree switch { Degree.Low => $"low: {dimension.Low}", Degree.Mid => $"mid: {dimension.Mid}", Degree.High => $"high: {dimension.High}", _ => "" }, Ours: true);
        }

        yield return new($"{what}: why", rating.Why);
    }

    private static Line Answered(Deliberation text, Asks question) => text.Answers.GetValueOrDefault(question.Id) is { Says: not Reply.Unsaid } answer
        ? new(question.Question, $"{(answer.Says == Reply.Unsure ? "Nobody knows" : answer.Says)}.{(answer.Why.Length > 0 ? $" {answer.Why}" : "")}")
        : new(question.Question, "Not answered.", Ours: true);

    private static Line Held(Consultation consultation, Opinion opinion, ICalling called)
    {
        var who = opinion.By is { } by ? called.Account(by) : called.Outside(opinion.Outside ?? "");
        var dissents = consultation.Dissents().Contains(opinion);
        return new($"{who}{(dissents ? " dissents" : "")}: {InWords(opinion.Stance).ToLowerInvariant()}", opinion.Says, $"{called.Day(Day(opinion.At))}{(opinion.WrittenBy is { } writer ? $", written down by {called.Account(writer)}" : "")}");
    }

    private static IEnumerable<Line> Decided(Consultation consultation, ICalling called)
    {
        if (consultation.Ruling is { } ruling)
        {
            yield return new("Decision", $"{InWords(ruling.Stance)}.", $"by {called.Account(ruling.By)}, {called.Day(Day(ruling.At))}{(consultation.Dissents().Count is > 0 and var count ? $"; {Tally.Count(count, "dissent")}, kept above" : "")}", Ours: true);
            yield return new("Why", ruling.Why);
            yield return new("Plan", ruling.Plan);
            yield return new("Looked at again", called.Day(ruling.FollowUp), Ours: true);
        }
    }

    private static Line From(Source source) => new("Source", source.InWords(), source.Note, Ours: true);

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.Date);
}
