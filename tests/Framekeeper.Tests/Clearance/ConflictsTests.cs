using System.Text;
using Framekeeper.Clearance;
using Framekeeper.Rules;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Clearance;

public sealed class ConflictsTests
{
    private static readonly Person[] People =
    [
        new("t-1") { Given = "Dana", Family = "Reyes", Roles = ["therapist"] },
        new("t-2") { Given = "Kofi", Family = "Mensah", Roles = ["therapist"] },
        new("t-3") { Given = "Mei", Family = "Tanaka", Roles = ["therapist"] },
        new("p-1") { Given = "Noor", Family = "Haddad", Sex = Sex.Female },
        new("c-1") { Given = "Sam", Family = "Okafor", Roles = ["client"] },
        new("c-2") { Given = "Ines", Family = "Duarte", Roles = ["client"] },
    ];

    [Fact]
    public void A_clients_boss_who_is_the_therapists_spouse_is_told_in_one_sentence_with_citations()
    {
        var conflict = Of("t-1 p-1 SPS", "p-1 c-1 employee").Between("t-1", "c-1").ShouldHaveSingleItem();
        (conflict.Page, conflict.Level, conflict.Strength).ShouldBe(("ties.through-family", Level.Violation, 0.9));
        conflict.Says.ShouldBe("Dana Reyes is married to Noor Haddad, who employs Sam Okafor.");
        conflict.Path.Select(step => (step.Person, step.Via)).ShouldBe([("t-1", "SPS"), ("p-1", "employee"), ("c-1", null)]);
        conflict.Citations.Select(citation => citation.ToString()).ShouldBe(["APA-2017 3.05(a)", "APA-2017 3.06"]);
        conflict.LevelWhy.ShouldBe(["violation by the rule page"]);
        conflict.ToString().ShouldBe("conflict ties.through-family (violation)");
    }

    [Fact]
    public void A_tie_that_has_ended_says_since_when_and_weighs_one_step_less()
    {
        var conflict = Of("t-1 p-1 SPS", "p-1 c-1 employee 2019-03-31").Between("t-1", "c-1").ShouldHaveSingleItem();
        (conflict.Level, conflict.Strength, conflict.Says).ShouldBe((Level.Crossing, 0.45, "Dana Reyes is married to Noor Haddad, who employed Sam Okafor (until 2019-03-31)."));
        conflict.LevelWhy.ShouldBe(["violation by the rule page", "one step down: a tie on the way has ended"]);
    }

    [Fact]
    public void The_worst_comes_first_and_then_the_shortest()
    {
        var found = Of("t-1 c-1 neighbour", "t-1 c-1 club", "t-1 c-2 therapist-of", "c-2 c-1 SPS", "t-1 p-1 SPS", "p-1 c-1 employee").Between("t-1", "c-1");
        found.Select(conflict => (conflict.Page, conflict.Path.Count)).ShouldBe([("ties.through-family", 3), ("ties.clients-couple", 3), ("ties.community", 2), ("ties.neighbour", 2)]);
    }

    [Fact]
    public void Two_ways_of_being_siblings_are_one_finding_by_the_shorter()
    {
        var conflict = Of("t-1 p-1 MTH", "c-1 p-1 MTH", "t-1 c-2 FTH", "c-1 c-2 FTH", "t-1 c-1 BRO").Between("t-1", "c-1").ShouldHaveSingleItem();
        (conflict.Says, conflict.Path.Count).ShouldBe(("Dana Reyes is a sibling of Sam Okafor.", 2));
    }

    [Fact]
    public void Kin_beyond_four_steps_are_found_too()
    {
        var people = Enumerable.Range(0, 9).Select(i => new Person($"k-{i}"));
        var graph = TieGraph.Of(people, new[] { "k-0 k-1", "k-1 k-2", "k-2 k-3", "k-6 k-5", "k-5 k-4", "k-4 k-3" }.Select(pair => new Tie(pair[..3], pair[4..], TieKind.Parse("PRN")!)));
        var conflict = new Conflicts(graph, RuleBook.Default, Graphs.Today).Between("k-0", "k-6").ShouldHaveSingleItem();
        (conflict.Page, conflict.Says, conflict.Path[0].Via).ShouldBe(("ties.distant-kin", "K-0 is a second cousin of k-6.", "second cousin"));
    }

    [Fact]
    public void Those_of_ours_without_a_tie_are_named() => Of("t-1 p-1 SPS", "p-1 c-1 employee", "t-2 c-1 club", "t-3 c-2 therapist-of").Untied("c-1").ShouldBe(["t-3"]);

    [Fact]
    public void Another_code_is_cited_where_another_binds() =>
        Of("t-1 c-1 friend").With("BACP-2018").Between("t-1", "c-1")[0].Citations.Select(citation => citation.ToString()).ShouldBe(["BACP-2018 33b"]);

    [Fact]
    public void An_answer_has_the_members_of_the_contract_in_their_order()
    {
        using var stream = new MemoryStream();
        foreach (var answer in Answer.For(Viewer.Compliance, "t-1", "c-1", Of("t-1 p-1 SPS", "p-1 c-1 employee").Between("t-1", "c-1")))
        {
            ConflictJson.Write(stream, answer);
        }

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(
            """{"therapist":"t-1","client":"c-1","level":"violation","strength":0.9,"path":[{"person":"t-1","via":"SPS"},{"person":"p-1","via":"employee"},{"person":"c-1"}],"says":"Dana Reyes is married to Noor Haddad, who employs Sam Okafor.","citations":["APA-2017 3.05(a)","APA-2017 3.06"],"redacted":false}""" + "\n");
    }

    [Fact]
    public void An_id_that_nobody_has_is_refused() => Should.Throw<ArgumentException>(() => Of().Between("t-9", "c-1"));

    internal static Practice Of(params string[] ties) => new(TieGraph.Of(People, ties.Select(line => line.Split(' ')).Select(parts => new Tie(parts[0], parts[1], TieKind.Parse(parts[2])!, null, parts.Length > 3 ? DateOnly.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture) : null))));

    internal sealed record Practice(TieGraph Graph)
    {
        public IReadOnlyList<Conflict> Between(string therapist, string client) => With("APA-2017").Between(therapist, client);

        public IReadOnlyList<string> Untied(string client) => With("APA-2017").Untied(client);

        public Conflicts With(string code) => new(Graph, RuleBook.Default, Graphs.Today, code);
    }
}
