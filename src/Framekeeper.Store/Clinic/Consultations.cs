using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Framekeeper.Consulting;
using Framekeeper.Formats;
using Framekeeper.Rules;

namespace Framekeeper.Store.Clinic;

/// <summary>The consultations of the clinic, each in all its versions. What somebody has answered is never changed: only the newest version is added to, and an earlier one by nobody.</summary>
public sealed class Consultations
{
    /// <summary>The code that binds where no agreement names one.</summary>
    private static readonly Lazy<string?> PlainCode = new(() =>
    {
        using var silent = new MemoryStream(Encoding.UTF8.GetBytes(RuleBook.Default.Silent));
        return AgreementFile.Read(silent, "default.agreement.yaml", acts: null)[0].Code;
    });

    private readonly DataFolder folder;
    private readonly ClinicRecords clinic;
    private readonly OwnedTable<ConsultationRow, Consultation> consultations;
    private readonly Lock writing = new();

    internal Consultations(DataFolder folder, ClinicRecords clinic)
    {
        (this.folder, this.clinic) = (folder, clinic);
        consultations = new(folder, "consultations", one => $"{one.Id}@{one.Version.ToString("D4", CultureInfo.InvariantCulture)}", one => one.Treatment, Treatment.Key, given: true);
    }

    /// <summary>The newest version of each consultation of a treatment, the latest opened first.</summary>
    public IReadOnlyList<Consultation> Of(string treatment) => [.. consultations.Of(treatment).GroupBy(one => one.Id).Select(versions => versions.MaxBy(one => one.Version)!).OrderByDescending(one => one.Opened)];

    /// <summary>All versions of one, the first one first; none if there is no such consultation.</summary>
    public IReadOnlyList<Consultation> Versions(string treatment, string id) => [.. consultations.Of(treatment).Where(one => one.Id == id).OrderBy(one => one.Version)];

    /// <summary>Opens one about a second role that is contemplated.</summary>
    public Consultation Open(string treatment, Deliberation text, IReadOnlyList<string> asked, string by) => Open(treatment, Matter.SecondRole, null, text, asked, by);

    /// <summary>Opens one about a contested finding.</summary>
    /// <exception cref="InputException">There is no such finding in the treatment, it is not contested, or it is being consulted about.</exception>
    public Consultation Open(string treatment, string finding, Deliberation text, IReadOnlyList<string> asked, string by)
    {
        ArgumentNullException.ThrowIfNull(text);
        var standing = clinic.Findings.InTreatment(treatment).FirstOrDefault(one => one.Finding == finding && one.Status == FindingStatus.Contested) ?? throw Wrong("finding", "is not there, or nobody has marked it as contested");
        _ = Of(treatment).Any(one => one.Finding == finding) ? throw Wrong("finding", "is consulted about already; open that consultation again") : 0;
        return Open(treatment, Matter.Finding, standing, text with { Act = standing.Act }, asked, by);
    }

    /// <summary>Writes the newest version's draft.</summary>
    /// <exception cref="InputException">Somebody has answered it, or it was written meanwhile.</exception>
    public Consultation Write(string treatment, string id, Deliberation text, IReadOnlyList<string> asked, int seen, string by) =>
        Change(treatment, id, by, "written", known => known.Write(Bound(clinic.Treatments.Known(treatment), known.Matter == Matter.Finding ? text with { Act = known.Text.Act } : text), asked, seen));

    /// <summary>Keeps the opinion of an account that was asked.</summary>
    public Consultation Hear(string treatment, string id, Stance stance, string says, int seen, string by) =>
        Change(treatment, id, by, "opinion", known => known.Hear(new Opinion(by, Now, stance, says.Trim()), seen));

    /// <summary>Keeps the opinion of somebody from outside, as an account writes it down.</summary>
    public Consultation HearOutside(string treatment, string id, string outside, Stance stance, string says, int seen, string by) =>
        Change(treatment, id, by, "opinion", known => known.Hear(new Opinion(null, Now, stance, says.Trim(), outside.Trim(), by), seen));

