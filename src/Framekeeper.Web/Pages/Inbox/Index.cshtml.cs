using System.Globalization;
using Framekeeper.Consents;
using Framekeeper.Rules;
using Framekeeper.Store.Clinic;
using Framekeeper.Supervision;
using Framekeeper.Web.Access;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Framekeeper.Web.Pages.Inbox;

/// <summary>Findings across treatments by level and age, overdue repairs, and the week's sample of sessions in which nothing was found. Words are read on the recording's own page, where consent decides.</summary>
public sealed class IndexModel : ClinicPage
{
    /// <summary>From which level on.</summary>
    [BindProperty(SupportsGet = true, Name = "level")]
    public Level From { get; set; }

    /// <summary><c>waits</c> (nobody has decided), <c>all</c>, or a status; the first where nothing is said.</summary>
    [BindProperty(SupportsGet = true, Name = "status")]
    public string? State { get; set; }

    /// <summary><c>me</c>, <c>nobody</c>, or empty for any.</summary>
    [BindProperty(SupportsGet = true, Name = "whom")]
    public string? Whom { get; set; }

    /// <summary>At least so many days old.</summary>
    [BindProperty(SupportsGet = true, Name = "days")]
    public int Days { get; set; }

    [BindProperty]
    public string? Of { get; set; }

