using System.Security.Cryptography;

namespace Framekeeper.Store.Clinic;

/// <summary>One or more therapists (accounts) and one or more clients (people of the practice) under one agreement line.</summary>
/// <param name="Supervisor">The account that answers for the work of trainees.</param>
/// <param name="Others">Other people who are there and are recorded: an interpreter, a parent.</param>
/// <param name="Student">The client is a student of the same institution.</param>
/// <param name="SubstanceUse">Its records are of substance use treatment (42 CFR Part 2).</param>
/// <param name="Continues">The treatment that was handed over into this one.</param>
/// <param name="Ended">Its last day.</param>
public sealed record Treatment(
    string Id,
    IReadOnlyList<string> Therapists,
    string? Supervisor,
    IReadOnlyList<string> Clients,
    IReadOnlyList<string> Others,
    bool Student,
    bool SubstanceUse,
    DateTimeOffset Opened,
    string By,
    string? Continues,
    DateOnly? Ended)
{
    /// <summary>What the id of every treatment begins with.</summary>
    internal const string Mark = "d-";

    /// <summary>An id that no treatment has: random, so that it tells nothing.</summary>
    public static string NewId() => $"{Mark}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";

    /// <summary>The key that closes its words.</summary>
    internal static string Key(string id) => $"treatment/{id}";

    /// <summary>The id alone.</summary>
    public override string ToString() => $"treatment {Id}";
}

/// <summary>The treatments of the clinic.</summary>
public sealed class Treatments
{
    private readonly DataFolder folder;
    private readonly SealedTable<TreatmentRow, Treatment> treatments;

    internal Treatments(DataFolder folder)
    {
        this.folder = folder;
        treatments = new(folder, "treatments", treatment => treatment.Id);
    }

    /// <summary>Opens a treatment, or brings one up to date.</summary>
    /// <exception cref="InputException">It has no therapist or no client, or an id of something else.</exception>
    public void Put(Treatment treatment)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        var wrong = !treatment.Id.StartsWith(Treatment.Mark, StringComparison.Ordinal) ? ("id", $"begins with {Treatment.Mark}; take a new one")
            : treatment.Therapists.Count == 0 ? ("therapists", "is empty; name at least one therapist")
            : treatment.Clients.Count == 0 ? ("clients", "is empty; name at least one client")
            : ((string Field, string Says)?)null;
        if (wrong is { } first)
        {
            throw new InputException("treatment", null, first.Says, first.Field);
        }

        folder.Audit.Write(treatment.By, "treatment", treatment.Id, treatment.Ended is { } day ? $"ended {day:yyyy-MM-dd}" : "");
        _ = folder.Keys.Of(Treatment.Key(treatment.Id));
        treatments.Put([treatment]);
    }

    /// <summary>The treatment of an id; null if there is none.</summary>
    public Treatment? Find(string id) => treatments.Find(id);

    /// <summary>All of them, ended ones too, in the order of their ids.</summary>
    public IReadOnlyList<Treatment> All() => treatments.All();

    /// <summary>Those that an account treats or supervises.</summary>
    public IReadOnlyList<Treatment> Of(string account) => [.. All().Where(treatment => treatment.Therapists.Contains(account) || treatment.Supervisor == account)];

    /// <exception cref="InputException">There is none.</exception>
    internal Treatment Known(string id) => Find(id) ?? throw new InputException("treatment", null, $"there is no treatment '{id}'");
}
