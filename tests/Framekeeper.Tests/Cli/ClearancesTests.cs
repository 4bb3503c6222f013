namespace Framekeeper.Tests.Cli;

/// <summary>A practice's day at the command line, each call a process of its own over one data folder.</summary>
public sealed class ClearancesTests : IDisposable
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples");

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void From_the_import_to_a_ruling_and_the_sweep()
    {
        Fine("people", "import", Path.Combine(Samples, "people.csv"), "--ties", Path.Combine(Samples, "ties.csv")).ShouldContain("40 are new, 0 have changed");
        Fine("people", "import", Path.Combine(Samples, "people.csv")).ShouldContain("0 are new, 0 have changed");

        // Somebody whose partner is the client of a therapist: recorded, misspelt, as a client of the practice.
        var known = File.ReadLines(Path.Combine(Samples, "people.csv")).Single(line => line.StartsWith("c-01,", StringComparison.Ordinal));
        var intake = Fine("conflicts", "intake", desk.Write("new.csv", $"{File.ReadLines(Path.Combine(Samples, "people.csv")).First()}\n{known.Replace("c-01", "x", StringComparison.Ordinal)}\n"), "--by", "Robin").Split(':')[0];
        var told = Fine("conflicts", "clear", intake, "--therapist", "t-03", "--by", "Robin");
        told.ShouldStartWith("t-03: ask compliance");
        var clearance = told.Split('\n')[1].Split(' ')[0];

        Fine("conflicts", "record", clearance, "--by", "Robin").ShouldNotContain("Noor");
        Fine("conflicts", "record", clearance, "--why", "--by", "Chris").ShouldContain("Dana Reyes is married to Noor Haddad, who employs");
        Fine("conflicts", "rule", clearance, "--may-not", "--why", "an employee of the spouse", "--by", "Chris");
        Fine("conflicts", "record", clearance, "--by", "Robin", "--format", "html").ShouldContain("they should not meet, by Chris");
        Fine("conflicts", "sweep", "--by", "night").ShouldContain("have appeared since the last sweep");
        Fine("conflicts", "sweep", "--by", "night").Trim().ShouldBe("No tie has appeared.");
        Fine("audit", "verify").ShouldStartWith("whole: ");
    }

    [Fact]
    public void A_decision_is_kept_and_told_by_the_next_linking()
    {
        Fine("people", "import", desk.Write("people.csv", "id,given,family,born\nr-1,Ada,Lim,1980-01-01\nr-2,Adah,Lim,1981-01-01\n"));
        Fine("people", "decide", "r-1", "r-2", "--not-same", "--by", "Chris");
        Fine("people", "decide", "r-2", "r-1", "--same", "--by", "Chris").ShouldContain("are one person");
        Fine("people", "link").ShouldContain("by Chris");
    }

    [Theory]
    [InlineData("conflicts clear i-0 --by Robin", "there is no intake 'i-0'")]
    [InlineData("conflicts record k-0 --by Robin", "there is no clearance record 'k-0'")]
    [InlineData("conflicts rule k-0 --may-meet --may-not --why x --by Robin", "say --may-meet or --may-not")]
    [InlineData("people decide a b --by Robin", "say --same or --not-same")]
    [InlineData("people decline --therapist t-x", "the practice knows nobody 't-x'")]
    [InlineData("people forget t-x --by Robin", "the practice knows nobody 't-x'")]
    [InlineData("conflicts sweep", "--by")]
    public void A_wrong_call_is_refused_with_what_is_wrong(string call, string says)
    {
        var outcome = Kept(call.Split(' '));
        outcome.Code.ShouldBe(2);
        outcome.Error.ShouldContain(says);
    }

    [Fact]
    public void Roster_files_and_a_data_folder_are_not_asked_together() =>
        Kept("conflicts", "--roster", "people.csv", "--client", "c-1").Error.ShouldContain("framekeeper people import");

    private string Fine(params string[] call)
    {
        var outcome = Kept(call);
        outcome.Code.ShouldBe(0, outcome.Error);
        return outcome.Out;
    }

    private Outcome Kept(params string[] call) => desk.Run([.. call, "--data", Path.Combine(desk.Folder, "practice")]);
}
