using System.Text;
using CsCheck;
using Framekeeper.Formats;

namespace Framekeeper.Tests.Formats;

public sealed class DeedLinesTests
{
    [Fact]
    public void Every_member_of_a_deed_is_read()
    {
        var deed = Read("""
            {"kind":"payment","at":"2026-05-04T10:00:00-05:00","from":"client","to":"therapist","amount":40,"currency":"usd","minutes":50.5,"place":"clinic","channel":"card","what":"session of 4 May"}
            """)[0];

        deed.ShouldBe(new Deed(DeedKind.Payment, 1, new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.FromHours(-5)), Role.Client, Role.Therapist, 40, "USD", 50.5m, "clinic", "card", "session of 4 May"));
    }

    [Theory]
    [InlineData("""{"kind":"payment","amount":0}""", DeedKind.Payment)]
    [InlineData("""{"kind":"gift","what":"a scarf"}""", DeedKind.Gift)]
    [InlineData("""{"kind":"meeting","place":"the park"}""", DeedKind.Meeting)]
    [InlineData("""{"kind":"contact","channel":"text"}""", DeedKind.Contact)]
    [InlineData("""{"kind":"tie","what":"landlord"}""", DeedKind.Tie)]
    public void Every_kind_needs_little(string line, DeedKind kind) => Read(line).ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public void A_deed_has_the_line_it_stands_in_and_empty_lines_are_passed_over()
    {
        var deeds = Read("\uFEFF{\"kind\":\"tie\",\"what\":\"a\"}\r\n\r\n  \n{\"kind\":\"tie\",\"what\":\"b\"}\n{\"kind\":\"tie\",\"what\":\"c\"}");

        deeds.Select(deed => deed.Line).ShouldBe([1, 4, 5]);
    }

    [Fact]
    public void Members_that_it_does_not_know_and_nulls_are_ignored()
    {
        var deed = Read("""{"kind":"gift","what":"a scarf","colour":{"a":[1]},"amount":null,"at":null}""")[0];

        (deed.Amount, deed.At, deed.What).ShouldBe((null, null, "a scarf"));
    }

    [Fact]
    public void An_empty_file_holds_no_deeds() => Read("").ShouldBeEmpty();

    [Theory]
    [InlineData("""{"what":"x"}""", "kind", "is missing; it takes payment | gift | meeting | contact | tie")]
    [InlineData("""{"kind":"loan","what":"x"}""", "kind", "loan is not known here; write one of payment, gift, meeting, contact, tie")]
    [InlineData("""{"kind":4,"what":"x"}""", "kind", "4 is not known here")]
    [InlineData("""{"kind":"gift","what":"x","at":"last week"}""", "at", "this is no date; write YYYY-MM-DD")]
    [InlineData("""{"kind":"gift","what":"x","at":"2026-02-30T10:00:00Z"}""", "at", "2026-02-30T10:00:00Z is no date")]
    [InlineData("""{"kind":"payment","amount":-40}""", "amount", "must not be negative")]
    [InlineData("""{"kind":"payment","amount":"40"}""", "amount", "without quotes, found text")]
    [InlineData("""{"kind":"payment","what":"x"}""", "amount", "is missing; a payment needs a number from 0")]
    [InlineData("""{"kind":"payment","amount":1,"currency":"US"}""", "currency", "US is no currency")]
    [InlineData("""{"kind":"meeting","place":"x","minutes":-1}""", "minutes", "must not be negative")]
    [InlineData("""{"kind":"gift","what":"x","from":"Sam"}""", "from", "is neither therapist nor client")]
    [InlineData("""{"kind":"gift","what":"x","to":"other"}""", "to", "is neither therapist nor client")]
    [InlineData("""{"kind":"gift","from":"client","to":"therapist"}""", "what", "is missing; write what was done, or the place or channel")]
    [InlineData("""{"kind":"gift","what":""}""", "what", "must not be empty")]
    [InlineData("""{"kind":"gift","kind":"tie","what":"x"}""", "kind", "stands here twice")]
    [InlineData("""["gift"]""", null, "expected a mapping (name: value), found a list")]
    [InlineData("""{"kind":"gift",""", null, "broken JSON at byte 15")]
    public void A_bad_line_is_refused_with_line_and_member(string line, string? field, string message)
    {
        var refusal = Should.Throw<InputException>(() => Read("{\"kind\":\"tie\",\"what\":\"a\"}\n\n" + line));

        (refusal.File, refusal.Line, refusal.Field).ShouldBe(("s.involvements.jsonl", 3, field));
        refusal.Message.ShouldContain(message);
    }

    [Fact]
    public void Deeds_before_a_bad_line_are_handed_out_first()
    {
        using var deeds = DeedLines.Read(new MemoryStream([.. "{\"kind\":\"tie\",\"what\":\"a\"}\nbroken"u8]), "s.involvements.jsonl").GetEnumerator();

        deeds.MoveNext().ShouldBeTrue();
        Should.Throw<InputException>(() => deeds.MoveNext()).Line.ShouldBe(2);
    }

    [Fact]
    public void Roles_are_read_in_any_case() => Read("""{"kind":"gift","what":"x","from":"Client","to":"THERAPIST"}""")[0].To.ShouldBe(Role.Therapist);

    [Fact]
    public void A_line_may_be_one_mebibyte_long_and_no_longer()
    {
        var frame = "{\"kind\":\"tie\",\"what\":\"\"}".Length;
        string Line(int length) => $"{{\"kind\":\"tie\",\"what\":\"{new string('a', length - frame)}\"}}";

        Read(Line(1 << 20) + "\n" + Line(1 << 20)).Count.ShouldBe(2);
        var refusal = Should.Throw<InputException>(() => Read(Line(100) + "\n" + Line((1 << 20) + 1)));
        refusal.Describe().ShouldBe("s.involvements.jsonl:2: longer than 1 MiB; write one deed a line");
    }

    [Fact]
    public void Lines_are_whole_however_the_stream_is_cut() =>
        Gen.Select(Gen.Int[1, 7], Gen.Int[0, 30]).Sample((step, count) =>
        {
            var text = "\uFEFF" + string.Concat(Enumerable.Range(1, count).Select(n => $"{{\"kind\":\"payment\",\"amount\":{n}}}\n"));
            using var stream = new Trickle(Encoding.UTF8.GetBytes(text), step);
            DeedLines.Read(stream, "s.involvements.jsonl").Select(deed => deed.Amount).ShouldBe(Enumerable.Range(1, count).Select(n => (decimal?)n));
        }, iter: 50);

    [Fact]
    public void An_error_shows_no_words_of_a_deed() =>
        Should.Throw<InputException>(() => Read("""{"kind":"she brought it along","what":"she brought it along","from":"she brought it along"}""")).Describe().ShouldNotContain("brought");

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 100].Sample(ReadsOrRefuses, iter: 2_000);

    [Fact]
    public void Any_damage_to_a_line_is_read_or_refused()
    {
        const string Sample = "{\"kind\":\"payment\",\"at\":\"2026-05-04\",\"amount\":40,\"from\":\"client\"}\n{\"kind\":\"tie\",\"what\":\"x\"}";
        string[] damage = ["", "\n", "\"", ",", "{", "}", "[", ":", "null", "-1", "1e999", "\\ud800", "\\u0000", "\0", "é"];

        Gen.Select(Gen.Int[0, Sample.Length], Gen.Int[0, 20], Gen.Int[0, damage.Length - 1]).Sample(
            (at, cut, put) => ReadsOrRefuses(Encoding.UTF8.GetBytes(Sample.Remove(at, Math.Min(cut, Sample.Length - at)).Insert(at, damage[put]))), iter: 3_000);
    }

    private static void ReadsOrRefuses(byte[] bytes)
    {
        try
        {
            DeedLines.Read(new MemoryStream(bytes), "s.involvements.jsonl").ToList().ShouldAllBe(deed => deed.Line > 0);
        }
        catch (InputException refusal)
        {
            refusal.Line.ShouldNotBeNull().ShouldBeGreaterThan(0);
        }
    }

    private static List<Deed> Read(string lines) => [.. DeedLines.Read(new MemoryStream(Encoding.UTF8.GetBytes(lines)), "s.involvements.jsonl")];

    /// <summary>A stream that hands out a few bytes at a time.</summary>
    private sealed class Trickle(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, step));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, step)]);
    }
}