    [BindProperty]
    public string? Finding { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public FindingStatus Decision { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Tape { get; set; }

    [BindProperty]
    public string? Act { get; set; }

    /// <summary>The number of a turn, or a moment of the recording that lies in it.</summary>
    [BindProperty]
    public string? At { get; set; }

    internal IReadOnlyList<InboxItem> Items { get; private set; } = [];

    /// <summary>How many there are without a filter.</summary>
    internal int All { get; private set; }

    internal IReadOnlyList<Repair> Overdue { get; private set; } = [];

    internal IReadOnlyList<Sampled> Sample { get; private set; } = [];

    internal IReadOnlyList<WeekSample> Weeks { get; private set; } = [];

    internal MissRate Rate { get; private set; } = new(0, 0);

    internal bool Everywhere => User.IsInRole(AccountRoles.Compliance);

    /// <summary>The choices of the filter, as a page's address has them.</summary>
    internal string Query => $"level={From}&status={Uri.EscapeDataString(State ?? "waits")}&whom={Uri.EscapeDataString(Whom ?? "")}&days={Days}";

    internal static List<SelectListItem> Levels => [.. Enum.GetValues<Level>().Select(level => new SelectListItem(level == Level.Note ? "all levels" : level == Level.Grave ? "grave" : $"{level.Name()} and above", level.ToString()))];

    internal static List<SelectListItem> States => [new("to be decided", "waits"), new("confirmed", "confirmed"), new("dismissed", "dismissed"), new("contested", "contested"), new("all", "all")];

    internal static List<SelectListItem> Whose => [new("anybody or nobody", ""), new("me", "me"), new("nobody", "nobody")];

    internal static List<SelectListItem> Ages => [new("any age", "0"), new("a week and older", "7"), new("30 days and older", "30"), new("90 days and older", "90")];

    /// <summary>What a therapist can do that the program may have missed.</summary>
    internal static List<SelectListItem> Acts => [new("Choose what it was", ""), .. RuleBook.Default.Pages.Where(page => page.Speaker == Role.Therapist).OrderBy(page => page.Title, StringComparer.Ordinal).Select(page => new SelectListItem(page.Title, page.Id))];

    public void OnGet() => Open();

    public IActionResult OnPostAssign()
    {
        Open();
        return Find() is { } item && (string.IsNullOrEmpty(To) || Assignable(item.Treatment).Contains(To))
            ? Try(() => Clinic.Inbox.Assign(item.Treatment.Id, item.Standing.Finding, string.IsNullOrEmpty(To) ? null : To, Me), string.IsNullOrEmpty(To) ? "It is nobody's in particular now." : $"{Names.Account(To)} is to look at it.")
            : NotFound();
    }

    public IActionResult OnPostDecide()
    {
        Open();
        return Find() is not { } item ? NotFound() : !MayDecide(item) ? Forbid()
            : Try(() => Clinic.Supervision.Decide(item.Standing.Session, item.Standing.Finding, Decision, Why, Me), Decision == FindingStatus.Confirmed ? "Confirmed. The therapist plans next what will be said to the client." : "Decided.");
    }

    public IActionResult OnPostReview(bool nothing)
    {
        Open();
        return Sample.FirstOrDefault(one => one.Tape == Tape) is not { } drawn ? NotFound()
            : !nothing && (string.IsNullOrEmpty(Act) || Turn(drawn) is null) ? Wrong("Say what was missed, and where, as 4:10; or that nothing was.", nameof(Act))
            : Try(() => Clinic.Samples.Review(drawn.Tape, Myself, nothing ? null : new Missed(Act!, Turn(drawn)!.Value)), nothing ? "Thank you. Nothing was missed there." : "Thank you. It counts as missed; stop the recording there if you want to talk about it.");
    }

    /// <summary>What the page shows, as a table without words and without a client's name.</summary>
    public IActionResult OnGetCsv()
    {
        Open();
        Folder.Audit.Write(Me, "export", "inbox", $"{Items.Count} findings");
        return File(Csv.Of("treatment,from,turn,day,days,act,level,status,therapists,assigned", Items.Select(item => string.Create(
            CultureInfo.InvariantCulture,
            $"{item.Treatment.Id},{(item.IsDeed ? "deeds" : item.Standing.Session)},{item.Standing.Turn},{(item.When is { } when ? TimeZoneInfo.ConvertTime(when, Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")},{Age(item)},{item.Standing.Act},{item.Standing.Level.Name()},{Status(item)},{Csv.Field(Names.AccountsOf(item.Treatment.Therapists))},{Csv.Field(item.Assigned is { } assigned ? Names.Account(assigned.To) : null)}"))), "text/csv", "findings.csv");
    }

    internal static string Title(string act) => RuleBook.Default[act]?.Title ?? act;

    internal static string Status(InboxItem item) => item.Standing.Status.ToString().ToLowerInvariant();

    /// <summary>In whole days; null where nobody knows when it was.</summary>
    internal int? Age(InboxItem item) => item.When is { } when ? Math.Max(0, Today.DayNumber - DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(when, Zone).DateTime).DayNumber) : null;

    /// <summary>Those to whom it can be open: whoever supervises the treatment, and compliance leads.</summary>
    internal IEnumerable<string> Assignable(Treatment treatment) => Names.Accounts.Where(account => !treatment.Therapists.Contains(account.Id) && (account.Id == treatment.Supervisor || account.Roles.Contains(AccountRoles.Compliance))).Select(account => account.Id);

    /// <summary>The supervisor; where somebody treats without one, the compliance lead. Of a recording only who may hear it now, and nobody of their own work.</summary>
    internal bool MayDecide(InboxItem item) => !item.Treatment.Therapists.Contains(Me)
        && (item.Treatment.Supervisor == Me || (item.Treatment.Supervisor is null && Everywhere))
        && (item.IsDeed || Reach.Purposes(item.Standing.Session, item.Treatment, Medium.Audio).Count > 0);

    internal Treatment? Treatment(string id) => Clinic.Treatments.Find(id);

    internal Tape? Recording(string id) => Clinic.Tapes.Find(id);

    private Reviewer Myself => new(Me, [.. AccountRoles.All.Where(User.IsInRole)]);

    private void Open()
    {
        var all = Clinic.Inbox.Of(Me, Everywhere);
        (All, Overdue, Sample, Weeks, Rate) = (all.Count, Clinic.Inbox.Overdue(Me, Everywhere), Clinic.Samples.Waiting(Myself), Clinic.Samples.All(), Clinic.Samples.Rate());
        Items = [.. all.Where(Fits)];
    }

    private bool Fits(InboxItem item) => item.Standing.Level >= From
        && (State switch { "all" => true, null or "waits" => item.Waits, _ => Status(item) == State })
        && (Whom switch { "me" => item.Assigned?.To == Me, "nobody" => item.Assigned is null, _ => true })
        && (Days <= 0 || Age(item) >= Days);

    /// <summary>Filtered or not: what has opened to them is what they may act on.</summary>
    private InboxItem? Find() => Clinic.Inbox.Of(Me, Everywhere).FirstOrDefault(item => item.Treatment.Id == Of && item.Standing.Finding == Finding);

    /// <summary>Which turn is meant; of two it is the one being spoken.</summary>
    private int? Turn(Sampled drawn) => int.TryParse(At, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : TimeSpan.TryParseExact(At, [@"m\:ss", @"mm\:ss", @"h\:mm\:ss"], CultureInfo.InvariantCulture, out var moment) ? Clinic.Transcripts.Find(drawn.Tape)?.Turns.LastOrDefault(turn => turn.At is { } at && Math.Floor(at.TotalSeconds) <= moment.TotalSeconds)?.N
        : null;

    private IActionResult Try(Action act, string done)
    {
        try
        {
            act();
            Done = done;
            return Redirect($"/inbox?{Query}");
        }
        catch (InputException wrong)
        {
            return Wrong(Sentences.Of(wrong), wrong.Field switch { "why" => nameof(Why), "act" => nameof(Act), "turn" => nameof(At), _ => "" });
        }
    }
}
