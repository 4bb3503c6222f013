using System.Buffers;
using System.Buffers.Text;

namespace Framekeeper.Formats;

/// <summary>Sessions from WebVTT: turns by voice tags (<c>&lt;v Name&gt;</c>), or by <c>Name: text</c> as video-call tools export it.</summary>
/// <remarks>Cues are found as the standard asks (<see cref="WebVttCues"/>), but a cue whose times cannot be read keeps its words:
/// what was said is never dropped silently. A file that breaks off is an <see cref="InputException"/>.</remarks>
internal static class WebVtt
{
    private static readonly SearchValues<byte> TimesCharacters = SearchValues.Create("0123456789:., ->"u8);

    /// <summary>The one session of the file; its turns are read from the stream as they are asked for, once.</summary>
    public static Session Read(Stream stream, string file, string id)
    {
        var suppressions = new List<Suppression>();
        return new Session
        {
            Id = id,
            Source = file,
            Suppressions = suppressions,
            Turns = new CueTurns(file, suppressions).Read(Cues(stream, file)),
        };
    }

    private static IEnumerable<Cue> Cues(Stream stream, string file)
    {
        var ignores = new List<Ignore>();
        var (last, identified) = ((WebVttBlock?)null, false);
        var number = 0;
        foreach (var block in WebVttCues.Read(stream, file))
        {
            last = block;
            if (block.Kind == WebVttKind.Note)
            {
                ignores.AddRange(Ignore.Parse(block.Text, file, block.Line));
            }
            else if (block.Kind == WebVttKind.Cue)
            {
                // Without an empty line before its cue, a comment is the cue's id by the standard; whoever wrote it meant a comment.
                ignores.AddRange(Ignore.Parse(block.Id, file, block.Line - 2));
                identified = block.Id.Length > 0;
                number = Number(block.Id) ?? number + 1;
                yield return new Cue(block.Line, block.Timing.Start, block.Timing.End, WithoutNextId(block, number), [.. ignores]);
                ignores.Clear();
            }
        }

        if (last is { End: WebVttEnd.File } && Broken(last, identified) is { } how)
        {
            throw new InputException(file, last.Line, $"the file ends {how}: it is truncated; export the transcript again");
        }
    }

    /// <summary>Zoom's older exports have no empty lines, so that by the standard the next cue's number ends this cue's text.</summary>
    private static byte[] WithoutNextId(WebVttBlock block, int number)
    {
        var text = block.Text.AsSpan();
        var start = text.LastIndexOf((byte)'\n') + 1;
        return block.End == WebVttEnd.Timing && Number(text[start..]) == number + 1
            ? text[..Math.Max(start - 1, 0)].ToArray()
            : block.Text;
    }

    private static int? Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int number, out var read) && read == text.Length && text[0] != '-' ? number : null;

    /// <summary>How the last block breaks off; null where it does not.</summary>
    /// <param name="identified">Whether the cue before it has an id, so that a lone line is one too.</param>
    private static string? Broken(WebVttBlock last, bool identified)
    {
        var start = last.Text.AsSpan().LastIndexOf((byte)'\n') + 1;
        var line = last.Text.AsSpan(start);
        return last.Kind switch
        {
            WebVttKind.Cue when last.Text.Length == 0 => "at the times of a cue, before its words",
            WebVttKind.Cue when InsideVoiceTag(last.Text) => "inside a voice tag",
            WebVttKind.Cue when BeginsTimes(line) => "inside the times of a cue",
            WebVttKind.Other when BeginsTimes(line) || line.IndexOfAnyExcept(TimesCharacters) < 0 => "inside the times of a cue",
            WebVttKind.Other when identified && start == 0 => "at the id of a cue, before its times",
            _ => null,
        };
    }

    private static bool InsideVoiceTag(ReadOnlySpan<byte> text)
    {
        var tag = text[(text.LastIndexOf((byte)'<') is >= 0 and var open ? open + 1 : text.Length)..];
        var voice = tag.StartsWith("/"u8) ? tag[1..] : tag;
        return text.LastIndexOf((byte)'<') > text.LastIndexOf((byte)'>')
            && (voice.IsEmpty || (voice[0] == 'v' && (voice.Length == 1 || voice[1] is (byte)' ' or (byte)'.' or (byte)'\t' or (byte)'\n')));
    }

    /// <summary>A timing line that breaks off before its second time: a time with a fraction, and at most the beginning of an arrow.</summary>
    public static bool BeginsTimes(ReadOnlySpan<byte> line) =>
        line.IndexOfAny((byte)'.', (byte)',') > 0 && Timestamp.TryRead(ref line, out _) && line.Trim(" -."u8).IsEmpty;
}
