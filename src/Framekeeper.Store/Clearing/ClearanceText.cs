using System.Globalization;

namespace Framekeeper.Store.Clearing;

/// <summary>A clearance record as plain lines.</summary>
public static class ClearanceText
{
    /// <summary>The record; with grounds, for compliance, why.</summary>
    public static void Write(TextWriter to, ClearanceRecord record, IReadOnlyList<Ground>? grounds)
    {
        ArgumentNullException.ThrowIfNull(to);
        foreach (var (name, text) in Facts(record, why: grounds is not null, id => id))
        {
            to.WriteLine($"{name,-10}{text}");
        }

        foreach (var answer in record.Answers)
        {
            to.WriteLine($"{answer.Therapist,-10}{answer.Says}");
            foreach (var ground in grounds?.Where(ground => ground.Therapist == answer.Therapist) ?? [])
            {
                to.WriteLine($"{"",-10}{ground.Level}: {ground.Says}{(ground.Citations.Count > 0 ? $" [{string.Join("; ", ground.Citations)}]" : "")}");
            }
        }
    }

    /// <param name="why">A decision's reason names ties, so that it is told with the grounds alone.</param>
    internal static IEnumerable<(string Name, string Text)> Facts(ClearanceRecord record, bool why, Func<string, string> name)
    {
        yield return ("Record", $"{record.Id}, of intake {record.Intake}");
        if (name(record.Intake) is var called && called != record.Intake)
        {
            yield return ("For", called);
        }

        yield return ("Asked", string.Create(CultureInfo.InvariantCulture, $"{record.Asked:yyyy-MM-dd HH:mm} UTC, by {name(record.By)}"));
        yield return ("Searched", record.Searched);
        yield return ("Decided", record.Ruling is { } ruling ? string.Create(CultureInfo.InvariantCulture, $"{(ruling.MayMeet ? "they may meet" : "they should not meet")}, by {name(ruling.By)}, {ruling.At:yyyy-MM-dd HH:mm} UTC{(why ? $": {ruling.Why}" : "")}") : "not yet");
    }
}
