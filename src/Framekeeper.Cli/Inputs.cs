using Framekeeper.Formats;

namespace Framekeeper.Cli;

/// <summary>The files of a call: paths as given, folders walked, the rest counted.</summary>
internal sealed class Inputs
{
    private static readonly EnumerationOptions Walk = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.System };

    /// <summary>In a fixed order, so that the order in which paths are named does not matter.</summary>
    public SortedSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Files in walked folders that are none of ours.</summary>
    public int PassedOver { get; private set; }

    /// <summary>What was wrong with the paths, in words.</summary>
    public List<string> Wrong { get; } = [];

    public static bool IsDeeds(string path) => path.EndsWith(".involvements.jsonl", StringComparison.OrdinalIgnoreCase);

    public static Inputs Of(IEnumerable<string> paths)
    {
        var inputs = new Inputs();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                inputs.Folder(path);
            }
            else if (File.Exists(path))
            {
                inputs.Files.Add(path);
            }
            else
            {
                inputs.Wrong.Add($"{path}: there is no such file or folder");
            }
        }

        return inputs;
    }

    private void Folder(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", Walk))
        {
            // Plain text in a folder may be anything; it is read where it is named.
            if (IsDeeds(file) || Transcript.ByName(file) is not (null or TranscriptFormat.PlainText))
            {
                Files.Add(file);
            }
            else if (!IsCompanion(file))
            {
                PassedOver++;
            }
        }
    }

    private static bool IsCompanion(string file) => file.EndsWith(".agreement.yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".suppress.yaml", StringComparison.OrdinalIgnoreCase);
}
