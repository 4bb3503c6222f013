using System.Security.Cryptography;
using System.Text;

namespace Framekeeper.Store.Keys;

/// <summary>The key that wraps all others. It lies outside the data folder, so that a copy of the data alone opens nothing.</summary>
/// <remarks>In the file that <c>FRAMEKEEPER_KEY_FILE</c> names, else <c>~/.config/framekeeper/master.key</c>; made at first use, for its owner alone (mode 0600).</remarks>
public sealed class MasterKey
{
    /// <summary>The variable that names the file.</summary>
    public const string Variable = "FRAMEKEEPER_KEY_FILE";

    private const string Heading = "framekeeper master key 1";
    private const int Length = 32;
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    /// <summary>The file that holds it, by the environment.</summary>
    /// <exception cref="InputException">No file is named and there is no home folder.</exception>
    public static string Place()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0 ? Path.Combine(home, ".config", "framekeeper", "master.key")
            : throw new InputException(Variable, null, "there is no home folder for the master key; name a file for it in this variable");
    }

    /// <summary>Reads the key, or makes it where there is none and nothing has been sealed yet.</summary>
    /// <param name="data">The data folder, in which it must not lie.</param>
    /// <param name="make">Whether a missing key may be made: never where data is there that it should open.</param>
    /// <exception cref="InputException">The file lies in the data folder, can be read by others, is missing though data is there, or is no key.</exception>
    public static MasterKey Read(string file, string data, bool make)
    {
        var (full, folder) = (Real(file), Real(data));
        if (full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InputException(file, null, $"the master key lies in the data folder that it protects; move it elsewhere and name its file in {Variable}");
        }

        if (!File.Exists(full))
        {
            return make ? Make(full) : throw new InputException(file, null, $"the master key is missing, and without it the data in {data} cannot be opened; put it back, or name its file in {Variable}");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(full) & ~Owner) != 0)
        {
            throw new InputException(file, null, $"others may read the master key; take that away (chmod 600) and ask who could have read it");
        }

        var lines = File.ReadAllLines(full);
        var bytes = new byte[Length];
        return lines is [Heading, var written, ..] && Convert.TryFromBase64String(written, bytes, out var count) && count == Length
            ? new MasterKey(bytes)
            : throw new InputException(file, null, "is not a master key of Framekeeper; put the right file back");
    }

    private static MasterKey Make(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
        }

        var key = RandomNumberGenerator.GetBytes(Length);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        using var stream = new FileStream(file, options);
        stream.Write(Encoding.ASCII.GetBytes($"{Heading}\n{Convert.ToBase64String(key)}\n"));
        stream.Flush(flushToDisk: true);
        return new MasterKey(key);
    }

    /// <summary>The path with links followed as far as it exists: a link must not lead into the data folder.</summary>
    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full);
        var here = parent is null ? full : Path.Combine(Real(parent), Path.GetFileName(full));
        FileSystemInfo there = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return there.LinkTarget is null ? here : there.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    /// <summary>Wraps a data key for its place in the book of keys.</summary>
    internal byte[] Wrap(ReadOnlySpan<byte> dataKey, string name) => Seal.Close(key, dataKey, name);

    /// <summary>Unwraps what <see cref="Wrap"/> wrapped.</summary>
    internal byte[] Unwrap(ReadOnlySpan<byte> wrapped, string name) => Seal.Open(key, wrapped, name);

    /// <summary>Never the key.</summary>
    public override string ToString() => "master key";
}
