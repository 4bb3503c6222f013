using System.Text;

namespace Framekeeper.Bench;

/// <summary>A text's messages, one a line, as bytes and as strings.</summary>
internal sealed class Messages
{
    private readonly byte[] text;
    private readonly (int Start, int Length)[] lines;

    public Messages(string file)
    {
        (File, text) = (file, System.IO.File.ReadAllBytes(file));
        var found = new List<(int, int)>();
        for (int start = 0, end; start < text.Length && (end = text.AsSpan(start).IndexOf((byte)'\n')) >= 0; start += end + 1)
        {
            found.Add((start, end));
        }

        lines = [.. found];
        Strings = Array.ConvertAll(lines, line => Encoding.UTF8.GetString(text, line.Start, line.Length));
    }

    public string File { get; }

    public string[] Strings { get; }

    public int Count => lines.Length;

    /// <summary>Size in millions of bytes, ends of lines included.</summary>
    public double Megabytes => text.Length / 1e6;

    public ReadOnlySpan<byte> this[int index] => text.AsSpan(lines[index].Start, lines[index].Length);
}
