namespace Framekeeper.Web.Looks;

/// <summary>What was wrong with a call, as a sentence on a page.</summary>
internal static class Sentences
{
    /// <summary>The message with its field before it, a capital first and a full stop last.</summary>
    public static string Of(InputException wrong)
    {
        var says = wrong.Field is { Length: > 0 } field && !wrong.Message.Contains(field, StringComparison.OrdinalIgnoreCase) ? $"{field.Split('.')[^1].Replace('_', ' ')} {wrong.Message}" : wrong.Message;
        return $"{char.ToUpperInvariant(says[0])}{says[1..]}{(says.EndsWith('.') ? "" : ".")}";
    }
}
