using Framekeeper.Language;

namespace Framekeeper.Judgement;

/// <summary>Ways to pay, to reach each other and to meet, against the agreed ones. What is agreed only ever allows: one more never makes another wrong.</summary>
internal static class Ways
{
    private static readonly string[] Private = ["personal", "private", "own", "cell", "cellphone", "mobile"];
    private static readonly string[] Institutions = ["clinic", "office", "practice", "desk", "service", "agency", "surgery", "hospital", "hospice", "centre", "center", "front", "reception", "team", "line", "crisis", "coaching", "ward", "department", "work", "school", "college", "number"];


    /// <summary>Where nobody has an office: any other agreed place is what "the office" means there.</summary>
    private static readonly string[] Elsewhere = ["home", "mine", "online", "phone", "cafe", "pub", "restaurant", "park", "beach", "river", "mall", "gym", "tram", "hotel", "canteen"];

    public static Verdict Method(string method, IReadOnlyList<string>? methods) =>
        methods is null ? Verdict.Silent : methods.Any(agreed => MethodKind(agreed) == MethodKind(method)) ? Verdict.Agreed : Verdict.Against;

    private static string MethodKind(string method) => method.Trim().ToLowerInvariant() switch
    {
        var name when name.Contains("gift", StringComparison.Ordinal) => "gift card",
        var name when name.Contains("cash", StringComparison.Ordinal) && name.Contains("app", StringComparison.Ordinal) => "cash app",
        var name when name.Contains("card", StringComparison.Ordinal) => "card",
        var name when name.Contains("cash", StringComparison.Ordinal) => "cash",
        var name when name.Contains("cheque", StringComparison.Ordinal) || name.Contains("check", StringComparison.Ordinal) => "cheque",
        var name when name.Contains("transfer", StringComparison.Ordinal) => "transfer",
        var name => name,
    };

    /// <summary>A channel as it was said: its kind, and the digits or the line that names it.</summary>
    public static Verdict Channel(string kind, string? name, IReadOnlyList<string>? channels) =>
        channels is null ? Verdict.Silent : channels.Any(agreed => Reaches(kind, name, agreed)) ? Verdict.Agreed : Verdict.Against;

    /// <summary>A private number is agreed on only where the agreement says so of a number, not by the clinic's phone.</summary>
    private static bool Reaches(string kind, string? name, string agreed) => kind switch
    {
        "personal" => Names(agreed, Private) && !Names(agreed, "clinic", "office", "agency", "service", "work", "hospice", "practice"),
        "personal email" => Names(agreed, Private) && Names(agreed, "email", "e-mail", "mail"),
        "number" => Digits(agreed).Length > 0 ? Digits(agreed) == Digits(name ?? "") : Names(agreed, Private) || (Names(agreed, "phone", "text", "texts", "call", "calls", "whatsapp") && !Names(agreed, Institutions)),
        "phone" => Names(agreed, "phone", "phones", "call", "calls", "telephone", "number", "line", "desk", "cell", "cellphone", "mobile", "helpline", "extension", "switchboard", "pager"),
        "text" => Names(agreed, "text", "texts", "texting", "sms", "message", "messages", "messaging"),
        "message" => Names(agreed, "text", "texts", "texting", "sms", "message", "messages", "messaging", "portal", "app", "platform", "email", "e-mail", "mail", "chat", "whatsapp", "signal"),
        "email" => Names(agreed, "email", "e-mail", "mail"),
        "dm" => Names(agreed, "dm", "dms"),
        "portal" => Names(agreed, "portal", "app", "platform", "messaging"),
        _ => Mention.Share(agreed, kind),
    };

    /// <summary>A channel as a record writes it.</summary>
    public static Verdict Channel(string channel, IReadOnlyList<string>? channels)
    {
        var own = Names(channel, Private) && !Names(channel, "clinic", "office", "agency", "service", "work", "hospice", "practice");
        return channels is not null && !own && channels.Any(agreed => SameWords(agreed, channel)) ? Verdict.Agreed
            : Channel(own && !Names(channel, "email", "e-mail") ? "personal" : ChannelKind(channel), channel, channels);
    }

    private static bool SameWords(string agreed, string channel) => Mention.Share(agreed, channel) && (Channel(ChannelKind(channel), channel, [agreed]) == Verdict.Agreed);

    private static string ChannelKind(string channel)
    {
        var plain = channel.ToLowerInvariant();
        return Names(plain, "text", "sms", "text message", "texting") ? "text"
            : Names(plain, "email", "e-mail") ? Names(plain, "personal", "private") ? "personal email" : "email"
            : Digits(plain).Length >= 7 ? "number"
            : Names(plain, "phone", "call", "telephone", "line", "desk", "cell", "mobile") ? "phone"
            : Names(plain, "portal", "app") ? "portal"
            : plain;
    }

    /// <summary>A place by its kind, and by its name where both have one: the café on Mill Lane is not the one on Main St.</summary>
    public static Verdict Place(string kind, string? name, Agreement agreement)
    {
        if (agreement.Places is not { } places)
        {
            return Verdict.Silent;
        }

        return places.Any(agreed => Is(kind, name, agreed)) || (kind == "phone" && Channel("phone", null, agreement.Channels) == Verdict.Agreed) ? Verdict.Agreed : Verdict.Against;
    }

    /// <summary>A place as a record writes it.</summary>
    public static Verdict Place(string place, Agreement agreement) =>
        agreement.Places is { } places && places.Any(agreed => string.Equals(agreed, place, StringComparison.OrdinalIgnoreCase)) ? Verdict.Agreed
        : Places.Written(place) is var (kind, name) ? Place(kind, name, agreement)
        : agreement.Places is null ? Verdict.Silent
        : agreement.Places.Any(agreed => Mention.Share(agreed, place)) ? Verdict.Agreed : Verdict.Against;

    private static bool Is(string kind, string? name, string agreed)
    {
        // What the agreement names in words of its own ("cubicle 4 of the pharmacy") is where the clinic is.
        var (agreedKind, agreedName) = Places.Written(agreed) ?? ("clinic", null);
        return kind == "clinic" && !Elsewhere.Contains(agreedKind)
            || (agreedKind == kind && (name is null || agreedName is null || Mention.Share(agreedName, name) || Mention.Share(agreed, name)));
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static bool Names(string agreed, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Mention.Of(agreed, word))
            {
                return true;
            }
        }

        return false;
    }
}