    /// <summary>Decides; the supervisor of the treatment does, and where there is none whoever looks after the clinic's work.</summary>
    public Consultation Decide(string treatment, string id, Stance stance, string why, string plan, DateOnly followUp, int seen, string by) => Change(treatment, id, by, "decided", known =>
    {
        _ = (clinic.Treatments.Known(treatment).Supervisor ?? by) == by ? 0 : throw Wrong("by", "the supervisor of the treatment decides");
        _ = clinic.Treatments.Known(treatment).Therapists.Contains(by) ? throw Wrong("by", "nobody decides over the own treatment") : 0;
        return known.Decide(new Ruling(by, Now, stance, why.Trim(), plan.Trim(), followUp), ConsultBook.Default.Missing(known.Text), seen);
    });

    /// <summary>Signs the newest version.</summary>
    public Consultation Sign(string treatment, string id, string name, string by) => Change(treatment, id, by, "signed", known => known.Sign(new Hand(by, name.Trim(), Now)));

    /// <summary>Writes down what was seen at the follow-up.</summary>
    public Consultation FollowUp(string treatment, string id, string says, string by) => Change(treatment, id, by, "followed up", known => known.FollowUp(new Followed(by, Now, says.Trim())));

    /// <summary>Opens the next version, since facts have changed. The one before stays as it is.</summary>
    public Consultation Reopen(string treatment, string id, DateOnly asOf, string because, string by) => Change(treatment, id, by, "opened again", known =>
    {
        var next = known.Reopen(by, Now, asOf, because);
        return next with { Text = Bound(clinic.Treatments.Known(treatment), next.Text) };
    });

    private DateTimeOffset Now => folder.Clock.GetUtcNow();

    private Consultation Open(string treatment, Matter matter, Standing? standing, Deliberation text, IReadOnlyList<string> asked, string by)
    {
        lock (writing)
        {
            var whose = clinic.Treatments.Known(treatment);
            var opened = new Consultation($"k-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}", treatment, 1, matter, by, Now, new Parties(whose.Therapists, whose.Supervisor, whose.Clients), new Deliberation())
            {
                Finding = standing?.Finding,
                Session = standing?.Session,
                Level = standing?.Level,
            }.Write(Bound(whose, text), asked, 0);
            return Kept(opened, by, "opened");
        }
    }

    /// <summary>With the agreement in force on the day of the facts, and what code and place say of the act.</summary>
    private Deliberation Bound(Treatment treatment, Deliberation text)
    {
        _ = text.AsOf > DateOnly.FromDateTime(clinic.Settings.Now.DateTime) ? throw Wrong("as_of", "is yet to come; facts are of a day that has been") : 0;
        _ = RuleBook.Default[text.Act] is { Speaker: Role.Therapist } ? 0 : throw Wrong("act", "is missing; choose what it comes nearest to");
        var terms = clinic.Agreements.InForce(treatment.Id, text.AsOf);
        var (code, place) = (terms?.Code ?? PlainCode.Value, terms?.Jurisdiction ?? clinic.Settings.Get().Country);
        var book = RuleBook.Default;
        return text with
        {
            Agreement = terms?.Version,
            Terms = terms?.InWords() ?? "",
            Code = code,
            Place = place,
            Cited = [.. book.Codes.Cite(book[text.Act]!, code), .. book.Codes.Places.TryGetValue(place, out var local) ? local.Sections.Values : []],
        };
    }

    private Consultation Change(string treatment, string id, string by, string did, Func<Consultation, Consultation> change)
    {
        lock (writing)
        {
            return Kept(change(Versions(treatment, id) is [.., var newest] ? newest : throw Wrong("id", "there is no such consultation")), by, did);
        }
    }

    private Consultation Kept(Consultation one, string by, string did)
    {
        folder.Audit.Write(by, "consult", one.Treatment, $"{one.Id}@{one.Version} {did}");
        consultations.Put(one);
        return one;
    }

    private static InputException Wrong(string field, string says) => new("consultation", null, says, field);
}
