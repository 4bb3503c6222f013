using System.Globalization;
using Framekeeper.Formats;
using Framekeeper.Judgement;
using Framekeeper.Rules;

namespace Framekeeper.Store.Clinic;

/// <summary>What the parties of each treatment agreed on, in all versions. What somebody has signed is never changed.</summary>
public sealed class AgreementRecords
{
    private readonly DataFolder folder;
    private readonly Treatments treatments;
    private readonly OwnedTable<AgreementRow, AgreementVersion> versions;
    private readonly Lock writing = new();

    internal AgreementRecords(DataFolder folder, Treatments treatments)
    {
        (this.folder, this.treatments) = (folder, treatments);
        versions = new(folder, "agreements", version => version.Version.ToString("D6", CultureInfo.InvariantCulture), version => version.Treatment, Treatment.Key, given: true);
    }

    /// <summary>All versions of a treatment's agreement, the first one first; the last may be a draft.</summary>
    public IReadOnlyList<AgreementVersion> Versions(string treatment) => versions.Of(treatment);

    /// <summary>All that keeps terms from being an agreement of this treatment, for a form: the field (<c>fee.amount</c>) and what to do. None: they can be drafted.</summary>
    public IReadOnlyList<(string Field, string Says)> Errors(string treatment, Agreement terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var whose = treatments.Known(treatment);
        return Errors(whose, Filled(whose, Versions(treatment), terms));
    }

    /// <summary>Drafts the next version; a draft that nobody has signed yet is replaced. Id, version and who agreed are not the drafter's to choose.</summary>
    /// <exception cref="InputException">The first of <see cref="Errors"/>, or the treatment has ended.</exception>
    public AgreementVersion Draft(string treatment, Agreement terms, string by)
    {
        if (treatments.Known(treatment).Ended is { } day)
        {
            throw new InputException("agreement", null, $"the treatment ended on {day:yyyy-MM-dd}; open or hand over to another one", "treatment");
        }

        lock (writing)
        {
            return Drafted(treatments.Known(treatment), terms, by);
        }
    }

    /// <summary>Signs the newest version.</summary>
    /// <param name="who">A client, by the person's id, or a therapist, by the account's.</param>
    /// <param name="name">As they sign.</param>
    /// <param name="how"><see cref="Signature.OnScreen"/> or <see cref="Signature.OnPaper"/>.</param>
    /// <param name="witness">For paper, the account (of intake) that saw it; nobody who is a party.</param>
    /// <param name="seen">What <see cref="AgreementVersion.Seen"/> was when the terms were shown; a draft replaced meanwhile is not signed by mistake.</param>
    /// <exception cref="InputException">There is no such version, it is not theirs to sign, or it is signed already.</exception>
    public AgreementVersion Sign(string treatment, int version, string who, string name, string how, string? witness = null, string? seen = null)
    {
        lock (writing)
        {
            var all = Versions(treatment);
            var signing = all.FirstOrDefault(one => one.Version == version) ?? throw Wrong("version", $"there is no version {version} of this agreement");
            var terms = signing.Terms;
            Check(signing, terms, all[^1].Version, who, name, how, witness, seen);
            var signed = signing with { Signatures = [.. signing.Signatures, new Signature(who, name.Trim(), In(terms.Zone), how, witness)] };
            folder.Audit.Write(IsTherapist(terms, who) ? who : "client", "agreement", treatment, $"signed version {version} {how}{(witness is null ? "" : $", seen by {witness}")}");
            versions.Put(signed);
            return signed;
        }
    }

    /// <summary>The version in force on a day; null where none was signed by then.</summary>
    public Agreement? InForce(string treatment, DateOnly day) => Holding(treatment).InForce(day);

    /// <summary>The version in force at a moment, whose day is the one in each version's own zone.</summary>
    internal Agreement? InForce(string treatment, DateTimeOffset when) =>
        new Agreements([.. Holding(treatment).Versions.Where(version => version.From <= Basis.Of(version, when).Day)]).InForce(null);

    /// <summary>All versions that hold or held, each from its day on, with the day on which treatment ended.</summary>
    public Agreements Holding(string treatment)
    {
        var ended = treatments.Find(treatment)?.Ended;
        return new([.. Versions(treatment).Where(version => version.Holds).Select(version => version.Terms).Select(terms => terms with { Ended = ended ?? terms.Ended })]);
    }

