namespace Framekeeper.Tests.Cli;

public sealed class PeopleTests : IDisposable
{
    private const string Roster = """
        id,given,family,born,phone,street,city
        c-1,Adaeze,Okafor,1984-03-09,214-555-0101,12 Main St,Harwell
        c-2,Adaeze,Okafar,1984-03-09,,12 Main Street,Harwell
        c-3,Lars,Novak,1970-07-07,214-555-0199,9 Oak Ave,Ashby
        c-3,Lars,Novak,1970-07-07,214-555-0199,9 Oak Ave,Ashby

        """;

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Records_of_one_person_are_linked_with_reasons()
    {
        var outcome = desk.Run("people", "link", desk.Write("people.csv", Roster), "--format", "json");
        outcome.Code.ShouldBe(0);
        var link = outcome.Findings.ShouldHaveSingleItem();
        link.EnumerateObject().Select(member => member.Name).ShouldBe(["a", "b", "probability", "match", "why"]);
        (link.GetProperty("a").GetString(), link.GetProperty("b").GetString(), link.GetProperty("match").GetString()).ShouldBe(("c-1", "c-2", "match"));
        link.GetProperty("probability").GetDouble().ShouldBeInRange(0.9, 0.9999);
        var reason = link.GetProperty("why").EnumerateArray().Single(why => why.GetProperty("feature").GetString() == "family name");
        reason.GetProperty("says").GetString().ShouldBe("'okafor' and 'okafar' differ by one letter");
        reason.GetProperty("score").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_could_not_be_read_is_said_with_its_row_on_standard_error() =>
        desk.Run("people", "link", desk.Write("people.csv", Roster)).Errors.ShouldBe(["error: people.csv: row 5: has the id of row 4; an id is one record's", "3 people; 1 pairs match, 0 may, 0 are related"]);

    [Fact]
    public void Text_is_for_people() =>
        desk.Run("people", "link", desk.Write("people.csv", Roster)).Out.ShouldStartWith("c-1 and c-2: one person, by all that is recorded (0.99");

    [Fact]
    public void Columns_of_another_name_are_mapped() =>
        desk.Run("people", "link", desk.Write("people.csv", Roster.Replace("born", "seit", StringComparison.Ordinal).Replace("id,", "nr,", StringComparison.Ordinal)), "--columns", "id=nr,born=seit", "--format", "json").Findings.Count.ShouldBe(1);

    [Fact]
    public void Names_are_compared_pair_by_pair()
    {
        var outcome = desk.Run("people", "names", desk.Write("pairs.csv", "name1,name2\nAda Okafor,\"Okafar, Ada\"\nAda Okafor\nAda Okafor,Lars Novak\n"), "--columns", "left=name1,right=name2", "--format", "json");
        outcome.Code.ShouldBe(0);
        outcome.Findings.Select(pair => (pair.GetProperty("row").GetInt32(), pair.GetProperty("score").GetDouble() > 0.5)).ShouldBe([(1, true), (3, false)]);
        outcome.Findings[0].EnumerateObject().Select(member => member.Name).ShouldBe(["row", "left", "right", "score", "why"]);
        outcome.Errors.ShouldBe(["error: pairs.csv: row 3: has 1 cells; both names are needed"]);
    }

    [Theory]
    [InlineData("error: people.csv: there is no such file", "people", "link", "people.csv")]
    [InlineData("error: --format: must be text or json", "people", "link", "people.csv", "--format", "xml")]
    [InlineData("error: --columns: 'born' is not OURS=THEIRS, such as born=date_of_birth", "people", "link", "people.csv", "--columns", "born")]
    public void Wrong_calls_say_what_to_do(string says, params string[] call)
    {
        var outcome = desk.Run(call);
        (outcome.Code, outcome.Errors[0]).ShouldBe((2, says));
    }
}
