namespace Framekeeper.Tests;

/// <summary>A text against the one that was approved before, which lies beside the tests. To approve what was received: <c>mv NAME.received.txt NAME.verified.txt</c>.</summary>
internal static class Snapshot
{
    public static void Match(string name, string text)
    {
        var stem = Path.Combine(Repository.Root, "tests", "Framekeeper.Tests", name);
        var (verified, received) = ($"{stem}.verified.txt", $"{stem}.received.txt");
        text = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        var known = File.Exists(verified) ? File.ReadAllLines(verified) : [];
        Assert.Fail($"{Path.GetFileName(verified)} differs; approve it by moving {Path.GetFileName(received)} over it. {Changes("new", text.Split('\n').Except(known))}{Changes("gone", known.Except(text.Split('\n')))}");
    }

    private static string Changes(string what, IEnumerable<string> lines) => string.Concat(lines.Take(20).Select(line => $"\n{what}: {line.Trim()}"));
}
