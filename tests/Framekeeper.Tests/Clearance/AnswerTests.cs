using System.Text.RegularExpressions;
using CsCheck;
using Framekeeper.Clearance;
using Framekeeper.Rules;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Clearance;

/// <summary>An answer about a person tells who treats whom: what each viewer is told, and that it is never more than was found.</summary>
public sealed partial class AnswerTests
{
    private static readonly string[] Kinds = ["SPS", "MTH", "SIB", "friend", "employee", "client-of", "therapist-of", "supervisor", "in-group-with", "neighbour", "landlord", "ex-partner", "referred-by"];

    private static readonly Gen<(bool[] Client, Tie[] Ties)> AnyPractice = Gen.Select(Gen.Bool.Array[7], Gen.Select(Gen.Int[0, 6], Gen.Int[1, 6], Gen.Int[0, Kinds.Length - 1], Gen.Bool)
        .Select((from, step, kind, ended) => new Tie($"id{from}", $"id{(from + step) % 7}", TieKind.Parse(Kinds[kind])!, null, ended ? Graphs.Today.AddDays(-9) : null)).Array[0, 12]);

    [Fact]
    public void Intake_hears_clear_or_ask_compliance_and_nothing_else()
    {
        Answer Intake(bool uncertain, params string[] ties) => Answer.For(Viewer.Intake, "t-1", "c-1", ConflictsTests.Of(ties).Between("t-1", "c-1"), uncertain).ShouldHaveSingleItem();
        foreach (var (answer, level) in new[] { (Intake(false), "clear"), (Intake(false, "t-1 c-1 club"), "clear"), (Intake(true), "ask compliance"), (Intake(false, "t-1 p-1 SPS", "p-1 c-1 employee"), "ask compliance"), (Intake(false, "t-1 c-2 therapist-of", "c-2 c-1 SPS"), "ask compliance") })
        {
            (answer.Level, answer.Strength, answer.Path.Count, answer.Citations.Count, answer.Redacted).ShouldBe((level, null, 0, 0, true));
        }

        Intake(false, "t-1 p-1 SPS", "p-1 c-1 employee").Says.ShouldBe(Intake(false, "t-1 c-1 SPS").Says, "one reason sounds like another");
    }

    [Fact]
    public void A_therapist_sees_their_own_tie()
    {
        var answer = Therapist("t-1 p-1 SPS", "p-1 c-1 employee").ShouldHaveSingleItem();
        (answer.Says, answer.Level, answer.Redacted).ShouldBe(("Dana Reyes is married to Noor Haddad, who employs Sam Okafor.", "violation", false));
    }

    [Fact]
    public void A_client_between_is_a_client_of_the_practice()
    {
        var answer = Therapist("t-1 c-2 therapist-of", "c-2 c-1 SPS").ShouldHaveSingleItem();
        (answer.Says, answer.Redacted).ShouldBe(("Dana Reyes treats a client of the practice, who is married to Sam Okafor.", true));
        answer.Path.Select(step => step.Person).ShouldBe(["t-1", "a client of the practice", "c-1"]);
    }

    [Theory]
    [InlineData("t-1 t-2 supervisor", "t-2 c-1 therapist-of")]
    [InlineData("t-1 p-1 SPS", "p-1 c-1 therapist-of")]
    [InlineData("t-1 c-2 therapist-of", "c-2 c-1 in-group-with")]
    public void A_treatment_that_is_not_theirs_is_not_told_to_a_therapist(params string[] ties)
    {
        var answer = Therapist(ties).ShouldHaveSingleItem();
        (answer.Level, answer.Says, answer.Path.Count, answer.Citations.Count, answer.Redacted).ShouldBe(("ask compliance", "There is something to look at that is not yours to see; ask compliance.", 0, 0, true));
    }

    [Fact]
    public void Redaction_never_shows_more_than_the_unredacted() => AnyPractice.Sample(
        any =>
        {
            // Names that are nobody else's, so that each word of an answer shows whom it names.
            var graph = TieGraph.Of(any.Client.Select((client, i) => new Person($"id{i}") { Given = $"Name{i}", Roles = client ? ["client"] : [] }), any.Ties);
            var conflicts = new Conflicts(graph, RuleBook.Default, Graphs.Today).Between("id0", "id1");
            var whole = Answer.For(Viewer.Compliance, "id0", "id1", conflicts);
            foreach (var viewer in new[] { Viewer.Therapist, Viewer.Intake })
            {
                var told = Answer.For(viewer, "id0", "id1", conflicts);
                told.Count.ShouldBeLessThanOrEqualTo(Math.Max(1, whole.Count));
                foreach (var answer in told)
                {
                    Named(answer).Except(whole.SelectMany(Named)).Except(["0", "1"]).ShouldBeEmpty();
                    (answer.Level is "clear" or "ask compliance" || whole.Any(other => Within(answer, other))).ShouldBeTrue();
                }
            }

            foreach (var answer in Answer.For(Viewer.Therapist, "id0", "id1", conflicts))
            {
                // Of others only those to whom the therapist has a tie of their own that is no treatment.
                foreach (var other in Named(answer).Except(["0", "1"]))
                {
                    any.Ties.ShouldContain(tie => (tie.From == "id0" && tie.To == $"id{other}") || (tie.To == "id0" && tie.From == $"id{other}"));
                }

                answer.Path.Skip(1).Select(step => step.Via).ShouldNotContain(via => via == "therapist-of" || via == "client-of" || via == "in-group-with");
            }

            Answer.For(Viewer.Intake, "id0", "id1", conflicts).SelectMany(Named).Except(["0", "1"]).ShouldBeEmpty();
        },
        iter: 3000);

    /// <summary>Told as it is, or with somebody's name left out.</summary>
    private static bool Within(Answer told, Answer whole) => told.Level == whole.Level && told.Strength == whole.Strength && told.Citations.SequenceEqual(whole.Citations) && told.Path.Count == whole.Path.Count
        && told.Path.Zip(whole.Path).All(pair => pair.First.Via == pair.Second.Via && (pair.First.Person == pair.Second.Person || pair.First.Person is "somebody" or "a client of the practice"));

    private static IEnumerable<string> Named(Answer answer) => Numbered().Matches($"{answer.Says} {string.Join(' ', answer.Path.Select(step => step.Person))}").Select(match => match.Groups[1].Value).Distinct();

    private static IReadOnlyList<Answer> Therapist(params string[] ties) => Answer.For(Viewer.Therapist, "t-1", "c-1", ConflictsTests.Of(ties).Between("t-1", "c-1"));

    [GeneratedRegex("(?:id|name)([0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();
}
