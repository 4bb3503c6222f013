using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Framekeeper.Web.Hosting;

/// <summary>One line for each thing that is logged. Of what others log, the sentence without the values that belong in it, and of exceptions their kind: a path, a form or a message may hold somebody's words.</summary>
internal sealed class CarefulFormatter(TimeProvider clock) : ConsoleFormatter(Called)
{
    public const string Called = "careful";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var says = logEntry.Category.StartsWith("Framekeeper", StringComparison.Ordinal) ? logEntry.Formatter(logEntry.State, null) : Template(logEntry.State);
        var error = logEntry.Exception is { } wrong ? $" ({Trouble.Describe(wrong)})" : "";
        textWriter.WriteLine($"{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss}Z {(logEntry.LogLevel >= LogLevel.Error ? "error" : "warning")} {logEntry.Category}: {says}{error}");
    }

    private static string Template<TState>(TState state) =>
        state is IReadOnlyList<KeyValuePair<string, object?>> values && values.FirstOrDefault(value => value.Key == "{OriginalFormat}").Value is string template ? template.ReplaceLineEndings(" ") : "";
}
