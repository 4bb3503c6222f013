using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Framekeeper.Tests.Formats;

public sealed class TeamsDocxTests
{
    private const string File = "meeting.docx";

    [Fact]
    public void A_name_and_a_time_begin_a_turn()
    {
        var turns = Turns(Lines("Weekly session"), Lines("May 4, 2026, 10:00AM"), Lines("12m 4s"), Lines("Dana Reyes started transcription"),
            Lines("", "Dana Reyes   0:03", "How was your week?"), Lines("", "Smith, Sam (Guest)   1:00:07", "We said 10:30.", "Let's meet at 10:30"), Lines("Dana Reyes stopped transcription"));

        turns.ConvertAll(turn => $"{turn.Speaker}: {turn.Text}").ShouldBe(["Dana Reyes: How was your week?", "Smith, Sam (Guest): We said 10:30. Let's meet at 10:30"]);
        turns.ConvertAll(turn => turn.At).ShouldBe([TimeSpan.FromSeconds(3), new TimeSpan(1, 0, 7)]);
    }

    [Fact]
    public void Two_times_a_name_and_words_are_a_turn()
    {
        var turns = Turns(Lines("0:0:0.0 --> 0:0:1.250", "Dana", "Hello."), Lines("0:0:1.5 --> 0:0:2.5", "Dana", "Sit down."), Lines("0:0:2.90 --> 0:0:4.480"), Lines("Sam"), Lines("Hi."));

        turns.ConvertAll(turn => $"{turn.Speaker}: {turn.Text}").ShouldBe(["Dana: Hello. Sit down.", "Sam: Hi."]);
        (turns[0].At, turns[0].Until, turns[1].Line).ShouldBe((TimeSpan.Zero, TimeSpan.FromSeconds(2.5), 9));
    }

    [Fact]
    public void The_transcription_of_Word_is_read() =>
        Turns(Lines("Transcript"), Lines("00:00:03 Speaker 1"), Lines("Hello."), Lines("00:00:05 Speaker 2"), Lines("Hi.")).ConvertAll(turn => $"{turn.Speaker}: {turn.Text}")
            .ShouldBe(["Speaker 1: Hello.", "Speaker 2: Hi."]);

    [Fact]
    public void A_tab_is_between_words_and_a_tab_stop_is_not() =>
        Turns(new Paragraph(
            new ParagraphProperties(new Tabs(new TabStop { Val = TabStopValues.Left, Position = 720 })),
            new Run(new Text("Dana Reyes"), new TabChar(), new Text("0:03"), new CarriageReturn(), new Text("Hello.")))).ConvertAll(turn => $"{turn.Speaker}: {turn.Text}")
            .ShouldBe(["Dana Reyes: Hello."]);

    [Fact]
    public void A_strict_document_is_read_whatever_its_main_part_is_called()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/text/main.xml"/></Relationships>""");
            Part(zip, "text/main.xml", """<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p/><x:p><x:r><x:t>Therapist: Hello.</x:t><x:br/><x:t>Client: Hi.</x:t></x:r></x:p></x:body></x:document>""");
        }

        Framekeeper.Formats.Transcript.Read(new MemoryStream(bytes.ToArray()), File, Framekeeper.Formats.TranscriptFormat.TeamsDocx).Single().Turns.Select(turn => $"{turn.Line} {turn.Speaker}: {turn.Text}")
            .ShouldBe(["2 Therapist: Hello.", "3 Client: Hi."]);

        static void Part(ZipArchive zip, string name, string text)
        {
            using var part = new StreamWriter(zip.CreateEntry(name).Open());
            part.Write(text);
        }
    }

    [Fact]
    public void Rows_of_a_table_are_turns() =>
        Turns(new Table(Row("0:03", "Dana", "Hello."), Row("0:05", "Sam", "Hi.\nAll well."))).ConvertAll(turn => $"{turn.At!.Value.TotalSeconds} {turn.Speaker}: {turn.Text}")
            .ShouldBe(["3 Dana: Hello.", "5 Sam: Hi. All well."]);

    [Fact]
    public void Names_before_colons_will_do() =>
        Turns(Lines("Session of 4 May"), Lines("Therapist: Hello."), Lines("Client: Hi."), Lines("All well.")).ConvertAll(turn => $"{turn.Speaker}: {turn.Text}")
            .ShouldBe(["Therapist: Hello.", "Client: Hi. All well."]);

    [Fact]
    public void A_document_without_speakers_is_refused() => Reading.Refused(File, Document(Lines("Just some words."))).Message.ShouldContain("no turn");

    [Fact]
    public void An_empty_file_is_refused() => Reading.Refused(File, []).Message.ShouldContain("empty");

    [Fact]
    public void A_broken_zip_is_refused()
    {
        var whole = Document(Lines("Dana   0:03", "Hello."));

        Reading.Refused(File, whole[..(whole.Length / 2)]).Message.ShouldContain("truncated");
        Reading.Refused(File, "hello"u8.ToArray()).Message.ShouldContain("no readable .docx");
    }

    [Fact]
    public void A_zip_that_is_no_document_is_refused()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("hello.txt");
        }

        Reading.Refused(File, bytes.ToArray()).Message.ShouldContain("no readable .docx");
    }

    [Fact]
    public void A_document_that_unpacks_to_too_much_is_refused()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("word/document.xml").Open())
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 65; i++)
            {
                entry.Write(zeros);
            }
        }

        bytes.Length.ShouldBeLessThan(1 << 20);
        Reading.Refused(File, bytes.ToArray()).Message.ShouldContain("64 MiB");
    }

    private static List<Turn> Turns(params OpenXmlElement[] body) =>
        [.. Framekeeper.Formats.Transcript.Read(new MemoryStream(Document(body)), File, Framekeeper.Formats.TranscriptFormat.TeamsDocx).Single().Turns];

    internal static byte[] Document(params OpenXmlElement[] body)
    {
        var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(body));
        }

        return bytes.ToArray();
    }

    /// <summary>A paragraph with line breaks.</summary>
    internal static Paragraph Lines(params string[] lines)
    {
        var run = new Run();
        foreach (var line in lines)
        {
            run.Append(run.HasChildren ? new Break() : new LastRenderedPageBreak(), new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(run);
    }

    private static TableRow Row(params string[] cells) => new(cells.Select(cell => new TableCell(Lines(cell.Split('\n')))));
}
