using System.Text;
using CsCheck;
using Framekeeper.Formats;

namespace Framekeeper.Tests.Formats;

public sealed class SuppressionFileTests
{
    private static readonly HashSet<string> Acts = ["meet", "solicit.errand", "solicit.contact"];

    [Fact]
    public void Every_entry_is_read_with_its_reason() =>
        Read("""
            - { turn: 12, act: meet, reason: planned exposure, by: supervisor }
            - turn: 3
              act: solicit.errand
              reason: agreed homework
            """).ShouldBe([new Suppression(12, "meet", "planned exposure", "supervisor"), new Suppression(3, "solicit.errand", "agreed homework")]);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("# none left")]
    public void A_file_can_hold_none(string yaml) => Read(yaml).ShouldBeEmpty();

    [Theory]
    [InlineData("- { turn: 1, act: meet }", 1, "[0].reason", "is missing; it takes text")]
    [InlineData("- { turn: 1, act: meet, reason: \" \" }", 1, "[0].reason", "must not be empty")]
    [InlineData("- { turn: 1, act: meet, reason: ~ }", 1, "[0].reason", "is missing")]
    [InlineData("- { act: meet, reason: a }", 1, "[0].turn", "is missing; it takes a whole number from 0")]
    [InlineData("- { turn: 1, reason: a }", 1, "[0].act", "is missing")]
    [InlineData("- { turn: 1, act: meet, reason: a }\n- { turn: -1, act: meet, reason: a }", 2, "[1].turn", "must be a whole number from 0")]
    [InlineData("- { turn: one, act: meet, reason: a }", 1, "[0].turn", "expected a whole number from 0, without quotes, found text")]
    [InlineData("- turn: 1\n  act: solicit.erand\n  reason: a", 2, "[0].act", "did you mean solicit.errand")]
    [InlineData("- { turn: 1, act: meet, reasons: a }", 1, "[0].reasons", "did you mean reason?")]
    [InlineData("- { turn: 1, act: meet, reason: a, reason: b }", 1, "[0].reason", "stands here twice")]
    [InlineData("{ turn: 1, act: meet, reason: a }", 1, null, "expected a list, such as [ one, two ], found a mapping")]
    [InlineData("- meet", 1, "[0]", "expected a mapping")]
    [InlineData("[]\n---\n[]", 3, null, "a second document")]
    [InlineData("- [", 2, null, "broken YAML")]
    public void What_is_not_a_reasoned_wish_is_refused(string yaml, int line, string? field, string message)
    {
        var refusal = Should.Throw<InputException>(() => Read(yaml));

        (refusal.File, refusal.Line, refusal.Field).ShouldBe(("s.suppress.yaml", line, field));
        refusal.Message.ShouldContain(message);
    }

    [Fact]
    public void The_documented_fields_are_those_of_the_format() =>
        SuppressionFile.Fields.Select(field => (field.Path, field.Required)).ShouldBe([("turn", true), ("act", true), ("reason", true), ("by", false)]);

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        try
        {
            SuppressionFile.Read(new MemoryStream(bytes), "s.suppress.yaml", Acts).ShouldAllBe(suppression => suppression.Reason != "");
        }
        catch (InputException refusal)
        {
            refusal.File.ShouldBe("s.suppress.yaml");
        }
    }, iter: 2_000);

    private static IReadOnlyList<Suppression> Read(string yaml) => SuppressionFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(yaml)), "s.suppress.yaml", Acts);
}
