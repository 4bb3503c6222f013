using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages.Tapes;

/// <summary>Corrects who speaks or what is said in one turn, in its place. The tape is judged again; what was decided stays.</summary>
public sealed class TurnModel(Frame frame) : ClinicPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "n")]
    public int N { get; set; }

    [BindProperty]
    public string? Speaker { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    internal TapeTurn Turn { get; private set; } = null!;

    internal TapeTranscript Transcript { get; private set; } = null!;

    internal bool Saved { get; private set; }

    internal List<Found> Found { get; private set; } = [];

    /// <param name="left">Whether the turn is to be shown again as it is.</param>
    public IActionResult OnGet(bool left = false)
    {
        if (!Open())
        {
            return NotFound();
        }

        Folder.Audit.Write(Me, "read", Id, $"turn {N}");
        (Speaker, Text) = (Turn.Speaker, Turn.Text);
        return left ? Shown() : Page();
    }

    public IActionResult OnPost()
    {
        if (!Open())
        {
            return NotFound();
        }

        try
        {
            Clinic.Transcripts.Correct(Id, N, Speaker, Text?.ReplaceLineEndings("\n"), Me);
            if (Clinic.Permits.OfSoftware(Id).Allowed)
            {
                Clinic.Findings.Judge(Id, frame, tape => Clinic.Permits.OfSoftware(tape).Allowed);
            }
        }
        catch (InputException wrong)
        {
            return Wrong(Sentences.Of(wrong), wrong.Field == "speaker" ? nameof(Speaker) : nameof(Text));
        }

        if (!Request.Headers.ContainsKey("HX-Request"))
        {
            Done = "Corrected.";
            return Redirect($"/tapes/{Id}#t{N}");
        }

        Open();
        return Shown();
    }

    private PageResult Shown()
    {
        (Saved, Found) = (true, [.. Clinic.Findings.Of(Id).Where(found => found.Finding.Turn == N && found.Standing.Status != FindingStatus.Superseded)]);
        return Page();
    }

    /// <summary>Only those whose own work it is correct it, and only while they may read it.</summary>
    private bool Open()
    {
        if (Clinic.Tapes.Find(Id) is { } tape && Clinic.Treatments.Find(tape.Treatment) is { } treatment && Reach.Belongs(treatment)
            && Reach.Purposes(Id, treatment, Medium.Audio).Count > 0 && Clinic.Transcripts.Find(Id) is { } transcript && transcript.Turns.FirstOrDefault(turn => turn.N == N) is { } turn)
        {
            (Transcript, Turn) = (transcript, turn);
            return true;
        }

        return false;
    }
}
