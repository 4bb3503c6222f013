using CsCheck;
using Framekeeper.Language;
using Framekeeper.Rules;
using Framekeeper.Training;

namespace Framekeeper.Tests.Language;

public sealed class GateTests
{
    private static readonly string[] Slots = ["errand", "money", "gift", "touch"];

    private static readonly Lazy<byte[]> Trained = new(() => Bytes(new GateTrainer(RuleBook.Default).Train(TinyCorpus(), [])));

    [Fact]
    public void A_table_that_is_written_and_read_scores_the_same()
    {
        var table = new TableTrainer(8, Slots).Train([.. Rows()]);
        using var bytes = new MemoryStream();
        table.Write(new BinaryWriter(bytes));
        bytes.Position = 0;
        var again = Table.Read(new BinaryReader(bytes));

        again.Slots.ShouldBe(Slots);
        foreach (var row in Rows())
        {
            int[] words = [.. row.Features.Where(feature => feature.Group == Group.Words).Select(feature => feature.Bucket << 8)];
            Scores(again, words).ShouldBe(Scores(table, words));
        }
    }

    [Fact]
    public void A_table_tells_its_rows_apart()
    {
        var table = new TableTrainer(8, Slots).Train([.. Rows()]);
        Scores(table, 1 << 8)[0].ShouldBeGreaterThan(0);
        Scores(table, 2 << 8)[0].ShouldBeLessThan(0);
        Scores(table, 2 << 8)[1].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_same_turns_give_the_same_bytes() => Bytes(new GateTrainer(RuleBook.Default).Train(TinyCorpus(), [])).ShouldBe(Trained.Value);

    [Fact]
    public void A_gate_that_is_read_is_the_one_that_was_written() => Bytes(Gate.Read(new MemoryStream(Trained.Value))).ShouldBe(Trained.Value);

    [Fact]
    public void Bytes_that_are_no_gate_are_refused()
    {
        Refused([]);
        Refused("no gate at all"u8.ToArray());
        Refused("FKGATE2\n"u8.ToArray());
        Refused([.. "FKGATE2\n"u8, .. new byte[100]]);
        Gen.Byte.Array[0, 200].Sample(garbage => Refused([.. "FKGATE2\n"u8, .. garbage]));
    }

    [Fact]
    public void A_gate_that_was_cut_short_is_refused()
    {
        foreach (var length in new[] { 9, 100, Trained.Value.Length / 2, Trained.Value.Length - 20 })
        {
            Refused(Trained.Value[..length]);
        }
    }

    [Fact]
    public void The_gate_that_is_packed_has_a_digest_of_its_bytes() => Gate.Default.Digest.Length.ShouldBe(12);

    private static void Refused(byte[] bytes) => Should.Throw<InputException>(() => Gate.Read(new MemoryStream(bytes))).Message.ShouldContain("no gate model");

    private static byte[] Bytes(Gate gate)
    {
        using var bytes = new MemoryStream();
        gate.Write(bytes);
        return bytes.ToArray();
    }

    private static float[] Scores(Table table, params int[] words)
    {
        var scores = new float[table.Slots.Count];
        table.Score(new Seen(words, [new Segment(Group.Words, 0, 0, words.Length)], []), scores);
        return scores;
    }

    [Fact]
    public void A_table_of_few_slots_scores_the_whole_turn_and_its_strongest_sentence()
    {
        var table = new TableTrainer(8, ["beyond"]).Train([.. Rows().Select(row => row with { Positive = [row.Positive[0]] })]);
        var both = table.Score(new Seen([1 << 8, 2 << 8], [new Segment(Group.Words, 0, 0, 1), new Segment(Group.Words, 1, 1, 2)], []));
        var first = table.Score(new Seen([1 << 8], [new Segment(Group.Words, 0, 0, 1)], []));
        both.Sentence.ShouldBe(first.Whole);
        both.Whole.ShouldBeLessThan(first.Whole);
    }

    /// <summary>Bucket 1 stands with the first slot, 2 with the second, 3 with either.</summary>
    private static IEnumerable<Row> Rows() => Enumerable.Range(0, 40).Select(n => new Row([(1 + (n % 2), Group.Words), (3, Group.Words), (10 + (n % 7), Group.Letters)], [n % 2 == 0, n % 2 == 1, false, false], 1));

    private static List<LabelledTurn> TinyCorpus() => [.. Enumerable.Range(0, 6).SelectMany(voice => Enumerable.Range(0, 10).Select(n =>
        new LabelledTurn($"voice {voice}", "s", true, n % 2 == 0 ? Role.Therapist : Role.Client, Turn.Of(n, null, Said(voice, n)).Utf8, default, n == 4 ? ["solicit.errand"] : n == 5 ? ["client.gift"] : [])))];

    private static string Said(int voice, int n) => n == 4 ? $"Could you grab me a coffee on your way in, number {voice}?" : n == 5 ? "I made you this scarf." : $"How was the week, and how did you sleep ({voice}, {n})?";
}
