using Framekeeper.Rules;
using Framekeeper.Supervision;

namespace Framekeeper.Web.Pages.Repairs;

/// <summary>What follows from confirmed findings, in the treatments that somebody treats or answers for; for the compliance lead and director, all.</summary>
public sealed class IndexModel : ClinicPage
{
    internal List<Repair> All { get; private set; } = [];

    public void OnGet() => All = [.. Reach.All().SelectMany(treatment => Clinic.Supervision.Repairs(treatment.Id)).OrderBy(repair => repair.Closed is not null).ThenBy(repair => repair.Due ?? DateOnly.MaxValue).ThenBy(repair => repair.Opened)];

    internal static string Title(string act) => RuleBook.Default.Pages.FirstOrDefault(page => page.Id == act)?.Title ?? act;

    internal (string Says, string Kind) State(Repair repair) => repair switch
    {
        { Closed: { } closed } => ($"done {Day(closed.At)}", "good"),
        _ when repair.IsLate(Today) => ("overdue", "bad"),
        { Due: { } due } => ($"by {Day(due)}", "warn"),
        _ => ("to be planned", "warn"),
    };
}
