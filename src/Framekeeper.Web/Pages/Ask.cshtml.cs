using Framekeeper.Ask;
using Framekeeper.Rules;
using Framekeeper.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;

namespace Framekeeper.Web.Pages;

/// <summary>Is this OK? A client asks, and is answered on the same page. It sets no cookie, keeps nothing, and says nothing of what was written to any log.</summary>
/// <remarks>Without a token against forged posts, which would need a cookie: a post changes nothing.</remarks>
[IgnoreAntiforgeryToken]
[EnableRateLimiting(Asking.Limit)]
public sealed class AskModel(Account account, Frame frame, SiteOptions options) : PageModel
{
    /// <summary>How many things that happened the form has room for.</summary>
    public const int Room = 5;

    private static readonly (string Id, string Name)[] Countries =
    [
        ("AU", "Australia"), ("AT", "Austria"), ("CA", "Canada"), ("FR", "France"), ("DE", "Germany"), ("IN", "India"), ("IE", "Ireland"), ("NL", "Netherlands"), ("NZ", "New Zealand"),
        ("ZA", "South Africa"), ("ES", "Spain"), ("CH", "Switzerland"), ("GB", "United Kingdom"), ("US", "United States"),
    ];

    /// <summary>What happened, one thing each.</summary>
    [BindProperty]
    public List<string?> What { get; set; } = [];

    /// <summary>When it happened, in the client's own words.</summary>
    [BindProperty]
    public List<string?> When { get; set; } = [];

    /// <summary>The code the therapist is bound by.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>A country, or a place with rules of its own.</summary>
    [BindProperty]
    public string? Place { get; set; }

    internal Answer? Answer { get; private set; }

    internal bool IsEmpty { get; private set; }

    /// <summary>The place's own rules, where it has some.</summary>
    internal Code? Rules => Place is null ? null : frame.Book.Codes.Places.GetValueOrDefault(Place);

    internal IReadOnlyList<SelectListItem> Codes => [new("I do not know", ""), .. frame.Book.Codes.All.Values.Select(code => new SelectListItem($"{Profession(code.Id)} ({code.Title})", code.Id, code.Id == Code))];

    internal IReadOnlyList<SelectListItem> Places =>
    [
        new("I would rather not say", ""),
        .. Countries.SelectMany(country => frame.Book.Codes.Places.Values.Where(place => place.Id.StartsWith(country.Id, StringComparison.Ordinal) && place.Id.Contains('-')).Select(place => new SelectListItem($"{country.Name}: {place.Title}", place.Id, place.Id == Place))
            .Prepend(new SelectListItem(country.Name, country.Id, country.Id == Place))),
    ];

    /// <summary>Who runs this page, as a sentence.</summary>
    internal string RunBy => options.RunBy is { } name ? $"This page is run by {name}."
        : options.Data is null ? "This page runs on this computer, for whoever sits at it."
        : options.Demo ? "This page is part of a demo; a real one says here who runs it."
        : $"This page is run by {HttpContext.RequestServices.GetRequiredService<DataFolder>().Clinic.Settings.Get().Name}. If your therapist works there, you may prefer one that somebody else runs.";

    /// <summary>What was asked.</summary>
    internal List<Happening> Events => [.. What.Select((text, n) => new Happening(text ?? "", When.ElementAtOrDefault(n))).Where(happening => !string.IsNullOrWhiteSpace(happening.Text)).Take(Room)];

    /// <summary>Answers.</summary>
    public void OnPost()
    {
        var code = Code is { Length: > 0 } && account.Knows(Code) ? Code : null;
        (IsEmpty, Answer) = Events is { Count: > 0 } events ? (false, account.Of(events, code, Place is { } place && place.Contains('-') ? place : null, Place is { Length: > 0 } ? Place : null)) : (true, null);
    }

    /// <summary>Without danger in the words, lines to talk to; those for assault where that may be what was told.</summary>
    internal IEnumerable<HelpLine> Lines(Answer answer) => answer.Crisis ? answer.Lines
        : answer.Lines.Where(line => line.For is "suicide" or "any" || (line.For == "assault" && answer.Findings.Any(finding => finding.Act is "solicit.intimacy" or "touch")));

    private static string Profession(string code) => code.Split('-')[0] switch
    {
        "APA" => "A psychologist in the United States",
        "ACA" or "NBCC" => "A counselor in the United States",
        "NASW" => "A social worker in the United States",
        "AAMFT" => "A marriage and family therapist in the United States",
        "BACP" => "A counsellor or psychotherapist in the United Kingdom",
        _ => code,
    };
}
