using System.Text.Json;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Cli;

public sealed class ConflictsTests : IDisposable
{
    private readonly Desk desk = new();

    public ConflictsTests()
    {
        foreach (var file in new[] { "people.csv", "ties.csv" })
        {
            desk.Write(file, File.ReadAllText(Path.Combine(Repository.Root, "samples", file)));
        }
    }

    public void Dispose() => desk.Dispose();

    [Fact]
    public void The_sample_practice_shows_the_clients_boss_and_the_supervisors_client()
    {
        var outcome = Run("--therapist", "t-03", "--client", "c-01", "--format", "json");
        (outcome.Code, outcome.Error).ShouldBe((0, ""));
        outcome.Findings.Select(finding => finding.GetProperty("level").GetString()).ShouldBe(["violation", "crossing"]);
        outcome.Findings[0].EnumerateObject().Select(member => member.Name).ShouldBe(["therapist", "client", "level", "strength", "path", "says", "citations", "redacted"]);
        outcome.Findings[0].GetProperty("says").GetString().ShouldBe("Dana Reyes is married to Noor Haddad, who employs Sam Okafor.");
        Vias(outcome.Findings[0]).ShouldBe("SPS employee ");
    }

    [Fact]
    public void Every_pair_of_the_sample_can_be_asked_and_most_rules_have_something_in_it()
    {
        var pages = new HashSet<string>();
        var read = Framekeeper.Ties.Roster.Read(File.OpenRead(Path.Combine(desk.Folder, "people.csv")), "people.csv");
        var ties = Framekeeper.Ties.TieList.Read(File.OpenRead(Path.Combine(desk.Folder, "ties.csv")), "ties.csv", read.People);
        (read.People.Count, ties.Ties.Count, read.Issues.Count, ties.Issues.Count).ShouldBe((40, 63, 0, 0));
        var conflicts = new Framekeeper.Clearance.Conflicts(Framekeeper.Ties.TieGraph.Of(read.People, ties.Ties), RuleBook.Default, new DateOnly(2026, 6, 1));
        foreach (var therapist in conflicts.Therapists)
        {
            foreach (var person in read.People.Where(person => person.Id != therapist))
            {
                pages.UnionWith(conflicts.Between(therapist, person.Id).Select(conflict => conflict.Page));
            }
        }

        // Forty people have no employer of more than twenty.
        RuleBook.Default.Ties.Select(page => page.Id).Except(pages).ShouldBe(["ties.large-workplace"]);
    }

    [Fact]
    public void Intake_hears_one_line_for_each_therapist()
    {
        var outcome = Run("--client", "c-01", "--viewer", "intake");
        outcome.Out.ShouldBe("t-01: ask compliance\nt-02: clear\nt-03: ask compliance\nt-04: clear\nt-05: clear\n");
        var json = Run("--therapist", "t-03", "--client", "c-01", "--viewer", "intake", "--format", "json").Findings.ShouldHaveSingleItem();
        (json.GetProperty("level").GetString(), json.GetProperty("strength").ValueKind, json.GetProperty("path").GetArrayLength(), json.GetProperty("redacted").GetBoolean()).ShouldBe(("ask compliance", JsonValueKind.Null, 0, true));
    }

    [Fact]
    public void Somebody_new_whom_the_roster_knows_is_found_in_it()
    {
        desk.Write("new.csv", "id,given,family,born,phone,street,city\nn-1,Samuel,Okafor,1984-03-09,555-0161,31 Pine St,Ashby\n");
        var outcome = Run("--therapist", "t-03", "--new", "new.csv");
        outcome.Out.ShouldStartWith("n-1 is c-01 in the roster, by all that is recorded (0.9");
        outcome.Out.ShouldContain("who employs Sam Okafor.");
        Run("--therapist", "t-03", "--new", "new.csv", "--viewer", "therapist").Out.ShouldNotContain("c-01");
    }

    [Fact]
    public void Somebody_new_is_tied_by_what_they_share()
    {
        desk.Write("new.csv", "id,given,family,born,street,city,postcode\nn-1,Solveig,Dahl,2001-05-05,14 Quarry Lane,Harwell,75101\n");
        var finding = Run("--therapist", "t-01", "--new", "new.csv", "--format", "json").Findings[0];
        (finding.GetProperty("client").GetString(), finding.GetProperty("level").GetString(), Vias(finding)).ShouldBe(("n-1", "violation", "same-household "));
    }

    [Fact]
    public void Somebody_who_may_be_known_is_told_as_possible_and_intake_asks()
    {
        desk.Write("new.csv", "id,given,family,born,street,city\nn-1,Mateo,Cruz,1986,,Ashby\n");
        Run("--therapist", "t-04", "--new", "new.csv").Out.ShouldContain("n-1 may be c-03 in the roster (0.");
        Run("--therapist", "t-04", "--new", "new.csv", "--viewer", "intake").Out.ShouldBe("t-04: ask compliance\n");
    }

    [Fact]
    public void Bad_rows_are_told_and_the_rest_is_read()
    {
        desk.Write("ties.csv", "from,to,kind\nt-03,p-01,SPS\nt-03,p-99,SPS\np-01,c-01,employeee\np-01,c-01,employee\n");
        var outcome = Run("--therapist", "t-03", "--client", "c-01", "--format", "json");
        outcome.Errors.ShouldBe(["error: ties.csv: row 3: 'p-99' is nobody in the roster; near it: p-09", "error: ties.csv: row 4: kind: 'employeee' is none; did you mean employee?"]);
        (outcome.Code, outcome.Findings.Count).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData("error: --therapist: there is nobody 't-3' in people.csv; near it: t-03", "--therapist", "t-3", "--client", "c-01")]
    [InlineData("error: --client: there is nobody 'zzzzzz' in people.csv", "--therapist", "t-03", "--client", "zzzzzz")]
    [InlineData("error: --client: name the client with --client ID, or give somebody new with --new FILE", "--therapist", "t-03")]
    [InlineData("error: --depth: must be 1 to 4", "--therapist", "t-03", "--client", "c-01", "--depth", "9")]
    [InlineData("error: --viewer: must be compliance, therapist or intake", "--therapist", "t-03", "--client", "c-01", "--viewer", "boss")]
    [InlineData("error: --on: 'soon' is no day; write 2026-06-01", "--therapist", "t-03", "--client", "c-01", "--on", "soon")]
    [InlineData("error: --new: new.csv: there is no such file", "--new", "new.csv")]
    public void Wrong_calls_say_what_to_do(string says, params string[] call)
    {
        var outcome = desk.Run(["conflicts", "--roster", "people.csv", "--ties", "ties.csv", .. call]);
        outcome.Code.ShouldBe(2);
        outcome.Errors[0].ShouldStartWith(says.Replace("--new: new.csv", "new.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void The_help_says_that_a_viewer_formats_and_does_not_protect() => string.Join(' ', desk.Run("conflicts", "--help").Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain("It formats and does not protect");

    private Outcome Run(params string[] call) => desk.Run(["conflicts", "--roster", "people.csv", "--ties", "ties.csv", "--on", "2026-06-01", .. call]);

    private static string Vias(JsonElement finding) => string.Join(' ', finding.GetProperty("path").EnumerateArray().Select(step => step.TryGetProperty("via", out var via) ? via.GetString() : ""));
}
