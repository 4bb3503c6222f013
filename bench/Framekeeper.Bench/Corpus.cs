using Framekeeper.Formats;

namespace Framekeeper.Bench;

/// <summary>Labelled sessions, read into memory before anything is measured.</summary>
internal static class Corpus
{
    public static List<Session> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.sessions.jsonl").Order(StringComparer.Ordinal).SelectMany(file => Read(file, TranscriptFormat.JsonLines))];

    /// <summary>All sessions of a folder, transcripts and labelled ones alike; plain text, which may be anything, is left out.</summary>
    public static List<Session> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Where(file => Transcript.ByName(file) is not null && !file.EndsWith(".reports.jsonl", StringComparison.Ordinal) && !file.EndsWith(".txt", StringComparison.Ordinal)).SelectMany(file => Read(file, Transcript.ByName(file)!.Value))];

    public static List<Session> Read(string file, TranscriptFormat format)
    {
        using var stream = File.OpenRead(file);
        return [.. Transcript.Read(stream, file, format, (json, name, line) => AgreementShort.Read(json, name, line)).Select(session => session with { Turns = [.. session.Turns] })];
    }
}
