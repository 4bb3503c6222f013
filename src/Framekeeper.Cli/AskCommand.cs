using System.CommandLine;
using System.Text;
using Framekeeper.Ask;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper ask</c>: one account in a client's own words. Nothing is stored.</summary>
internal static class AskCommand
{
    /// <summary>Longer accounts are a session: <c>check</c> reads those.</summary>
    private const int Longest = 64 * 1024;

    private static readonly Argument<string[]> Text = new("TEXT") { Description = "What happened, in your own words. Better on standard input: shells remember what is typed as a command", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Code = new("--code") { Description = "The professional code the therapist is bound by, such as APA-2017" };
    private static readonly Option<string?> Country = new("--country") { Description = "For the lines that answer: US, GB, IE, CA, AU, …" };
    private static readonly Option<string?> Place = new("--place") { Description = "A place with rules of its own, such as US-TX" };
    private static readonly Option<string> Judge = Judges.Judge();
    private static readonly Option<string?> Reader = Judges.Reader();
    private static readonly Option<string> Format = new("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };

    public static Command Build()
    {
        var command = new Command("ask", "Is this OK? An account in a client's own words: what it shows, where you stand, what you can do. Reads standard input, with a line of --- between several things that happened; nothing is stored. 'ask TEXT' works too, but shells remember it")
        {
            Text, Code, Country, Place, Judge, Reader, Format,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        var (code, place, country, format) = (result.GetValue(Code), result.GetValue(Place), result.GetValue(Country), result.GetValue(Format));
        var codes = Shipped.Book.Codes.All.Keys;
        if (code is not null && !codes.Contains(code))
        {
            return Calls.Refuse($"--code: '{code}' is not one of {string.Join(", ", codes)}");
        }

        if (format is not ("text" or "json"))
        {
            return Calls.Refuse("--format: must be text or json");
        }

        var text = string.Join(' ', result.GetValue(Text) ?? []);
        text = text.Length > 0 ? text : ReadInput();
        if (string.IsNullOrWhiteSpace(text))
        {
            return Calls.Refuse("nothing was asked; write what happened, then press Ctrl-D (Ctrl-Z on Windows)");
        }

        Answer(new Account(Judges.Frame(result.GetValue(Judge)!, result.GetValue(Reader))).Of(Events(text), code, place, country), format, (place ?? country) is not null);
        return Calls.Fine;
    }

    /// <summary>One thing that happened, or several with a line of dashes between them.</summary>
    private static List<Happening> Events(string text) =>
        [.. text.ReplaceLineEndings("\n").Split("\n---\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(happened => new Happening(happened))];

    private static void Answer(Answer answer, string format, bool placed)
    {
        using var output = Console.OpenStandardOutput();
        if (format == "json")
        {
            AnswerJson.Write(output, answer);
            return;
        }

        using var writer = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n" };
        AskText.Write(writer, answer, placed);
    }

    private static string ReadInput()
    {
        if (!Console.IsInputRedirected)
        {
            Console.Error.WriteLine("Write what happened, in your own words, then press Ctrl-D (Ctrl-Z on Windows). Nothing is stored and nothing leaves this machine.");
        }

        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        var buffer = new byte[8192];
        for (var read = input.Read(buffer); read > 0; read = input.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > Longest)
            {
                throw new InputException("standard input", null, "an account is at most 64 KiB; a whole session is read by 'framekeeper check'");
            }
        }

        try
        {
            return new UTF8Encoding(false, true).GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException("standard input", null, "is not UTF-8 text");
        }
    }
}
