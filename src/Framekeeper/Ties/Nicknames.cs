using System.Collections.Frozen;

namespace Framekeeper.Ties;

/// <summary>Forms of one given name: nicknames (github.com/carltonnorthern/nicknames, Apache-2.0) and forms of other languages, by Framekeeper.</summary>
internal static class Nicknames
{
    private static readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> Forms = new(Read);

    /// <summary>The known forms of a name; null for none.</summary>
    public static IReadOnlySet<string>? Of(string name) => Forms.Value.GetValueOrDefault(name);

    private static FrozenDictionary<string, FrozenSet<string>> Read()
    {
        var forms = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in Lines("ties/nicknames.csv").Skip(1))
        {
            if (line.Split(',') is [var name, "has_nickname", var nickname])
            {
                Join(forms, name, nickname);
            }
        }

        // One name's forms on a line, of which any two belong together.
        foreach (var names in Lines("ties/forms.txt").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            foreach (var name in names)
            {
                Array.ForEach(names, other => Join(forms, name, other));
            }
        }

        return forms.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines(string resource)
    {
        using var reader = new StreamReader(typeof(Nicknames).Assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static void Join(Dictionary<string, HashSet<string>> forms, string a, string b)
    {
        if (a != b)
        {
            (forms.TryGetValue(a, out var ofA) ? ofA : forms[a] = []).Add(b);
            (forms.TryGetValue(b, out var ofB) ? ofB : forms[b] = []).Add(a);
        }
    }
}
