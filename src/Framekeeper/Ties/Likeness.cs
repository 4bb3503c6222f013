namespace Framekeeper.Ties;

/// <summary>In what way two values are alike, the likest first.</summary>
internal enum Kind : byte
{
    /// <summary>One of the two is not recorded: neither for nor against.</summary>
    Missing,
    Same,
    Letter,
    Sound,
    Nickname,
    Initial,
    Part,
    Alike,
    Differs,
}

/// <summary>How two words, or two names of several words, compare.</summary>
/// <param name="Edits">Letters between them, where those were counted.</param>
/// <param name="Turned">Given and family name stand exchanged.</param>
internal readonly record struct Likeness(Kind Kind, string A = "", string B = "", int Edits = 0, bool Turned = false)
{
    /// <summary>Short names that differ in a letter are mostly two names (Ron, Don), long ones one name misspelt.</summary>
    private const int Long = 5;

    /// <summary>The words of a name, given or family.</summary>
    public static Likeness Of(Word a, Word b)
    {
        if (ReferenceEquals(a, b) || a.Text == b.Text)
        {
            return new Likeness(Kind.Same, a.Text, b.Text);
        }

        var (shorter, longer) = a.Text.Length <= b.Text.Length ? (a.Text, b.Text) : (b.Text, a.Text);
        if (shorter.Length == 1)
        {
            return new Likeness(shorter[0] == longer[0] ? Kind.Initial : Kind.Differs, a.Text, b.Text);
        }

        if (a.Forms?.Contains(b.Text) == true)
        {
            return new Likeness(Kind.Nickname, a.Text, b.Text);
        }

        var edits = Spelling.Edits(a.Text, b.Text, 3);
        var kind = edits == 1 && longer.Length >= Long ? Kind.Letter
            : a.Sound == b.Sound && a.Sound.Length > 1 && edits <= Math.Max(1, (longer.Length + 1) / 3) ? Kind.Sound
            : edits == 1 || (edits == 2 && longer.Length >= 6) || (edits == 3 && longer.Length >= 9) ? Kind.Alike
            : shorter.Length >= 4 && longer.StartsWith(shorter, StringComparison.Ordinal) ? Kind.Alike
            : shorter.Length >= 4 && shorter[0] == longer[0] && Spelling.JaroWinkler(a.Text, b.Text) >= 0.9 ? Kind.Alike
            : Kind.Differs;
        return new Likeness(kind, a.Text, b.Text, edits);
    }

    /// <summary>Names of several words, such as given names or a compound family name.</summary>
    public static Likeness Of(Word[] a, Word[] b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return default;
        }

        var whole = Of(a[0], b[0]);
        if (a.Length == 1 && b.Length == 1)
        {
            return whole;
        }

        if (Joined(a) is var first && Joined(b) is var second && first == second)
        {
            return new Likeness(Kind.Same, first, second);
        }

        // Anna for Anna Maria, García for García López; and the second of them as the one that is used.
        var best = whole.Kind == Kind.Same ? whole with { Kind = Kind.Part } : whole;
        foreach (var one in a)
        {
            foreach (var other in b)
            {
                var likeness = Of(one, other);
                if (!Particles.Contains(one.Text) && !Particles.Contains(other.Text) && likeness.Kind is Kind.Same or Kind.Letter or Kind.Sound or Kind.Nickname && best.Kind > Kind.Part)
                {
                    best = likeness with { Kind = Kind.Part };
                }
            }
        }

        var edits = Spelling.Edits(first, second, 2);
        return best.Kind > Kind.Part && edits <= 2 && first.Length >= 6 ? new Likeness(Kind.Letter, first, second, edits) : best;
    }

    /// <summary>The words of a name as one.</summary>
    public static string Joined(Word[] words) => words.Length == 1 ? words[0].Text : string.Concat(words.Select(word => word.Text));

    /// <summary>Small words within names; two names are not alike because both have one.</summary>
    public static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "al", "el", "ul", "bin", "ben", "ibn", "bint", "abu", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "les", "van", "von", "der", "den", "ter", "ten", "y", "e", "af", "av", "zu", "st", "mac", "mc", "o", "d", "na", "ur",
    };

    /// <summary>The kind alone.</summary>
    public override string ToString() => Kind.ToString();

    /// <summary>In words, as part of a reason.</summary>
    public string Says() => Turned ? $"'{A}' and '{B}': the given name of one is the family name of the other" : Kind switch
    {
        Kind.Same => $"'{A}' in both",
        Kind.Letter => $"'{A}' and '{B}' differ by {(Edits <= 1 ? "one letter" : $"{Edits} letters")}",
        Kind.Sound => $"'{A}' and '{B}' sound alike",
        Kind.Nickname => $"'{A}' and '{B}' are forms of one name",
        Kind.Initial => $"'{A}' and '{B}': one may be the other's initial",
        Kind.Part => A == B ? $"'{A}' is part of both" : $"'{A}' and '{B}' are parts of them and alike",
        Kind.Alike => $"'{A}' and '{B}' are somewhat alike",
        Kind.Differs => $"'{A}' and '{B}' differ",
        _ => "not recorded in both",
    };
}