    /// <summary>Hands a treatment over, as trainees change each year: a new treatment with the same clients, a draft of its agreement that continues the old one, and the end of the old treatment.</summary>
    /// <param name="therapists">The new ones, by account, with their names as transcripts will have them.</param>
    /// <exception cref="InputException">It has ended already, or there is nobody to hand it to.</exception>
    public Treatment HandOver(string treatment, IReadOnlyList<Party> therapists, string? supervisor, string by)
    {
        ArgumentNullException.ThrowIfNull(therapists);
        if (therapists.Count == 0 || therapists.Any(therapist => therapist.Id is null))
        {
            throw Wrong("therapists", "name the account of each therapist who takes over");
        }

        lock (writing)
        {
            var old = treatments.Known(treatment);
            if (old.Ended is not null)
            {
                throw Wrong("treatment", "the treatment has ended; it cannot be handed over");
            }

            var terms = (versions.Of(treatment) is [.., var newest] all ? all.FindLast(version => version.Holds) ?? newest : null)?.Terms;
            var today = DateOnly.FromDateTime(In(terms?.Zone).Date);
            var next = old with { Id = Treatment.NewId(), Therapists = [.. therapists.Select(therapist => therapist.Id!)], Supervisor = supervisor, Opened = folder.Clock.GetUtcNow(), By = by, Continues = old.Id };
            var draft = terms is null ? null : terms with { Therapists = [.. therapists.Select(therapist => therapist with { Supervisor = therapist.Supervisor ?? supervisor })], From = today, Continues = terms.Id, Ended = null };
            if (draft is not null)
            {
                Refuse(Errors(next, Filled(next, [], draft)));
            }

            treatments.Put(next);
            _ = draft is null ? null : Drafted(next, draft, by);
            treatments.Put(old with { Ended = today, By = by });
            return next;
        }
    }

    private AgreementVersion Drafted(Treatment treatment, Agreement terms, string by)
    {
        var drafted = Filled(treatment, Versions(treatment.Id), terms);
        Refuse(Errors(treatment, drafted));
        var version = new AgreementVersion(treatment.Id, drafted.Version!.Value, AgreementText.Write(drafted), folder.Clock.GetUtcNow(), by, []);
        folder.Audit.Write(by, "agreement", treatment.Id, $"drafted version {version.Version}");
        versions.Put(version);
        return version;
    }

    private static List<(string Field, string Says)> Errors(Treatment treatment, Agreement terms) =>
    [
        .. AgreementFile.Errors(terms, RuleBook.Default.Acts).Select(error => (error.Field ?? "", error.Message)),
        .. Missing("therapists", terms.Therapists, treatment.Therapists),
        .. Missing("clients", terms.Clients, treatment.Clients),
    ];

    private static void Refuse(List<(string Field, string Says)> errors)
    {
        if (errors is [var (field, says), ..])
        {
            throw Wrong(field, says);
        }
    }

    /// <summary>The terms with what is not the drafter's to choose.</summary>
    private static Agreement Filled(Treatment treatment, IReadOnlyList<AgreementVersion> before, Agreement terms) => terms with
    {
        Id = $"a-{treatment.Id[Treatment.Mark.Length..]}",
        Version = before.Count == 0 ? 1 : before[^1].Signatures.Count == 0 ? before[^1].Version : before[^1].Version + 1,
        Continues = before.Count == 0 ? terms.Continues : before[0].Terms.Continues,
        Agreed = [],
    };

    private static IEnumerable<(string Field, string Says)> Missing(string field, IReadOnlyList<Party> named, IReadOnlyList<string> ids) =>
        ids.ToHashSet(StringComparer.Ordinal).SetEquals(named.Select(party => party.Id ?? "")) ? []
            : [(field, $"are not those of the treatment; name each of its {field} once, by id and name, and nobody else")];

    private static void Check(AgreementVersion signing, Agreement terms, int newest, string who, string name, string how, string? witness, string? seen)
    {
        var problem = signing.Version != newest ? ("version", $"version {newest} has taken the place of version {signing.Version}; sign that one")
            : seen is not null && seen != signing.Seen ? ("version", "the terms have changed since they were shown; read them again before you sign")
            : !IsTherapist(terms, who) && terms.Clients.All(client => client.Id != who) ? ("who", "only the clients and therapists of the treatment sign its agreement")
            : signing.Signatures.Any(signature => signature.Who == who) ? ("who", "has signed this version already")
            : string.IsNullOrWhiteSpace(name) ? ("name", "is missing; write the name of who signs")
            : how is not (Signature.OnScreen or Signature.OnPaper) ? ("how", $"is not known; write '{Signature.OnScreen}' or '{Signature.OnPaper}'")
            : how == Signature.OnPaper && string.IsNullOrWhiteSpace(witness) ? ("witness", "is missing; somebody from intake must have seen the paper")
            : how == Signature.OnPaper && (witness == who || IsTherapist(terms, witness!)) ? ("witness", "is a party to the agreement; somebody from intake must have seen the paper")
            : ((string Field, string Says)?)null;
        if (problem is { } found)
        {
            throw Wrong(found.Field, found.Says);
        }
    }

    private static bool IsTherapist(Agreement terms, string who) => terms.Therapists.Any(therapist => therapist.Id == who);

    private DateTimeOffset In(string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? TimeZoneInfo.ConvertTime(folder.Clock.GetUtcNow(), known) : folder.Clock.GetUtcNow();

    private static InputException Wrong(string field, string says) => new("agreement", null, says, field);
}
