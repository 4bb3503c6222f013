using Framekeeper.Store.Clinic;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>For the client who asks: who watched, heard or read the sessions. To be printed and handed over.</summary>
public sealed class SeenModel : TreatmentPage
{
    internal IReadOnlyList<Sight> Sights { get; private set; } = [];

    public void OnGet()
    {
        Folder.Audit.Write(Me, "read", Id, "who saw");
        Sights = Clinic.WhoSaw(Id, Names.Account);
    }
}
