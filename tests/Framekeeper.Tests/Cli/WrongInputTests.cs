using System.Diagnostics;
using System.Text;

namespace Framekeeper.Tests.Cli;

/// <summary>Input that cannot be judged: place and field on standard error, no word of the session, exit code 2, and the other files are judged all the same.</summary>
public sealed class WrongInputTests : IDisposable
{
    /// <summary>Words that stand in every broken session, and may stand in no error.</summary>
    private const string Canary = "the heron flew at dusk";

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Every_broken_file_is_named_with_its_place_and_the_others_are_judged()
    {
        desk.Write("good.vtt", Desk.Vtt);
        var expected = new Dictionary<string, string>
        {
            [desk.Write("latin.vtt", [.. Encoding.Latin1.GetBytes($"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>{Canary} café\n")])] = "latin.vtt:4: not UTF-8",
            [desk.Write("cut.vtt", $"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>{Canary}\n\n00:03.000 --> 00:04")] = "cut.vtt:7: the file ends at the times of a cue",
            [desk.Write("cut.jsonl", $$"""{"id":"x","turns":[{"n":1,"speaker":"therapist","text":"{{Canary}}""")] = "cut.jsonl:1: the JSON breaks off",
            [desk.Write("odd.jsonl", $$"""{"id":"x","held":"{{Canary}}","turns":[{"speaker":"therapist","text":"{{Canary}}"}]}""")] = "odd.jsonl:1: held: ",
            [desk.Write("twice.jsonl", $$"""{"id":"x","turns":[{"n":1,"speaker":"therapist","text":"{{Canary}}"},{"n":1,"speaker":"client","text":"{{Canary}}"}]}""")] = "twice.jsonl:1: turns[1].n: the number 1 is another turn's",
            [desk.Write("empty.vtt", "")] = "empty.vtt: the file is empty",
            [desk.Write("binary.srt", [.. Enumerable.Range(0, 5000).Select(n => (byte)(n * 37 % 256))])] = "binary.srt:1: not UTF-8",
            [desk.Write("broken.docx", $"PK{Canary}")] = "broken.docx: the file is no readable .docx document",
            [desk.Write("prose.txt", $"{Canary}\n{Canary}\n")] = "prose.txt: no turn found",
            [Beside("yaml.vtt", "yaml.agreement.yaml", "agreement: 1\n  fee: [\n")] = "yaml.agreement.yaml:2: broken YAML",
            [Beside("act.vtt", "act.agreement.yaml", "agreement: 1\nexceptions:\n  - { allows: [solicit.erand], words: [a], what: b, why: c }\n")] = "act.agreement.yaml:3: exceptions[0].allows[0]: solicit.erand is no act; did you mean solicit.errand",
            [Beside("day.vtt", "day.agreement.yaml", "agreement: 1\nid: a-1\nfrom: 2026-02-31\n")] = "day.agreement.yaml:3: from: 2026-02-31 is no date",
            [Beside("grave.vtt", "grave.agreement.yaml", "agreement: 1\nexceptions:\n  - { allows: [solicit.secrecy], words: [a], what: b, why: c }\n")] = "grave.agreement.yaml:3: exceptions[0].allows[0]: ",
            [Beside("wish.vtt", "wish.suppress.yaml", "- { turn: one, act: fee, reason: r }\n")] = "wish.suppress.yaml:1: [0].turn: ",
            ["none.vtt"] = "none.vtt: there is no such file or folder",
        };

        var outcome = desk.Run(["check", "good.vtt", .. expected.Keys, "--therapist", "Dana", "--format", "json", "--channel", "whatsapp"]);

        outcome.Code.ShouldBe(2);
        outcome.Found.ShouldBe(["1 solicit.contact violation"]);
        outcome.Errors.Length.ShouldBe(expected.Count);
        outcome.Errors.ShouldAllBe(line => line.StartsWith("error: ", StringComparison.Ordinal) && !line.Contains(Canary) && !line.Contains("System.") && !line.Contains("Exception"));
        foreach (var says in expected.Values)
        {
            outcome.Errors.ShouldContain(line => line.StartsWith($"error: {says}", StringComparison.Ordinal), says);
        }
    }

    [Fact]
    public void A_speaker_whom_the_agreement_does_not_name_is_an_error_that_lists_who_speaks()
    {
        desk.Write("s.vtt", Desk.Vtt);
        desk.Write("s.agreement.yaml", "agreement: 1\ntherapist: { name: Dana Reyes }\nclient: { name: Ines Duarte }\n");
        var outcome = desk.Run("check", "s.vtt");
        (outcome.Code, outcome.Out).ShouldBe((2, ""));
        outcome.Error.ShouldStartWith("error: s.vtt:7: speaker: turn 2 is spoken by 'Sam', whom the agreement does not name; speakers found: Dana, Sam.");
    }

    [Fact]
    public void A_folder_without_transcripts_is_nothing_to_judge()
    {
        desk.Write("notes/plain.txt", "Dana: hello\n");
        var outcome = desk.Run("check", "notes");
        (outcome.Code, outcome.Out).ShouldBe((2, ""));
        outcome.Errors.ShouldBe(["error: nothing to judge: no transcript (.vtt, .srt, .docx, .jsonl) and no record of deeds (.involvements.jsonl) was found", "1 other file in the folders was passed over"]);
    }

    [Theory]
    [InlineData("line.jsonl", "{\"id\":\"")]
    [InlineData("line.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n")]
    [InlineData("line.involvements.jsonl", "{\"kind\":\"gift\",\"what\":\"")]
    public void A_line_of_two_hundred_megabytes_is_refused_quickly_and_in_little_memory(string name, string head)
    {
        var path = Path.Combine(desk.Folder, name);
        using (var file = File.Create(path))
        {
            file.Write(Encoding.UTF8.GetBytes(head));
            var chunk = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("and so on ", 100_000)));
            for (var n = 0; n < 200; n++)
            {
                file.Write(chunk);
            }
        }

        var watch = Stopwatch.StartNew();
        var outcome = desk.Within(192, "check", name, "--therapist", "Dana");

        outcome.Code.ShouldBe(2);
        outcome.Error.ShouldStartWith($"error: {name}:");
        outcome.Error.ShouldContain("longer than");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    /// <summary>A session with a file beside it; the session's name.</summary>
    private string Beside(string session, string name, string text)
    {
        desk.Write(name, text);
        return desk.Write(session, Desk.Vtt.Replace("It was fine.", Canary));
    }
}
