namespace Framekeeper.Ties;

/// <summary>The values of an entry that are counted, so that a common one weighs less than a rare one.</summary>
internal static class Values
{
    public static void Each(Feature feature, Entry entry, Action<ulong> value)
    {
        switch (feature)
        {
            case Feature.Given when entry.Given.Length > 0:
                value(Frequencies.Hash(entry.Given[0].Text));
                break;
            case Feature.Family when entry.Family.Length > 0:
                value(Frequencies.Hash(Likeness.Joined(entry.Family)));
                break;
            case Feature.Born when entry.Born is { } born:
                value(Frequencies.Mix((ulong)((born.Year * 10_000) + (born.Month * 100) + born.Day)));
                break;
            case Feature.Home when entry.Street.Length > 0:
                value(Frequencies.Hash(entry.StreetName, entry.Numbers.Length > 0 ? Frequencies.Hash(entry.Numbers[0].Text) : 0));
                break;
            case Feature.Phone:
                Array.ForEach(entry.Phones, phone => value(Frequencies.Hash(phone)));
                break;
            case Feature.Email:
                Array.ForEach(entry.Emails, mail => value(Frequencies.Hash(mail)));
                break;
            case Feature.Employer:
                Array.ForEach(entry.Employers, name => value(Frequencies.Hash(Likeness.Joined(name))));
                break;
            case Feature.School:
                Array.ForEach(entry.Schools, name => value(Frequencies.Hash(Likeness.Joined(name))));
                break;
        }
    }
}
