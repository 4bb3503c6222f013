using System.Globalization;

namespace Framekeeper.Ties;

/// <summary>How alike two whole names are.</summary>
/// <param name="Score">Above 0 and below 1; from a half on they are more likely one person's name in two spellings than not.</param>
/// <param name="Why">Word by word, the weightiest first.</param>
public sealed record NameLikeness(double Score, IReadOnlyList<Reason> Why)
{
    /// <summary>The score alone.</summary>
    public override string ToString() => Score.ToString("0.000", CultureInfo.InvariantCulture);
}

/// <summary>Compares whole names, of which nothing says which word is the family's.</summary>
public static class Names
{
    // In natural units of evidence, set on one half of the labelled pairs of name-bench (bench, people); the other half is measured alone.
    private const double Start = -1.5, Alike = 2.2, Nick = 1.6, Initially = 0.4, Conflict = -4.2, Extra = -0.35, ExtraInitial = -0.1, Turned = -1.2, Alone = -1.6, PerEdit = 1.3, Reach = 4.5, Enough = 4.4, Beyond = 0.15, Lineage = -5;

    /// <summary>How alike they are; which of the two comes first makes no difference.</summary>
    public static NameLikeness Compare(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var words = new Words();
        var (a, b) = (Parts(left, words), Parts(right, words));
        if (a.Count == 0 || b.Count == 0)
        {
            return new NameLikeness(0.02, [new Reason("name", 0, "one of the two is no name")]);
        }

        Spell(a, b);
        Spell(b, a);
        Join(a, b);
        Join(b, a);
        var reasons = Reasons(a, b, Ordered(left) || Ordered(right));
        var sum = Start + Sum(reasons);

        // However much agrees, a name is borne by others too: the sum bends, and never gets beyond its reach.
        return new NameLikeness(Math.Round(1 / (1 + Math.Exp(-Reach * Math.Tanh(sum / Reach))), 4), [.. reasons.Where(reason => reason.Score != 0).Select(reason => reason with { Score = Math.Round(reason.Score, 2) }).OrderByDescending(reason => Math.Abs(reason.Score)).ThenBy(reason => reason.Says, StringComparer.Ordinal)]);
    }

    /// <summary>Two words that agree are nearly all that a name can show; a word that differs is not outweighed by four that agree, since brothers have those in common.</summary>
    private static double Sum(List<Reason> reasons)
    {
        var agree = reasons.Where(reason => reason.Score > 0).Sum(reason => reason.Score);
        return Math.Min(agree, Enough) + (Math.Max(0, agree - Enough) * Beyond) + reasons.Where(reason => reason.Score < 0).Sum(reason => reason.Score);
    }

    /// <summary><c>Reyes, Dana</c> says itself which word is which.</summary>
    private static bool Ordered(string name) => name.Contains(',', StringComparison.Ordinal);

