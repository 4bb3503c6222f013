namespace Framekeeper.Ties;

/// <summary>Two entries, feature by feature. Which of the two comes first makes no difference.</summary>
internal static class Comparison
{
    public static readonly int Features = Enum.GetValues<Feature>().Length;

    /// <summary>How each feature compares, in the order of <see cref="Feature"/>.</summary>
    public static void Fill(Entry a, Entry b, Span<Likeness> to)
    {
        Names(a, b, to);
        to[(int)Feature.Born] = a.Born is { } born && b.Born is { } other ? new Likeness(Dates(born, other)) : default;
        to[(int)Feature.Home] = new Likeness(Street(a, b));
        to[(int)Feature.Place] = new Likeness(Place(a, b));
        to[(int)Feature.Phone] = Best(a.Phones, b.Phones, Phones);
        to[(int)Feature.Email] = Best(a.Emails, b.Emails, Emails);
        to[(int)Feature.Employer] = Best(a.Employers, b.Employers, Organisations);
        to[(int)Feature.School] = Best(a.Schools, b.Schools, Organisations);
    }

    private static void Names(Entry a, Entry b, Span<Likeness> to)
    {
        var (given, family) = (Likeness.Of(a.Given, b.Given), Likeness.Of(a.Family, b.Family));
        if (Poor(given) && Poor(family))
        {
            var (across, back) = (Likeness.Of(a.Given, b.Family), Likeness.Of(a.Family, b.Given));
            if ((Near(across) && Near(back)) || (Near(across) && back.Kind == Kind.Alike) || (across.Kind == Kind.Alike && Near(back)))
            {
                // The same two names in the other order: not quite as good as in this one.
                (given, family) = (across with { Kind = Exchanged(across.Kind), Turned = true }, back with { Kind = Exchanged(back.Kind), Turned = true });
            }
            else if ((Near(across) && back.Kind == Kind.Missing) || (Near(back) && across.Kind == Kind.Missing))
            {
                (given, family) = (given.Kind == Kind.Missing ? given : new Likeness(Kind.Part, given.A, given.B), (Near(across) ? across : back) with { Kind = Kind.Part, Turned = true });
            }
            else if (a.Given.Length * b.Given.Length * a.Family.Length * b.Family.Length == 0 && Together(a) is var one && Together(b) is var other && one.Length > 5 && Spelling.Edits(one, other, 1) is <= 1 and var edits)
            {
                // A whole name that somebody wrote into one field, as one word.
                family = new Likeness(edits == 0 ? Kind.Same : Kind.Letter, one, other, edits);
            }
        }

        foreach (var (otherGiven, otherFamily) in a.Others)
        {
            Better(ref given, otherGiven, b.Given);
            Better(ref family, otherFamily, b.Family);
        }

        foreach (var (otherGiven, otherFamily) in b.Others)
        {
            Better(ref given, a.Given, otherGiven);
            Better(ref family, a.Family, otherFamily);
            foreach (var (oneGiven, oneFamily) in a.Others)
            {
                Better(ref given, oneGiven, otherGiven);
                Better(ref family, oneFamily, otherFamily);
            }
        }

        to[(int)Feature.Given] = given;
        to[(int)Feature.Family] = family;
    }

    private static string Together(Entry entry) => Likeness.Joined([.. entry.Given, .. entry.Family]);

    private static bool Poor(Likeness likeness) => likeness.Kind is Kind.Missing or Kind.Alike or Kind.Differs;

    private static bool Near(Likeness likeness) => likeness.Kind is Kind.Same or Kind.Letter or Kind.Sound;

    private static Kind Exchanged(Kind kind) => kind == Kind.Same ? Kind.Sound : kind;

    /// <summary>Another name can only help: that a former name differs says nothing.</summary>
    private static void Better(ref Likeness likeness, Word[] a, Word[] b)
    {
        var other = Likeness.Of(a, b);
        if (other.Kind is not (Kind.Missing or Kind.Differs) && (likeness.Kind == Kind.Missing || other.Kind < likeness.Kind))
        {
            likeness = other;
        }
    }

