namespace Framekeeper.Bench;

/// <summary>The phrases of lexicon.txt, each with the bit of its group.</summary>
internal static class Phrases
{
    public const string File = "bench/lexicon.txt";

    public static List<(string Phrase, ulong Bits)> Read()
    {
        var (phrases, group) = (new List<(string, ulong)>(), 0UL);
        foreach (var line in System.IO.File.ReadLines(File))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                group = group == 0 ? 1 : group << 1;
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                phrases.Add((line, group));
            }
        }

        return phrases;
    }
}
