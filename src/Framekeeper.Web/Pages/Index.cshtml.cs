using Framekeeper.Consents;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Web.Pages;

/// <summary>What waits for whoever is signed in.</summary>
public sealed class IndexModel : ClinicPage
{
    internal List<(string Href, string Says, string Why)> Waits { get; } = [];

    /// <summary>How long what a supervisor need not answer stays on the first page.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(14);

    internal bool IsAsked => HttpContext.RequestServices.GetRequiredService<SiteOptions>().IsAsked;

    internal List<Treatment> Mine { get; private set; } = [];

    public void OnGet()
    {
        if (User.Identity is not { IsAuthenticated: true })
        {
            return;
        }

        if (User.IsInRole(Access.AccountRoles.Compliance))
        {
            WaitForCompliance();
        }

        Mine = [.. Reach.All().Where(Reach.Belongs)];
        foreach (var treatment in Reach.All().Where(treatment => treatment.Ended is null))
        {
            Wait(treatment);
        }
    }

    /// <summary>Who asks for a therapist and cannot be answered before compliance has decided.</summary>
    private void WaitForCompliance()
    {
        var desk = Desk;
        Waits.AddRange(desk.Intakes().SelectMany(intake => desk.Records(intake.Id).Where(record => record.Waits)
            .Select(record => ($"/clearances/{record.Id}", $"{Looks.Names.Of(intake.Person)} asks for a therapist", $"Intake was told on {Day(record.Asked)} to ask you first."))));
    }

    private void Wait(Treatment treatment)
    {
        var who = Names.People(treatment.Clients);
        if (Clinic.Agreements.InForce(treatment.Id, Today) is null)
        {
            Waits.Add(($"/treatments/{treatment.Id}", $"{who}: no agreement is in force", "Write down the terms and have them signed; until then everything is judged by the plainest frame."));
        }

        if (treatment.Supervisor == Me && Clinic.Overrides.Of(treatment.Id).Count(one => Now - one.At < Lately) is var held and > 0)
        {
            Waits.Add(("/write#told", $"{who}: {(held == 1 ? "a message that was held was taken" : $"{held} messages that were held were taken")} with a reason", "Read the reason, and ask about it when you meet."));
        }

        foreach (var repair in Clinic.Supervision.Repairs(treatment.Id).Where(repair => repair.Closed is null && (repair.Whose == Me ? repair.Planned is null : treatment.Supervisor == Me && repair.IsLate(Today))))
        {
            Waits.Add(($"/repairs/{treatment.Id}/{repair.Finding}", $"{who}: a repair {(repair.Whose == Me ? "is to be planned" : "is overdue")}", "What will be said to the client, what changes, by when."));
        }

        foreach (var tape in Clinic.Tapes.Of(treatment.Id).Where(tape => tape.Arrived is not null && tape.Ending is null))
        {
            if (treatment.Supervisor == Me && tape.SignedOff is null && Clinic.Supervision.IsOpen(tape.Id, Framekeeper.Supervision.Seat.Supervisor) && Reach.Purposes(tape.Id, treatment, Medium.Audio).Count > 0)
            {
                Waits.Add(($"/tapes/{tape.Id}", $"{who}: the session of {Day(tape.Held)} is to be looked at", "It was not signed off yet."));
            }

            if (treatment.Therapists.Contains(Me) && Clinic.Supervision.Reading(tape.Id) is null && tape.SignedOff is null && Reach.Purposes(tape.Id, treatment, Medium.Audio).Count > 0)
            {
                Waits.Add(($"/tapes/{tape.Id}", $"{who}: write your own reading of {Day(tape.Held)}", Clinic.Supervision.OpensAt(tape.Id) is { } opens && opens > Now ? $"Nobody else sees it before that, or before {Says(opens)}." : "It is open to your supervisor by now."));
            }

            var ends = Clinic.Tapes.DestroyBy(tape);
            if (ends.At - Now < TimeSpan.FromDays(7))
            {
                Waits.Add(($"/tapes/{tape.Id}", $"{who}: the recording of {Day(tape.Held)} is destroyed on {Day(ends.At)}", $"Because {Retention.Say(ends.Term)}. {(ends.Term == Term.Withdrawn ? "It is closed to everybody; nobody should be asked why." : "Look at it together before then.")}"));
            }
        }
    }
}
