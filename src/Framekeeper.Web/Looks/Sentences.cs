namespace Framekeeper.Web.Looks;

/// <summary>What was wrong with a call, as a sentence on a page.</summary>
internal static class Sentences
{
    /// <summary>Of messages that say what is so of their subject.</summary>
    private static readonly string[] Verbs = ["is", "are", "was", "has", "have", "holds", "must", "needs", "names", "cannot"];

    /// <summary>The message, with its subject before it where it has none: the field, or the thing itself. A capital first and a full stop last.</summary>
    public static string Of(InputException wrong)
    {
        var says = Verbs.Contains(wrong.Message.Split(' ')[0]) ? $"the {Subject(wrong)} {wrong.Message}" : wrong.Message;
        return $"{char.ToUpperInvariant(says[0])}{says[1..]}{(says.EndsWith('.') ? "" : ".")}";
    }

    private static string Subject(InputException wrong) => wrong.Field is { Length: > 0 } field ? field.Split('.')[^1].Replace('_', ' ')
        : wrong.File.Length == 0 || wrong.File == "tape" || wrong.File.StartsWith("r-", StringComparison.Ordinal) ? "recording" : wrong.File;
}
