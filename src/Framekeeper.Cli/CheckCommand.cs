using System.CommandLine;
using Framekeeper.Reports;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper check</c>: sessions, messages and deeds judged against their treatment agreement.</summary>
internal static class CheckCommand
{
    private static readonly JudgedInputs Given = new();
    private static readonly Option<string> Format = new("--format") { Description = "text, json (one finding a line), html (one self-contained page) or sarif", DefaultValueFactory = _ => "text" };
    private static readonly Option<string> FailOn = new("--fail-on") { Description = "Exit with 1 where something at or above this level is found: note, crossing, violation or grave", DefaultValueFactory = _ => "crossing" };
    private static readonly Option<bool> ShowSuppressed = new("--show-suppressed") { Description = "Also show findings that somebody suppressed with a reason" };

    public static Command Build()
    {
        var command = Given.On(new Command("check", "Judge sessions and messages against the treatment agreement. Exit codes: 0 nothing at or above --fail-on was found, 1 something was, 2 an input or the call was wrong"), Format, FailOn);
        command.Options.Add(ShowSuppressed);
        command.SetAction(Run);
        return command;
    }

    private sealed record Call(Level FailOn, string Format, bool ShowSuppressed);

    private static int Run(ParseResult result)
    {
        var call = Read(result);
        var (sessions, wrong, passedOver) = Given.Read(result, call.Format is "html" or "sarif").Judge(Given.Paths(result));
        Report(Frame.OverTime(sessions), call, wrong.Count, out var found);
        return JudgedFiles.Tell(wrong, passedOver) ?? (found ? Calls.Found : Calls.Fine);
    }

    private static Call Read(ParseResult result) => new(
        Levels.TryParse(result.GetValue(FailOn), out var level) ? level : throw new InputException("--fail-on", null, "must be note, crossing, violation or grave"),
        result.GetValue(Format) is "text" or "json" or "html" or "sarif" ? result.GetValue(Format)! : throw new InputException("--format", null, "must be text, json, html or sarif"),
        result.GetValue(ShowSuppressed));

    private static void Report(IReadOnlyList<Checked> sessions, Call call, int refused, out bool found)
    {
        found = sessions.SelectMany(session => session.Shown(suppressed: false)).Any(finding => finding.Level >= call.FailOn);
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        switch (call.Format)
        {
            // A page about nothing would read as if all were well.
            case "text" or "html" when sessions.Count == 0 && refused > 0:
                break;
            case "json":
                foreach (var session in sessions)
                {
                    JsonReport.Write(output, session, call.ShowSuppressed);
                }

                break;
            case "sarif":
                SarifReport.Write(output, sessions, [.. Shipped.Book.Pages.Select(page => new RuleDescription(page.Id, page.Title, page.Level, page.Why, page.Next))]);
                break;
            default:
                using (var writer = new StreamWriter(output, new System.Text.UTF8Encoding(false)) { NewLine = "\n" })
                {
                    if (call.Format == "html")
                    {
                        HtmlReport.Write(writer, sessions, call.ShowSuppressed);
                    }
                    else
                    {
                        TextReport.Write(writer, sessions, new TextStyle(Terminal.Width, Terminal.Colour, call.ShowSuppressed, call.FailOn, refused));
                    }
                }

                break;
        }
    }
}
