using System.Buffers.Text;

namespace Framekeeper.Formats;

/// <summary>Times in transcripts, counted from the start of the recording.</summary>
internal static class Timestamp
{
    /// <summary>By the standard's letter: <c>00:01.000</c> or <c>00:00:01.000</c> (WebVTT, "collect a WebVTT timestamp").</summary>
    /// <param name="text">Starts with the time; cut to what follows it where one is read.</param>
    public static bool TryReadStandard(ref ReadOnlySpan<byte> text, out TimeSpan time)
    {
        time = default;
        var rest = text;
        if (!TryDigits(ref rest, out var first, out var width) || !TrySkip(ref rest, ':') || !TryTwoDigits(ref rest, out var second))
        {
            return false;
        }

        var (hours, minutes, seconds) = (0L, first, second);
        if (width != 2 || first > 59 || rest.StartsWith(":"u8))
        {
            (hours, minutes) = (first, second);
            if (!TrySkip(ref rest, ':') || !TryTwoDigits(ref rest, out seconds))
            {
                return false;
            }
        }

        if (!TrySkip(ref rest, '.') || !TryDigits(ref rest, out var milliseconds, out var places) || places != 3 || minutes > 59 || seconds > 59)
        {
            return false;
        }

        text = rest;
        return TrySum(hours, minutes, seconds, milliseconds * TimeSpan.TicksPerMillisecond, out time);
    }

    /// <summary>As exports write it: unpadded, without hours or fraction, with a comma, beyond 59 (<c>0:1:2.5</c>, <c>1:02</c>, <c>00:00:01,5</c>).</summary>
    /// <param name="text">Starts with the time; cut to what follows it where one is read.</param>
    public static bool TryRead(ref ReadOnlySpan<byte> text, out TimeSpan time)
    {
        time = default;
        var rest = text;
        if (!TryDigits(ref rest, out var minutes, out _) || !TrySkip(ref rest, ':') || !TryDigits(ref rest, out var seconds, out _))
        {
            return false;
        }

        var hours = 0L;
        if (rest is [(byte)':', >= (byte)'0' and <= (byte)'9', ..])
        {
            rest = rest[1..];
            (hours, minutes) = (minutes, seconds);
            TryDigits(ref rest, out seconds, out _);
        }

        var ticks = 0L;
        if (rest is [(byte)'.' or (byte)',', >= (byte)'0' and <= (byte)'9', ..])
        {
            rest = rest[1..];
            ticks = Fraction(ref rest);
        }

        text = rest;
        return TrySum(hours, minutes, seconds, ticks, out time);
    }

    /// <summary>A text that is a time and nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan time)
    {
        text = text.Trim(" \t"u8);
        return TryRead(ref text, out time) && text.IsEmpty;
    }

    /// <summary>Digits after the point, as ticks; what is finer than a tick is dropped.</summary>
    private static long Fraction(ref ReadOnlySpan<byte> text)
    {
        var ticks = 0L;
        for (var unit = TimeSpan.TicksPerSecond / 10; text is [>= (byte)'0' and <= (byte)'9', ..]; unit /= 10)
        {
            ticks += (text[0] - '0') * unit;
            text = text[1..];
        }

        return ticks;
    }

    private static bool TryDigits(ref ReadOnlySpan<byte> text, out long value, out int width)
    {
        width = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        width = width < 0 ? text.Length : width;
        var whole = Utf8Parser.TryParse(text[..width], out value, out _);
        text = text[width..];
        return whole;
    }

    private static bool TryTwoDigits(ref ReadOnlySpan<byte> text, out long value) => TryDigits(ref text, out value, out var width) && width == 2;

    private static bool TrySkip(ref ReadOnlySpan<byte> text, char mark)
    {
        var there = text.Length > 0 && text[0] == mark;
        text = there ? text[1..] : text;
        return there;
    }

    /// <summary>False beyond what a <see cref="TimeSpan"/> holds, some 29,000 years.</summary>
    private static bool TrySum(long hours, long minutes, long seconds, long ticks, out TimeSpan time)
    {
        const long Longest = 200_000_000;
        time = default;
        if (hours > Longest || minutes > Longest || seconds > Longest)
        {
            return false;
        }

        time = TimeSpan.FromTicks((((hours * 3600) + (minutes * 60) + seconds) * TimeSpan.TicksPerSecond) + ticks);
        return true;
    }
}
