using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Framekeeper.Consulting;
using Framekeeper.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages.Consults;

/// <summary>The newest version without what tells who and where, for a consultant outside. Whoever takes it has seen it, and says so.</summary>
public sealed class OutsideModel : OneConsultPage
{
    /// <summary>Further words to take out, one a line: <c>Dartmouth = a town</c>.</summary>
    [BindProperty]
    public string? More { get; set; }

    /// <summary>Names the very words that were shown.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public bool Read { get; set; }

    internal IReadOnlyList<Part> Copy { get; private set; } = [];

    internal IReadOnlyList<string> Left => Disguise.Left(Copy);

    internal string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sheet())).AsSpan(0, 16));

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        base.OnPageHandlerExecuting(context);
        if (context.Result is null && !(Reach.Belongs(Treatment) || User.IsInRole(AccountRoles.Compliance)))
        {
            context.Result = NotFound();
        }
        else if (context.Result is null)
        {
            Copy = Disguising.Copy(this, More);
        }
    }

    public void OnGet() => Folder.Audit.Write(Me, "read", Of, $"{Id}@{Newest.Version}, as for outside");

    public void OnPostLook() => OnGet();

    public IActionResult OnPost()
    {
        if (!Read || Seen != Digest)
        {
            return Wrong(Read ? "The copy has changed since you read it; read it again." : "Read it first, and say so.");
        }

        Folder.Audit.Write(Me, "export", Of, $"{Id}@{Newest.Version}, for outside");
        return File(Encoding.UTF8.GetBytes(Sheet()), "text/html; charset=utf-8", "consultation.html");
    }

    private string Sheet()
    {
        var page = new StringWriter(CultureInfo.InvariantCulture);
        ConsultationSheet.Write(
            page, "A consultation", ["For the one whose opinion is asked, and nobody else. Names are roles, ages are rounded to five years (90 stands for 90 and over), and days are weeks from the start of the treatment."],
            [("What we ask you", Copy)]);
        return page.ToString();
    }
}
