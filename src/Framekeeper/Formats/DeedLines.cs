using static Framekeeper.Formats.Kinds;

namespace Framekeeper.Formats;

/// <summary>Reads <c>*.involvements.jsonl</c>: deeds, one JSON object a line. Members it does not know are ignored.</summary>
public static class DeedLines
{
    private const int MaxBytes = 1 << 20;

    private static readonly Shape<Deed> Shape = new Shape<Deed>(new Deed(DeedKind.Tie, 0))
        .With("kind", OneOf("payment", "gift", "meeting", "contact", "tie"), "what was done", (deed, kind) => deed with { Kind = Enum.Parse<DeedKind>(kind, ignoreCase: true) }, required: true)
        .With("at", Moment, "when", (deed, at) => deed with { At = at })
        .With("from", Party(), "who gave, paid or reached out", (deed, from) => deed with { From = from })
        .With("to", Party(), "who received", (deed, to) => deed with { To = to })
        .With("amount", Amount, "how much money", (deed, amount) => deed with { Amount = amount })
        .With("currency", Currency, "in which currency (ISO 4217)", (deed, currency) => deed with { Currency = currency })
        .With("minutes", Amount, "how long", (deed, minutes) => deed with { Minutes = minutes })
        .With("place", Text, "where", (deed, place) => deed with { Place = place })
        .With("channel", Text, "by what; for a payment, its method", (deed, channel) => deed with { Channel = channel })
        .With("what", Text, "what was given, done or said", (deed, what) => deed with { What = what })
        .Where(SaysEnough);

    /// <summary>Every field that is read.</summary>
    public static IReadOnlyList<Field> Fields => Shape.Fields;

    /// <summary>The deeds in order, read as they are asked for; empty lines are passed over.</summary>
    /// <exception cref="InputException">With line and field, while reading, at the first line that is wrong.</exception>
    public static IEnumerable<Deed> Read(Stream stream, string fileName)
    {
        var source = new Source(fileName, Acts: null);
        foreach (var (line, bytes) in Lines(stream, fileName))
        {
            if (!bytes.Span.Trim(" \t\r"u8).IsEmpty)
            {
                var value = new Value(source, JsonNodes.Read(bytes.Span, fileName, line));
                yield return Shape.Read(value, unknown: (deed, _) => deed) with { Line = line };
            }
        }
    }

    // Long lines are refused before they are held in memory. A line is valid until the next one is asked for.
    private static IEnumerable<(int Line, ReadOnlyMemory<byte> Bytes)> Lines(Stream stream, string fileName)
    {
        var buffer = new byte[MaxBytes + 1];
        var (line, length) = (1, SkipMark(stream, buffer));
        while (true)
        {
            var read = stream.Read(buffer, length, buffer.Length - length);
            length += read;
            var start = 0;
            while (buffer.AsSpan(start, length - start).IndexOf((byte)'\n') is >= 0 and var end)
            {
                yield return (line++, buffer.AsMemory(start, end));
                start += end + 1;
            }

            if (read == 0)
            {
                yield return (line, buffer.AsMemory(start, length - start));
                yield break;
            }

            buffer.AsSpan(start, length - start).CopyTo(buffer);
            length -= start;
            if (length > MaxBytes)
            {
                throw new InputException(fileName, line, "longer than 1 MiB; write one deed a line");
            }
        }
    }

    private static int SkipMark(Stream stream, byte[] buffer)
    {
        var length = stream.ReadAtLeast(buffer.AsSpan(0, 3), 3, throwOnEndOfStream: false);
        return buffer.AsSpan(0, length) is [0xEF, 0xBB, 0xBF] ? 0 : length;
    }

    private static Kind<Role> Party() => new("therapist | client", value => Roles.Parse(Text.Read(value)) is (Role.Therapist or Role.Client) and { } role
        ? role
        : throw value.Wrong("is neither therapist nor client; write one of the two"));

    private static void SaysEnough(Value value, Deed deed)
    {
        if (deed is { Kind: DeedKind.Payment, Amount: null })
        {
            throw value.Missing("amount", "a payment needs a number from 0");
        }

        if (deed is { Kind: not DeedKind.Payment, What: null, Place: null, Channel: null })
        {
            throw value.Missing("what", "write what was done, or the place or channel");
        }
    }
}
