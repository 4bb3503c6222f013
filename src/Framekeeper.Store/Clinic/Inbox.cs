using Framekeeper.Supervision;

namespace Framekeeper.Store.Clinic;

/// <summary>Who is to look at a finding. It opens nothing to them.</summary>
/// <param name="To">An account.</param>
public sealed record Assignment(string Treatment, string Finding, string To, string By, DateTimeOffset At)
{
    /// <summary>The finding's id alone.</summary>
    public override string ToString() => $"assignment of {Finding}";
}

/// <summary>A finding in the inbox: act, level, status and whose it is, without a word of the session.</summary>
/// <param name="When">When the session was held or the deed was done; null where nobody knows.</param>
public sealed record InboxItem(Treatment Treatment, Standing Standing, DateTimeOffset? When, Assignment? Assigned)
{
    /// <summary>Whether it is a deed's; else a recording's.</summary>
    public bool IsDeed => Standing.Session == Treatment.Id;

    /// <summary>Whether nobody has decided it for good.</summary>
    public bool Waits => Standing.Status is FindingStatus.Open or FindingStatus.Contested;

    /// <summary>As <see cref="Standing"/> is shown.</summary>
    public override string ToString() => Standing.ToString();
}

/// <summary>Findings across treatments, for those who answer for them. A client's signals are never among them.</summary>
public sealed class Inbox
{
    private readonly DataFolder folder;
    private readonly ClinicRecords clinic;
    private readonly OwnedTable<AssignmentRow, Assignment> assignments;

    internal Inbox(DataFolder folder, ClinicRecords clinic)
    {
        (this.folder, this.clinic) = (folder, clinic);
        assignments = new(folder, "assignments", one => one.Finding, one => one.Treatment, Treatment.Key, given: true);
    }

    /// <summary>What has opened to somebody, the gravest first, and of one level the oldest.</summary>
    /// <param name="everywhere">In all treatments, as the compliance lead; else in those that the account supervises.</param>
    public IReadOnlyList<InboxItem> Of(string account, bool everywhere) =>
        [.. Treatments(account, everywhere).SelectMany(treatment => Of(treatment, account)).OrderByDescending(item => item.Standing.Level).ThenBy(item => item.When ?? DateTimeOffset.MaxValue).ThenBy(item => item.Standing.Finding, StringComparer.Ordinal)];

    /// <summary>Repairs that should have been done, or planned, by now; the oldest first.</summary>
    public IReadOnlyList<Repair> Overdue(string account, bool everywhere)
    {
        var today = DateOnly.FromDateTime(clinic.Settings.Now.DateTime);
        return [.. Treatments(account, everywhere).SelectMany(treatment => clinic.Supervision.Repairs(treatment.Id)).Where(repair => repair.IsLate(today)).OrderBy(repair => repair.Opened)];
    }

    /// <summary>Says who is to look at a finding, in place of whoever was; null: nobody in particular.</summary>
    /// <exception cref="InputException">There is no such finding.</exception>
    public void Assign(string treatment, string finding, string? to, string by)
    {
        var standing = clinic.Findings.InTreatment(treatment).FirstOrDefault(one => one.Finding == finding && !one.IsSignal)
            ?? throw new InputException("inbox", null, "there is no such finding", "finding");
        folder.Audit.Write(by, "assign", standing.Session, $"{finding}: {to ?? "nobody"}");
        if (to is null)
        {
            assignments.Remove(treatment, finding);
        }
        else
        {
            assignments.Put(new Assignment(treatment, finding, to, by, folder.Clock.GetUtcNow()));
        }
    }

    private IEnumerable<Treatment> Treatments(string account, bool everywhere) => clinic.Treatments.All().Where(treatment => everywhere || treatment.Supervisor == account);

    private IEnumerable<InboxItem> Of(Treatment treatment, string account)
    {
        var seat = SupervisionRecords.Seat(treatment, account, Framekeeper.Consents.Purpose.Supervision);
        var standings = clinic.Findings.InTreatment(treatment.Id).Where(standing => !standing.IsSignal && standing.Status != FindingStatus.Superseded)
            .GroupBy(standing => standing.Session).Where(session => session.Key == treatment.Id || clinic.Supervision.IsOpen(session.Key, seat)).SelectMany(session => session).ToList();
        if (standings.Count == 0)
        {
            return [];
        }

        var deeds = clinic.Deeds.Of(treatment.Id).ToDictionary(deed => deed.Deed.Line, deed => deed.Deed.At);
        var assigned = assignments.Of(treatment.Id).ToDictionary(one => one.Finding);
        return standings.Select(standing => new InboxItem(treatment, standing, standing.Session == treatment.Id ? deeds.GetValueOrDefault(standing.Turn) : standing.Held, assigned.GetValueOrDefault(standing.Finding)));
    }
}
