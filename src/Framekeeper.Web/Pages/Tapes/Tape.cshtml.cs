using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Access;
using Framekeeper.Web.Looks;
using Framekeeper.Web.Media;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages.Tapes;

/// <summary>One recording: played, read and asked about by whoever everybody in it agreed to; else the page says why not.</summary>
public sealed partial class TapeModel(Frame frame, Portion portion, IAntiforgery forms) : ClinicPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    /// <summary>For what it is watched; the first use that was agreed to where nothing is said.</summary>
    [BindProperty(SupportsGet = true, Name = "purpose")]
    public Purpose? For { get; set; }

    [BindProperty]
    public IFormFile? Words { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string? Told { get; set; }

    [BindProperty]
    public string? CutFrom { get; set; }

    [BindProperty]
    public string? CutTo { get; set; }

    internal Tape Tape { get; private set; } = null!;

    internal Treatment Treatment { get; private set; } = null!;

    internal List<Purpose> Purposes { get; private set; } = [];

    internal Purpose Purpose => For ?? Purposes.FirstOrDefault();

    /// <summary>Whether the transcript may be read; a picture needs more.</summary>
    internal Permit Permit { get; private set; } = null!;

    internal bool MayPlay { get; private set; }

    internal bool Belongs => Reach.Belongs(Treatment);

    internal bool CanCut => portion.Available;

    internal bool MayHold => User.IsInRole(AccountRoles.Compliance) || User.IsInRole(AccountRoles.Director);

    internal bool MayEnd => Belongs || MayHold;

    internal TapeTranscript? Transcript { get; private set; }

    internal ILookup<int, Found> Found { get; private set; } = Array.Empty<Found>().ToLookup(_ => 0);

    internal Destruction Ends => Clinic.Tapes.DestroyBy(Tape);

    internal IReadOnlyList<Hold> Holds => Clinic.Tapes.Holds(Id);

    /// <summary>By which the player tells what was played.</summary>
    internal string? Token => forms.GetAndStoreTokens(HttpContext).RequestToken;

    /// <summary>Whether something was wrong with one of these; the form of it then stands open.</summary>
    internal bool IsWrong(params string[] fields) => Array.Exists(fields, field => ModelState[field]?.Errors.Count > 0);

    internal bool SoftwareMayRead => Clinic.Permits.OfSoftware(Id).Allowed;

    [NonHandler]
    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        if (!Known())
        {
            context.Result = NotFound();
        }
    }

    public void OnGet() => Open();

    public async Task<IActionResult> OnPostTranscript(CancellationToken cancel)
    {
        if (!Belongs || Words is not { } words)
        {
            return Belongs ? Again("Choose the transcript's file.", nameof(Words)) : Forbid();
        }

        try
        {
            await using var stream = words.OpenReadStream();
            using var read = new MemoryStream();
            await stream.CopyToAsync(read, cancel);
            read.Position = 0;
            Clinic.Transcripts.Put(Id, Clinic.Transcripts.Read(read, words.FileName, Tape.Treatment, Tape.Held), Me);
            Judge();
        }
        catch (InputException wrong)
        {
            return Again(wrong.Line is { } line ? $"Line {line}: {wrong.Message}" : Sentences.Of(wrong), nameof(Words));
        }

        return Back("The transcript is here.");
    }

    /// <summary>For those who agreed to it only since the transcript came.</summary>
    public IActionResult OnPostJudge() => Try(Belongs, Judge, "Read again.");

    public IActionResult OnPostHold() => Try(MayHold, () => Clinic.Tapes.Hold(Id, Why ?? "", Until ?? Today, Told ?? "", Me), "Destruction is put off until then; the recording is as open or closed as before.");

    public IActionResult OnPostLift(string hold) => Try(MayHold, () => Clinic.Tapes.Lift(Id, hold, Me), "The hold is over.");

    public IActionResult OnPostDestroy()
    {
        if (!MayEnd)
        {
            return Forbid();
        }

        try
        {
            return RedirectToPage("/Certificates/Certificate", new { id = Clinic.Tapes.Destroy(Id, "somebody at the clinic decided so", Me).Id });
        }
        catch (InputException wrong)
        {
            return Again(Sentences.Of(wrong));
        }
    }

    public async Task<IActionResult> OnPostCut(CancellationToken cancel)
    {
        if (!Belongs)
        {
            return Forbid();
        }

        if (Clock(CutFrom) is not { } from || Clock(CutTo) is not { } to || to <= from)
        {
            return Again("Write both moments as minutes and seconds: from 12:30 to 13:05.", nameof(CutFrom));
        }

        try
        {
            await portion.Cut(Id, ClinicMedia.Kept(Tape), from, to, cancel);
            Folder.Audit.Write(Me, "destroy", Id, $"portion {Sight.Seconds(from, to)}");
            return Back("It is cut out, and nothing gives it back.");
        }
        catch (InputException wrong)
        {
            return Again(Sentences.Of(wrong), nameof(CutFrom));
        }
    }

    private void Judge()
    {
        if (SoftwareMayRead && Clinic.Transcripts.Find(Id) is not null)
        {
            Clinic.Findings.Judge(Id, frame, tape => Clinic.Permits.OfSoftware(tape).Allowed);
        }
    }

    private bool Known()
    {
        if (Clinic.Tapes.Find(Id) is not { } tape || Clinic.Treatments.Find(tape.Treatment) is not { } treatment)
        {
            return false;
        }

        (Tape, Treatment) = (tape, treatment);
        Purposes = Reach.Purposes(Id, Treatment, Medium.Audio);
        Permit = Clinic.Permits.Of(Id, Reach.Watches(Treatment), Purpose, Medium.Audio);
        MayPlay = Permit.Allowed && (Tape.Medium == Medium.Audio || Clinic.Permits.Of(Id, Reach.Watches(Treatment), Purpose, Medium.Video).Allowed);
        return Reach.Sees(Treatment) || Purposes.Count > 0;
    }

    /// <summary>Words are read into the page only here, and every reading is written down.</summary>
    private void Open()
    {
        if (!MayStop)
        {
            return;
        }

        (Stops, Transcript) = (Seen(), Clinic.Transcripts.Find(Id));
        if (Transcript is not null)
        {
            Folder.Audit.Write(Me, "read", Id, $"for {Purpose.ToString().ToLowerInvariant()}");
            Found = Visible().ToLookup(found => found.Finding.Turn);
        }
    }

    private IActionResult Try(bool may, Action act, string done)
    {
        if (!may)
        {
            return Forbid();
        }

        try
        {
            act();
            return Back(done);
        }
        catch (InputException wrong)
        {
            return Again(Sentences.Of(wrong), wrong.Field switch { "reason" => nameof(Why), "until" => nameof(Until), "told" => nameof(Told), "why" => nameof(Text), "text" => nameof(Text), "at" => nameof(At), "asks" => nameof(Asks), "minutes" => nameof(Minutes), _ => "" });
        }
    }

    private RedirectToPageResult Back(string done)
    {
        Done = done;
        return RedirectToPage(new { id = Id, purpose = For });
    }

    private PageResult Again(string message, string field = "")
    {
        Open();
        return Wrong(message, field);
    }

    private static TimeSpan? Clock(string? text)
    {
        var seconds = 0;
        foreach (var part in (text ?? "").Split(':'))
        {
            if (!int.TryParse(part, out var number) || number is < 0 or > 99999)
            {
                return null;
            }

            seconds = (seconds * 60) + number;
        }

        return TimeSpan.FromSeconds(seconds);
    }
}
