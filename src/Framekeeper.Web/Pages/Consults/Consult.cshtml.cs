using Framekeeper.Consulting;
using Framekeeper.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Framekeeper.Web.Pages.Consults;

/// <summary>One consultation: laid out, answered, decided, signed, followed up, opened again.</summary>
public sealed class ConsultModel : OneConsultPage
{
    internal static readonly List<SelectListItem> Outcomes = [.. Stances.Where(item => item.Value != nameof(Consulting.Stance.Unsure))];

    /// <summary>The draft that was read.</summary>
    [BindProperty]
    public int Draft { get; set; }

    [BindProperty]
    public DateOnly? AsOf { get; set; }

    [BindProperty]
    public string? Act { get; set; }

    [BindProperty]
    public string? Facts { get; set; }

    [BindProperty]
    public string? Concerned { get; set; }

    [BindProperty]
    public List<string> Asked { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Rated { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Answered { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Crossed { get; set; } = [];

    [BindProperty]
    public string? ClientView { get; set; }

    [BindProperty]
    public string? Alternatives { get; set; }

    [BindProperty]
    public Stance? Stance { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Outsider { get; set; }

    [BindProperty]
    public Stance? OutsideStance { get; set; }

    [BindProperty]
    public string? OutsideSays { get; set; }

    [BindProperty]
    public Stance? Outcome { get; set; }

    [BindProperty]
    public string? Grounds { get; set; }

    [BindProperty]
    public string? Plan { get; set; }

    [BindProperty]
    public DateOnly? Again { get; set; }

    [BindProperty]
    public string? Signature { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    [BindProperty]
    public DateOnly? NewDay { get; set; }

    /// <summary>Those who treat, supervise or opened it, and the compliance lead.</summary>
    internal bool MayGoOn => Reach.Belongs(Treatment) || Newest.By == Me || User.IsInRole(AccountRoles.Compliance);

    internal bool MayWrite => MayGoOn && !Newest.Stands;

    internal bool MayExport => Reach.Belongs(Treatment) || User.IsInRole(AccountRoles.Compliance);

    internal bool IsAsked => Newest.Asked.Contains(Me);

    internal bool MayDecide => Newest.Ruling is null && (Treatment.Supervisor is { } supervisor ? supervisor == Me : LooksAfter) && !Treatment.Therapists.Contains(Me);

    internal bool MaySign => Newest.Ruling is not null && Newest.Named().Contains(Me) && Newest.Signatures.All(signed => signed.Who != Me);

    internal bool IsWrong(string field) => ModelState[field]?.Errors.Count > 0;

    internal IReadOnlyList<string> Missing => ConsultBook.Default.Missing(Newest.Text);

    public void OnGet()
    {
        Folder.Audit.Write(Me, "read", Of, $"{Id}@{Newest.Version}");
        Fill();
    }

    public IActionResult OnPostWrite() => Try(MayWrite, () => Clinic.Consultations.Write(Of, Id, Written(), [.. Asked.Intersect(Askable(Treatment).Select(account => account.Id))], Draft, Me), "Kept.", filled: true);

    public IActionResult OnPostOpinion() => Try(IsAsked, () => Clinic.Consultations.Hear(Of, Id, Stance ?? Consulting.Stance.Unsaid, Reason ?? "", Draft, Me), "Your opinion is kept as you gave it.");

    public IActionResult OnPostOutsider() => Try(MayGoOn, () => Clinic.Consultations.HearOutside(Of, Id, Outsider ?? "", OutsideStance ?? Consulting.Stance.Unsaid, OutsideSays ?? "", Draft, Me), "Kept.");

    public IActionResult OnPostDecide() => Try(MayDecide, () => Clinic.Consultations.Decide(Of, Id, Outcome ?? Consulting.Stance.Unsaid, Grounds ?? "", Plan ?? "", Again ?? Today, Draft, Me), "Decided. Whoever is named can sign.");

    public IActionResult OnPostSign() => Try(MaySign, () => Clinic.Consultations.Sign(Of, Id, Signature ?? "", Me), "Signed.");

    public IActionResult OnPostFollowUp() => Try(MayGoOn, () => Clinic.Consultations.FollowUp(Of, Id, Seen ?? "", Me), "Kept.");

    public IActionResult OnPostReopen() => Try(MayGoOn, () => Clinic.Consultations.Reopen(Of, Id, NewDay ?? Today, Because ?? "", Me), "Open again, as a new version.");

    private IActionResult Try(bool may, Action act, string done, bool filled = false)
    {
        if (!may)
        {
            return Forbid();
        }

        try
        {
            act();
            Done = done;
            return Redirect($"/consults/{Of}/{Id}");
        }
        catch (InputException wrong)
        {
            if (!filled)
            {
                Fill();
            }

            var handler = Request.Query["handler"].ToString();
            return Refused(wrong, field => (handler, field) switch
            {
                ("Write", "facts") => nameof(Facts),
                ("Write", "as_of") => nameof(AsOf),
                ("Write", "act") => nameof(Act),
                ("Opinion", "stance") => nameof(Stance),
                ("Opinion", "says") => nameof(Reason),
                ("Outsider", "by") => nameof(Outsider),
                ("Outsider", "stance") => nameof(OutsideStance),
                ("Outsider", "says") => nameof(OutsideSays),
                ("Decide", "stance") => nameof(Outcome),
                ("Decide", "why") => nameof(Grounds),
                ("Decide", "plan") => nameof(Plan),
                ("Decide", "follow_up") => nameof(Again),
                ("Sign", "name") => nameof(Signature),
                ("FollowUp", "followed") => nameof(Seen),
                ("Reopen", "because") => nameof(Because),
                ("Reopen", "as_of") => nameof(NewDay),
                _ => "",
            });
        }
    }

    private void Fill()
    {
        var text = Newest.Text;
        (AsOf, Act, Facts, Concerned, ClientView, Alternatives, Asked) = (text.AsOf, text.Act, text.Facts, text.Concerned, text.ClientView, text.Alternatives, [.. Newest.Asked]);
        foreach (var (key, rating) in new[] { ("present", text.Present), ("other", text.Other) })
        {
            (Rated[$"{key}-power"], Rated[$"{key}-duration"], Rated[$"{key}-ending"], Rated[$"{key}-why"]) = (rating.Power.ToString(), rating.Duration.ToString(), rating.Ending.ToString(), rating.Why);
        }

        Answered = text.Answers.ToDictionary(pair => pair.Key, pair => (string?)pair.Value.Says.ToString());
        Reasons = text.Answers.ToDictionary(pair => pair.Key, pair => (string?)pair.Value.Why);
        Crossed = text.Dimensions.ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        (NewDay, Again) = (NewDay ?? Today, Again ?? Today.AddDays(28));
    }

    private Deliberation Written()
    {
        var book = ConsultBook.Default;
        return new Deliberation
        {
            AsOf = AsOf ?? Newest.Text.AsOf,
            Act = Act ?? "",
            Facts = Facts?.Trim() ?? "",
            Concerned = Concerned?.Trim() ?? "",
            ClientView = ClientView?.Trim() ?? "",
            Alternatives = Alternatives?.Trim() ?? "",
            Present = Rating("present"),
            Other = Rating("other"),
            Answers = book.Asked.Select(question => (question.Id, Says: Enum.TryParse<Reply>(Answered.GetValueOrDefault(question.Id), out var said) ? said : Reply.Unsaid, Why: Reasons.GetValueOrDefault(question.Id)?.Trim() ?? ""))
                .Where(one => one.Says != Reply.Unsaid || one.Why.Length > 0).ToDictionary(one => one.Id, one => new Answer(one.Says, one.Why)),
            Dimensions = book.Crossed.Where(one => !string.IsNullOrWhiteSpace(Crossed.GetValueOrDefault(one.Id))).ToDictionary(one => one.Id, one => Crossed[one.Id]!.Trim()),
        };
    }

    private Rating Rating(string which)
    {
        return new(Of("power"), Of("duration"), Of("ending"), Rated.GetValueOrDefault($"{which}-why")?.Trim() ?? "");

        Degree Of(string dimension) => Enum.TryParse<Degree>(Rated.GetValueOrDefault($"{which}-{dimension}"), out var degree) ? degree : Degree.Unsaid;
    }
}
