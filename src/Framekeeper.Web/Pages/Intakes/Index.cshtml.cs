using Framekeeper.Store.Clearing;

namespace Framekeeper.Web.Pages.Intakes;

/// <summary>Who asks for a therapist and is not a client yet.</summary>
public sealed class IndexModel : ClinicPage
{
    internal List<Intake> Open { get; private set; } = [];

    public void OnGet() => Open = [.. Desk.Intakes().Where(intake => intake.Deletes is not null)];
}
