using System.Text.Json;
using Framekeeper.Language;
using Framekeeper.Reader;
using Framekeeper.Rules;
using static Framekeeper.Tests.Judgement.Judging;

namespace Framekeeper.Tests.Reader;

public sealed class EncoderReaderTests
{
    private sealed record Checked(int[] Ids, int Own, float[] Logits);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Matrices of signed 7-bit numbers: near enough that no decision near a threshold hangs on it.</summary>
    [Fact]
    public void In_int8_it_says_what_the_trained_model_said()
    {
        var wanted = JsonSerializer.Deserialize<Checked[]>(System.IO.File.ReadAllText(Path.Combine(Readers.Folder, "reader.check.json")), Web)!;
        using var encoder = new Encoder(Path.Combine(Readers.Folder, "reader.onnx"));

        var said = encoder.Read([.. wanted.Select(line => new Line(line.Ids, line.Own))]);

        wanted.Zip(said).Average(pair => MathF.Abs(pair.First.Logits[0] - pair.Second.Logits[0])).ShouldBeLessThan(0.35f);
        wanted.Zip(said).Where(pair => MathF.Abs(pair.First.Logits[0]) > 1.5f).ShouldAllBe(pair => MathF.Sign(pair.First.Logits[0]) == MathF.Sign(pair.Second.Logits[0]));
    }

    [Fact]
    public void A_turn_reads_the_same_alone_and_among_others()
    {
        Passage[] passages = [Said("Could you pick me up a coffee on your way here?"), Said("How was your week?"), Said(string.Join(' ', Enumerable.Repeat("Tell me more about what happened on the ward that night, and who was there.", 14)))];

        var together = Readers.Default.Understand(passages);

        for (var i = 0; i < passages.Length; i++)
        {
            var alone = Readers.Default.Understand([passages[i]])[0];
            alone.Count.ShouldBe(together[i].Count);
            alone.Zip(together[i]).ShouldAllBe(pair => MathF.Abs(pair.First.Logits[0] - pair.Second.Logits[0]) < 0.3f);
        }
    }

    [Theory]
    [InlineData("Could you pick me up a coffee on your way here next time?", "solicit.errand")]
    [InlineData("I would love it if you could write me a nice review online, just a few lines about our work.", "solicit.endorsement")]
    [InlineData("Let's get dinner together on Saturday, just the two of us.", "solicit.social")]
    public void A_plain_ask_is_found_by_its_name_and_its_words(string words, string act)
    {
        var finding = Readers.Frame.Check(Session(("client", "It was a long drive today."), ("therapist", "Before we stop. " + words)), Agreements.None).Findings.ShouldHaveSingleItem();

        (finding.Act, finding.Speaker).ShouldBe((act, Role.Therapist));
        finding.Start.ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("What was it like to be asked to fetch his coffee?")]
    [InlineData("We could use the next ten minutes to plan the bus ride together.")]
    public void Treatment_is_left_alone(string words) =>
        Readers.Frame.Check(Session(("client", "My boss sends me for his coffee every morning."), ("therapist", words)), Agreements.None).Findings.Where(finding => finding.Speaker == Role.Therapist).ShouldBeEmpty();

    [Fact]
    public void A_finding_names_the_reader_and_its_model()
    {
        var finding = Readers.Frame.Check(Session(("therapist", "Let's get dinner together on Saturday, just the two of us.")), Agreements.None).Findings[0];

        finding.Engine.ShouldEndWith("+" + Readers.Default.Digest);
        finding.By.ShouldBeOneOf("reader", "rule");
    }

    [Fact]
    public void A_model_that_is_not_the_one_of_the_card_is_refused()
    {
        using var folder = new Copy();
        System.IO.File.AppendAllText(Path.Combine(folder.Path, "vocab.txt"), "another\n");

        var wrong = Should.Throw<InputException>(() => EncoderReader.Read(folder.Path, RuleBook.Default.Words));

        wrong.Message.ShouldContain("SHA-256");
        wrong.File.ShouldEndWith("vocab.txt");
    }

    [Fact]
    public void A_model_that_cannot_be_run_is_refused_without_a_word_of_the_runtime_s()
    {
        using var folder = new Copy();
        System.IO.File.WriteAllText(Path.Combine(folder.Path, "reader.onnx"), "no model");
        var card = ReaderCard.Read(folder.Path) with { ModelDigest = ReaderCard.Digest(Path.Combine(folder.Path, "reader.onnx")) };
        card.Write(folder.Path);

        Should.Throw<InputException>(() => EncoderReader.Read(folder.Path, RuleBook.Default.Words)).Message.ShouldContain("cannot be run here");
    }

    private static Passage Said(string words) => new(Role.Therapist, words, [], []);

    /// <summary>The reader's files in a folder of their own.</summary>
    private sealed class Copy : IDisposable
    {
        public Copy()
        {
            foreach (var file in Directory.GetFiles(Readers.Folder))
            {
                System.IO.File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("framekeeper-reader-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
