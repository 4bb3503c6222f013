using System.CommandLine;
using System.CommandLine.Parsing;

namespace Framekeeper.Cli;

/// <summary>Runs a call: exit code 2 and a sentence for whatever was wrong with it, never a stack trace.</summary>
internal static class Calls
{
    public const int Fine = 0, Found = 1, Wrong = 2;

    public static int Run(Command root, string[] args)
    {
        var call = root.Parse(args);
        if (Errors(call) is { Count: > 0 } errors)
        {
            errors.ForEach(error => Refuse(error));
            Console.Error.WriteLine($"Run '{Path(call.CommandResult)} --help' for what it takes.");
            return Wrong;
        }

        try
        {
            return call.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (InputException wrong)
        {
            return Refuse(wrong.Describe());
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return Refuse(wrong.Message);
        }
        catch (Exception wrong)
        {
            return Refuse(Ours(wrong));
        }
    }

    /// <summary>What is said of an error in the program itself: its kind alone, since its message may hold words of a session.</summary>
    public static string Ours(Exception wrong) => $"an error in Framekeeper itself ({wrong.GetType().Name}), not in what it was given; please report it";

    /// <summary>The command with those that it belongs to: <c>framekeeper conflicts clear</c>.</summary>
    private static string Path(CommandResult command) => command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : command.Command.Name;

    private static List<string> Errors(ParseResult call) =>
        call.UnmatchedTokens.Concat(Dashed(call)).FirstOrDefault() is { } unknown ? [$"'{unknown}' is no {(unknown.StartsWith('-') ? "option" : "command")} here"]
        : call.CommandResult.Command is { Action: null } command && call.Errors.Count > 0 ? [$"say what to do: {string.Join(", ", command.Subcommands.Select(choice => choice.Name))}"]
        : [.. call.Errors.Select(error => error.Message)];

    /// <summary>Mistyped options, which would else be taken for paths or words; what follows -- may begin with a dash.</summary>
    private static IEnumerable<string> Dashed(ParseResult call) => call.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .Where(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-' && !char.IsDigit(token.Value[1]) && token.Value[1] != '.')
        .Select(token => token.Value);

    public static int Refuse(string message)
    {
        Console.Error.WriteLine($"error: {message}");
        return Wrong;
    }
}
