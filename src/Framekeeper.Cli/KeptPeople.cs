#if !NATIVE
using System.CommandLine;
using Framekeeper.Store.Clearing;
using Framekeeper.Ties;

namespace Framekeeper.Cli;

/// <summary>The commands of <c>framekeeper people</c> that remember: what they know lies in a data folder, sealed.</summary>
internal static class KeptPeople
{
    private static readonly Option<string> Data = new("--data") { Description = "The folder in which what is remembered lies, sealed; made if it is not there", HelpName = "DIR", Required = true };
    private static readonly Option<string> By = DataOption.By();
    private static readonly Option<string> Therapist = new("--therapist") { Description = "The therapist's id", Required = true };

    public static IEnumerable<Command> Build(Option<string?> columns, Func<string?, IReadOnlyDictionary<string, string>?> mapped)
    {
        yield return Import(columns, mapped);
        yield return Decide();
        yield return Declare();
        yield return Decline();
        yield return Forget();
    }

    private static Command Import(Option<string?> columns, Func<string?, IReadOnlyDictionary<string, string>?> mapped)
    {
        var roster = new Argument<string>("ROSTER") { Description = "The people (.csv)" };
        var ties = new Option<string?>("--ties") { Description = "What is known to be between them (.csv)" };
        var command = new Command("import", "Take a roster into the data folder: who is known by id is brought up to date, and what was decided stays") { roster, ties, columns, Data };
        command.SetAction(result =>
        {
            var kept = DataOption.Open(result.GetValue(Data)!).People;
            var read = PracticeFiles.People(result.GetValue(roster)!, mapped(result.GetValue(columns)));

            // Ties may be to people of earlier imports.
            var between = result.GetValue(ties) is { } file ? PracticeFiles.Ties(file, [.. read.People, .. kept.All().ExceptBy(read.People.Select(person => person.Id), person => person.Id)]).Ties : [];
            var (added, changed) = kept.Take(read.People);
            kept.Take(between);
            var links = kept.Link();
            foreach (var link in links)
            {
                Console.Write(PeopleCommand.Text(link));
            }

            Console.WriteLine($"{read.People.Count} people read, {read.Issues.Count(issue => issue.Refused)} rows refused, {read.Issues.Count(issue => !issue.Refused)} doubted; {added.Count} are new, {changed.Count} have changed; {between.Count} ties; {links.Count} links are new.");
            return Calls.Fine;
        });
        return command;
    }

    private static Command Decide()
    {
        var (one, other) = (new Argument<string>("A") { Description = "The id of a record" }, new Argument<string>("B") { Description = "The id of another" });
        var (same, apart) = (new Option<bool>("--same") { Description = "They are one person's" }, new Option<bool>("--not-same") { Description = "They are two people's" });
        var command = new Command("decide", "Decide whether two records are one person's. It stands: no later import undoes it") { one, other, same, apart, By, Data };
        command.SetAction(result =>
        {
            if (result.GetValue(same) == result.GetValue(apart))
            {
                throw new InputException("decide", null, "say --same or --not-same");
            }

            var decision = new Decision(result.GetValue(one)!, result.GetValue(other)!, result.GetValue(same), result.GetValue(By)!, DateOnly.FromDateTime(DateTime.Today));
            DataOption.Open(result.GetValue(Data)!).People.Decide(decision);
            Console.WriteLine($"{decision.A} and {decision.B} are {(decision.Same ? "one person" : "two people")}, by your decision.");
            return Calls.Fine;
        });
        return command;
    }

    private static Command Declare()
    {
        var ties = new Argument<string>("TIES") { Description = "The therapist's own ties (.csv), to people whom the practice knows" };
        var command = new Command("declare", "A therapist's own ties, sealed for the matcher: nothing lists them again, for anybody") { ties, Therapist, Data };
        command.SetAction(result =>
        {
            var folder = DataOption.Open(result.GetValue(Data)!);
            var read = PracticeFiles.Ties(result.GetValue(ties)!, folder.People.All());
            new ClearanceDesk(folder, Shipped.Book).Declare(Known(folder, result.GetValue(Therapist)!), read.Ties);
            Console.WriteLine($"{read.Ties.Count} ties are declared.");
            return Calls.Fine;
        });
        return command;
    }

    private static Command Decline()
    {
        var person = new Option<string?>("--person") { Description = "The id of the person; without it, nobody for now" };
        var command = new Command("decline", "A therapist sees nobody for now, or not one person; no reason is asked for") { Therapist, person, Data };
        command.SetAction(result =>
        {
            var folder = DataOption.Open(result.GetValue(Data)!);
            new ClearanceDesk(folder, Shipped.Book).Decline(Known(folder, result.GetValue(Therapist)!), result.GetValue(person) is { } declined ? Known(folder, declined) : null);
            Console.WriteLine("Intake will hear 'ask compliance', without a reason.");
            return Calls.Fine;
        });
        return command;
    }

    private static Command Forget()
    {
        var ids = new Argument<string[]>("ID") { Description = "The ids of the people", Arity = ArgumentArity.OneOrMore };
        var command = new Command("forget", "Delete people for good, with their ties and what was decided of them") { ids, By, Data };
        command.SetAction(result =>
        {
            var folder = DataOption.Open(result.GetValue(Data)!);
            var known = result.GetValue(ids)!.Select(id => Known(folder, id)).ToList();
            new ClearanceDesk(folder, Shipped.Book).Forget(known, result.GetValue(By)!);
            Console.WriteLine($"{known.Count} forgotten.");
            return Calls.Fine;
        });
        return command;
    }

    private static string Known(Store.DataFolder folder, string id) =>
        folder.People.Find(id) is not null ? id : throw new InputException("id", null, $"the practice knows nobody '{id}'{Ids.Near(id, folder.People.All().Select(person => person.Id))}");
}
#endif
