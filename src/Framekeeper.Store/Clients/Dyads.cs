namespace Framekeeper.Store.Clients;

/// <summary>A therapist and a client of a platform, and what they agreed on.</summary>
/// <param name="Agreement">As the platform sent it: a JSON object.</param>
public sealed record ClientDyad(string Id, string System, string Agreement)
{
    /// <summary>The platform alone.</summary>
    public override string ToString() => $"dyad of {System}";
}

/// <summary>What platforms' therapists and clients agreed on, each closed by its platform's key.</summary>
public sealed class Dyads
{
    private readonly OwnedTable<DyadRow, ClientDyad> dyads;

    internal Dyads(DataFolder folder) => dyads = new(folder, "dyads", dyad => dyad.Id, dyad => dyad.System, system => $"system/{system}");

    /// <summary>Puts one in, in place of that of the same id.</summary>
    public void Put(ClientDyad dyad) => dyads.Put(dyad);

    /// <summary>The one of an id; null where this platform has none, whoever else may.</summary>
    public ClientDyad? Find(string system, string id) => dyads.Find(system, id);

    /// <summary>Deletes one for good.</summary>
    public void Remove(string system, string id) => dyads.Remove(system, id);
}
