using System.Text;
using Framekeeper.Formats;

namespace Framekeeper.Tests.Judgement;

/// <summary>Short ways to judge one sentence or deed by an agreement that is written as in a file.</summary>
internal static class Judging
{
    private const string Parties = "agreement: 1\nid: a-7\nversion: 2\ntherapist: { id: t-014, name: Dana Reyes }\nclient: { id: c-233, name: Sam Okafor }\n";

    public static IReadOnlySet<string> Acts => Frame.Default.Book.Acts;

    /// <summary>An agreement between invented people, with these lines.</summary>
    public static Agreement Agreed(string lines) => File(Parties + lines)[0];

    public static IReadOnlyList<Agreement> File(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return AgreementFile.Read(stream, "a.agreement.yaml", Acts);
    }

    public static Agreement Inline(string json) => AgreementShort.Read(Encoding.UTF8.GetBytes(json), "s.jsonl", 1, Acts);

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static Session Session(params (string Speaker, string Text)[] turns) =>
        new() { Id = "s", Source = "s.jsonl", Turns = [.. turns.Select((turn, i) => Turn.Of(i + 1, turn.Speaker, turn.Text))] };

    public static IReadOnlyList<Finding> Judge(Session session, Agreement agreement, CheckOptions? options = null) =>
        Frame.Default.Check(session, new Agreements([agreement]), options).Findings;

    /// <summary>What is found in one sentence of the therapist's.</summary>
    public static IReadOnlyList<Finding> Said(string words, Agreement agreement, string? held = null) =>
        Judge(Session(("therapist", words)) with { Held = held is null ? null : Time(held) }, agreement);

    public static IReadOnlyList<Finding> Said(string words, string lines, string? held = null) => Said(words, Agreed(lines), held);

    /// <summary>What is found in deeds, one JSON object a line.</summary>
    public static IReadOnlyList<Finding> Done(string deeds, Agreement agreement)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(deeds));
        return Frame.Default.Check(DeedLines.Read(stream, "d.involvements.jsonl"), "d.involvements.jsonl", new Agreements([agreement])).Findings;
    }

    public static IReadOnlyList<Finding> Done(string deeds, string lines) => Done(deeds, Agreed(lines));

    public static string[] Acted(this IReadOnlyList<Finding> findings) => [.. findings.Select(finding => finding.Act)];
}
