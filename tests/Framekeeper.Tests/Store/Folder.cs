using Framekeeper.Store;

namespace Framekeeper.Tests.Store;

/// <summary>A data folder of a test's own, with its master key beside it; gone afterwards.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("fk-store").FullName;

    public string Data => Path.Combine(root, "data");

    public string KeyFile => Path.Combine(root, "key", "master.key");

    /// <summary>Another folder, on what would be another disk.</summary>
    public string Beside(string name) => Path.Combine(root, name);

    public DataFolder Open(TimeProvider? clock = null, string? keyFile = null) => DataFolder.Open(Data, clock ?? TimeProvider.System, keyFile ?? KeyFile);

    /// <summary>Whether these bytes stand anywhere in the folder's files.</summary>
    public bool Holds(ReadOnlySpan<byte> bytes)
    {
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
        {
            if (File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }
}
