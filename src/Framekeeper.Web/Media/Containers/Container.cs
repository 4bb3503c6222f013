namespace Framekeeper.Web.Media.Containers;

/// <summary>Whether a recording is whole, by the structure of its container. Reads heads, and passes over what they announce.</summary>
internal static class Container
{
    /// <summary>What the whole is.</summary>
    /// <param name="bytes">Can be read from anywhere.</param>
    /// <exception cref="InputException">It is cut off, longer than it says, or no such container.</exception>
    public static Recorded Look(Stream bytes, MediaKind kind)
    {
        var video = kind switch
        {
            MediaKind.WebM => WebM.HasVideo(bytes),
            MediaKind.Mp4 => Mp4.HasVideo(bytes),
            MediaKind.Mp3 => Mp3.Check(bytes),
            _ => Wav.Check(bytes),
        };
        return new Recorded(kind, video);
    }

    public static InputException CutOff(MediaKind kind) => MediaKinds.Wrong($"This {kind.Name()} file ends before it says that it does: it was cut off. Copy it from the recorder again and send the whole");

    public static InputException Broken(MediaKind kind, long at) => MediaKinds.Wrong(FormattableString.Invariant($"This is no whole {kind.Name()} file: what stands at byte {at} does not belong there. Play it to its end before sending it again"));

    public static InputException Empty(MediaKind kind) => MediaKinds.Wrong($"This {kind.Name()} file holds no recording, only the head of one");

    /// <summary>Fills the buffer from a place; false if the bytes end before.</summary>
    public static bool Fill(Stream bytes, long at, Span<byte> buffer)
    {
        if (at < 0 || at > bytes.Length - buffer.Length)
        {
            return false;
        }

        bytes.Position = at;
        bytes.ReadExactly(buffer);
        return true;
    }
}
