using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Framekeeper.Formats;
using Framekeeper.Tests.Cli;

namespace Framekeeper.Tests;

/// <summary>Words of a session reach findings and reports, and nothing that a program might log.</summary>
public sealed class CanaryTests
{
    private const string Canary = "Quillfeather";

    /// <summary>Names of sessions, files, agreements and acts, which a log may hold.</summary>
    private static readonly HashSet<string> Names = ["Id", "Session", "Source", "Act", "Allows", "Agreement", "Engine", "AgreementId", "Voice", "Digest", "Page"];

    /// <summary>Data of the rule book and of figures, which hold no words of anybody.</summary>
    private static readonly HashSet<string> Bookish = ["Citation", "Softer", "Contest", "Example", "RulePage", "FormerRule", "Code", "Codes", "HelpLine", "Choice", "Usual", "AskBook", "RuleDescription", "GiftLimit", "Field", "Split", "ExampleCheck", "TieKind", "TiePage", "TieLine", "TieExample", "ConsultBook", "Source", "Dimension", "Asks", "Figure"];

    private static readonly string[] Sessions =
    [
        $"WEBVTT\n\nNOTE framekeeper-ignore fee -- {Canary}\n\n1\n00:01.000 --> 00:02.000\n<v Dana>{Canary} <i>{Canary}</i> &amp; {Canary}\n\n00:03.000 --> 00:04.000\n<v Sam>{Canary}\n",
        $"1\n00:00:01,000 --> 00:00:02,000\nDana: {Canary}\n\n2\n00:00:03,000 --> 00:00:04,000\nSam: {Canary} {Canary}\n",
        $"[00:00:01] Dana: {Canary}\n[00:00:02] Sam: {Canary}\n[00:00:03] Dana: {Canary}\n",
        $$"""{"id":"s","held":"2026-05-04T10:00:00Z","agreement":{"therapist":"Dana","client":"{{Canary}}","fee":"{{Canary}}","exceptions":["{{Canary}}"]},"turns":[{"n":1,"speaker":"therapist","text":"{{Canary}} \u0041","at":"00:00:04.200"}]}""",
        $$"""{"kind":"gift","at":"2026-05-04T10:00:00Z","from":"client","to":"therapist","amount":40,"what":"{{Canary}}"}""",
    ];

    private static readonly string[] Endings = ["s.vtt", "s.srt", "s.txt", "s.jsonl", "s.involvements.jsonl"];

    public static TheoryData<string> Records => [.. typeof(Frame).Assembly.GetExportedTypes().Where(type => type is { IsAbstract: false, IsGenericType: false } && IsRecord(type) && !Bookish.Contains(type.Name)).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_never_prints_the_words_it_carries(string record) => Filled(typeof(Frame).Assembly.GetType(record)!).ToString()!.ShouldNotContain(Canary, Case.Insensitive);

    [Fact]
    public void Whatever_is_cut_or_broken_no_exception_holds_a_word_of_the_session()
    {
        foreach (var (name, text) in Endings.Zip(Sessions))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var at = 0; at < bytes.Length; at++)
            {
                Judged(name, bytes[..at]);
                Judged(name, [.. bytes[..at], 0xFF, .. bytes[at..]]);
                Judged(name, [.. bytes[..at], .. "\n\"{"u8, .. bytes[at..]]);
            }
        }
    }

    [Fact]
    public void The_command_line_shows_words_in_findings_alone()
    {
        using var desk = new Desk();
        foreach (var (name, text) in Endings.Zip(Sessions))
        {
            desk.Write($"whole/{name}", text);
            desk.Write($"cut/{name}", text[..(text.Length * 2 / 3)] + "\u0001");
        }

        foreach (var format in new[] { "text", "json", "html", "sarif" })
        {
            desk.Run("check", "whole", "cut", "--channel", "whatsapp", "--format", format).Error.ShouldNotContain(Canary, Case.Insensitive);
        }

        var found = desk.Run("check", "whole/s.vtt", "--therapist", "Dana", "--channel", "whatsapp", "--format", "json");
        found.Out.ShouldContain(Canary);
        found.Error.ShouldBe("");
        desk.Run([.. Encoding.UTF8.GetBytes(Canary), 0xFF], "ask").Error.ShouldNotContain(Canary, Case.Insensitive);
    }

    /// <summary>Judges what can be judged; an exception must be ours and must not speak of the session, in any part that a log would print.</summary>
    private static void Judged(string name, byte[] bytes)
    {
        var acts = Frame.Default.Book.Acts;
        try
        {
            using var stream = new MemoryStream(bytes);
            if (Transcript.ByName(name) is { } format)
            {
                foreach (var session in Transcript.Read(stream, name, format, (json, file, line) => AgreementShort.Read(json, file, line, acts)))
                {
                    Frame.Default.Check(session, Agreements.None, new CheckOptions { Therapist = format == TranscriptFormat.JsonLines ? null : "Dana", Channel = "whatsapp" }).ToString().ShouldNotContain(Canary);
                }
            }
            else
            {
                Frame.Default.Check(DeedLines.Read(stream, name), name, Agreements.None).ToString().ShouldNotContain(Canary);
            }
        }
        catch (InputException wrong)
        {
            // Who speaks is listed on purpose; a cut can make a name of what was none.
            if (wrong.Field != "speaker")
            {
                (wrong + wrong.Describe()).ShouldNotContain("Quil", Case.Insensitive);
            }
        }
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    /// <summary>A record with the canary wherever text can stand.</summary>
    private static object Filled(Type type)
    {
        var record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(record, Sample(property.PropertyType, Names.Contains(property.Name) ? "n" : Canary));
        }

        return record;
    }

    private static object? Sample(Type type, string text)
    {
        if (type == typeof(string))
        {
            return text;
        }

        if (type == typeof(ReadOnlyMemory<byte>))
        {
            return new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(text));
        }

        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [var item])
        {
            var items = Array.CreateInstance(item, 1);
            items.SetValue(Sample(item, text), 0);
            return type.IsInstanceOfType(items) ? items : null;
        }

        return Nullable.GetUnderlyingType(type) is { } inner ? Sample(inner, text)
            : IsRecord(type) && !type.IsAbstract && type.Assembly == typeof(Frame).Assembly ? Filled(type)
            : type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}
