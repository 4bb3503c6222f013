using Framekeeper.Store.Clearing;

namespace Framekeeper.Web.Pages.Clearances;

/// <summary>What intake was told to ask compliance about.</summary>
public sealed class IndexModel : ClinicPage
{
    internal List<(Intake Intake, ClearanceRecord Record)> Waits { get; private set; } = [];

    internal List<(Intake Intake, ClearanceRecord Record)> Decided { get; private set; } = [];

    public void OnGet()
    {
        var desk = Desk;
        var all = desk.Intakes().SelectMany(intake => desk.Records(intake.Id).Select(record => (Intake: intake, Record: record))).ToList();
        Waits = [.. all.Where(one => one.Record.Waits).OrderBy(one => one.Record.Asked)];
        Decided = [.. all.Where(one => one.Record.Ruling is not null).OrderByDescending(one => one.Record.Ruling!.At)];
    }

    internal string Therapists(ClearanceRecord record) => Names.People(record.Answers.Where(answer => !answer.Clear).Select(answer => answer.Therapist));
}
