using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Framekeeper.Web.Pages;

/// <summary>For somebody who was recorded: by the code of the own copy they see what they agreed to and who looked, and take it back. No account; the code is in no address.</summary>
[EnableRateLimiting(AccountServices.Doors)]
public sealed class WithdrawModel : ClinicPage
{
    [BindProperty]
    public string? Code { get; set; }

    internal RecordingConsent? Consent { get; private set; }

    internal IReadOnlyList<Sight> Seen { get; private set; } = [];

    internal IReadOnlyList<Certificate> Destroyed { get; private set; } = [];

    internal IReadOnlyList<Hold> Holds { get; private set; } = [];

    internal int Grace => Clinic.Settings.Get().GraceDays;

    public void OnGet()
    {
    }

    public void OnPost() => Show(Clinic.Consents.ByCode(Code ?? ""));

    public void OnPostWithdraw() => Show(Clinic.Consents.WithdrawByCode(Code ?? ""));

    private void Show(RecordingConsent? consent)
    {
        if (consent is null)
        {
            // The same for any code that is none; guessing is slowed down.
            ModelState.AddModelError(nameof(Code), "There is no such code. Look at your copy again, or ask the clinic: they can withdraw it for you.");
            return;
        }

        Consent = consent;
        var tapes = Clinic.Tapes.Of(consent.Treatment).Where(consent.IsAbout).ToList();
        var mine = tapes.Select(tape => tape.Id).ToHashSet(StringComparer.Ordinal);
        Folder.Audit.Write("client", "read", consent.Id, "who saw");
        Seen = [.. Clinic.WhoSaw(consent.Person, Names.Account).Where(sight => mine.Contains(sight.Tape))];
        Destroyed = [.. Clinic.Certificates.All().Where(certificate => mine.Contains(certificate.Tape))];
        Holds = [.. tapes.SelectMany(tape => Clinic.Tapes.Holds(tape.Id)).Where(hold => hold.Lifted is null && hold.Until >= Today)];
    }
}
