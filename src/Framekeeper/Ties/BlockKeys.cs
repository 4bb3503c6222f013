namespace Framekeeper.Ties;

/// <summary>The keys under which records meet: any two errors leave some of them whole.</summary>
internal static class BlockKeys
{
    /// <summary>Of phone numbers, mail addresses and whole names; and, beyond those at which records meet, the one by which a record is found again.</summary>
    public const int Phone = 1, Email = 2, Name = 3, Kinds = 12, Id = 12;

    /// <summary>The kinds in which a name, given or family, stands beside something else.</summary>
    public static readonly int[] WithName = [4, 5, 7, 8, 9];

    /// <summary>Adds an entry's keys of one kind, each once; the kind stands in the four highest bits.</summary>
    public static void Fill(Entry entry, int kind, List<uint> keys)
    {
        var born = entry.Born;
        switch (kind)
        {
            case 0 when born is { Whole: true } date:
                Add(keys, kind, Number(date.Year, Math.Min(date.Month, date.Day), Math.Max(date.Month, date.Day)));
                break;
            case Phone:
                Array.ForEach(entry.Phones, phone => Add(keys, kind, Frequencies.Hash(phone.AsSpan(Math.Max(0, phone.Length - 7)))));
                break;
            case Email:
                Array.ForEach(entry.Emails, mail => Add(keys, kind, Frequencies.Hash(mail)));
                break;
            case Name:
                Names(entry, (given, family) => AddName(given, family, keys));
                break;
            case 4 when born is { } date:
                Either(entry, keys, kind, Number(date.Year, 0, 0));
                break;
            case 5 when born is { Whole: true } date:
                Either(entry, keys, kind, Number(0, date.Month, date.Day));
                break;
            case 6:
                Streets(entry, (number, word) => Add(keys, kind, number is null ? 0 : (number.Key * 31) + word.Key));
                break;
            case 7 when entry.Postcode.Length > 0:
                Either(entry, keys, kind, Frequencies.Hash(entry.Postcode));
                break;
            case 8:
                Streets(entry, (_, word) => Either(entry, keys, kind, word.Key * 31));
                break;
            case 9 when entry.City.Length > 0:
                Either(entry, keys, kind, Frequencies.Hash(entry.City.AsSpan(0, Math.Min(5, entry.City.Length))));
                break;
            case 10:
                Array.ForEach(entry.Emails, mail => Add(keys, kind, Frequencies.Hash(mail.AsSpan(0, Math.Max(mail.IndexOf('@', StringComparison.Ordinal), 0)))));
                break;
            case Id:
                AddId(entry.Id, keys);
                break;
            case 11 when born is { Whole: true } date && entry.Postcode.Length > 0:
                Add(keys, kind, Number(date.Year, 0, 0) ^ Frequencies.Hash(entry.Postcode));
                break;
        }
    }

    public static void AddName(Word? given, Word? family, List<uint> keys) => Add(keys, Name, given is null || family is null ? 0 : given.Key + family.Key);

    public static void AddId(string id, List<uint> keys) => Add(keys, Id, Frequencies.Hash(id));

    /// <summary>A name, given or family, together with something else.</summary>
    private static void Either(Entry entry, List<uint> keys, int kind, ulong with) => Names(entry, (given, family) =>
    {
        Add(keys, kind, given is null ? 0 : given.Key + with);
        Add(keys, kind, family is null ? 0 : family.Key + with);
    });

    /// <summary>The first words of the name and of each other one; a word that is missing is null.</summary>
    private static void Names(Entry entry, Action<Word?, Word?> add)
    {
        add(entry.Given.FirstOrDefault(), entry.Family.FirstOrDefault());
        if (entry.Family.Length > 1)
        {
            add(entry.Given.FirstOrDefault(), entry.Family[^1]);
        }

        foreach (var (given, family) in entry.Others)
        {
            add(given.FirstOrDefault() ?? entry.Given.FirstOrDefault(), family.FirstOrDefault() ?? entry.Family.FirstOrDefault());
        }
    }

    private static void Streets(Entry entry, Action<Word?, Word> add)
    {
        var number = entry.Numbers.FirstOrDefault();
        foreach (var word in entry.Street.Take(2))
        {
            add(number, word);
        }
    }

    private static ulong Number(int year, int month, int day) => Frequencies.Mix((ulong)((year * 10_000) + (month * 100) + day + 1));

    /// <summary>0 is no key: one of which a part is missing would bring together all who lack it.</summary>
    private static void Add(List<uint> keys, int kind, ulong key)
    {
        if (key != 0)
        {
            var small = ((uint)kind << 28) | (uint)(Frequencies.Mix(key) >> 36);
            if (!keys.Contains(small))
            {
                keys.Add(small);
            }
        }
    }
}
