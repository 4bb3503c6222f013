namespace Framekeeper.Tests.Formats;

/// <summary>Data of others, which is not part of this tree.</summary>
internal static class TestData
{
    /// <summary>A folder of the data; the test that asks for it is skipped where it is absent.</summary>
    public static string Folder(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("FRAMEKEEPER_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(root), "needs the data of others: set FRAMEKEEPER_DATA to its folder");
        var folder = Path.Combine([root!, .. parts]);
        Assert.SkipUnless(Path.Exists(folder), $"needs {string.Join('/', parts)} in the folder that FRAMEKEEPER_DATA names");
        return folder;
    }
}
