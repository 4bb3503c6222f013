namespace Framekeeper.Ties;

/// <summary>What several people of a roster can share, so that they are tied though nobody wrote it down.</summary>
internal enum HubKind
{
    /// <summary>Street, number and unit, and town or postal code.</summary>
    Household,

    /// <summary>A place of work.</summary>
    Employer,

    /// <summary>A school, or a class of it where the year is recorded.</summary>
    School,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A mail address.</summary>
    Email,

    /// <summary>Who is called in an emergency.</summary>
    EmergencyContact,

    /// <summary>Who answers for the fee.</summary>
    Guarantor,
}

/// <summary>The names and phrases of what is shared.</summary>
internal static class HubKinds
{
    private static readonly string[] Names = ["same-household", "same-employer", "same-school", "same-phone", "same-email", "same-emergency-contact", "same-guarantor"];

    private static readonly string[] Phrases =
        ["shares a home with", "works at the same place as", "goes, or went, to the same school as", "has the same phone number as", "has the same mail address as", "has the same emergency contact as", "has the same guarantor as"];

    /// <summary>How close it binds two people alone, from 0 to 1; our estimate.</summary>
    private static readonly double[] Strengths = [0.9, 0.6, 0.4, 0.8, 0.8, 0.7, 0.8];

    public static string Name(this HubKind kind) => Names[(int)kind];

    public static string Says(this HubKind kind) => Phrases[(int)kind];

    /// <summary>The more there are, the less it says of any two: halved by eight people, a quarter of it at a hundred, a tenth at eighty thousand.</summary>
    public static double Strength(this HubKind kind, int members) => Strengths[(int)kind] / (1 + Math.Max(0, Math.Log(members / 2.0)) / Math.Log(4));

    public static HubKind? Parse(string name) => Array.IndexOf(Names, name) is >= 0 and var index ? (HubKind)index : null;
}
