namespace Framekeeper.Ties;

/// <summary>What of a person's record is shared with others, as keys of 64 bits: the kind in the lowest three, a hash of the comparable form above.</summary>
internal sealed class HubKeys
{
    private readonly Words words = new();

    public static HubKind Kind(ulong key) => (HubKind)(key & 7);

    /// <summary>Calls once for each key; a person who records a thing twice is told twice.</summary>
    public void Each(Person person, Action<ulong> key)
    {
        void Tell(HubKind kind, string text)
        {
            if (text.Length > 0)
            {
                key((Frequencies.Hash(text) & ~7UL) | (ulong)kind);
            }
        }

        Tell(HubKind.Household, Home(person));
        foreach (var employer in person.Employers)
        {
            Tell(HubKind.Employer, Plain(employer));
        }

        foreach (var school in person.Schools)
        {
            Tell(HubKind.School, Plain(school));
        }

        foreach (var phone in person.Phones)
        {
            Tell(HubKind.Phone, Digits(phone));
        }

        foreach (var email in person.Emails)
        {
            Tell(HubKind.Email, email.Trim().ToLowerInvariant());
        }

        foreach (var contact in person.EmergencyContacts)
        {
            Tell(HubKind.EmergencyContact, Contact(contact));
        }

        foreach (var guarantor in person.Guarantors)
        {
            Tell(HubKind.Guarantor, Contact(guarantor));
        }
    }

    /// <summary>A street without a number is no home, and a house without its flat would make one household of its stairs: every word counts, but for the sort of street and unit.</summary>
    private string Home(Person person)
    {
        if (person.Street.Length == 0 || !person.Street.Any(char.IsAsciiDigit) || person.City.Length + person.Postcode.Length == 0)
        {
            return "";
        }

        return $"{Joined(words.Of(person.Street).Where(word => !Entry.Ways.Contains(word.Text)))}|{(person.Postcode.Length > 0 ? Plain(person.Postcode) : Plain(person.City))}";
    }

    private string Plain(string text) => Joined(words.Of(text));

    private static string Joined(IEnumerable<Word> parts) => string.Join(' ', parts.Select(word => word.Text));

    private static string Digits(string phone) => Entry.Digits(phone) is { Length: >= 7 } digits ? digits : "";

    private string Contact(string text) => Digits(text) is { Length: > 0 } digits ? digits : Plain(text);
}
