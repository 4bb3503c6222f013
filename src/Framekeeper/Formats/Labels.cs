using System.Buffers;
using System.Globalization;
using System.Text;

namespace Framekeeper.Formats;

/// <summary>Tells the speaker in <c>Name: text</c> from prose that has a colon (<c>Okay: so</c>, <c>Note to self: …</c>, <c>10:30</c>).</summary>
/// <remarks>
/// A label is one to four words before a colon that a space or the end follows; a note in parentheses after them (<c>(she/her)</c>) does not count.
/// It begins with a letter and has no sentence punctuation but one comma (<c>Reyes, Dana</c>). Such a label names a speaker if it is a role (<c>therapist</c>, in any case), or if it
/// does not begin with a word that opens sentences, and at least one of these holds: it occurs twice among the first lines; nine of ten of the first
/// lines have one; it has no comma, each of its words begins like a name's, and what follows does not begin in lower case. In doubt it is a speaker: a wrong
/// speaker is refused by name later, a missed one would put words in somebody else's mouth.
/// </remarks>
internal sealed class Labels
{
    private const int LongestName = 80;

    /// <summary>Words that open sentences or notes and are no names.</summary>
    private static readonly HashSet<string> Openers = new(
        ("a also although an and another anyway anyways because basically btw but example fine first firstly for fyi good great hey his her here honestly "
        + "how however i if important in is it its last lastly listen look maybe me meaning mine my nb next no nope not note now of oh ok okay "
        + "on one or our please plus ps question quote really remember reminder right second secondly see seriously she he since so something "
        + "sorry still sure thanks that the their then there these they thing things third this those though to today tomorrow tonight true "
        + "uh um until wait warning we well what when where which who why with yeah yep yes yet you your")
            .Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Lower-case words within names.</summary>
    private static readonly HashSet<string> Particles = ["al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "ter", "van", "von", "y", "zu"];

    private readonly Dictionary<string, int> _seen = new(StringComparer.OrdinalIgnoreCase);
    private int _lines;
    private int _labelled;

    /// <summary>Counts one of the first lines, so that what recurs is known as a speaker.</summary>
    public void Learn(ReadOnlySpan<byte> line)
    {
        _lines++;
        if (TrySplit(line, out var name, out _) && !OpensSentence(name))
        {
            _labelled++;
            _seen[name] = _seen.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>Splits a line that begins with a speaker.</summary>
    /// <param name="line">The line; a dash before the label is passed over.</param>
    /// <param name="name">The speaker as written.</param>
    /// <param name="text">What the speaker says.</param>
    /// <param name="inside">Whether the line stands within a cue or a turn, where only a label that is a role or recurs counts.</param>
    public bool TryRead(ReadOnlySpan<byte> line, out string name, out ReadOnlySpan<byte> text, bool inside = false) =>
        TrySplit(line, out name, out text) && IsSpeaker(name, text, inside);

    /// <summary>Whether the words look like a name: each begins with a capital, a digit or a letter without case.</summary>
    public static bool LooksLikeName(string name) =>
        WithoutNote(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Particles.Contains(word) || !char.IsLower(word[0]));

    /// <summary>Whether a line could begin with a speaker.</summary>
    public static bool MayLabel(ReadOnlySpan<byte> line) => TrySplit(line, out var name, out _) && !OpensSentence(name);

    private bool IsSpeaker(string name, ReadOnlySpan<byte> text, bool inside) =>
        Roles.Parse(name) is not null
        || (!OpensSentence(name)
            && (_seen.GetValueOrDefault(name) > 1
                || (!inside && (_labelled * 10 >= _lines * 9 || (LooksLikeName(name) && !name.Contains(',', StringComparison.Ordinal) && !BeginsInLowerCase(text))))));

    private static bool TrySplit(ReadOnlySpan<byte> line, out string name, out ReadOnlySpan<byte> text)
    {
        name = "";
        text = default;
        line = line.TrimStart(" \t-"u8);
        var colon = line.IndexOf((byte)':');
        if (colon is < 1 or > LongestName || (colon + 1 < line.Length && line[colon + 1] is not ((byte)' ' or (byte)'\t')))
        {
            return false;
        }

        name = Encoding.UTF8.GetString(line[..colon]).Trim();
        text = line[(colon + 1)..].Trim(" \t"u8);
        return HasShapeOfName(name);
    }

    /// <summary>One to four words without sentence punctuation but one comma, the first beginning with a letter.</summary>
    public static bool HasShapeOfName(string name)
    {
        var sides = WithoutNote(name).Split(", ");
        var words = string.Join(' ', sides).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return sides.Length <= 2 && words.Length is >= 1 and <= 4 && char.IsLetter(words[0], 0) && words.All(IsNameWord);
    }

    /// <summary>A full stop ends a sentence unless the word is a title or an initial (<c>Dr.</c>, <c>A.J.</c>).</summary>
    private static bool IsNameWord(string word) =>
        word.All(letter => char.IsLetterOrDigit(letter) || ".'’-_&#/".Contains(letter, StringComparison.Ordinal)
            || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate)
        && (!word.EndsWith('.') || word.Length <= 5);

    private static string WithoutNote(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && name.EndsWith(')') ? name[..open].TrimEnd() : name;
    }

    private static bool OpensSentence(string name) => Openers.Contains(name.Split([' ', ','], 2)[0]);

    private static bool BeginsInLowerCase(ReadOnlySpan<byte> text) =>
        Rune.DecodeFromUtf8(text, out var first, out _) == OperationStatus.Done && Rune.IsLower(first);
}
