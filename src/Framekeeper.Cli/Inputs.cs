using System.IO.Enumeration;
using Framekeeper.Formats;

namespace Framekeeper.Cli;

/// <summary>The files of a call: paths as given, folders walked, the rest counted.</summary>
internal sealed class Inputs
{
    private static readonly EnumerationOptions Walk = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.System };

    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    /// <summary>As named, in a fixed order, so that the order in which paths are named does not matter; each file once.</summary>
    public IReadOnlyCollection<string> Files => files.Values;

    /// <summary>Files in walked folders that are none of ours.</summary>
    public int PassedOver { get; private set; }

    /// <summary>What was wrong with the paths, in words.</summary>
    public List<string> Wrong { get; } = [];

    public static bool IsDeeds(string path) => path.EndsWith(".involvements.jsonl", StringComparison.OrdinalIgnoreCase);

    public static Inputs Of(IEnumerable<string> paths)
    {
        var inputs = new Inputs();
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            if (Directory.Exists(path))
            {
                inputs.Folder(path);
            }
            else if (File.Exists(path))
            {
                inputs.Add(path);
            }
            else
            {
                inputs.Wrong.Add($"{path}: there is no such file or folder");
            }
        }

        return inputs;
    }

    private void Add(string path) => files.TryAdd(Path.GetFullPath(path), path);

    private void Folder(string folder)
    {
        // A link to a folder may lead round in a circle; a link to a file does not.
        var walked = new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToSpecifiedFullPath(), Walk)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        foreach (var file in walked)
        {
            // Plain text in a folder may be anything; it is read where it is named.
            if (IsDeeds(file) || Transcript.ByName(file) is not (null or TranscriptFormat.PlainText))
            {
                Add(file);
            }
            else if (!IsCompanion(file))
            {
                PassedOver++;
            }
        }
    }

    private static bool IsCompanion(string file) => file.EndsWith(".agreement.yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".suppress.yaml", StringComparison.OrdinalIgnoreCase);
}
