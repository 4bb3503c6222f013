using Framekeeper.Formats;
using Framekeeper.Rules;

namespace Framekeeper.Cli;

/// <summary>Labelled sessions and accounts, from files and folders of JSON Lines.</summary>
internal static class CorpusFiles
{
    public static IReadOnlyList<Session> Read(IEnumerable<string> paths)
    {
        var inputs = Inputs.Of(paths);
        if (inputs.Wrong.Count > 0)
        {
            throw new InputException(inputs.Wrong[0], null, "give labelled .jsonl files or folders of them");
        }

        return [.. inputs.Files.Where(file => Transcript.ByName(file) == TranscriptFormat.JsonLines).SelectMany(ReadFile).Select(session => session with { Voice = session.Voice ?? Voice(session.Source) })];
    }

    /// <summary>The sessions of one file, by its ending.</summary>
    public static List<Session> ReadFile(string file)
    {
        using var stream = File.OpenRead(file);
        var acts = Shipped.Book.Acts;
        return [.. Transcript.Read(stream, file, Transcript.ByName(file)!.Value, (json, name, line) => AgreementShort.Read(json, name, line, acts)).Select(session => session with { Turns = [.. session.Turns] })];
    }

    /// <summary>The file's name up to its first point: <c>corpus/mandated.sessions.jsonl</c> is the voice <c>mandated</c>.</summary>
    private static string Voice(string file) => Path.GetFileName(file).Split('.')[0];
}
