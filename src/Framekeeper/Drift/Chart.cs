namespace Framekeeper.Drift;

/// <summary>A one-sided CUSUM chart (Page 1954) of what is found from contact to contact: a sum that each contact drains by its length, and each finding fills by its weight.</summary>
/// <remarks>
/// Assumed: chance findings come at the rate, and with the confidence, that ordinary talk has (docs/figures.md), independently from session to session.
/// A clean contact never raises the sum, and a finding never lowers it.
/// </remarks>
public sealed record Chart(IReadOnlyList<Point> Points)
{
    /// <summary>So many therapist turns drain once: the length of the sessions in which chance findings were counted.</summary>
    public const int Ordinary = 35;

    /// <summary>What an ordinary session drains: ten of them take back one sure violation.</summary>
    public const double Drain = 0.2;

    /// <summary>Of a hundred clean courses of fifty ordinary sessions about three pass it (docs/drift.md).</summary>
    public const double Limit = 2.5;

    /// <summary>The highest that the sum was; zero where nothing was found.</summary>
    public double Peak => Points.Select(point => point.Sum).DefaultIfEmpty().Max();

    /// <summary>Where the sum first passed the limit; null where it never did.</summary>
    public Point? Alarm => Points.FirstOrDefault(point => point.Sum > Limit);

    /// <summary>The chart over contacts in their order.</summary>
    public static Chart Of(IEnumerable<Contact> contacts)
    {
        var sum = 0.0;
        return new Chart([.. contacts.Select(contact =>
        {
            var count = Count(contact.Findings);
            sum = Next(sum, count, contact.Turns / (double)Ordinary);
            return new Point(contact, count, sum);
        })]);
    }

    /// <summary>The sum after a contact: drained by its length first, so that a long session does not hide what happened in it.</summary>
    internal static double Next(double sum, double count, double sessions) => Math.Max(0, sum - (Drain * sessions)) + count;

    /// <summary>What is found in one contact: its turns added up, each by its weightiest act, and no more than its gravest act would count for certain.</summary>
    /// <remarks>One ask that is coaxed over ten turns becomes surer, and stays one ask.</remarks>
    internal static double Count(IReadOnlyList<Finding> findings) => Math.Min(
        findings.GroupBy(finding => finding.Turn).Sum(turn => turn.Max(Weight.Of)),
        findings.Select(Weight.Most).DefaultIfEmpty().Max());
}

/// <summary>A contact on the chart.</summary>
/// <param name="Count">What it counts for.</param>
/// <param name="Sum">The sum after it.</param>
public sealed record Point(Contact Contact, double Count, double Sum);
