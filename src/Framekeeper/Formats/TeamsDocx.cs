using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Framekeeper.Formats;

/// <summary>Sessions from the Word document that Microsoft Teams makes of a meeting, in the shapes it has had.</summary>
/// <remarks>
/// <c>0:0:1.0 --&gt; 0:0:2.5</c>, the name, the words, as lines; <c>Name   0:03</c> and the words after it; <c>0:03 Name</c> likewise (Word's own
/// transcription); a table with a name, a time and words a row. Without any of these, <c>Name: text</c> a line. What stands before the first
/// speaker (title, date, length) and who started or stopped the transcription is passed over.
/// A document that is broken, or unpacks to more than 64 MiB, is an <see cref="InputException"/>. A turn's line is the line of text in the document.
/// </remarks>
internal static class TeamsDocx
{
    private const int PackedLimit = 32 << 20;
    private const int UnpackedLimit = 64 << 20;

    /// <summary>The one session of the file.</summary>
    public static Session Read(Stream stream, string file, string id) => new() { Id = id, Source = file, Turns = Turns(stream, file) };

    private static IEnumerable<Turn> Turns(Stream stream, string file)
    {
        var turns = new TurnBuilder();
        foreach (var said in TeamsLines.Read(Lines(Bytes(stream, file), file)))
        {
            if (turns.Add(said.Speaker, Encoding.UTF8.GetBytes(said.Words), said.Line, said.At, said.Until) is { } before)
            {
                yield return before;
            }
        }

        yield return turns.Finish() ?? throw new InputException(file, null, "no turn found: no line of the document names a speaker, as a Teams transcript does");
    }

    /// <summary>The packed file: a zip is read from its end, so it must be at hand as a whole.</summary>
    private static MemoryStream Bytes(Stream stream, string file)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[1 << 14];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > PackedLimit)
            {
                throw new InputException(file, null, "the document is larger than 32 MiB; check that this is a transcript");
            }
        }

        return bytes.Length > 0 ? bytes : throw new InputException(file, null, "the file is empty; export the transcript again");
    }

    private static List<string> Lines(MemoryStream bytes, string file)
    {
        try
        {
            RefuseBomb(bytes, file);
            using var document = WordprocessingDocument.Open(bytes, isEditable: false, new OpenSettings { MaxCharactersInPart = UnpackedLimit });
            return document.MainDocumentPart is { } part ? Lines(part) : throw Broken(file);
        }
        catch (Exception error) when (error is not (InputException or OutOfMemoryException))
        {
            // Zip, package and XML each have exceptions of their own, and none says more to a user than this.
            throw Broken(file);
        }
    }

    private static void RefuseBomb(MemoryStream bytes, string file)
    {
        using var zip = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > 10_000 || zip.Entries.Sum(entry => (decimal)entry.Length) > UnpackedLimit)
        {
            throw new InputException(file, null, "the document unpacks to more than 64 MiB; check that this is a transcript, and remove its pictures");
        }
    }

    private static InputException Broken(string file) =>
        new(file, null, "the file is no readable .docx document: it is truncated, damaged, protected by a password, or of another kind; export the transcript again");

    /// <summary>The document's lines of text, read without building it in memory; a table row becomes a name and time, then the words.</summary>
    private static List<string> Lines(MainDocumentPart part)
    {
        var lines = new List<string>();
        var cells = new List<string>();
        var text = new StringBuilder();
        var rows = 0;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            var (type, begins) = (reader.ElementType, reader.IsStartElement);
            if (begins)
            {
                text.Append(type == typeof(Text) ? reader.GetText() : type == typeof(TabChar) ? "\t" : type == typeof(Break) || type == typeof(CarriageReturn) ? "\n" : "");
                rows += type == typeof(TableRow) ? 1 : 0;
            }
            else if (type == typeof(Paragraph) && rows == 0)
            {
                lines.AddRange(Take(text).Split('\n'));
            }
            else if (type == typeof(Paragraph))
            {
                text.Append('\n');
            }
            else if (type == typeof(TableCell))
            {
                cells.Add(Take(text).Trim());
            }
            else if (type == typeof(TableRow))
            {
                rows--;
                lines.AddRange(TeamsLines.OfRow(cells));
                cells.Clear();
            }
        }

        return lines;
    }

    private static string Take(StringBuilder text)
    {
        var taken = text.ToString();
        text.Clear();
        return taken;
    }
}
