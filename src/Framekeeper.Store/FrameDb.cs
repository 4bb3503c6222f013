using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Store;

/// <summary>A row whose place is a keyed hash of its id, and whose content is sealed.</summary>
internal abstract class SealedRow
{
    public byte[] Place { get; set; } = [];

    public byte[] Sealed { get; set; } = [];
}

/// <summary>A sealed row that belongs to something: rows of one owner are found together, by the keyed hash of its id.</summary>
internal abstract class OwnedRow : SealedRow
{
    public byte[] Owner { get; set; } = [];
}

internal sealed class PersonRow : SealedRow;

internal sealed class TieRow : SealedRow;

internal sealed class DeclaredRow : SealedRow;

internal sealed class DecisionRow : SealedRow;

internal sealed class LinkRow : SealedRow;

internal sealed class NoticedRow : SealedRow
{
    public DateTime Noticed { get; set; }
}

internal sealed class RingRow : SealedRow;

internal sealed class InvitationRow : SealedRow;

internal sealed class SignedInRow : OwnedRow;

internal sealed class IntakeRow
{
    public required string Id { get; init; }

    public required DateTime Opened { get; init; }

    public DateTime? Deletes { get; set; }

    public required byte[] Sealed { get; set; }
}

internal sealed class ClearanceRow
{
    public required string Id { get; init; }

    public required string Intake { get; init; }

    public required DateTime Asked { get; init; }

    public required byte[] Sealed { get; set; }
}

internal sealed class ScanRow : OwnedRow;

internal sealed class StopRow : OwnedRow;

internal sealed class ReadingRow : OwnedRow;

internal sealed class RepairRow : OwnedRow;

internal sealed class ObservationRow : OwnedRow;

internal sealed class SampleRow : SealedRow;

internal sealed class AssignmentRow : OwnedRow;

internal sealed class ConsultationRow : OwnedRow;

internal sealed class MarkRow
{
    public required string Name { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class AuditRow
{
    public required long N { get; init; }

    public required DateTime At { get; init; }

    public required byte[] Sealed { get; init; }

    public byte[] Mark { get; set; } = [];
}

internal sealed class TreatmentRow : SealedRow;

internal sealed class AgreementRow : OwnedRow;

internal sealed class TranscriptRow : OwnedRow;

internal sealed class FindingRow : OwnedRow;

internal sealed class StandingRow : OwnedRow;

internal sealed class DeedRow : OwnedRow;

internal sealed class ConsentRow : OwnedRow
{
    public byte[] Code { get; set; } = [];
}

internal sealed class TapeRow : OwnedRow;

internal sealed class HoldRow : OwnedRow;

internal sealed class CertificateRow : SealedRow;

internal sealed class ViewersRow : SealedRow;

internal sealed class SettingsRow : SealedRow;

internal sealed class ClientKeyRow : SealedRow;

internal sealed class DyadRow : OwnedRow;

internal sealed class AnswerRow : SealedRow
{
    public DateTime Until { get; set; }
}

internal sealed class OverrideRow : OwnedRow;

internal sealed class CountRow
{
    public required string Name { get; init; }

    public required long N { get; init; }
}

/// <summary>The tables of <c>frame.db</c>, as <c>Schema/frame</c> makes them.</summary>
internal sealed class FrameDb(DbContextOptions<FrameDb> options) : DbContext(options)
{
    public DbSet<IntakeRow> Intakes => Set<IntakeRow>();

    public DbSet<ClearanceRow> Clearances => Set<ClearanceRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<MarkRow> Marks => Set<MarkRow>();

    public DbSet<NoticedRow> Noticed => Set<NoticedRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        Sealed<PersonRow>(modelBuilder, "people");
        Sealed<TieRow>(modelBuilder, "ties");
        Sealed<DeclaredRow>(modelBuilder, "declared");
        Sealed<DecisionRow>(modelBuilder, "decisions");
        Sealed<LinkRow>(modelBuilder, "links");
        Sealed<NoticedRow>(modelBuilder, "noticed");
        modelBuilder.Entity<IntakeRow>().ToTable("intakes").HasKey(row => row.Id);
        modelBuilder.Entity<ClearanceRow>().ToTable("clearances").HasKey(row => row.Id);
        modelBuilder.Entity<MarkRow>().ToTable("marks").HasKey(row => row.Name);
        modelBuilder.Entity<AuditRow>(audit =>
        {
            audit.ToTable("audit").HasKey(row => row.N);
            audit.Property(row => row.N).ValueGeneratedNever();
        });
        Sealed<TreatmentRow>(modelBuilder, "treatments");
        Sealed<AgreementRow>(modelBuilder, "agreements");
        Sealed<TranscriptRow>(modelBuilder, "transcripts");
        Sealed<FindingRow>(modelBuilder, "findings");
        Sealed<StandingRow>(modelBuilder, "standings");
        Sealed<DeedRow>(modelBuilder, "deeds");
        Sealed<ScanRow>(modelBuilder, "scans");
        Sealed<StopRow>(modelBuilder, "stops");
        Sealed<ReadingRow>(modelBuilder, "readings");
        Sealed<RepairRow>(modelBuilder, "repairs");
        Sealed<ObservationRow>(modelBuilder, "observations");
        Sealed<SampleRow>(modelBuilder, "samples");
        Sealed<AssignmentRow>(modelBuilder, "assignments");
        Sealed<ConsultationRow>(modelBuilder, "consultations");
        Sealed<ConsentRow>(modelBuilder, "consents");
        Sealed<TapeRow>(modelBuilder, "tapes");
        Sealed<HoldRow>(modelBuilder, "holds");
        Sealed<CertificateRow>(modelBuilder, "certificates");
        Sealed<ViewersRow>(modelBuilder, "viewers");
        Sealed<SettingsRow>(modelBuilder, "settings");

        // Who signs in; the accounts themselves are Identity's, in a context of their own.
        Sealed<RingRow>(modelBuilder, "ring");
        Sealed<InvitationRow>(modelBuilder, "invitations");
        Sealed<SignedInRow>(modelBuilder, "signedin");

        // Platforms that call the API, and what is counted.
        Sealed<ClientKeyRow>(modelBuilder, "clientkeys");
        Sealed<DyadRow>(modelBuilder, "dyads");
        Sealed<AnswerRow>(modelBuilder, "answers");
        Sealed<OverrideRow>(modelBuilder, "overrides");
        modelBuilder.Entity<CountRow>().ToTable("counts").HasKey(row => row.Name);
        Lower(modelBuilder);
    }

    /// <summary>Columns are called as the properties are, in small letters.</summary>
    internal static void Lower(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(property.Name.ToLowerInvariant());
        }
    }

    private static void Sealed<T>(ModelBuilder model, string table)
        where T : SealedRow => model.Entity<T>().ToTable(table).HasKey(row => row.Place);
}
