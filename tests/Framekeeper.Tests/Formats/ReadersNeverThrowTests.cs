using System.Text;
using CsCheck;

namespace Framekeeper.Tests.Formats;

public sealed class ReadersNeverThrowTests
{
    private static readonly Dictionary<string, byte[]> Valid = new()
    {
        ["a.vtt"] = "WEBVTT\n\nREGION\nid:x\n\nNOTE framekeeper-ignore meet -- agreed\n\n1\n00:00:01.000 --> 00:00:02.000 line:10%\n<v Dana>How &amp; <i>what</i>?</v>\n\n2\n0:1:2.5 --> 1:3\nSam: Caf\u00e9 \ud83d\ude00\n3\n00:05.000 --> 00:06.000\nhi\n"u8.ToArray(),
        ["a.srt"] = "1\n00:00:01,000 --> 00:00:02,000\nDana: One.\n\nMore\n2\n00:00:02,000 --> 00:00:03,000\n<b>Sam:</b> Caf\u00e9\n\n"u8.ToArray(),
        ["a.txt"] = "[00:01:02] Dana: Hello.\nmore\n00:03 Sam Smith (she/her): Caf\u00e9.\n"u8.ToArray(),
        ["a.jsonl"] = Encoding.UTF8.GetBytes("""{"id":"A","held":"2026-05-04T10:00:00-05:00","agreement":{"fee":25},"turns":[{"n":1,"speaker":"therapist","text":"caf\u00e9","at":"00:00:04.200","acts":["meet"]},{"n":2,"text":"x","at":5.5,"sent":"2026-05-04"}]}"""),
        ["a.docx"] = TeamsDocxTests.Document(TeamsDocxTests.Lines("Dana   0:03", "Hello."), TeamsDocxTests.Lines("0:0:1.0 --> 0:0:2.0", "Sam", "Hi.")),
    };

    private static readonly string[] Pieces =
    [
        "WEBVTT", "\n", "\r", "\n\n", "-->", " --> ", "00:00:01.000", "0:1", "99999999999999999999:00", "1", "2", "<v ", "<v A>", "</v>", "<", ">", "&amp", "&#x110000;",
        "NOTE", "framekeeper-ignore a -- b", "REGION", "A: ", ":", "text", "\u00e9", "\0", "[", "]", "{", "}", "\"turns\":", "\"text\":\"", "\"", ",", "\t", "\uFEFF", "-", "<00:00:01.000>", "<ruby><rt>",
    ];

    public static TheoryData<string> Names => [.. Valid.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_the_bytes_a_reader_refuses_or_reads(string name) =>
        Gen.Byte.Array[0, 400].Sample(bytes => Holds(name, bytes), iter: 2000, threads: 1);

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_happens_to_a_valid_file_a_reader_refuses_or_reads(string name) =>
        Gen.Select(Gen.Int[0, Valid[name].Length - 1], Gen.Int[0, 30], Gen.Byte.Array[0, 8]).Array[1, 4]
            .Sample(changes => Holds(name, changes.Aggregate(Valid[name], Changed)), iter: name == "a.docx" ? 1000 : 5000, threads: 1);

    [Theory]
    [MemberData(nameof(Names))]
    public void However_a_valid_file_is_cut_a_reader_refuses_or_reads(string name) =>
        Enumerable.Range(0, Valid[name].Length).Where(length => !Holds(name, Valid[name][..length])).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void Made_of_the_format_s_own_pieces_a_reader_refuses_or_reads(string name) =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])
            .Array[0, 40].Sample(pieces => Holds(name, Encoding.UTF8.GetBytes((name == "a.vtt" ? "WEBVTT\n\n" : "") + string.Concat(pieces))), iter: 5000, threads: 1);

    private static byte[] Changed(byte[] bytes, (int At, int Removed, byte[] Added) change)
    {
        var at = Math.Min(change.At, bytes.Length);
        return [.. bytes[..at], .. change.Added, .. bytes[Math.Min(at + change.Removed, bytes.Length)..]];
    }

    /// <summary>Read whole, or refused with a file, a message and no words; any other exception fails the test.</summary>
    private static bool Holds(string name, byte[] bytes)
    {
        try
        {
            return Reading.Drain(name, new MemoryStream(bytes)) > 0;
        }
        catch (InputException error)
        {
            return error.File == name && error.Message.Length > 10 && error.Line is null or > 0;
        }
    }
}
