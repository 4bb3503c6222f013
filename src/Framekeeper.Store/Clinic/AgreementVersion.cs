using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Framekeeper.Formats;

namespace Framekeeper.Store.Clinic;

/// <summary>That somebody signed a version.</summary>
/// <param name="Who">A client, by the person's id, or a therapist, by the account's.</param>
/// <param name="At">In the agreement's zone, so that the day is the one on the parties' calendar.</param>
/// <param name="How"><see cref="OnScreen"/> or <see cref="OnPaper"/>.</param>
/// <param name="Witness">The account that saw the paper.</param>
public sealed record Signature(string Who, string Name, DateTimeOffset At, string How, string? Witness)
{
    /// <summary>How somebody signed.</summary>
    public const string OnScreen = "on screen", OnPaper = "on paper";

    /// <summary>The day alone.</summary>
    public override string ToString() => $"signature of {At:yyyy-MM-dd}";
}

/// <summary>One version of what a treatment's parties agree on: a draft until somebody signs, never changed from then on.</summary>
/// <param name="Text">The terms as drafted, as a file has them (<see cref="AgreementText"/>).</param>
/// <param name="By">The account that drafted it.</param>
public sealed record AgreementVersion(string Treatment, int Version, string Text, DateTimeOffset Drafted, string By, IReadOnlyList<Signature> Signatures)
{
    /// <summary>The terms; once it <see cref="Holds"/>, with who agreed and the day from which they hold.</summary>
    [JsonIgnore]
    public Agreement Terms => Held(Read());

    /// <summary>Whether it holds: every client and at least one therapist have signed.</summary>
    [JsonIgnore]
    public bool Holds => Agreed(Read()).Count > 0;

    /// <summary>Names these very terms: whoever signs says by it which text they read.</summary>
    [JsonIgnore]
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 8));

    /// <summary>In force from the agreed day, never before the last of those signed without whom it does not hold.</summary>
    private Agreement Held(Agreement drafted)
    {
        var agreed = Agreed(drafted);
        return agreed.Count == 0 ? drafted : drafted with
        {
            From = new[] { drafted.From ?? DateOnly.MinValue, agreed.Max(signature => DateOnly.FromDateTime(signature.At.Date)) }.Max(),
            Agreed = [.. agreed.Select(signature => new Consent(signature.Name, signature.At, $"signed {signature.How}"))],
        };
    }

    /// <summary>The signatures up to the one with which it came to hold; none while it does not. A second therapist's, later on, makes it begin no later.</summary>
    private List<Signature> Agreed(Agreement drafted)
    {
        var until = Signatures.TakeWhile((_, index) => !HoldsWith(drafted, index)).Count();
        return until < Signatures.Count ? [.. Signatures.Take(until + 1)] : [];
    }

    private bool HoldsWith(Agreement drafted, int last)
    {
        var signed = Signatures.Take(last + 1).Select(signature => signature.Who).ToHashSet(StringComparer.Ordinal);
        return drafted.Clients.All(client => signed.Contains(client.Id!)) && drafted.Therapists.Any(therapist => signed.Contains(therapist.Id!));
    }

    private Agreement Read()
    {
        // Without the rule book: an act that it loses later does not make what was agreed unreadable.
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Text));
        return AgreementFile.Read(stream, $"{Treatment}@{Version}", acts: null)[0];
    }

    /// <summary>Treatment and version alone.</summary>
    public override string ToString() => $"agreement of {Treatment}, version {Version}";
}
