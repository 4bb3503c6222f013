using System.IO.Compression;
using System.Text;
using System.Xml;

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

    /// <summary>WordprocessingML, transitional and strict (ECMA-376 part 1, section 17).</summary>
    private static readonly string[] Namespaces = ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"];

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
            using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
            RefuseBomb(zip, file);
            using var document = Open(zip, MainPart(zip));
            return Lines(document);
        }
        catch (Exception error) when (error is not (InputException or OutOfMemoryException))
        {
            // Zip and XML have exceptions of their own, and none says more to a user than this.
            throw Broken(file);
        }
    }

    private static void RefuseBomb(ZipArchive zip, string file)
    {
        if (zip.Entries.Count > 10_000 || zip.Entries.Sum(entry => (decimal)entry.Length) > UnpackedLimit)
        {
            throw new InputException(file, null, "the document unpacks to more than 64 MiB; check that this is a transcript, and remove its pictures");
        }
    }

    /// <summary>The name of the part with the text, by the package's relationships (ECMA-376 part 2, section 6.5).</summary>
    private static string MainPart(ZipArchive zip)
    {
        using var relations = Open(zip, "_rels/.rels");
        while (relations.ReadToFollowing("Relationship"))
        {
            if (relations.GetAttribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) is true)
            {
                return relations.GetAttribute("Target")!.TrimStart('/');
            }
        }

        throw new InvalidDataException("no document");
    }

    private static XmlReader Open(ZipArchive zip, string part) => XmlReader.Create(
        (zip.GetEntry(part) ?? throw new InvalidDataException("no such part")).Open(),
        new XmlReaderSettings { CloseInput = true, DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = UnpackedLimit });

    private static InputException Broken(string file) =>
        new(file, null, "the file is no readable .docx document: it is truncated, damaged, protected by a password, or of another kind; export the transcript again");

    /// <summary>The document's lines of text, read without building it in memory; a table row becomes a name and time, then the words.</summary>
    private static List<string> Lines(XmlReader document)
    {
        var lines = new List<string>();
        var cells = new List<string>();
        var text = new StringBuilder();
        var (rows, inText) = (0, false);
        while (document.Read())
        {
            if (document.NodeType == XmlNodeType.Element && Namespaces.Contains(document.NamespaceURI))
            {
                Begin();
                if (document.IsEmptyElement)
                {
                    End();
                }
            }
            else if (document.NodeType == XmlNodeType.EndElement && Namespaces.Contains(document.NamespaceURI))
            {
                End();
            }
            else if (inText)
            {
                text.Append(document.Value);
            }
        }

        return lines;

        void Begin()
        {
            inText = document.LocalName == "t";
            rows += document.LocalName == "tr" ? 1 : 0;
            // A tab stop is named like a tab, and has attributes.
            text.Append(document.LocalName switch { "tab" when !document.HasAttributes => "\t", "br" or "cr" => "\n", _ => "" });
        }

        void End()
        {
            inText = false;
            switch (document.LocalName)
            {
                case "p" when rows == 0:
                    lines.AddRange(Take(text).Split('\n'));
                    break;
                case "p":
                    text.Append('\n');
                    break;
                case "tc":
                    cells.Add(Take(text).Trim());
                    break;
                case "tr":
                    rows--;
                    lines.AddRange(TeamsLines.OfRow(cells));
                    cells.Clear();
                    break;
            }
        }
    }

    private static string Take(StringBuilder text)
    {
        var taken = text.ToString();
        text.Clear();
        return taken;
    }
}
