using System.CommandLine;
using System.Text;
using System.Text.Json;
using Framekeeper.Ask;
using Framekeeper.Reports;

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
    private static readonly Option<string> Format = new("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };

    public static Command Build()
    {
        var command = new Command("ask", "Is this OK? An account in a client's own words: what it shows, where you stand, what you can do. Reads standard input; nothing is stored. 'ask TEXT' works too, but shells remember it")
        {
            Text, Code, Country, Place, Format,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        var code = result.GetValue(Code);
        if (code is not null && !Frame.Default.Book.Codes.All.ContainsKey(code))
        {
            return Calls.Refuse($"--code: '{code}' is not one of {string.Join(", ", Frame.Default.Book.Codes.All.Keys)}");
        }

        var text = string.Join(' ', result.GetValue(Text) ?? []);
        text = text.Length > 0 ? text : ReadInput();
        if (string.IsNullOrWhiteSpace(text))
        {
            return Calls.Refuse("nothing was asked; write what happened, then press Ctrl-D (Ctrl-Z on Windows)");
        }

        var answer = new Account(Frame.Default).Of(text, code, result.GetValue(Place) ?? result.GetValue(Country));
        switch (result.GetValue(Format))
        {
            case "json":
                WriteJson(answer);
                return Calls.Fine;
            case "text":
                WriteText(answer);
                return Calls.Fine;
            default:
                return Calls.Refuse("--format: must be text or json");
        }
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

    private static void WriteText(Answer answer)
    {
        var lines = new StringBuilder();
        if (answer.Crisis)
        {
            lines.AppendLine("If you are in danger, or might harm yourself, please reach out first:");
            Lines(lines, answer);
            lines.AppendLine();
        }

        lines.AppendLine(answer.Says);
        foreach (var finding in answer.Findings)
        {
            lines.AppendLine().AppendLine($"{finding.Title}: \"{finding.Quote}\"").AppendLine(finding.Client);
            lines.AppendLine($"Why: {finding.Why}");
            foreach (var citation in finding.Citations)
            {
                lines.AppendLine($"  {citation}, {citation.Title}: {citation.Says}{(Wording.Trust(citation) is { } trust ? $" [{trust}]" : "")}");
            }

            foreach (var view in finding.Views)
            {
                lines.AppendLine($"  Professionals differ: {view}");
            }
        }

        if (answer.InFrame.Count > 0)
        {
            lines.AppendLine().AppendLine("Usually part of treatment, even where it feels odd:");
            foreach (var usual in answer.InFrame)
            {
                lines.AppendLine($"  - {usual}");
            }
        }

        lines.AppendLine().AppendLine("What you can do; you choose, and nothing is urgent unless you feel it is:");
        foreach (var option in answer.Options)
        {
            lines.AppendLine($"  - {option.Says}");
        }

        if (!answer.Crisis)
        {
            lines.AppendLine().AppendLine("If it ever gets too much:");
            Lines(lines, answer);
        }

        lines.AppendLine().AppendLine("This is a program's reading of what you wrote. It can be wrong, it knows nothing else, and it is no legal advice. Nothing was stored.");
        Console.Write(Wrapped(lines.ToString()));
    }

    private static void Lines(StringBuilder text, Answer answer)
    {
        foreach (var line in answer.Lines)
        {
            var seen = line.Checked == "never" ? "number from memory, not checked" : $"checked {line.Checked}";
            text.AppendLine($"  {line.Name}: {line.How}{(line.Hours is { } hours ? $", {hours}" : "")}{(line.Url is { } url ? $" ({url})" : "")} [{seen}]");
        }
    }

    private static string Wrapped(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => Paragraph(line, Terminal.Width)));

    private static string Paragraph(string line, int width)
    {
        var indent = new string(' ', line.Length - line.TrimStart().Length + (line.TrimStart().StartsWith("- ", StringComparison.Ordinal) ? 2 : 0));
        var (result, column) = (new StringBuilder(), 0);
        foreach (var word in line.Split(' '))
        {
            if (column > 0 && column + word.Length + 1 > width)
            {
                result.Append('\n').Append(indent);
                column = indent.Length;
            }
            else if (result.Length > 0 || word.Length == 0)
            {
                result.Append(' ');
                column++;
            }

            result.Append(word);
            column += word.Length;
        }

        return result.ToString().TrimEnd();
    }

    private static void WriteJson(Answer answer)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteBoolean("crisis", answer.Crisis);
            json.WriteStartArray("findings");
            foreach (var finding in answer.Findings)
            {
                JsonReport.Write(json, finding);
            }

            json.WriteEndArray();
            Strings(json, "inFrame", answer.InFrame);
            json.WriteString("says", answer.Says);
            json.WriteStartArray("options");
            foreach (var option in answer.Options)
            {
                json.WriteStartObject();
                json.WriteString("id", option.Id);
                json.WriteString("says", option.Says);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("lines");
            foreach (var line in answer.Lines)
            {
                json.WriteStartObject();
                json.WriteString("name", line.Name);
                json.WriteString("for", line.For);
                json.WriteString("how", line.How);
                json.WriteString("url", line.Url);
                json.WriteString("hours", line.Hours);
                json.WriteString("checked", line.Checked);
                json.WriteString("by", line.By);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
