namespace Framekeeper.Ties;

/// <summary>Which columns of a file hold what: by the call, else by our names, else by names that other programs give.</summary>
internal sealed class RosterColumns
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["id"] = ["unique_id", "rec_id", "record_id", "person_id", "client_id", "patient_id", "mrn"],
        ["roles"] = ["role"],
        ["given"] = ["given_name", "given_names", "first_name", "firstname", "first", "forename", "forenames"],
        ["family"] = ["family_name", "last_name", "lastname", "last", "surname"],
        ["also_known_as"] = ["aka", "alias", "aliases", "maiden_name", "former_name", "former_names", "previous_name"],
        ["born"] = ["date_of_birth", "dob", "birth_date", "birthdate", "birthday"],
        ["phone"] = ["phones", "telephone", "phone_number", "mobile"],
        ["email"] = ["emails", "e-mail", "email_address", "mail"],
        ["street"] = ["street_address", "address", "address_line_1", "address_1"],
        ["city"] = ["town", "suburb"],
        ["postcode"] = ["zip", "zip_code", "postal_code", "post_code"],
        ["employer"] = ["employers", "company", "workplace"],
        ["school"] = ["schools", "school_name"],
        ["gender"] = ["sex"],
        ["emergency_contact"] = ["emergency_contacts"],
        ["guarantor"] = ["guarantors"],
    };

    private readonly Dictionary<string, int[]> places = new(StringComparer.Ordinal);

    private RosterColumns(int count) => Count = count;

    public int Count { get; }

    public static RosterColumns Of(string file, string[] headings, IReadOnlyDictionary<string, string>? columns, List<RosterIssue> issues)
    {
        var names = headings.Select(heading => heading.Trim().ToLowerInvariant()).ToList();
        foreach (var twice in names.Where(name => name.Length > 0).GroupBy(name => name).Where(group => group.Count() > 1))
        {
            issues.Add(new RosterIssue(1, $"two columns are called {twice.Key}; the first is read", Refused: false));
        }

        var read = new RosterColumns(headings.Length);
        foreach (var (field, wanted) in columns ?? new Dictionary<string, string>())
        {
            read.places[field] = !Known.ContainsKey(field) ? throw new InputException("--columns", null, $"'{field}' is no field of a roster; there are {string.Join(", ", Known.Keys)}")
                : [.. wanted.Split('+').Select(name => names.IndexOf(name.Trim().ToLowerInvariant()) is >= 0 and var place ? place
                    : throw new InputException(file, 1, $"has no column '{name}'; it has {string.Join(", ", headings)}"))];
        }

        foreach (var (field, others) in Known.Where(pair => !read.places.ContainsKey(pair.Key)))
        {
            var place = others.Prepend(field).Select(name => names.IndexOf(name)).FirstOrDefault(place => place >= 0, -1);
            read.places[field] = place >= 0 ? [place] : [];
        }

        // A file of another program may keep the number of the house apart from its street.
        if (columns?.ContainsKey("street") != true && names.IndexOf("street_number") is >= 0 and var number)
        {
            read.places["street"] = [number, .. read.places["street"]];
        }

        return read.places["id"].Length == 0 || (read.places["given"].Length == 0 && read.places["family"].Length == 0)
            ? throw new InputException(file, 1, $"needs a column id, and given or family; it has {string.Join(", ", headings)}. Say which they are: --columns id=…,given=…,family=…")
            : read;
    }

    public string Cell(string[] cells, string field) => places[field] switch
    {
        [] => "",
        [var place] => place < cells.Length ? cells[place] : "",
        var several => string.Join(' ', several.Where(place => place < cells.Length && cells[place].Length > 0).Select(place => cells[place])),
    };

    public Person Person(string id, int row, string[] cells) => new(id)
    {
        Row = row,
        Roles = Several(cells, "roles"),
        Given = Cell(cells, "given"),
        Family = Cell(cells, "family"),
        AlsoKnownAs = Several(cells, "also_known_as"),
        Phones = Several(cells, "phone"),
        Emails = Several(cells, "email"),
        Street = Cell(cells, "street"),
        City = Cell(cells, "city"),
        Postcode = Cell(cells, "postcode"),
        Employers = Several(cells, "employer"),
        Schools = Several(cells, "school"),
        Sex = Cell(cells, "gender").ToLowerInvariant() switch { "m" or "male" or "man" => Sex.Male, "f" or "female" or "w" or "woman" => Sex.Female, _ => Sex.Unknown },
        EmergencyContacts = Several(cells, "emergency_contact"),
        Guarantors = Several(cells, "guarantor"),
    };

    private string[] Several(string[] cells, string field) => Cell(cells, field).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