    internal static Kind Dates(BirthDate a, BirthDate b)
    {
        if (!a.Whole || !b.Whole)
        {
            return a.Year != b.Year ? Kind.Differs
                : a.Month == 0 || b.Month == 0 || a.Month == b.Month ? Kind.Part
                : Kind.Differs;
        }

        var exchanged = a.Year == b.Year && a.Month == b.Day && a.Day == b.Month;
        if (a.Year == b.Year && ((a.Month == b.Month && a.Day == b.Day) || (exchanged && (a.EitherWay || b.EitherWay))))
        {
            return Kind.Same;
        }

        var (wrong, swapped) = Digits(a, b);
        if (exchanged || wrong == 1 || swapped)
        {
            return Kind.Letter;
        }

        var parts = (a.Year == b.Year ? 1 : 0) + (a.Month == b.Month ? 1 : 0) + (a.Day == b.Day ? 1 : 0);
        return parts == 2 || wrong == 2 || Math.Abs(Days(a) - Days(b)) <= Month ? Kind.Alike : Kind.Differs;
    }

    private const int Month = 31;

    /// <summary>Days since some day, near enough, also where the calendar has no such day.</summary>
    private static int Days(BirthDate date) => (date.Year * 365) + (date.Year / 4) + ((date.Month * 153) / 5) + date.Day;

    /// <summary>How many of the eight digits differ, and whether two neighbours that stand in the other order are all that does.</summary>
    private static (int Wrong, bool Swapped) Digits(BirthDate a, BirthDate b)
    {
        var (one, other, wrong, swapped) = (Number(a), Number(b), 0, false);
        for (var (i, last) = (0, (A: 0, B: 0)); i < 8; i++, one /= 10, other /= 10)
        {
            var now = (A: one % 10, B: other % 10);
            wrong += now.A == now.B ? 0 : 1;
            swapped |= now.A != now.B && now.A == last.B && now.B == last.A;
            last = now;
        }

        return (wrong, swapped && wrong == 2);
    }

    private static int Number(BirthDate date) => (date.Year * 10_000) + (date.Month * 100) + date.Day;

    private static Kind Street(Entry a, Entry b)
    {
        if (a.Street.Length + a.Numbers.Length == 0 || b.Street.Length + b.Numbers.Length == 0)
        {
            return Kind.Missing;
        }

        var (least, most) = (Math.Min(a.Street.Length, b.Street.Length), Math.Max(a.Street.Length, b.Street.Length));
        var (words, exact) = Shared(a.Street, b.Street);
        var (numbers, conflict) = Numbers(a.Numbers, b.Numbers);
        if (words == most && exact && !conflict && (numbers || most > 1))
        {
            return Kind.Same;
        }

        // At least half of the shorter one's words: a house has a name in one record and none in the other.
        var fits = least == 0 ? numbers : (words > 0 && words * 2 >= least) || Whole(a.StreetName, b.StreetName);
        return fits && !conflict ? Kind.Alike : fits || (numbers && words > 0) ? Kind.Part : Kind.Differs;
    }

    private static (int Shared, bool Exact) Shared(Word[] a, Word[] b)
    {
        var (shared, exact) = (0, true);
        foreach (var word in a)
        {
            var best = Kind.Differs;
            foreach (var other in b)
            {
                best = Lesser(best, ReferenceEquals(word, other) ? Kind.Same : Slip(word.Text, other.Text) ? Kind.Letter : Kind.Differs);
            }

            shared += best == Kind.Differs ? 0 : 1;
            exact &= best != Kind.Letter;
        }

        return (Math.Min(shared, Math.Min(a.Length, b.Length)), exact);
    }

    /// <summary>One letter, or two in a long word; which of the two comes first makes no difference.</summary>
    private static bool Slip(string a, string b) => Math.Min(a.Length, b.Length) > 3 && Spelling.Edits(a, b, Math.Min(a.Length, b.Length) > 5 ? 2 : 1) is var edits && edits <= (Math.Min(a.Length, b.Length) > 5 ? 2 : 1);

    private static Kind Lesser(Kind a, Kind b) => a < b ? a : b;

