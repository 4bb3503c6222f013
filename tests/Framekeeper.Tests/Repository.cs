namespace Framekeeper.Tests;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Rules => Path.Combine(Root, "rules");

    private static string Find(string? folder) => folder is null ? throw new InvalidOperationException("the tests run from within the source tree")
        : File.Exists(Path.Combine(folder, "Framekeeper.slnx")) ? folder : Find(Path.GetDirectoryName(folder));
}
