using System.Globalization;
using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using Framekeeper.Supervision;
using Framekeeper.Web.Access;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Supervision;

/// <summary>A session in a trainee's course: what was found, stopped and settled. Counts of moments, never a score of a person.</summary>
internal sealed record Course(Tape Tape, string Client, int Notes, int Beyond, int Confirmed, int Praise, int Questions, int Corrections, bool OwnReading);

/// <summary>A trainee's sessions over time and the log of direct observation that accreditors ask for; for the trainee, those who supervise them, and the director.</summary>
public sealed class TraineeModel : ClinicPage
{
    [BindProperty(SupportsGet = true, Name = "account")]
    public string Account { get; set; } = "";

    [BindProperty]
    public DateOnly? Held { get; set; }

    [BindProperty]
    public int? Minutes { get; set; }

    [BindProperty]
    public ObservedHow How { get; set; }

    internal List<Course> Sessions { get; private set; } = [];

    internal IReadOnlyList<Observation> Log => Clinic.Supervision.Observations(Account);

    internal bool MayObserve => User.IsInRole(AccountRoles.Supervisor) && Account != Me;

    public IActionResult OnGet() => Known() ? Page() : NotFound();

    public IActionResult OnPost()
    {
        if (!Known() || !MayObserve)
        {
            return NotFound();
        }

        try
        {
            Clinic.Supervision.Observe(Account, Me, Held ?? Today, Minutes ?? 0, How, null);
            Done = "Written into the log.";
            return RedirectToPage(new { account = Account });
        }
        catch (InputException wrong)
        {
            return Wrong(Sentences.Of(wrong), wrong.Field == "minutes" ? nameof(Minutes) : nameof(Held));
        }
    }

    /// <summary>The log as CSV (RFC 4180).</summary>
    public IActionResult OnGetCsv()
    {
        if (!Known())
        {
            return NotFound();
        }

        Folder.Audit.Write(Me, "export", Account, "observations");
        var lines = Log.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Day:yyyy-MM-dd},{one.Minutes},{Called(one.How)},{Csv.Field(Names.Account(one.Observer))},{Csv.Field(Names.Account(one.Trainee))},{one.Session}"));
        return File(Csv.Of("day,minutes,how,observer,trainee,recording", lines), "text/csv", "observations.csv");
    }

    internal static string Called(ObservedHow how) => how switch { ObservedHow.Recording => "from the recording", ObservedHow.Live => "live", _ => "treating together" };

    private bool Known()
    {
        var treated = Clinic.Treatments.All().Where(treatment => treatment.Therapists.Contains(Account)).ToList();
        if (Account != Me && !User.IsInRole(AccountRoles.Director) && !treated.Any(treatment => treatment.Supervisor == Me))
        {
            return false;
        }

        Sessions = [.. treated.Where(treatment => Account == Me || treatment.Supervisor == Me || User.IsInRole(AccountRoles.Director)).SelectMany(treatment => Clinic.Tapes.Of(treatment.Id).Select(tape => Of(treatment, tape))).OfType<Course>().OrderBy(one => one.Tape.Held)];
        return treated.Count > 0;
    }

    private Course? Of(Treatment treatment, Tape tape)
    {
        if (tape.Arrived is null || !Clinic.Supervision.IsOpen(tape.Id, SupervisionRecords.Seat(treatment, Me, Purpose.Supervision)))
        {
            return null;
        }

        var found = Clinic.Findings.InTreatment(treatment.Id).Where(standing => standing.Session == tape.Id && !standing.IsSignal && standing.Status is not (FindingStatus.Superseded or FindingStatus.Dismissed)).ToList();
        var stops = Clinic.Supervision.Stops(tape.Id);
        return new Course(tape, Names.People(treatment.Clients), found.Count(one => one.Level == Level.Note), found.Count(one => one.Level > Level.Note), found.Count(one => one.Status == FindingStatus.Confirmed),
            stops.Count(stop => stop.Kind == StopKind.Praise), stops.Count(stop => stop.Kind == StopKind.Question), stops.Count(stop => stop.Kind == StopKind.Correction), Clinic.Supervision.Reading(tape.Id) is not null);
    }
}