    private static List<Word> Parts(string name, Words words)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var all = words.Of(Lettered(comma > 0 ? $"{name[(comma + 1)..]} {name[..comma]}" : name));
        var kept = all.Where(word => !Entry.Titles.Contains(word.Text) && !Entry.Generations.ContainsKey(word.Text)).Select(word => Articles.TryGetValue(word.Text, out var plain) ? words.Of(plain)[0] : word).Take(12).ToList();
        return kept.Count > 0 ? kept : [.. all.Take(12)];
    }

    /// <summary>Digits within a word stand for the letters that they look like: <c>Ig0r</c>.</summary>
    private static string Lettered(string name) => string.Create(name.Length, name, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            var within = (i > 0 && char.IsLetter(from[i - 1])) || (i + 1 < from.Length && char.IsLetter(from[i + 1]));
            to[i] = within ? from[i] switch { '0' => 'o', '1' => 'i', '3' => 'e', '5' => 's', var letter => letter } : from[i];
        }
    });

    private static readonly Dictionary<string, string> Articles = new(StringComparer.Ordinal) { ["ben"] = "bin", ["ibn"] = "bin", ["el"] = "al", ["ul"] = "al", ["abd"] = "abdul", ["abou"] = "abu" };

    /// <summary>Initials written together: <c>JC</c> for <c>Jean-Claude</c>.</summary>
    private static void Spell(List<Word> parts, List<Word> whole)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var letters = parts[i].Text;
            if (letters.Length is 2 or 3 && Enumerable.Range(0, Math.Max(0, whole.Count - letters.Length + 1)).Any(at => letters.Select((letter, k) => whole[at + k].Text is [var first, _, ..] && first == letter).All(fits => fits)) && !whole.Contains(parts[i]))
            {
                parts.RemoveAt(i);
                parts.InsertRange(i, letters.Select(letter => new Word(letter.ToString(), Sounds.Of(letter.ToString()))));
            }
        }
    }

    /// <summary>Words of one that the other writes as one: <c>Jan Daniel</c>, <c>JanDaniel</c>.</summary>
    private static void Join(List<Word> parts, List<Word> whole)
    {
        for (var length = 3; length >= 2; length--)
        {
            for (var i = 0; i + length <= parts.Count; i++)
            {
                var joined = string.Concat(parts.Skip(i).Take(length).Select(word => word.Text));
                if (whole.Find(word => word.Text.Length >= 5 && Spelling.Edits(word.Text, joined, 1) <= (joined.Length > 6 ? 1 : 0)) is { } one && !parts.Contains(one))
                {
                    parts.RemoveRange(i, length);
                    parts.Insert(i, new Word(joined, Sounds.Of(joined)));
                }
            }
        }
    }

    private static List<Reason> Reasons(List<Word> a, List<Word> b, bool ordered)
    {
        var (restA, restB, pairs) = (Enumerable.Range(0, a.Count).ToList(), Enumerable.Range(0, b.Count).ToList(), new List<(int A, int B)>());
        var reasons = new List<Reason>();
        foreach (var (i, j, reason) in a.SelectMany((one, i) => b.Select((other, j) => (i, j, Reason: Of(one, other))))
            .Where(pair => pair.Reason.Score > Conflict).OrderByDescending(pair => pair.Reason.Score).ThenBy(pair => Math.Abs(pair.i - pair.j)).ThenBy(pair => pair.i + pair.j).ThenBy(pair => Math.Min(pair.i, pair.j)))
        {
            if (restA.Contains(i) && restB.Contains(j))
            {
                restA.Remove(i);
                restB.Remove(j);
                pairs.Add((i, j));
                reasons.Add(reason);
            }
        }

        Left(restA.ConvertAll(i => a[i]), restB.ConvertAll(j => b[j]), reasons);
        if (!ordered && pairs.Any(one => pairs.Any(other => one.A < other.A && one.B > other.B && !Small(a[one.A]) && !Small(a[other.A]))))
        {
            reasons.Add(Lines(a) && Lines(b) ? new Reason("order", Lineage, "the father of the one has the name of the other") : new Reason("order", Turned, "the words stand in another order"));
        }

        if (Math.Min(a.Count, b.Count) == 1)
        {
            reasons.Add(a.Count == b.Count ? new Reason("length", 0.4, "both are one word, and so is what can be compared") : new Reason("length", Alone, "one of the two is one word only"));
        }

        return reasons;
    }

    /// <summary><c>Salman bin Mohammed</c>: a word of descent between two names.</summary>
    private static bool Lines(List<Word> words) => words.FindIndex(word => word.Text is "bin" or "bint") is > 0 and var at && at + 1 < words.Count;

    /// <summary>What is left over on both sides speaks against, on one side hardly: middle names and titles are left out.</summary>
    private static void Left(List<Word> a, List<Word> b, List<Reason> reasons)
    {
        var (inA, inB) = (a.Where(word => !Small(word)).ToList(), b.Where(word => !Small(word)).ToList());
        var against = Math.Min(inA.Count, inB.Count);
        for (var i = 0; i < against; i++)
        {
            var (first, second) = (inA[i].Text, inB[i].Text);
            reasons.Add(new Reason("other word", Conflict, string.CompareOrdinal(first, second) < 0 ? $"'{first}' and '{second}' are two names" : $"'{second}' and '{first}' are two names"));
        }

        foreach (var word in inA.Skip(against).Concat(inB.Skip(against)))
        {
            reasons.Add(new Reason("one word more", word.Text.Length == 1 ? ExtraInitial : Extra, $"'{word.Text}' is in one of them only"));
        }
    }

    private static bool Small(Word word) => word.Text.Length <= 4 && Likeness.Particles.Contains(word.Text);

    private static Reason Of(Word a, Word b)
    {
        var (first, second) = string.CompareOrdinal(a.Text, b.Text) <= 0 ? (a, b) : (b, a);
        var likeness = Likeness.Of(first, second);
        var length = Math.Max(a.Text.Length, b.Text.Length);
        var small = Small(a) || Small(b);
        var score = likeness.Kind switch
        {
            Kind.Same => small ? 0.15 : Alike,
            _ when small => Conflict,
            Kind.Nickname => Nick,
            Kind.Initial => Initially,
            _ => Edited(first, second, length),
        };
        return new Reason("word", score, likeness.Kind is Kind.Differs && score > Conflict ? $"'{first.Text}' and '{second.Text}' are somewhat alike" : likeness.Says());
    }

    /// <summary>Less for each letter that differs, as a part of the word; half as much where it sounds alike.</summary>
    private static double Edited(Word a, Word b, int length)
    {
        if (a.Text.Length == 1 || b.Text.Length == 1)
        {
            return Conflict;
        }

        var (edits, bare) = (Spelling.Edits(a.Text, b.Text, 4), NoVowels(a) || NoVowels(b));
        var sounds = a.Sound == b.Sound && a.Sound.Length > 1;

        // Arabic and Hebrew write no vowels.
        return bare && a.Sound.Length > 1 && a.Sound.TrimStart('a') == b.Sound.TrimStart('a') ? 1
            : edits > 3 || edits * 2 > length ? Conflict
            : Alike - (PerEdit * edits * (sounds ? 0.5 : 1) * Math.Max(0.75, 5.5 / length));
    }

    private static bool NoVowels(Word word) => !word.Text.Any(letter => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y');
}
