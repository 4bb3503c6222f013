namespace Framekeeper.Judgement;

/// <summary>What one involvement is judged by: the agreement with its gaps filled, and the day in the agreement's own zone.</summary>
/// <param name="Agreement">Already laid over the rule book's default.</param>
/// <param name="Day">Null where the session is undated.</param>
/// <param name="Time">Null where no hour is known.</param>
internal sealed record Basis(Agreement Agreement, DateOnly? Day, TimeOnly? Time)
{
    public static Basis Of(Agreement agreement, DateTimeOffset? when)
    {
        if (when is not { } moment)
        {
            return new Basis(agreement, null, null);
        }

        // A date alone is read as midnight at Greenwich: its day is the day that was written, and its hour is not known.
        if (moment.TimeOfDay == TimeSpan.Zero && moment.Offset == TimeSpan.Zero)
        {
            return new Basis(agreement, DateOnly.FromDateTime(moment.DateTime), null);
        }

        var local = agreement.Zone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? TimeZoneInfo.ConvertTime(moment, known) : moment;
        return new Basis(agreement, DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
    }
}
