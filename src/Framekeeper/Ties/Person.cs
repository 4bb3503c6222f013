namespace Framekeeper.Ties;

/// <summary>Somebody as a roster records them: any field but the id may be missing, misspelt or out of date.</summary>
/// <param name="Id">Unique within its roster.</param>
public sealed record Person(string Id)
{
    /// <summary>1-based row of the file it was read from; the heading is row 1.</summary>
    public int Row { get; init; }

    /// <summary><c>client</c>, <c>therapist</c>, <c>contact</c>, …</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Given names, as written.</summary>
    public string Given { get; init; } = "";

    /// <summary>Family name, as written.</summary>
    public string Family { get; init; } = "";

    /// <summary>Former and other names, whole (<c>Dana Reyes</c>) or one word of them.</summary>
    public IReadOnlyList<string> AlsoKnownAs { get; init; } = [];

    /// <summary>The day of birth, as far as it is known.</summary>
    public BirthDate? Born { get; init; }

    /// <summary>What is recorded of it; kin are named by it, and nothing is compared by it.</summary>
    public Sex Sex { get; init; }

    /// <summary>Telephone numbers, as written.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Mail addresses, as written.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>House number and street.</summary>
    public string Street { get; init; } = "";

    /// <summary>Town or suburb.</summary>
    public string City { get; init; } = "";

    /// <summary>Postal code, as written.</summary>
    public string Postcode { get; init; } = "";

    /// <summary>Where they work, now or before.</summary>
    public IReadOnlyList<string> Employers { get; init; } = [];

    /// <summary>Where they learn, now or before; a year at the end (<c>Norton High 2009</c>) is the class.</summary>
    public IReadOnlyList<string> Schools { get; init; } = [];

    /// <summary>Who is called in an emergency: a name, a number or an id, as written.</summary>
    public IReadOnlyList<string> EmergencyContacts { get; init; } = [];

    /// <summary>Who answers for the fee, as written.</summary>
    public IReadOnlyList<string> Guarantors { get; init; } = [];

    /// <summary>The name for people to read; the id where none is recorded.</summary>
    internal string Called => string.Join(' ', new[] { Given, Family }.Where(part => part.Length > 0)) is { Length: > 0 } name ? name : (AlsoKnownAs.Count > 0 ? AlsoKnownAs[0] : Id);

    /// <summary>The id alone: a person's particulars reach no log.</summary>
    public override string ToString() => $"person {Id}";
}
