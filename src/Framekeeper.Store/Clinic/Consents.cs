using System.Security.Cryptography;
using System.Text;
using Framekeeper.Consents;

namespace Framekeeper.Store.Clinic;

/// <summary>What recorded people agreed to. None is ever changed but by its withdrawal, which nothing undoes.</summary>
public sealed class Consents
{
    private readonly DataFolder folder;
    private readonly ClinicRecords clinic;
    private readonly SealedTable<ConsentRow, RecordingConsent> consents;
    private readonly byte[] codes;

    internal Consents(DataFolder folder, ClinicRecords clinic)
    {
        (this.folder, this.clinic) = (folder, clinic);
        consents = new(folder, "consents", consent => consent.Id);
        codes = folder.Keys.Of("withdrawal codes");
    }

    /// <summary>An id that nobody has.</summary>
    public static string NewId() => $"rc-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    /// <summary>Keeps what somebody agreed to.</summary>
    /// <returns>The code that withdraws it, for the client's copy: it is shown this once and kept nowhere.</returns>
    /// <exception cref="InputException">A field cannot be used.</exception>
    public string Give(RecordingConsent consent, string by = "client")
    {
        ArgumentNullException.ThrowIfNull(consent);
        Check(consent);
        var code = WithdrawalCode.New();
        folder.Audit.Write(by, "consent", consent.Id, $"{consent.How}, until {consent.Until:yyyy-MM-dd}");
        consents.Put([consent], row => (row.Owner, row.Code) = (Owner(consent.Treatment), Hash(code)));
        return code;
    }

    /// <summary>The one of an id.</summary>
    public RecordingConsent? Find(string id) => consents.Find(id);

    /// <summary>Those of a treatment, withdrawn ones too.</summary>
    public IReadOnlyList<RecordingConsent> Of(string treatment)
    {
        var owner = Owner(treatment);
        return consents.Where(row => row.Owner == owner);
    }

    /// <summary>The one that a code withdraws, typed in any case, with or without dashes; null if there is none. A withdrawn one still tells that it is withdrawn.</summary>
    public RecordingConsent? ByCode(string code)
    {
        if (WithdrawalCode.Read(code) is not { } read)
        {
            return null;
        }

        var hash = Hash(read);
        return consents.Where(row => row.Code == hash).SingleOrDefault();
    }

    /// <summary>Withdraws what a code belongs to, for whoever has it; null if there is no such code.</summary>
    public RecordingConsent? WithdrawByCode(string code) => ByCode(code) is { } consent ? Withdraw(consent.Id, "client") : null;

    /// <summary>Withdraws a consent: from now on nobody has any recording that it was about, and those who play one are stopped. One that is withdrawn stays as it is.</summary>
    /// <param name="id">Its id; a code is not taken for one.</param>
    /// <exception cref="InputException">There is no such consent.</exception>
    public RecordingConsent Withdraw(string id, string by)
    {
        var consent = Find(id) ?? throw new InputException("consent", null, "there is no such consent; open it from the list of the treatment");
        if (consent.Withdrawn is not null)
        {
            return consent;
        }

        var withdrawn = consent with { Withdrawn = folder.Clock.GetUtcNow() };
        folder.Audit.Write(by, "withdraw", id);
        consents.Put([withdrawn]);
        clinic.Lock([.. clinic.Tapes.Of(consent.Treatment).Where(tape => tape.Destroyed is null && withdrawn.Locks(tape)).Select(tape => tape.Id)]);
        return withdrawn;
    }

    private void Check(RecordingConsent consent)
    {
        _ = consent.Id.Length == 0 || Find(consent.Id) is not null ? throw Wrong("id", "there is such a consent already; a consent is never changed, a new one is given") : 0;
        _ = clinic.Treatments.Find(consent.Treatment) is { } treatment ? 0 : throw Wrong("treatment", "there is no such treatment");
        _ = treatment.Clients.Contains(consent.Person) || treatment.Others.Contains(consent.Person) ? 0 : throw Wrong("person", "is no part of the treatment; add them to it first");
        _ = consent.Purposes.Count == 0 ? throw Wrong("purposes", "none is chosen; without one the recording is of no use, so do not record") : 0;
        _ = consent.Audience.Count == 0 && consent.Purposes.Any(purpose => purpose != Purpose.Software) ? throw Wrong("audience", "nobody is chosen; choose who may see the recording") : 0;
        _ = consent.Audience.All(Named) ? 0 : throw Wrong("audience", "is written as account:ID or group:ID");
        _ = consent.Until < DateOnly.FromDateTime(clinic.Settings.Now.DateTime) ? throw Wrong("until", "is over; choose a day to come") : 0;
        _ = consent.How is RecordingConsent.OnScreen or RecordingConsent.OnPaper ? 0 : throw Wrong("how", $"is '{RecordingConsent.OnScreen}' or '{RecordingConsent.OnPaper}'");
        _ = consent.How == RecordingConsent.OnPaper && string.IsNullOrEmpty(consent.Witness) ? throw Wrong("witness", "is missing; somebody saw the signature on paper") : 0;
        _ = consent.Tape is { } tape && clinic.Tapes.Find(tape)?.Treatment != consent.Treatment ? throw Wrong("tape", "there is no such recording in this treatment") : 0;
        _ = consent.Withdrawn is not null ? throw Wrong("withdrawn", "nobody gives what is withdrawn") : 0;
    }

    private static bool Named(string entry) => entry.Split(':') is ["account" or "group", { Length: > 0 }];

    private static InputException Wrong(string field, string message) => new("consent", null, message, field);

    private byte[] Owner(string treatment) => folder.Place("consents of", treatment);

    private byte[] Hash(string code) => HMACSHA256.HashData(codes, Encoding.ASCII.GetBytes(code));
}
