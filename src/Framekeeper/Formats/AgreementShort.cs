using System.Globalization;
using System.Text.RegularExpressions;
using static Framekeeper.Formats.Kinds;

namespace Framekeeper.Formats;

/// <summary>Reads the agreement that a session or a request carries inline, as JSON.</summary>
/// <remarks>
/// The short form's words go where they can and silence nothing by themselves. What is written as in a file (a mapping, <c>places</c>) is checked as in a file,
/// and with <c>agreement: 1</c> it is the full form and nothing else.
/// </remarks>
public static partial class AgreementShort
{
    private static readonly string[] PlaceBreaks = [",", ";", " and ", " or "];

    private static readonly Kind<Fee> LooseFee = Of(AgreementShapes.Fees, "a number, words or a mapping", value =>
        value switch { { IsNumber: true } => new Fee(Amount.Read(value)), { IsScalar: true } => FeeOf(Text.Read(value)), _ => AgreementShapes.Fees.Read(value) });

    private static readonly Kind<(string? Words, Departure? Full)> LooseException = new("words or a mapping", value =>
        value.IsScalar ? (Text.Read(value), null) : (null, AgreementShapes.Departures.Read(value)));

    private static readonly Shape<Agreement> Short = new Shape<Agreement>(new Agreement())
        .With(AgreementShapes.Full)
        .With("fee", LooseFee, "what is paid", (agreement, fee) => agreement with { Fee = fee with { Words = Join(fee.Words, agreement.Fee?.Words) } })
        .With("payment", Text, "how it is paid", (agreement, words) => agreement with { Fee = (agreement.Fee ?? new Fee(null)) with { Words = Join(agreement.Fee?.Words, words) } })
        .With("recording", Loose<Recording>(value => AgreementShapes.Recordings.Read(value), value => value.IsTruth ? new Recording(Truth.Read(value)) : null), "words, or a mapping as in a file", (agreement, recording) => Take(agreement, recording, (found, full) => found with { Recording = full }))
        .With("schedule", Loose<Schedule>(value => AgreementShapes.Schedules.Read(value)), "words, or a mapping as in a file", (agreement, schedule) => Take(agreement, schedule, (found, full) => found with { Schedule = full }))
        .With("place", Text, "where", (agreement, words) => agreement with { Places = Split(words) })
        .With("time", Text, "when", (agreement, words) => agreement with { Notes = [.. agreement.Notes, words] })
        .With("channels", OneOrMore(Text), "how the parties reach each other", (agreement, channels) => agreement with { Channels = channels })
        .With("exceptions", OneOrMore(LooseException), "words, or mappings as in a file", (agreement, exceptions) => agreement with
        {
            Exceptions = [.. exceptions.Select(exception => exception.Full).OfType<Departure>()],
            Notes = [.. agreement.Notes, .. exceptions.Select(exception => exception.Words).OfType<string>()],
        });

    /// <summary>The agreement of one JSON object.</summary>
    /// <param name="line">The line that it stands in.</param>
    /// <param name="acts">The ids that exceptions may name; null: any but those that no agreement can allow.</param>
    /// <exception cref="InputException">With field and what was expected.</exception>
    public static Agreement Read(ReadOnlySpan<byte> json, string file, int line, IReadOnlySet<string>? acts = null)
    {
        var source = new Source(file, acts);
        var root = JsonNodes.Read(json, file, line);
        if (root is not MappingNode mapping)
        {
            throw new Value(source, root).Expected("an agreement as an object");
        }

        if (mapping.Entries.Any(entry => entry.Name == "agreement"))
        {
            return AgreementShapes.Full.Read(new Value(source, root));
        }

        var filled = new MappingNode(line, [.. mapping.Entries.Where(entry => entry.Value is not ScalarNode { Kind: ScalarKind.Text } words || !string.IsNullOrWhiteSpace(words.Text))]);
        return Short.Read(new Value(source, filled), mapping.Entries.Any(IsStructured) ? null : Note);
    }

    /// <summary>A term that the short form may give in words: those inform a reader and decide nothing.</summary>
    private static Kind<(string? Words, T? Full)> Loose<T>(Func<Value, T> mapping, Func<Value, T?>? plain = null)
        where T : class => new("words, or a mapping as in a file", value =>
            !value.IsScalar ? (null, mapping(value)) : plain?.Invoke(value) is { } full ? (null, full) : (Text.Read(value), null));

    private static Agreement Take<T>(Agreement agreement, (string? Words, T? Full) term, Func<Agreement, T, Agreement> full)
        where T : class => term.Full is { } given ? full(agreement, given) : agreement with { Notes = [.. agreement.Notes, term.Words!] };

    private static bool IsStructured(Entry entry) =>
        entry is { Name: "places" or "therapists" or "clients" } or { Value: MappingNode }
        || (entry.Value is ListNode list && list.Items.Any(item => item is MappingNode));

    private static Agreement Note(Agreement agreement, Value unknown) =>
        unknown.Node is ScalarNode { Kind: ScalarKind.Text } words ? agreement with { Notes = [.. agreement.Notes, words.Text] } : agreement;

    private static Kind<IReadOnlyList<T>> OneOrMore<T>(Kind<T> kind)
    {
        var list = ListOf(kind);
        return list with { Read = value => value.IsScalar ? [kind.Read(value)] : list.Read(value) };
    }

    // "sliding scale, 20" names one amount; "income bands: 40, 85, 110" names none.
    private static Fee FeeOf(string words)
    {
        var amount = Amounts.Matches(words) is [var only]
            && decimal.TryParse(only.ValueSpan, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? number
                : (decimal?)null;
        return new Fee(amount, Words: words);
    }

    private static string[] Split(string words) => words.Split(PlaceBreaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Join(string? one, string? other) => (one, other) is (not null, not null) ? $"{one}; {other}" : one ?? other;

    [GeneratedRegex(@"[0-9]+(,[0-9]{3})*(\.[0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Amounts { get; }
}
