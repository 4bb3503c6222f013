using Framekeeper.Formats;

namespace Framekeeper.Bench;

/// <summary>Labelled sessions, read into memory before anything is measured.</summary>
internal static class Corpus
{
    public static List<Session> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.sessions.jsonl").Order(StringComparer.Ordinal).SelectMany(file => Read(file, TranscriptFormat.JsonLines))];

    public static List<Session> Read(string file, TranscriptFormat format)
    {
        using var stream = File.OpenRead(file);
        return [.. Transcript.Read(stream, file, format, (json, name, line) => AgreementShort.Read(json, name, line)).Select(session => session with { Turns = [.. session.Turns] })];
    }
}
