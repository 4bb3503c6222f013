namespace Framekeeper.Store.Clinic;

/// <summary>What a clinic keeps, sealed: its treatments, what was agreed, said, found and done in them.</summary>
public sealed class ClinicRecords
{
    internal ClinicRecords(DataFolder folder)
    {
        Treatments = new Treatments(folder);
        Agreements = new AgreementRecords(folder, Treatments);
        Transcripts = new Transcripts(folder, this);
        Findings = new Findings(folder, this);
        Deeds = new Deeds(folder, this);
    }

    /// <summary>Who treats whom.</summary>
    public Treatments Treatments { get; }

    /// <summary>What was agreed, in all its versions.</summary>
    public AgreementRecords Agreements { get; }

    /// <summary>What was said on the tapes.</summary>
    public Transcripts Transcripts { get; }

    /// <summary>What was found, and what people decided of it.</summary>
    public Findings Findings { get; }

    /// <summary>What was done: payments, gifts, meetings, contacts.</summary>
    public Deeds Deeds { get; }
}
