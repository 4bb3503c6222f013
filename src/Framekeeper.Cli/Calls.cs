using System.CommandLine;

namespace Framekeeper.Cli;

/// <summary>Runs a call: exit code 2 and a sentence for whatever was wrong with it, never a stack trace.</summary>
internal static class Calls
{
    public const int Fine = 0, Found = 1, Wrong = 2;

    public static int Run(RootCommand root, string[] args)
    {
        var call = root.Parse(args);
        if (call.Errors.Count > 0)
        {
            foreach (var error in call.Errors)
            {
                Console.Error.WriteLine($"error: {error.Message}");
            }

            Console.Error.WriteLine($"Run 'framekeeper {(call.CommandResult.Command is RootCommand ? "" : call.CommandResult.Command.Name + " ")}--help' for what it takes.");
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
    }

    public static int Refuse(string message)
    {
        Console.Error.WriteLine($"error: {message}");
        return Wrong;
    }
}
