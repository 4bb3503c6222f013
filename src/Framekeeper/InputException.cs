namespace Framekeeper;

/// <summary>Input that cannot be judged: says what is wrong, where, and what to do. Never carries words of a session.</summary>
/// <remarks>The message reads as one sentence after the place: <c>name:line: field: message</c>.</remarks>
public sealed class InputException(string file, int? line, string message, string? field = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The file's name as the user gave it.</summary>
    public string File { get; } = file;

    /// <summary>1-based line, where one is known.</summary>
    public int? Line { get; } = line;

    /// <summary>The field (<c>fee.amount</c>) or member that is wrong, where there is one.</summary>
    public string? Field { get; } = field;

    /// <summary>Place and message on one line, as shown to people.</summary>
    public string Describe() => $"{File}{(Line is { } line ? $":{line}" : "")}: {(Field is { } field ? $"{field}: " : "")}{Message}";
}
