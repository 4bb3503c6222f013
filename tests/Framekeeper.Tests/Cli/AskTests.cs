using System.Text;
using System.Text.Json;
using Framekeeper.Ask;

namespace Framekeeper.Tests.Cli;

public sealed class AskTests : IDisposable
{
    /// <summary>Beyond the frame for any gate.</summary>
    private const string Kiss = "At the end he kissed me, said he loves me and asked me to his flat. He told me to keep it secret.";

    private const string Homework = "My therapist asked me to write down my thoughts every evening.";

    private readonly Desk desk = new();

    /// <summary>The folder and the home are as empty as before: nothing is stored.</summary>
    public void Dispose()
    {
        Directory.EnumerateFileSystemEntries(desk.Folder).ShouldBeEmpty();
        desk.Dispose();
    }

    [Fact]
    public void JSON_has_the_members_of_the_contract()
    {
        var answer = Json(Kiss, "--country", "US");

        answer.EnumerateObject().Select(member => member.Name).ShouldBe(["crisis", "findings", "inFrame", "says", "options", "lines"]);
        answer.GetProperty("crisis").GetBoolean().ShouldBeFalse();
        answer.GetProperty("findings").GetArrayLength().ShouldBeGreaterThan(0);
        answer.GetProperty("findings")[0].GetProperty("speaker").GetString().ShouldBe("report");
        answer.GetProperty("inFrame").GetArrayLength().ShouldBe(0);
        answer.GetProperty("says").GetString()!.ShouldContain("your therapist's job and never yours");
        Texts(answer, "options", "id").ShouldContain("second");
        Texts(answer, "lines", "name").ShouldContain("988 Suicide & Crisis Lifeline");
    }

    [Fact]
    public void Where_nothing_is_found_the_answer_says_so_without_an_all_clear()
    {
        var answer = Json(Homework);
        answer.GetProperty("findings").GetArrayLength().ShouldBe(0);
        answer.GetProperty("inFrame").GetArrayLength().ShouldBeGreaterThan(0);
        answer.GetProperty("says").GetString()!.ShouldContain("not an all-clear");

        var text = Text(Homework);
        text.ShouldContain("What often feels odd and is usually part of treatment:");
        text.ReplaceLineEndings(" ").ShouldContain("Nothing was stored or sent.");
    }

    [Fact]
    public void Words_of_danger_bring_the_lines_first_and_then_the_answer()
    {
        const string words = "I want to die. " + Kiss;
        var text = Text(words, "--country", "GB");

        text.ShouldStartWith("If you are in danger, or close to hurting yourself, please reach somebody now.");
        Place(text, "Samaritans").ShouldBeLessThan(Place(text, "What you describe"));
        Place(text, "What you describe").ShouldBeLessThan(Place(text, "What you can do."));
        text.Split("Samaritans: call 116 123").Length.ShouldBe(2, "the lines stand there once");
        Json(words).GetProperty("crisis").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("US", "988")]
    [InlineData("GB", "116 123")]
    [InlineData("uk", "116 123")]
    [InlineData("AU", "13 11 14")]
    [InlineData("US-TX", "988")]
    [InlineData("XX", "findahelpline.com")]
    [InlineData(null, "With --country")]
    public void The_lines_are_those_of_the_country(string? country, string says) => Text(Homework, country is null ? [] : [country.Contains('-') ? "--place" : "--country", country]).ShouldContain(says);

    [Fact]
    public void The_code_that_binds_the_therapist_is_cited()
    {
        Texts(Json(Kiss, "--code", "BACP-2018"), "findings", "citations").ShouldAllBe(citation => citation.Contains("BACP-2018"));
        Text(Kiss, "--code", "BACP-2018").ShouldContain("Where it is written: BACP-2018");
    }

    [Theory]
    [InlineData("--code: 'APA-1953' is not one of APA-2017", "--code", "APA-1953")]
    [InlineData("--format: must be text or json", "--format", "html")]
    [InlineData("'--cuontry' is no option here", "--cuontry", "US")]
    public void A_wrong_call_is_answered_with_a_sentence(string says, params string[] call) => Refused(Homework, says, call);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void Nothing_asked_is_said_so(string text) => Refused(text, "nothing was asked");

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Refused([0x43, 0xFF, 0x00], "standard input: is not UTF-8 text");

    [Fact]
    public void A_whole_session_is_sent_elsewhere() => Refused(string.Concat(Enumerable.Repeat(Homework, 2_000)), "standard input: an account is at most 64 KiB; a whole session is read by 'framekeeper check'");

    [Fact]
    public void Text_on_the_command_line_works_and_the_help_says_that_shells_remember_it()
    {
        desk.Run("ask", "my", "therapist", "wants", "a", "diary").Code.ShouldBe(0);
        desk.Run("ask", "--help").Out.ShouldContain("shells remember");
    }

    [Fact]
    public void Lines_are_broken_between_words_and_addresses_stay_whole()
    {
        var lines = Text("I want to die. " + Kiss, "--country", "GB").Split('\n');
        lines.ShouldAllBe(line => line.Length <= 100 || line.Trim().StartsWith("https://", StringComparison.Ordinal));
        lines.Select(line => line.Trim()).ShouldContain("https://www.gov.uk/guidance/999-and-112-the-uks-national-emergency-numbers");
        lines.ShouldAllBe(line => !line.EndsWith(' '));
    }

    [Fact]
    public void Words_cannot_steer_the_terminal() => Text("\e[2J" + Kiss + "\u0007").ShouldAllBe(letter => letter == '\n' || !char.IsControl(letter));

    [Fact]
    public void Nobody_is_sent_to_confront_a_therapist_alone_over_what_is_grave()
    {
        var answer = new Account(Frame.Default).Of(Kiss);
        answer.Findings.ShouldContain(finding => finding.Level == Level.Grave);
        answer.Options.ShouldNotContain(option => option.Id == "raise");
        answer.Findings.Select(finding => finding.Level).ShouldBe(answer.Findings.Select(finding => finding.Level).OrderDescending());
    }

    [Fact]
    public void No_sentence_of_an_answer_blames_the_client()
    {
        var says = string.Join(' ', new[] { Kiss, Homework, "I am not sure about it." }.Select(words => new Account(Frame.Default).Of(words)).SelectMany(answer => answer.Options.Select(option => option.Says).Append(answer.Says)));
        foreach (var word in new[] { "your fault", "you should have", "you let", "you allowed", "why did you", "you must" })
        {
            says.ShouldNotContain(word, Case.Insensitive);
        }
    }

    private string Text(string words, params string[] call)
    {
        var outcome = desk.Run(Encoding.UTF8.GetBytes(words), ["ask", .. call]);
        (outcome.Code, outcome.Error).ShouldBe((0, ""));
        return outcome.Out;
    }

    private JsonElement Json(string words, params string[] call) => JsonDocument.Parse(Text(words, ["--format", "json", .. call])).RootElement;

    private void Refused(string words, string says, params string[] call) => Refused(Encoding.UTF8.GetBytes(words), says, call);

    private void Refused(byte[] words, string says, params string[] call)
    {
        var outcome = desk.Run(words, ["ask", .. call]);
        (outcome.Code, outcome.Out).ShouldBe((2, ""));
        outcome.Error.ShouldStartWith($"error: {says}");
    }

    private static int Place(string text, string words)
    {
        text.ShouldContain(words);
        return text.IndexOf(words, StringComparison.Ordinal);
    }

    private static List<string> Texts(JsonElement answer, string list, string member) => [.. answer.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(member).ToString())];
}
