using System.Text;
using Framekeeper.Formats;

namespace Framekeeper.Tests.Formats;

/// <summary>Short ways to read a transcript in a test.</summary>
internal static class Reading
{
    public static Stream Bytes(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static Session Session(string fileName, string text) => Transcript.Read(Bytes(text), fileName, Transcript.ByName(fileName)!.Value).Single();

    public static List<Turn> Turns(string fileName, string text) => [.. Session(fileName, text).Turns];

    /// <summary>The turns as <c>speaker: text</c>.</summary>
    public static List<string> Said(string fileName, string text) => Turns(fileName, text).ConvertAll(turn => $"{turn.Speaker ?? "?"}: {turn.Text}");

    public static InputException Refused(string fileName, string text) => Refused(fileName, Encoding.UTF8.GetBytes(text));

    public static InputException Refused(string fileName, byte[] bytes) => Should.Throw<InputException>(() => Drain(fileName, new MemoryStream(bytes)));

    /// <summary>Reads all that is there; the number of turns.</summary>
    public static int Drain(string fileName, Stream stream) =>
        Transcript.Read(stream, fileName, Transcript.ByName(fileName)!.Value).Sum(session => session.Turns.Count());
}
