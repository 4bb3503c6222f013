using System.Globalization;
using Framekeeper.Rules;

namespace Framekeeper.Judgement;

/// <summary>After treatment ended: former clients stay clients where the code, or the place's law, says so.</summary>
internal static class Former
{
    /// <summary>The step that the level takes and why; null while treatment lasts, or where nobody knows the day.</summary>
    public static (bool Down, string Why)? Step(string act, Basis basis, Codes codes)
    {
        if (basis.Agreement.Ended is not { } ended || basis.Day is not { } day || day <= ended)
        {
            return null;
        }

        var said = $"treatment ended {ended.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var rules = new[] { Of(codes.All, basis.Agreement.Code), Of(codes.Places, basis.Agreement.Jurisdiction) }
            .Where(source => source is not null).Select(source => (Source: source!, Rule: source!.FormerFor(act))).Where(pair => pair.Rule is not null).ToList();
        var holding = rules.FirstOrDefault(pair => pair.Rule!.Covers && (pair.Rule.Years is not { } years || day < ended.AddYears(years)));
        if (holding.Rule is { } still)
        {
            return (false, $"{said}; {holding.Source.Id} {still.Section} still holds");
        }

        return rules.FirstOrDefault() is { Rule: { } over } past
            ? (true, $"one step down: {said}, and {past.Source.Id} {over.Section} no longer holds by its letter")
            : (true, $"one step down: {said}, and the code as we know it is silent on former clients here");
    }

    /// <summary>Whether a date could take the step that an unknown day does not.</summary>
    public static bool Dated(string act, Basis basis, Codes codes) =>
        basis is { Day: null, Agreement.Ended: not null } && Step(act, basis with { Day = DateOnly.MaxValue }, codes) is { Down: true };

    private static Code? Of(IReadOnlyDictionary<string, Code> known, string? id) => id is null ? null : known.GetValueOrDefault(id);
}
