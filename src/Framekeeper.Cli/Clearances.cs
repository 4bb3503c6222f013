#if !NATIVE
using System.CommandLine;
using Framekeeper.Reports;
using Framekeeper.Store;
using Framekeeper.Store.Clearing;
using Framekeeper.Ties;

namespace Framekeeper.Cli;

/// <summary>The commands of <c>framekeeper conflicts</c> that remember: somebody asks for a therapist, the practice answers, compliance decides, and a record is kept.</summary>
internal static class Clearances
{
    private static readonly Option<string> Data = new("--data") { Description = "The folder in which what is remembered lies, sealed", HelpName = "DIR", Required = true };
    private static readonly Option<string> By = DataOption.By();
    private static readonly Argument<string> Intake = new("INTAKE") { Description = "The number that 'conflicts intake' gave" };
    private static readonly Argument<string> Clearance = new("CLEARANCE") { Description = "The number of a clearance record" };

    /// <summary>The practice of a data folder, as conflicts are looked for in it.</summary>
    public static (TieGraph Graph, IReadOnlyList<Decision> Decisions, string Source) Practice(string data)
    {
        var (graph, decisions) = new ClearanceDesk(DataOption.Open(data), Shipped.Book).Look("command line");
        return (graph, decisions, data);
    }

    public static IEnumerable<Command> Build()
    {
        yield return Open();
        yield return Ask();
        yield return Record();
        yield return Rule();
        yield return Became();
        yield return Sweep();
    }

    private static ClearanceDesk Desk(ParseResult result) => new(DataOption.Open(result.GetValue(Data)!), Shipped.Book);

    private static Command Open()
    {
        var person = new Argument<string>("FILE") { Description = "A roster (.csv) of the one person" };
        var command = new Command("intake", "Somebody asks for a therapist: every question about them belongs to this record, and 30 days later they are forgotten unless they became a client") { person, By, Data };
        command.SetAction(result =>
        {
            var intake = Desk(result).Open(PracticeFiles.One(result.GetValue(person)!), result.GetValue(By)!);
            Console.WriteLine($"{intake.Id}: kept until {intake.Deletes:yyyy-MM-dd} unless they become a client.");
            return Calls.Fine;
        });
        return command;
    }

    private static Command Ask()
    {
        var therapists = new Option<string[]>("--therapist") { Description = $"A therapist's id, up to {ClearanceDesk.MostTherapists}; without any, up to {ClearanceDesk.MostTherapists} whom the person may meet are named", AllowMultipleArgumentsPerToken = true };
        var command = new Command("clear", "Ask whether the person of an intake may meet a therapist: clear, or ask compliance, and nothing else") { Intake, therapists, By, Data };
        command.SetAction(result =>
        {
            var (desk, asked) = (Desk(result), result.GetValue(therapists)!);
            var record = asked.Length > 0 ? desk.Ask(result.GetValue(Intake)!, asked, result.GetValue(By)!) : desk.Whom(result.GetValue(Intake)!, result.GetValue(By)!);
            foreach (var answer in record.Answers)
            {
                Console.WriteLine($"{answer.Therapist}: {answer.Says}");
            }

            Console.WriteLine(record.Answers.Count == 0 ? $"{record.Id}: ask compliance." : $"{record.Id} is the record of this answer.");
            return Calls.Fine;
        });
        return command;
    }

    private static Command Record()
    {
        var why = new Option<bool>("--why") { Description = "For compliance: why each answer is what it is. The look is written into the audit log" };
        var format = new Option<string>("--format") { Description = "text, or html for a page to print", DefaultValueFactory = _ => "text" };
        var command = new Command("record", "A clearance record: who asked, what was searched, the answer, the decision, and when") { Clearance, why, format, By, Data };
        command.SetAction(result =>
        {
            var (desk, id) = (Desk(result), result.GetValue(Clearance)!);
            var record = desk.Record(id);
            var grounds = result.GetValue(why) ? desk.Grounds(id, result.GetValue(By)!) : null;
            switch (result.GetValue(format))
            {
                case "html":
                    ClearanceSheet.Write(Console.Out, record, grounds);
                    break;
                case "text":
                    ClearanceText.Write(Console.Out, record, grounds);
                    break;
                default:
                    throw new InputException("--format", null, "must be text or html");
            }

            return Calls.Fine;
        });
        return command;
    }

    private static Command Rule()
    {
        var (may, mayNot) = (new Option<bool>("--may-meet") { Description = "They may meet" }, new Option<bool>("--may-not") { Description = "They should not" });
        var why = new Option<string>("--why") { Description = "The reason, which is kept", Required = true };
        var command = new Command("rule", "Compliance decides on a clearance") { Clearance, may, mayNot, why, By, Data };
        command.SetAction(result =>
        {
            if (result.GetValue(may) == result.GetValue(mayNot))
            {
                throw new InputException("rule", null, "say --may-meet or --may-not");
            }

            var record = Desk(result).Rule(result.GetValue(Clearance)!, result.GetValue(may), result.GetValue(why)!, result.GetValue(By)!);
            Console.WriteLine($"{record.Id}: {(record.Ruling!.MayMeet ? "they may meet" : "they should not meet")}, decided by {record.Ruling.By} on {record.Ruling.At:yyyy-MM-dd}.");
            return Calls.Fine;
        });
        return command;
    }

    private static Command Became()
    {
        var client = new Option<string>("--client") { Description = "The id that they have as a client", Required = true };
        var therapist = new Option<string>("--therapist") { Description = "Whose client they are", Required = true };
        var command = new Command("became", "The person of an intake has become a client, and is not forgotten") { Intake, client, therapist, By, Data };
        command.SetAction(result =>
        {
            Desk(result).Became(result.GetValue(Intake)!, result.GetValue(client)!, result.GetValue(therapist)!, result.GetValue(By)!);
            Console.WriteLine($"{result.GetValue(client)} is a client of {result.GetValue(therapist)}.");
            return Calls.Fine;
        });
        return command;
    }

    private static Command Sweep()
    {
        var command = new Command("sweep", "For every night: ties that have appeared between those who are therapist and client already; and whoever did not become a client within 30 days is forgotten") { By, Data };
        command.SetAction(result =>
        {
            var appeared = Desk(result).Sweep(result.GetValue(By)!);
            foreach (var conflict in appeared)
            {
                Console.WriteLine($"{conflict.Therapist} and {conflict.Client}: {conflict.Level.Name()}, {conflict.Title}");
                Console.WriteLine(Prose.Wrap(conflict.Says, 2));
            }

            Console.WriteLine(appeared.Count == 0 ? "No tie has appeared." : $"{appeared.Count} have appeared since the last sweep.");
            return Calls.Fine;
        });
        return command;
    }
}
#endif
