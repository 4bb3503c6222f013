using YamlDotNet.RepresentationModel;

namespace Framekeeper.Training;

/// <summary>Which voices are kept apart; all others are trained on.</summary>
/// <param name="Tune">Thresholds and calibration are set on these; never trained on.</param>
/// <param name="Test">Neither trained nor tuned on: measured once something is done.</param>
public sealed record Split(IReadOnlySet<string> Tune, IReadOnlySet<string> Test)
{
    /// <summary>Reads <c>split.yml</c>: <c>tune: [voice, …]</c> and <c>test: [voice, …]</c>.</summary>
    /// <exception cref="InputException">It is no such mapping, or a voice is on both sides.</exception>
    public static Split Read(string file, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var split = new Split(Voices("tune"), Voices("test"));
        return split.Tune.FirstOrDefault(split.Test.Contains) is { } both ? throw new InputException(file, 1, $"the voice '{both}' is on both sides", "test") : split;

        HashSet<string> Voices(string side) =>
            stream.Documents is [{ RootNode: YamlMappingNode map }] && map.Children.TryGetValue(new YamlScalarNode(side), out var list) && list is YamlSequenceNode voices
                ? [.. voices.Select(voice => voice.ToString())]
                : throw new InputException(file, 1, "must be a mapping with a list of voices", side);
    }
}
