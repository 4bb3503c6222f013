using System.Globalization;
using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using Framekeeper.Supervision;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Tapes;

/// <summary>The room around a recording: who sees what when, stops and their answers, what is decided of findings, the end.</summary>
public sealed partial class TapeModel
{
    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public int? Turn { get; set; }

    [BindProperty]
    public StopKind Kind { get; set; } = StopKind.Question;

    [BindProperty]
    public string? Asks { get; set; } = Stop.First;

    [BindProperty]
    public string? Sees { get; set; }

    [BindProperty]
    public string? Instead { get; set; }

    [BindProperty]
    public Visibility Visibility { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? WentWell { get; set; }

    [BindProperty]
    public string? WouldChange { get; set; }

    [BindProperty]
    public string? AsksFor { get; set; }

    [BindProperty]
    public string? Finding { get; set; }

    [BindProperty]
    public FindingStatus Decision { get; set; }

    [BindProperty]
    public List<string> Shown { get; set; } = [];

    [BindProperty]
    public int? Minutes { get; set; }

    internal Seat Seat => SupervisionRecords.Seat(Treatment, Me, Purpose);

    /// <summary>Whether the session has opened to whoever looks; consent is asked besides.</summary>
    internal bool IsOpen => Clinic.Supervision.IsOpen(Id, Seat);

    internal OwnReading? Reading => Clinic.Supervision.Reading(Id);

    internal Released? Released => Clinic.Supervision.Released(Id);

    internal IReadOnlyList<Stop> Stops { get; private set; } = [];

    internal ILookup<string, Repair> Repairs => Clinic.Supervision.Repairs(Treatment.Id).ToLookup(repair => repair.Finding);

    /// <summary>Seconds that the bar stands for: those of the transcript, until the player knows better.</summary>
    internal double Seconds => Transcript is { Turns: [.., var last] } ? (last.Until ?? last.At ?? TimeSpan.Zero).TotalSeconds + 5 : 60;

    internal static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public IActionResult OnPostReading() => Try(Seat == Seat.Therapist && Permit.Allowed, () => Clinic.Supervision.Read(Id, Me, WentWell ?? "", WouldChange ?? "", AsksFor ?? ""), "Kept. The session is open to the supervisor now.");

    public IActionResult OnPostStop() => Try(
        MayStop,
        () => Clinic.Supervision.Stop(Id, Me, Clock(At) ?? throw new InputException("stop", null, "say at which minute and second, as 12:30", "at"), Turn, Kind, Asks ?? "", Sees ?? "", Instead ?? "", Visibility),
        "Stopped here.");

    public IActionResult OnPostReply(string stop) => Try(MayAnswer(stop), () => Clinic.Supervision.Reply(Id, stop, Me, Text ?? ""), "Answered.");

    public IActionResult OnPostResolve(string stop) => Try(MayAnswer(stop) && Seat is Seat.Therapist or Seat.Supervisor, () => Clinic.Supervision.Resolve(Id, stop, Me, Text ?? ""), "Settled.");

    public IActionResult OnPostDecide() => Try(
        MayDecide && Clinic.Findings.Of(Id).Any(found => found.Finding.Id == Finding),
        () => Clinic.Supervision.Decide(Id, Finding!, Decision, Text, Me),
        Decision == FindingStatus.Confirmed ? "Confirmed. The therapist plans next what will be said to the client." : "Decided.");

    public IActionResult OnPostRelease() => Try(Seat == Seat.Supervisor && MayStop, () => Clinic.Supervision.Release(Id, Shown, Me), "Released to the group.");

    public IActionResult OnPostSignOff() => Try(Seat == Seat.Supervisor, () => Clinic.Supervision.SignOff(Id, Minutes ?? 0, Me), "Signed off. It is destroyed 30 days from now, or sooner.");

    /// <summary>Whoever may look may stop the tape; nobody can where it is closed.</summary>
    internal bool MayStop => Permit.Allowed && IsOpen;

    /// <summary>The supervisor decides; where somebody licensed treats without one, the compliance lead.</summary>
    internal bool MayDecide => MayStop && (Seat == Seat.Supervisor || (Treatment.Supervisor is null && User.IsInRole(Access.AccountRoles.Compliance)));

    private bool MayAnswer(string stop) => MayStop && Seen().Any(one => one.Id == stop);

    private IReadOnlyList<Stop> Seen() => [.. Clinic.Supervision.Stops(Id).Where(stop => Openness.Sees(Seat, stop, Me, Released is not null))];

    private List<Found> Visible() => [.. Clinic.Findings.Of(Id).Where(found => found.Standing.Status != FindingStatus.Superseded && (Seat != Seat.Group || Released?.Findings.Contains(found.Finding.Id) == true))];
}
