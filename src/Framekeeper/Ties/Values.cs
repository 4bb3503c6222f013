namespace Framekeeper.Ties;

/// <summary>The values of an entry that are counted, so that a common one weighs less than a rare one. Phone numbers and mail addresses are counted by their keys.</summary>
internal static class Values
{
    /// <summary>All that an entry has.</summary>
    public static void Add(Entry entry, List<ulong> to)
    {
        for (var feature = Feature.Given; feature <= Feature.School; feature++)
        {
            Each(feature, entry, to.Add);
        }
    }

    public static void Each(Feature feature, Entry entry, Action<ulong> found)
    {
        void Value(ulong hash) => found(Frequencies.Mix(hash + (ulong)feature));

        switch (feature)
        {
            case Feature.Given when entry.Given.Length > 0:
                Value(Frequencies.Hash(entry.Given[0].Text));
                break;
            case Feature.Family when entry.Family.Length > 0:
                Value(Frequencies.Hash(Likeness.Joined(entry.Family)));
                break;
            case Feature.Born when entry.Born is { } born:
                Value(Frequencies.Mix((ulong)((born.Year * 10_000) + (born.Month * 100) + born.Day)));
                break;
            case Feature.Home when entry.Street.Length > 0:
                Value(Frequencies.Hash(entry.StreetName, entry.Numbers.Length > 0 ? Frequencies.Hash(entry.Numbers[0].Text) : 0));
                break;
            case Feature.Employer:
                Array.ForEach(entry.Employers, name => Value(Frequencies.Hash(Likeness.Joined(name))));
                break;
            case Feature.School:
                Array.ForEach(entry.Schools, name => Value(Frequencies.Hash(Likeness.Joined(name))));
                break;
        }
    }
}
