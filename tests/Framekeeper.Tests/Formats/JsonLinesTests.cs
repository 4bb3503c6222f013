using System.Text;
using Framekeeper.Formats;

namespace Framekeeper.Tests.Formats;

public sealed class JsonLinesTests
{
    private const string File = "many.jsonl";

    [Fact]
    public void A_line_is_a_session()
    {
        const string Text = """
            {"id":"A01","dyad":"d-17","held":"2026-05-04T10:00:00-05:00","channel":"video","place":"clinic","voice":"v","agreement":"a-1042","unknown":[{"turns":1}],"turns":[{"n":1,"speaker":"therapist","text":"How was it?","at":"00:00:04.200","mood":{}},{"n":7,"speaker":"Sam","text":"caf\u00e9 \ud83d\ude00","at":6.5,"sent":"2026-05-04T10:00:00Z","channel":"portal","acts":["meet"],"near":"solicit.social"}]}

            {"id":"A02","turns":[{"n":1,"text":"Alone."}]}
            """;
        var sessions = Transcript.Read(Reading.Bytes(Text), File, TranscriptFormat.JsonLines).ToList();

        sessions.ConvertAll(session => session.Id).ShouldBe(["A01", "A02"]);
        var (session, turns) = (sessions[0], sessions[0].Turns.ToList());
        (session.Dyad, session.Channel, session.Place, session.Voice, session.AgreementId, session.Source).ShouldBe(("d-17", "video", "clinic", "v", "a-1042", File));
        session.Held.ShouldBe(new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.FromHours(-5)));
        (turns[0].N, turns[0].Speaker, turns[0].Text, turns[0].At, turns[0].Line).ShouldBe((1, "therapist", "How was it?", TimeSpan.FromSeconds(4.2), 1));
        (turns[1].N, turns[1].Speaker, turns[1].Text, turns[1].At).ShouldBe((7, "Sam", "café 😀", TimeSpan.FromSeconds(6.5)));
        (turns[1].Sent, turns[1].Channel, turns[1].Near).ShouldBe((new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero), "portal", "solicit.social"));
        turns[1].Acts.ShouldBe(["meet"]);
        turns[0].Acts.ShouldBeNull();
        sessions[1].Turns.Single().Line.ShouldBe(3);
    }

    [Fact]
    public void An_inline_agreement_is_read_by_whoever_can()
    {
        const string Text = """{"id":"A01","agreement": {"fee":25} ,"turns":[{"text":"x"}]}""";
        Agreement Read(ReadOnlySpan<byte> json, string file, int line) => new() { Notes = [Encoding.UTF8.GetString(json), file, $"{line}"] };

        Transcript.Read(Reading.Bytes(Text), File, TranscriptFormat.JsonLines, Read).Single().Agreement!.Notes.ShouldBe(["""{"fee":25}""", File, "1"]);
        Transcript.Read(Reading.Bytes(Text), File, TranscriptFormat.JsonLines).Single().Agreement.ShouldBeNull();
    }

    [Fact]
    public void An_account_is_one_turn_of_a_report()
    {
        var session = Reading.Session(File, """{"id":"R1","voice":"v","text":"she asked me","acts":["solicit.errand"],"crisis":false}""");
        var turn = session.Turns.ShouldHaveSingleItem();

        (session.Id, session.Voice, turn.N, turn.Speaker, turn.Text).ShouldBe(("R1", "v", 1, "report", "she asked me"));
        turn.Acts.ShouldBe(["solicit.errand"]);
    }

    [Fact]
    public void A_labelled_utterance_keeps_its_speaker() => Reading.Said(File, """{"id":"T1","speaker":"therapist","text":"hello","acts":[]}""").ShouldBe(["therapist: hello"]);

    [Fact]
    public void Sessions_without_an_id_are_named_by_file_and_line() => Transcript
        .Read(Reading.Bytes("""{"turns":[{"text":"x"}]}""" + "\n" + """{"turns":[{"text":"y"}]}"""), "folder/many.jsonl", TranscriptFormat.JsonLines)
        .Select(session => session.Id).ShouldBe(["many", "many-2"]);

    [Fact]
    public void Turns_without_a_number_count_on() =>
        Reading.Turns(File, """{"turns":[{"text":"a"},{"n":5,"text":"b"},{"text":"c"}]}""").ConvertAll(turn => turn.N).ShouldBe([1, 5, 6]);

    [Fact]
    public void A_time_without_an_offset_is_UTC_on_every_machine() =>
        Reading.Session(File, """{"held":"2026-05-04","turns":[{"text":"a"}]}""").Held.ShouldBe(new DateTimeOffset(2026, 5, 4, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("""{"held":"4 May","turns":[]}""", "held")]
    [InlineData("""{"held":5,"turns":[]}""", "held")]
    [InlineData("""{"id":5,"turns":[]}""", "id")]
    [InlineData("""{"agreement":5,"turns":[]}""", "agreement")]
    [InlineData("""{"turns":{}}""", "turns")]
    [InlineData("""{"turns":[]}""", "turns")]
    [InlineData("""{"id":"A01"}""", "turns")]
    [InlineData("""{"turns":["hello"]}""", "turns[0]")]
    [InlineData("""{"turns":[{"n":1}]}""", "turns[0].text")]
    [InlineData("""{"turns":[{"text":null}]}""", "turns[0].text")]
    [InlineData("""{"turns":[{"text":"\ud800"}]}""", "turns[0].text")]
    [InlineData("""{"turns":[{"n":1,"text":"a"},{"n":1,"text":"b"}]}""", "turns[1].n")]
    [InlineData("""{"turns":[{"n":0,"text":"a"}]}""", "turns[0].n")]
    [InlineData("""{"turns":[{"n":1.5,"text":"a"}]}""", "turns[0].n")]
    [InlineData("""{"turns":[{"speaker":1,"text":"a"}]}""", "turns[0].speaker")]
    [InlineData("""{"turns":[{"text":"a"},{"text":"b"},{"text":"c"},{"text":"d","sent":"2026-13-01"}]}""", "turns[3].sent")]
    [InlineData("""{"turns":[{"text":"a","at":"soon"}]}""", "turns[0].at")]
    [InlineData("""{"turns":[{"text":"a","at":-1}]}""", "turns[0].at")]
    [InlineData("""{"turns":[{"text":"a","acts":"meet"}]}""", "turns[0].acts")]
    [InlineData("""{"turns":[{"text":"a","acts":["meet",null]}]}""", "turns[0].acts[1]")]
    public void A_member_that_is_not_what_it_should_be_is_refused_with_its_field(string line, string field)
    {
        var error = Reading.Refused(File, """{"turns":[{"text":"fine"}]}""" + "\n" + line);

        (error.File, error.Line, error.Field).ShouldBe((File, 2, field));
        error.Message.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n \n", "no session")]
    [InlineData("[]", "in braces")]
    [InlineData("hello", "no valid JSON at byte 1")]
    [InlineData("{\"turns\":[{\"text\":\"a\"}]} x", "no valid JSON at byte 26")]
    [InlineData("{\"turns\":[{\"text\":\"a\"", "truncated")]
    [InlineData("{\"turns\":[{\"text\":\"a", "truncated")]
    [InlineData("{\"turns\":[{\"text\":\"a\"}]", "truncated")]
    [InlineData("{\"turns\":[{\"text\":\"a\0\"}]}", "NUL")]
    public void Broken_JSON_is_refused(string text, string says) => Reading.Refused(File, text).Message.ShouldContain(says);
}
