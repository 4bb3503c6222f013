namespace Framekeeper.Store.Clients;

/// <summary>What is kept for platforms that call the HTTP API.</summary>
public sealed class ClientRecords
{
    internal ClientRecords(DataFolder folder) => (Keys, Dyads, Answers) = (new(folder), new(folder), new(folder));

    /// <summary>By what they call it.</summary>
    public ClientKeys Keys { get; }

    /// <summary>Their therapists and clients.</summary>
    public Dyads Dyads { get; }

    /// <summary>What they were answered today.</summary>
    public KeptAnswers Answers { get; }
}
