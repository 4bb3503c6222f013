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
        DeedKind.Contact => deed.From == Role.Client ? null : Contact(deed, basis),
        _ => "a second relationship is not part of the agreement",
    };

    private static string? Payment(Deed deed, Fee? fee) =>
        deed.From == Role.Therapist || deed.To == Role.Client ? "the therapist paid the client"
        : fee is null ? null
        : fee.Payer == "none" ? "the agreement has no fee"
        : fee.Payer == "insurance" && deed.From == Role.Client ? "the agreement has the insurance pay"
        : fee.Currency is { } currency && deed.Currency is { } paid && !string.Equals(currency, paid, StringComparison.OrdinalIgnoreCase) ? $"paid in {paid}, agreed in {currency}"
        : fee.Amount is { } agreed && deed.Amount is { } amount && amount != agreed ? $"paid {Sum(amount)}, agreed {Sum(agreed)}"
        : deed.Channel is { } method && TermRules.Method(method, fee.Methods) == Verdict.Against ? $"paid by {method}, agreed {string.Join(" or ", fee.Methods!)}"
        : null;

    private static string? Meeting(Deed deed, Basis basis) =>
        deed.Place is { } place && PlaceVerdict(place, basis.Agreement) == Verdict.Against ? "the place is not in the agreement"
        : basis.Time is { } time && TermRules.Hours((time.Hour * 60) + time.Minute, basis.Agreement.Schedule) == Verdict.Against ? "the hour is outside the agreed ones"
        : deed.Minutes is { } minutes && TermRules.Length(minutes, basis.Agreement.Schedule?.Length) == Verdict.Against ? $"{Sum(minutes)} minutes, agreed {basis.Agreement.Schedule!.Length!.Value.TotalMinutes:0}"
        : null;

    private static string? Contact(Deed deed, Basis basis) =>
        deed.Channel is { } channel && ChannelVerdict(channel, basis.Agreement.Channels) == Verdict.Against ? "the channel is not in the agreement"
        : basis.Time is { } time && TermRules.Hours((time.Hour * 60) + time.Minute, basis.Agreement.Schedule) == Verdict.Against ? "the hour is outside the agreed ones"
        : null;

    /// <summary>A place as a record names it.</summary>
    private static Verdict PlaceVerdict(string place, Agreement agreement) =>
        agreement.Places is { } places && places.Any(agreed => Mention.Share(agreed, place)) ? Verdict.Agreed : TermRules.Place(Kind(place), agreement);

    /// <summary>A channel as a record names it.</summary>
    public static Verdict ChannelVerdict(string channel, IReadOnlyList<string>? channels) =>
        channels is not null && channels.Any(agreed => Mention.Share(agreed, channel) && !Mention.Of(channel, "personal") && !Mention.Of(channel, "private") && !Mention.Of(channel, "own"))
            ? Verdict.Agreed : TermRules.Channel(ChannelKind(channel), channels);

    private static string Kind(string place)
    {
        var plain = place.ToLowerInvariant();
        return Mention.Of(plain, "therapist's") ? "mine"
            : Mention.Of(plain, "home") || Mention.Of(plain, "client's") ? "home"
            : Mention.Of(plain, "video") || Mention.Of(plain, "online") ? "online"
            : Mention.Of(plain, "office") || Mention.Of(plain, "clinic") || Mention.Of(plain, "in person") ? "clinic"
            : Mention.Of(plain, "phone") ? "phone"
            : plain;
    }

    private static string ChannelKind(string channel)
    {
        var plain = channel.ToLowerInvariant();
        return Mention.Of(plain, "personal") || Mention.Of(plain, "private") || Mention.Of(plain, "own") || Mention.Of(plain, "cell") || Mention.Of(plain, "mobile") ? "personal"
            : Mention.Of(plain, "text") || Mention.Of(plain, "sms") || Mention.Of(plain, "text message") ? "text"
            : Mention.Of(plain, "email") || Mention.Of(plain, "e-mail") ? "email"
            : Mention.Of(plain, "phone") || Mention.Of(plain, "call") ? "phone"
            : Mention.Of(plain, "portal") ? "portal"
            : plain;
    }

    private static string Sum(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
