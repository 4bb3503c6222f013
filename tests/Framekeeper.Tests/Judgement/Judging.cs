using System.Text;
using Framekeeper.Formats;
using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Judgement;

/// <summary>Short ways to judge one sentence or deed by an agreement that is written as in a file.</summary>
internal static class Judging
{
    private const string Parties = "agreement: 1\nid: a-7\nversion: 2\ntherapist: { id: t-014, name: Dana Reyes }\nclient: { id: c-233, name: Sam Okafor }\n";

    public static IReadOnlySet<string> Acts => Frame.Default.Book.Acts;

    /// <summary>The agreement's terms alone decide: no model is asked, so that a new one changes nothing here.</summary>
    public static Frame Terms => Untrained.Value;

    private static readonly Lazy<Frame> Untrained = new(() => new Frame(RuleBook.Default, Gate.Untrained));

    /// <summary>An agreement between invented people, with these lines.</summary>
    public static Agreement Agreed(string lines) => File(Parties + lines)[0];

    public static IReadOnlyList<Agreement> File(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return AgreementFile.Read(stream, "a.agreement.yaml", Acts);
    }

    public static Agreement Inline(string json) => AgreementShort.Read(Encoding.UTF8.GetBytes(json), "s.jsonl", 1, Acts);

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A rule book with a clinic's own patterns and an untrained gate: what it finds, no model decides.</summary>
    public static Frame Clinic => Own.Value;

    private static readonly Lazy<Frame> Own = new(() => new Frame(
        RuleBook.Read(RuleBook.Embedded().ToDictionary(file => file.Key, file => file.Key switch
        {
            "solicit/intimacy.md" => Matching(file.Value, "kiss(ing)? you"),
            "solicit/secrecy.md" => Matching(file.Value, "between us"),
            "solicit/social.md" => Matching(file.Value, "for dinner"),
            "tie.md" => Matching(file.Value, "my brother"),
            "disclose/life.md" => Matching(file.Value, "I went through"),
            "client/gift.md" => Matching(file.Value, "I made you"),
            _ => file.Value,
        })),
        Gate.Untrained));

    private static string Matching(string page, string pattern) => page.Replace("\ncites:", $"\nmatch: [\"{pattern}\"]\ncites:", StringComparison.Ordinal);

    public static Session Session(params (string Speaker, string Text)[] turns) =>
        new() { Id = "s", Source = "s.jsonl", Turns = [.. turns.Select((turn, i) => Turn.Of(i + 1, turn.Speaker, turn.Text))] };

    /// <summary>What is found by <see cref="Clinic"/>.</summary>
    public static IReadOnlyList<Finding> Matched(Session session, Agreement agreement) => Clinic.Check(session, new Agreements([agreement])).Findings;

    public static IReadOnlyList<Finding> Judge(Session session, Agreement agreement, CheckOptions? options = null) =>
        Terms.Check(session, new Agreements([agreement]), options).Findings;

    /// <summary>What is found in one sentence of the therapist's.</summary>
    public static IReadOnlyList<Finding> Said(string words, Agreement agreement, string? held = null) =>
        Judge(Session(("therapist", words)) with { Held = held is null ? null : Time(held) }, agreement);

    public static IReadOnlyList<Finding> Said(string words, string lines, string? held = null) => Said(words, Agreed(lines), held);

    /// <summary>What the shipped models and the terms find together.</summary>
    public static IReadOnlyList<Finding> Heard(string words, string lines, string? held) =>
        Frame.Default.Check(Session(("therapist", words)) with { Held = held is null ? null : Time(held) }, new Agreements([Agreed(lines)])).Findings;

    /// <summary>What is found in deeds, one JSON object a line.</summary>
    public static IReadOnlyList<Finding> Done(string deeds, Agreement agreement)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(deeds));
        return Terms.Check(DeedLines.Read(stream, "d.involvements.jsonl"), "d.involvements.jsonl", new Agreements([agreement])).Findings;
    }

    public static IReadOnlyList<Finding> Done(string deeds, string lines) => Done(deeds, Agreed(lines));

    public static string[] Acted(this IReadOnlyList<Finding> findings) => [.. findings.Select(finding => finding.Act)];
}
