namespace Framekeeper.Store.Clinic;

/// <summary>One or more therapists and one or more clients under one agreement line.</summary>
/// <param name="Student">The client is a student of the same institution.</param>
/// <param name="SubstanceUse">42 CFR Part 2 records.</param>
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
    /// <summary>The id alone.</summary>
    public override string ToString() => $"treatment {Id}";
}

/// <summary>The treatments.</summary>
public sealed class Treatments
{
    private readonly SealedTable<TreatmentRow, Treatment> treatments;

    internal Treatments(DataFolder folder) => treatments = new(folder, "treatments", treatment => treatment.Id);

    /// <summary>Puts one in, in place of that of the same id.</summary>
    public void Put(Treatment treatment) => treatments.Put([treatment]);

    /// <summary>The one of an id.</summary>
    public Treatment? Find(string id) => treatments.Find(id);

    /// <summary>All of them.</summary>
    public IReadOnlyList<Treatment> All() => treatments.All();

    /// <summary>Those that an account treats or supervises.</summary>
    public IReadOnlyList<Treatment> Of(string account) => [.. All().Where(treatment => treatment.Therapists.Contains(account) || treatment.Supervisor == account)];
}
