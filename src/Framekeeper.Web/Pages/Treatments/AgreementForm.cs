using System.Globalization;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>The terms of an agreement as a form asks for them. Who the parties are is the treatment's.</summary>
public sealed class AgreementForm
{
    public DateOnly? From { get; set; }

    public string? Service { get; set; } = "individual psychotherapy";

    public string? Code { get; set; }

    public string? Jurisdiction { get; set; }

    public string? Zone { get; set; }

    public string? FeeAmount { get; set; }

    public string? FeeCurrency { get; set; }

    public string FeePer { get; set; } = "session";

    public string FeePayer { get; set; } = "client";

    public string? FeeMethods { get; set; }

    public int? Minutes { get; set; } = 50;

    public string? Every { get; set; } = "week";

    public TimeOnly? Opens { get; set; }

    public TimeOnly? Closes { get; set; }

    public string? Places { get; set; } = "clinic";

    public string? Channels { get; set; } = "clinic phone\nportal";

    public bool Recorded { get; set; }

    public List<ExceptionForm> Exceptions { get; set; } = [];

    /// <summary>The form of terms that stand.</summary>
    public static AgreementForm Of(Agreement terms) => new()
    {
        From = terms.From,
        Service = terms.Service ?? "",
        Code = terms.Code,
        Jurisdiction = terms.Jurisdiction,
        Zone = terms.Zone,
        FeeAmount = terms.Fee?.Amount?.ToString(CultureInfo.InvariantCulture),
        FeeCurrency = terms.Fee?.Currency,
        FeePer = terms.Fee?.Per ?? "session",
        FeePayer = terms.Fee?.Payer ?? "client",
        FeeMethods = Joined(terms.Fee?.Methods),
        Minutes = (int?)terms.Schedule?.Length?.TotalMinutes,
        Every = terms.Schedule?.Every,
        Opens = terms.Schedule?.Opens,
        Closes = terms.Schedule?.Closes,
        Places = Joined(terms.Places),
        Channels = Joined(terms.Channels),
        Recorded = terms.Recording?.Consent ?? false,
        Exceptions = [.. terms.Exceptions.Select(ExceptionForm.Of)],
    };

    /// <summary>The terms, over those that the form does not ask for.</summary>
    public Agreement Over(Agreement standing) => standing with
    {
        From = From,
        Service = Empty(Service),
        Code = Empty(Code),
        Jurisdiction = Empty(Jurisdiction),
        Zone = Empty(Zone),
        Fee = new Fee(decimal.TryParse(FeeAmount, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null, Empty(FeeCurrency)?.ToUpperInvariant(), FeePer, FeePayer, Lines(FeeMethods)),
        Schedule = new Schedule(Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null, Empty(Every), Opens, Closes),
        Places = Lines(Places),
        Channels = Lines(Channels),
        Recording = new Recording(Recorded),
        Exceptions = [.. Exceptions.Where(one => !one.IsEmpty).Select(one => one.Written())],
    };

    private static string? Joined(IReadOnlyList<string>? lines) => lines is null ? null : string.Join('\n', lines);

    internal static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal static IReadOnlyList<string>? Lines(string? text) => Empty(text)?.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>One agreed departure in the form.</summary>
public sealed class ExceptionForm
{
    public string? Allows { get; set; }

    public string? What { get; set; }

    public string? Words { get; set; }

    public string? Why { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    internal bool IsEmpty => AgreementForm.Empty(What) is null && AgreementForm.Empty(Words) is null && AgreementForm.Empty(Why) is null;

    internal static ExceptionForm Of(Departure one) => new() { Allows = string.Join(", ", one.Allows), What = one.What, Words = string.Join('\n', one.Words), Why = one.Why, From = one.From, Until = one.Until };

    internal Departure Written() => new(AgreementForm.Lines(Allows) ?? [], AgreementForm.Lines(Words) ?? [], What?.Trim() ?? "", Why?.Trim() ?? "", From, Until);
}
