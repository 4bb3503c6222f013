using System.Globalization;

namespace Framekeeper.Judgement;

/// <summary>Deeds against the agreement's terms: for each kind, the first term that it departs from, in words; null where it is as agreed.</summary>
internal static class DeedRules
{
    /// <summary>The act that a departing deed carries. A gift has a direction; who reached out matters to a contact.</summary>
    public static string Act(Deed deed) => deed.Kind switch
    {
        DeedKind.Payment => "fee",
        DeedKind.Gift => deed.To == Role.Client || deed.From == Role.Therapist ? "give.gift" : "accept",
        DeedKind.Meeting => "meet",
        DeedKind.Contact => "solicit.contact",
        _ => "tie",
    };

    public static string? Departs(Deed deed, Basis basis) => deed.Kind switch
    {
        DeedKind.Payment => Payment(deed, basis.Agreement.Fee),
        DeedKind.Gift => "no gift is part of the agreement",
        DeedKind.Meeting => Meeting(deed, basis),
        DeedKind.Contact => ByClient(deed) ? null : Contact(deed, basis),
        _ => "a second relationship is not part of the agreement",
    };

    /// <summary>A client may write when and where they like; the therapist answers for the frame.</summary>
    private static bool ByClient(Deed deed) => deed.From == Role.Client || (deed.From is null && deed.To == Role.Therapist);

    private static string? Payment(Deed deed, Fee? fee) =>
        deed.From == Role.Therapist || deed.To == Role.Client ? "the therapist paid the client"
        : fee is null || deed.Amount == 0 ? null
        : fee.Payer == "none" ? "the agreement has no fee"
        : fee.Payer == "insurance" && deed.From == Role.Client ? "the agreement has the insurance pay"
        : fee.Currency is { } currency && deed.Currency is { } paid && !string.Equals(currency, paid, StringComparison.OrdinalIgnoreCase) ? $"paid in {paid}, agreed in {currency}"
        : fee.Amount is { } agreed && deed.Amount is { } amount && amount != agreed ? $"paid {Sum(amount)}, agreed {Sum(agreed)}"
        : deed.Channel is { } method && Ways.Method(method, fee.Methods) == Verdict.Against ? $"paid by {method}, agreed {string.Join(" or ", fee.Methods!)}"
        : null;

    private static string? Meeting(Deed deed, Basis basis) =>
        deed.Place is { } place && Ways.Place(place, basis.Agreement) == Verdict.Against ? "the place is not in the agreement"
        : Late(basis) ?? (deed.Minutes is { } minutes && TermRules.Length(minutes, basis.Agreement.Schedule?.Length) == Verdict.Against ? $"{Sum(minutes)} minutes, agreed {basis.Agreement.Schedule!.Length!.Value.TotalMinutes:0}" : null);

    private static string? Contact(Deed deed, Basis basis) =>
        deed.Channel is { } channel && Ways.Channel(channel, basis.Agreement.Channels) == Verdict.Against ? "the channel is not in the agreement" : Late(basis);

    private static string? Late(Basis basis) =>
        basis.Time is { } time && TermRules.Hours((time.Hour * 60) + time.Minute, basis.Agreement.Schedule) == Verdict.Against ? "the hour is outside the agreed ones" : null;

    private static string Sum(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
