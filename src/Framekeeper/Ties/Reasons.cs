namespace Framekeeper.Ties;

/// <summary>Each feature in a sentence of its own.</summary>
internal static class Reasons
{
    public static string Says(Feature feature, Likeness likeness, Person a, Person b) => feature switch
    {
        Feature.Given or Feature.Family => likeness.Says(),
        Feature.Born => Born(likeness.Kind, a.Born!.Value, b.Born!.Value),
        Feature.Home => Both(likeness.Kind, a.Street, b.Street),
        Feature.Place => Both(likeness.Kind, Town(a), Town(b)),
        Feature.Phone or Feature.Email => likeness.Kind switch
        {
            Kind.Same => $"'{likeness.A}' in both",
            Kind.Letter => $"'{likeness.A}' and '{likeness.B}' differ by {(likeness.Edits > 1 ? $"{likeness.Edits} letters" : feature == Feature.Phone ? "one digit" : "one letter")}",
            Kind.Alike => $"'{likeness.A}' and '{likeness.B}' are somewhat alike",
            _ => $"'{likeness.A}' and '{likeness.B}' differ",
        },
        _ => Both(likeness.Kind, likeness.A, likeness.B),
    };

    private static string Born(Kind kind, BirthDate a, BirthDate b) => kind switch
    {
        Kind.Same => a == b ? $"{a} in both" : $"{a} and {b} can be one day, written in two orders",
        Kind.Letter when a.Month == b.Day && a.Day == b.Month => $"{a} and {b}: day and month stand exchanged",
        Kind.Letter => $"{a} and {b} differ by one slip of a digit",
        Kind.Part => $"{a} and {b} agree as far as they are known",
        Kind.Alike => $"{a} and {b} are near each other: two parts agree, all but two digits, or they lie within a month",
        _ => $"{a} and {b} differ",
    };

    private static string Both(Kind kind, string a, string b) => kind switch
    {
        Kind.Same => a == b ? $"'{a}' in both" : $"'{a}' and '{b}' are the same",
        Kind.Letter or Kind.Alike => $"'{a}' and '{b}' are alike",
        Kind.Part => $"'{a}' and '{b}' have something in common",
        _ => $"'{a}' and '{b}' differ",
    };

    private static string Town(Person person) => string.Join(' ', new[] { person.City, person.Postcode }.Where(part => part.Length > 0));
}
