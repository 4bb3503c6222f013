using System.Text;
using System.Text.Json;
using CsCheck;
using Framekeeper.Formats;

namespace Framekeeper.Tests.Formats;

public sealed class AgreementShortTests
{
    [Fact]
    public void The_short_form_takes_names_a_number_and_words()
    {
        var agreement = Read("""
            {"therapist":"Dana","client":"Sam","fee":40,"place":"clinic, room 2; video or the park","time":"Mondays 4pm","payment":"card","channels":["portal"],"exceptions":["home visits"]}
            """);

        agreement.Therapists.ShouldBe([new Party(null, "Dana")]);
        agreement.Clients.ShouldBe([new Party(null, "Sam")]);
        agreement.Fee.ShouldBe(new Fee(40, Words: "card"));
        agreement.Places.ShouldBe(["clinic", "room 2", "video", "the park"]);
        agreement.Channels.ShouldBe(["portal"]);
        agreement.Exceptions.ShouldBeEmpty();
        agreement.Notes.ShouldBe(["Mondays 4pm", "home visits"]);
    }

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("12.50", 12.5)]
    [InlineData("\"25\"", 25.0)]
    [InlineData("\"sliding scale, 20\"", 20.0)]
    [InlineData("\"$1,200 a month\"", 1200.0)]
    [InlineData("\"2000 KSh to the centre\"", 2000.0)]
    [InlineData("\"bands: 40, 85, 110\"", null)]
    [InlineData("\"40-60\"", null)]
    [InlineData("\"paid by the employer\"", null)]
    [InlineData("\"99999999999999999999999999999999\"", null)]
    public void A_fee_in_words_has_an_amount_where_it_names_exactly_one(string fee, double? amount) =>
        Read($$"""{"fee":{{fee}}}""").Fee!.Amount.ShouldBe((decimal?)amount);

    [Fact]
    public void A_fee_keeps_its_words_and_those_of_the_payment()
    {
        Read("""{"fee":"copay 25","payment":"card"}""").Fee.ShouldBe(new Fee(25, Words: "copay 25; card"));
        Read("""{"payment":"card","fee":"copay 25"}""").Fee.ShouldBe(new Fee(25, Words: "copay 25; card"));
        Read("""{"payment":"card"}""").Fee.ShouldBe(new Fee(null, Words: "card"));
    }

    [Fact]
    public void What_is_empty_or_null_is_absent()
    {
        var agreement = Read("""{"therapist":"","fee":null,"place":" ","channels":null,"exceptions":[]}""");

        agreement.Therapists.ShouldBeEmpty();
        (agreement.Fee, agreement.Places, agreement.Channels).ShouldBe((null, null, null));
    }

    [Fact]
    public void An_unknown_word_is_a_note_and_other_unknown_members_are_ignored() =>
        Read("""{"topic":"low desire in marriage","seats":3,"client":"Sam"}""").Notes.ShouldBe(["low desire in marriage"]);

    [Fact]
    public void One_channel_or_one_exception_needs_no_list()
    {
        var agreement = Read("""{"channels":"portal","exceptions":"home visits"}""");

        agreement.Channels.ShouldBe(["portal"]);
        agreement.Notes.ShouldBe(["home visits"]);
    }

    [Fact]
    public void Plain_fields_of_the_full_form_can_stand_among_the_short_ones()
    {
        var agreement = Read("""{"id":"a-1","version":2,"code":"ACA-2014","from":"2026-03-02","client":"Sam","place":"clinic"}""");

        (agreement.Name, agreement.Code, agreement.From).ShouldBe(("a-1@2", "ACA-2014", new DateOnly(2026, 3, 2)));
    }

    [Fact]
    public void Exceptions_can_be_words_and_mappings_side_by_side()
    {
        var agreement = Read("""
            {"therapist":"Dana","fee":25,"place":"clinic","exceptions":["home visits",{"allows":["meet"],"words":["coffee shop"],"what":"exposure","why":"protocol"}]}
            """);

        agreement.Exceptions.ShouldHaveSingleItem().Words.ShouldBe(["coffee shop"]);
        agreement.Notes.ShouldBe(["home visits"]);
        agreement.Places.ShouldBe(["clinic"]);
    }

    [Fact]
    public void The_full_form_reads_the_same_as_json_and_as_yaml()
    {
        const string Full = """
            {"agreement":1,"id":"a-1042","version":3,"therapist":{"id":"t-014","name":"Dana","role":"trainee"},"client":"Sam",
             "fee":{"amount":25,"currency":"USD","payer":"client"},"schedule":{"length":"PT50M","hours":"08:00-20:00"},"recording":{"consent":false}}
            """;

        var json = Read(Full);
        var yaml = AgreementFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(Full)), "a.agreement.yaml", new HashSet<string>())[0];

        (json.Name, json.Fee, json.Schedule, json.Recording).ShouldBe((yaml.Name, yaml.Fee, yaml.Schedule, yaml.Recording));
        (json.Therapists[0], json.Clients[0]).ShouldBe((yaml.Therapists[0], yaml.Clients[0]));
        json.Schedule!.Length.ShouldBe(TimeSpan.FromMinutes(50));
    }

    [Theory]
    [InlineData("""{"agreement":1,"place":"clinic"}""", "place", "did you mean places?")]
    [InlineData("""{"agreement":1,"fee":"cheap"}""", "fee", "expected a mapping")]
    [InlineData("""{"agreement":1,"exceptions":["home visits"]}""", "exceptions[0]", "expected a mapping")]
    [InlineData("""{"agreement":2}""", "agreement", "a format that this version cannot read")]
    [InlineData("""{"fee":{"amount":-1}}""", "fee.amount", "must not be negative")]
    [InlineData("""{"fee":{"amount":"25"}}""", "fee.amount", "without quotes, found text")]
    [InlineData("""{"fee":{"amount":1},"topic":"x"}""", "topic", "unknown field")]
    [InlineData("""{"places":["clinic"],"chanels":["portal"]}""", "chanels", "did you mean channels?")]
    [InlineData("""{"exceptions":[{"allows":["meet"],"words":["a"],"what":"b"}]}""", "exceptions[0].why", "is missing")]
    [InlineData("""{"exceptions":[{"allows":["pressure"],"words":["a"],"what":"b","why":"c"}]}""", "exceptions[0].allows[0]", "no agreement can allow pressure")]
    public void What_is_written_as_in_a_file_is_checked_as_in_a_file(string json, string field, string message) => Refused(json, field, message);

    [Theory]
    [InlineData("""{"fee":-5}""", "fee", "must not be negative")]
    [InlineData("""{"fee":[5]}""", "fee", "expected a mapping (name: value), found a list")]
    [InlineData("""{"from":"2026-13-02"}""", "from", "2026-13-02 is no date")]
    [InlineData("""{"client":"Sam","client":"Ama"}""", "client", "stands here twice")]
    [InlineData("""["Dana"]""", null, "expected an agreement as an object, found a list")]
    [InlineData("\"Dana\"", null, "found text")]
    [InlineData("""{"fee":1""", null, "broken JSON at byte 9")]
    [InlineData("""{"fee":1} x""", null, "broken JSON")]
    [InlineData("", null, "broken JSON")]
    [InlineData("""{"client":"\ud800"}""", null, "an escape that is no character")]
    public void What_cannot_be_read_is_refused(string json, string? field, string message) => Refused(json, field, message);

    [Fact]
    public void Broken_json_over_several_lines_is_refused_with_its_own_line() =>
        Should.Throw<InputException>(() => Read("{\n\"fee\": 1,\n\"client\": Sam }")).Line.ShouldBe(9);

    [Fact]
    public void An_act_is_checked_where_the_rule_book_is_at_hand()
    {
        var json = Encoding.UTF8.GetBytes("""{"exceptions":[{"allows":["meat"],"words":["a"],"what":"b","why":"c"}]}""");

        AgreementShort.Read(json, "s.jsonl", 7).Exceptions[0].Allows.ShouldBe(["meat"]);
        Should.Throw<InputException>(() => AgreementShort.Read(json, "s.jsonl", 7, new HashSet<string> { "meet" })).Message.ShouldContain("did you mean meet?");
    }

    [Fact]
    public void Every_agreement_of_the_seed_corpus_is_read()
    {
        var data = Environment.GetEnvironmentVariable("FRAMEKEEPER_DATA");
        Assert.SkipUnless(data is not null, "The seed corpus is read where FRAMEKEEPER_DATA names the folder that holds it.");

        var read = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "corpus-seed"), "*.sessions.jsonl"))
        {
            foreach (var (index, line) in File.ReadLines(file).Index())
            {
                using var session = JsonDocument.Parse(line);
                if (session.RootElement.TryGetProperty("agreement", out var inline))
                {
                    var agreement = AgreementShort.Read(Encoding.UTF8.GetBytes(inline.GetRawText()), Path.GetFileName(file), index + 1);
                    agreement.Therapists.Count.ShouldBe(inline.TryGetProperty("therapist", out _) ? 1 : 0);
                    (agreement.Fee is null).ShouldBe(!inline.TryGetProperty("fee", out _) && !inline.TryGetProperty("payment", out _));
                    (agreement.Places is null).ShouldBe(!inline.TryGetProperty("place", out _));
                    read++;
                }
            }
        }
        read.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 100].Sample(ReadsOrRefuses, iter: 2_000);

    [Fact]
    public void Any_damage_to_an_agreement_is_read_or_refused()
    {
        const string Sample = """{"therapist":"Dana","fee":"scale, 20","place":"clinic or park","exceptions":["a",{"allows":["meet"],"words":["b"],"what":"c","why":"d"}],"channels":["portal"]}""";
        string[] damage = ["", "\"", ",", "{", "}", "[", "]", ":", "null", "true", "-1", "1e999", "\\ud800", "\\u0000", "\"x\":{},", "[[", "é"];

        Gen.Select(Gen.Int[0, Sample.Length], Gen.Int[0, 20], Gen.Int[0, damage.Length - 1]).Sample(
            (at, cut, put) => ReadsOrRefuses(Encoding.UTF8.GetBytes(Sample.Remove(at, Math.Min(cut, Sample.Length - at)).Insert(at, damage[put]))), iter: 3_000);
    }

    private static void ReadsOrRefuses(byte[] json)
    {
        try
        {
            AgreementShort.Read(json, "s.jsonl", 7).ShouldNotBeNull();
        }
        catch (InputException refusal)
        {
            refusal.File.ShouldBe("s.jsonl");
            refusal.Line.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(7);
        }
    }

    private static void Refused(string json, string? field, string message)
    {
        var refusal = Should.Throw<InputException>(() => Read(json));
        (refusal.File, refusal.Line, refusal.Field).ShouldBe(("s.jsonl", 7, field));
        refusal.Message.ShouldContain(message);
    }

    private static Agreement Read(string json) => AgreementShort.Read(Encoding.UTF8.GetBytes(json), "s.jsonl", 7);
}
