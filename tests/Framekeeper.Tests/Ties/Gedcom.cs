using System.IO.Compression;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

/// <summary>People and families of a GEDCOM file, as far as kinship needs them.</summary>
internal sealed class Gedcom
{
    public List<Person> People { get; } = [];

    /// <summary>Husband, wife, children; each may be absent. Ended where a divorce is recorded.</summary>
    public List<(string? Husband, string? Wife, List<string> Children, bool Ended)> Families { get; } = [];

    public static Gedcom Read(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), System.Text.Encoding.Latin1);
        var (read, open) = (new Gedcom(), "");
        while (reader.ReadLine()?.Trim().Split(' ', 3) is { } parts)
        {
            switch (parts)
            {
                case ["0", ['@', .. var id, '@'], "INDI"]:
                    (open, _) = ("person", 0);
                    read.People.Add(new Person(id));
                    break;
                case ["0", _, "FAM"]:
                    open = "family";
                    read.Families.Add((null, null, [], false));
                    break;
                case ["0", ..]:
                    open = "";
                    break;
                case ["1", "SEX", var sex] when open == "person":
                    read.People[^1] = read.People[^1] with { Sex = sex == "M" ? Sex.Male : sex == "F" ? Sex.Female : Sex.Unknown };
                    break;
                case ["1", "HUSB", var id] when open == "family":
                    read.Families[^1] = read.Families[^1] with { Husband = id.Trim('@') };
                    break;
                case ["1", "WIFE", var id] when open == "family":
                    read.Families[^1] = read.Families[^1] with { Wife = id.Trim('@') };
                    break;
                case ["1", "CHIL", var id] when open == "family":
                    read.Families[^1].Children.Add(id.Trim('@'));
                    break;
                case ["1", "DIV", ..] when open == "family":
                    read.Families[^1] = read.Families[^1] with { Ended = !(parts.Length > 2 && parts[2] == "N") };
                    break;
            }
        }

        return read;
    }

    /// <summary>The ties of it: each child's parents, each couple.</summary>
    public IEnumerable<Tie> Ties()
    {
        foreach (var (husband, wife, children, ended) in Families)
        {
            if (husband is not null && wife is not null)
            {
                yield return new Tie(husband, wife, TieKind.Parse(ended ? "FMRSPS" : "SPS")!);
            }

            foreach (var child in children)
            {
                foreach (var (parent, kind) in new[] { (husband, "FTH"), (wife, "MTH") })
                {
                    if (parent is not null)
                    {
                        yield return new Tie(child, parent, TieKind.Parse(kind)!);
                    }
                }
            }
        }
    }
}
