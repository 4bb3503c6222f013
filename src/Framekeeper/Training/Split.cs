using YamlDotNet.RepresentationModel;

namespace Framekeeper.Training;

/// <summary>Which voices are kept apart: never trained on, measured once something is done.</summary>
public sealed record Split(IReadOnlySet<string> Test)
{
    /// <summary>Reads <c>split.yml</c>: <c>test: [voice, …]</c>.</summary>
    /// <exception cref="InputException">It is no such mapping.</exception>
    public static Split Read(string file, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents is [{ RootNode: YamlMappingNode map }] && map.Children.TryGetValue(new YamlScalarNode("test"), out var list) && list is YamlSequenceNode voices
            ? new Split(voices.Select(voice => voice.ToString()).ToHashSet())
            : throw new InputException(file, 1, "must be a mapping with a list of voices", "test");
    }
}
