using System.CommandLine;
using System.Globalization;
using System.Text;
using Framekeeper.Drift;
using Framekeeper.Formats;
using Framekeeper.Training;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper drift</c>: what a dyad's sessions, messages and deeds show together.</summary>
internal static class DriftCommand
{
    private static readonly JudgedInputs Given = new();
    private static readonly Option<string> Format = new("--format") { Description = "text, json (one dyad a line) or html (one self-contained page)", DefaultValueFactory = _ => "text" };

    public static Command Build()
    {
        var command = Given.On(new Command("drift", "A dyad's sessions, messages and deeds over time: what comes again, what goes further, what the therapist tells of the own life. A day in a file's name (2026-05-04.vtt) is when it was held, where the file does not say"), Format);
        command.SetAction(Run);
        command.Subcommands.Add(Simulation.Build());
        return command;
    }

    private static int Run(ParseResult result)
    {
        var format = result.GetValue(Format) is "text" or "json" or "html" ? result.GetValue(Format)! : throw new InputException("--format", null, "must be text, json or html");
        var (sessions, wrong, passedOver) = (Given.Read(result, transcript: true) with { DatedByName = true }).Judge(Given.Paths(result));
        if (sessions.Count > 0)
        {
            Write(Courses.Of(sessions), format);
        }

        return JudgedFiles.Tell(wrong, passedOver) ?? Calls.Fine;
    }

    private static void Write(IReadOnlyList<Course> courses, string format)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        if (format == "json")
        {
            foreach (var course in courses)
            {
                CourseJson.Write(output, course);
            }

            return;
        }

        using var writer = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n" };
        if (format == "html")
        {
            CoursePage.Write(writer, courses);
        }
        else
        {
            CourseText.Write(writer, courses, new Reports.TextStyle(Terminal.Width, Terminal.Colour));
        }
    }

    /// <summary><c>framekeeper drift simulate</c>: how often the alarm is wrong.</summary>
    private static class Simulation
    {
        private static readonly Option<int> Dyads = new("--dyads") { Description = "How many clean dyads", DefaultValueFactory = _ => 1000 };
        private static readonly Option<int> Sessions = new("--sessions") { Description = "How many sessions each has", DefaultValueFactory = _ => 50 };
        private static readonly Option<int> Seed = new("--seed") { Description = "The same seed gives the same dyads", DefaultValueFactory = _ => 2026 };
        private static readonly Option<string?> Ordinary = new("--ordinary") { Description = "Transcripts of ordinary work, strung together at random as if each string were one dyad", HelpName = "FOLDER" };
        private static readonly Option<string?> Therapist = new("--therapist") { Description = "Who is the therapist in these", HelpName = "NAME" };

        public static Command Build()
        {
            var command = new Command("simulate", "How often the alarm is raised where nobody steps out of the frame: invented clean dyads, and real talk strung together") { Dyads, Sessions, Seed, Ordinary, Therapist };
            command.SetAction(Run);
            return command;
        }

        private static int Run(ParseResult result)
        {
            var (dyads, sessions, seed) = (Least(result, Dyads), Least(result, Sessions), (ulong)result.GetValue(Seed));
            var ordinary = result.GetValue(Ordinary) is { } folder ? Read(folder, result.GetValue(Therapist)) : [];
            Line("as measured in ordinary talk: .09 chance findings a session, dyads from .01 to .24", new CleanDyads());
            Line("a judge that errs half as often again: .15 a session", new CleanDyads(Rate: .15));
            Line("the hardest clean talk that was labelled: .23 a session", new CleanDyads(Rate: .23, Spread: .1));
            Line("sessions three times as long", new CleanDyads(Length: 3));
            Line("chance findings that seem surer", new CleanDyads(Doubt: 1.2));
            if (ordinary.Count > 0)
            {
                Write($"{ordinary.Count} real sessions strung together at random", Strung.Alarms(ordinary, dyads, sessions, Dice(seed)));
            }

            return Calls.Fine;

            void Line(string says, CleanDyads clean) => Write(says, clean.Alarms(dyads, sessions, Dice(seed)));

            void Write(string says, int alarms) => Console.Out.Write(Says(says, new Share(alarms, dyads), sessions));
        }

        private static int Least(ParseResult result, Option<int> option) => result.GetValue(option) is > 0 and <= 1_000_000 and var count ? count : throw new InputException(option.Name, null, "must be a number from 1 to 1000000");

        private static string Says(string says, Share share, int sessions) => string.Create(CultureInfo.InvariantCulture,
            $"{share.Right} of {share.Of} clean dyads of {sessions} sessions raise the alarm: {100 * share.Seen:0.0} % [{100 * share.Low:0.0} to {100 * share.High:0.0}]; {says}\n");

        private static IReadOnlyList<Checked> Read(string folder, string? therapist)
        {
            var (sessions, wrong, _) = new JudgedFiles(Judges.Frame("reader", null), null, new CheckOptions { Therapist = therapist, Transcript = true }, null).Judge([folder]);
            return wrong.Count > 0 ? throw new InputException(folder, null, wrong[0]) : [.. sessions.Select(session => session.Session)];
        }

        private static Func<double> Dice(ulong seed)
        {
            var dice = new Dice(seed);
            return () => dice.Next();
        }
    }
}
