using System.Text.Json;
using Framekeeper.Judgement;
using Framekeeper.Reports;
using Framekeeper.Store;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Api;

namespace Framekeeper.Web.Writing;

/// <summary>A message that is being written to a client.</summary>
/// <param name="Before">What the client wrote before it, where the writer put that in.</param>
internal sealed record Draft(string Treatment, string Text, string? Before)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => $"draft in {Treatment}";
}

/// <summary>What was seen in a draft.</summary>
/// <param name="Agreed">Whether a signed agreement was judged by, and not the rule book's default.</param>
/// <param name="Late">The hours for contact that were agreed on, where it is outside them now.</param>
internal sealed record Seen(Decision Decision, IReadOnlyList<Finding> Findings, bool Agreed, string? Late)
{
    /// <summary>What the writer is told beside the places.</summary>
    public string Says => (Findings.Count == 0 ? "Nothing to look at." : $"{Findings.Count} {(Findings.Count == 1 ? "place" : "places")} to look at.")
        + (Agreed ? "" : " No agreement is signed for this treatment; it was looked at by what is usual.")
        + (Late is null ? "" : $" Sent now, it comes outside the hours that you two agreed on, {Late}.");

    /// <summary>The decision alone.</summary>
    public override string ToString() => Decision.ToString();
}

/// <summary>What became of a draft that somebody wanted to take: it was taken, where nothing is said here.</summary>
/// <param name="Held">What it is held for until there is a reason.</param>
/// <param name="Failed">Why the platform does not have it.</param>
internal sealed record Taking(Seen? Held = null, string? Failed = null);

/// <summary>Looks at messages before they are sent. Nothing of a draft is kept.</summary>
internal sealed class Drafts(Frame frame, DataFolder folder, TimeProvider clock, Courier courier)
{
    /// <summary>Longer than any message, so that looking stays quick.</summary>
    public const int Longest = 10_000;

    /// <summary>Looks at a draft.</summary>
    /// <param name="closely">With the reader, which takes longer than the gate alone.</param>
    public Seen Look(Draft draft, bool closely)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), folder.Clinic.Settings.Zone);
        var agreement = folder.Clinic.Agreements.InForce(draft.Treatment, DateOnly.FromDateTime(now.DateTime));
        List<Turn> turns = string.IsNullOrWhiteSpace(draft.Before) ? [] : [Turn.Of(1, Role.Client.Name(), draft.Before)];

        // When it will be sent nobody knows: the hour is told, and is no reason to hold it.
        turns.Add(Turn.Of(turns.Count + 1, Role.Therapist.Name(), draft.Text));
        var session = new Session { Id = "draft", Turns = turns, Held = now, Agreement = agreement };
        var (decision, findings) = Screen.Judge(closely ? frame : Frame.Default, session, turns);
        return new Seen(decision, findings, agreement is not null, agreement is null ? null : Outside(agreement, now));
    }

    private static string? Outside(Agreement agreement, DateTimeOffset now) =>
        agreement.Schedule is { Opens: { } opens, Closes: { } closes } schedule && Basis.Of(agreement, now).Time is { } time && TermRules.Hours((time.Hour * 60) + time.Minute, schedule) == Verdict.Against ? $"{opens:HH:mm} to {closes:HH:mm}" : null;

    /// <summary>Takes a draft as it stands, and hands it to the platform where there is one. One that is held needs a reason, which the supervisor is told once it has gone.</summary>
    /// <param name="changed">Whether it was changed after something was seen in it.</param>
    /// <param name="key">The same where one message is taken again.</param>
    public async Task<Taking> Take(Draft draft, string by, string? reason, bool changed, string key, CancellationToken stop)
    {
        var seen = Look(draft, closely: true);
        var held = seen.Decision == Decision.Hold;
        if (held && string.IsNullOrWhiteSpace(reason))
        {
            return new Taking(Held: seen);
        }

        if (await courier.Send(folder.Clinic.Treatments.Known(draft.Treatment), by, draft.Text, key, stop) is { } failed)
        {
            return new Taking(Failed: failed);
        }

        if (held)
        {
            folder.Clinic.Overrides.Add(draft.Treatment, by, [.. seen.Findings.Select(finding => finding.Act).Distinct()], reason!);
        }

        if (changed)
        {
            folder.Clinic.Overrides.CountChange();
        }

        return new Taking();
    }

    /// <summary>How one says it within the frame; what is said goes on from there.</summary>
    public string Instead(Finding finding) => frame.Book[finding.Act]?.Instead is { Length: > 0 } instead ? instead : finding.Next;

    /// <summary>What the script of the page is told.</summary>
    public void Write(Utf8JsonWriter json, Seen seen)
    {
        json.WriteStartObject();
        json.WriteString("decision", seen.Decision.ToString().ToLowerInvariant());
        json.WriteString("says", seen.Says);
        json.WriteStartArray("spans");
        foreach (var finding in seen.Findings)
        {
            json.WriteStartObject();
            json.WriteNumber("start", finding.Start);
            json.WriteNumber("end", finding.End);
            json.WriteString("level", finding.Level.Name());
            json.WriteString("title", finding.Title);
            json.WriteString("quote", finding.Quote);
            json.WriteString("why", finding.Why);
            json.WriteString("client", finding.Client);
            json.WriteString("instead", Instead(finding));
            json.WriteString("doubt", Wording.Doubt(finding.Confidence));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
