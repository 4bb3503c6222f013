namespace Framekeeper.Judgement;

/// <summary>A currency as it is said against its code (ISO 4217): a word may stand for several.</summary>
internal static class Currencies
{
    public static bool Same(string said, string? code) => code is null || said.Length == 0 || said.ToLowerInvariant() switch
    {
        "$" or "dollar" or "dollars" or "bucks" => code.EndsWith('D') || code == "MXN",
        "us$" => code == "USD",
        "a$" => code == "AUD",
        "c$" => code == "CAD",
        "£" or "quid" or "pound" or "pounds" => code is "GBP" or "EGP",
        "€" or "euro" or "euros" => code == "EUR",
        "₹" or "rupee" or "rupees" => code is "INR" or "PKR" or "LKR" or "NPR",
        "¥" => code is "JPY" or "CNY",
        "rand" => code == "ZAR",
        "shilling" or "shillings" => code is "KES" or "UGX" or "TZS",
        "naira" => code == "NGN",
        "peso" or "pesos" => code is "MXN" or "PHP" or "ARS" or "CLP" or "COP",
        "franc" or "francs" => code is "CHF" or "XAF" or "XOF",
        "kroner" or "kronor" => code is "NOK" or "DKK" or "SEK",
        "zloty" => code == "PLN",
        "reais" => code == "BRL",
        var written => string.Equals(written, code, StringComparison.OrdinalIgnoreCase),
    };
}