    /// <summary>Whether a house number is shared, and whether the numbers speak against each other: one digit more or less may be a slip.</summary>
    private static (bool Shared, bool Conflict) Numbers(Word[] a, Word[] b)
    {
        var (shared, near) = (false, false);
        foreach (var word in a)
        {
            foreach (var other in b)
            {
                shared |= ReferenceEquals(word, other);
                near |= Math.Max(word.Text.Length, other.Text.Length) > 1 && Spelling.Edits(word.Text, other.Text, 1) <= 1;
            }
        }

        return (shared, a.Length > 0 && b.Length > 0 && !shared && !near);
    }

    /// <summary>The words written as one: <c>pridhamstreet</c>.</summary>
    private static bool Whole(string a, string b)
    {
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        return shorter.Length > 5 && (longer.StartsWith(shorter, StringComparison.Ordinal) || Spelling.Edits(a, b, longer.Length / 5) <= longer.Length / 5);
    }

    private static Kind Place(Entry a, Entry b)
    {
        var city = Towns(a.City, b.City);
        var code = a.Postcode.Length == 0 || b.Postcode.Length == 0 ? Kind.Missing
            : a.Postcode == b.Postcode ? Kind.Same
            : Spelling.Edits(a.Postcode, b.Postcode, 1) <= 1 && a.Postcode.Length > 3 && b.Postcode.Length > 3 ? Kind.Letter
            : Kind.Differs;
        return (city, code) switch
        {
            (Kind.Missing, Kind.Missing) => Kind.Missing,
            (Kind.Same, Kind.Same) => Kind.Same,
            (Kind.Same or Kind.Letter, Kind.Letter or Kind.Same) => Kind.Letter,
            (Kind.Same, Kind.Missing) or (Kind.Missing, Kind.Same) => Kind.Letter,
            (Kind.Same, _) or (_, Kind.Same) or (Kind.Letter, _) or (_, Kind.Letter) => Kind.Alike,
            _ => Kind.Differs,
        };
    }

    private static Kind Towns(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return Kind.Missing;
        }

        var (shorter, most) = (Math.Min(a.Length, b.Length), Math.Max(1, Math.Min(a.Length, b.Length) / 4));
        return a == b ? Kind.Same
            : Spelling.Edits(a, b, most) <= most || (shorter > 3 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal))) ? Kind.Letter
            : Kind.Differs;
    }

    private static Likeness Best<T>(T[] a, T[] b, Func<T, T, Likeness> compare)
    {
        var best = default(Likeness);
        foreach (var one in a)
        {
            foreach (var other in b)
            {
                var likeness = compare(one, other);
                best = best.Kind == Kind.Missing || likeness.Kind < best.Kind ? likeness : best;
            }
        }

        return best;
    }

    private static Likeness Phones(string a, string b) =>
        new(a == b || (a.Length >= 7 && b.Length >= 7 && (a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal))) ? Kind.Same : Spelling.Edits(a, b, 1) == 1 && a.Length > 6 ? Kind.Letter : Kind.Differs, a, b);

    private static Likeness Emails(string a, string b)
    {
        if (a == b)
        {
            return new Likeness(Kind.Same, a, b);
        }

        var (at, other) = (a.IndexOf('@', StringComparison.Ordinal), b.IndexOf('@', StringComparison.Ordinal));
        var most = Math.Max(3, Math.Min(a.Length, 60) / 5);
        var edits = Spelling.Edits(a, b, most);
        return new Likeness(edits <= most && Numbered(a, b) ? Kind.Differs
            : edits <= 2 && a.Length > 9 ? Kind.Letter
            : at > 3 && other == at && a.AsSpan(0, at).SequenceEqual(b.AsSpan(0, at)) ? Kind.Alike
            : edits <= most && a.Length > 15 ? Kind.Alike
            : Kind.Differs, a, b, edits);
    }

    /// <summary>The same but for its digits: that is how the addresses of two people of one name are told apart.</summary>
    private static bool Numbered(string a, string b) => a.Where(letter => !char.IsAsciiDigit(letter)).SequenceEqual(b.Where(letter => !char.IsAsciiDigit(letter)));

    private static Likeness Organisations(Word[] a, Word[] b)
    {
        var (one, other) = (Likeness.Joined(a), Likeness.Joined(b));
        var (shared, least) = (Shared(a, b).Shared, Math.Min(a.Length, b.Length));
        return new Likeness(one == other ? Kind.Same : least > 0 && shared == least ? Kind.Alike : Kind.Differs, one, other);
    }
}
