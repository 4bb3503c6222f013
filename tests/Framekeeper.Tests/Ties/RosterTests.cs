using System.Text;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

public sealed class RosterTests
{
    private const string Heading = "id,roles,given,family,also_known_as,born,gender,phone,email,street,city,postcode,employer,school\n";

    [Fact]
    public void Everything_that_a_row_records_is_read()
    {
        var person = Read(Heading + "c-1,client;contact,Sam,Okafor,\"Sam Reyes; Sammy\",1984-03-09,m,+1 214 555 0101,sam@example.org,\"12 Main St, Apt 3\",Harwell,75101,Lakeside Bakery,Norton High\n").People.Single();
        (person.Id, person.Given, person.Family, person.Street, person.City, person.Postcode, person.Row).ShouldBe(("c-1", "Sam", "Okafor", "12 Main St, Apt 3", "Harwell", "75101", 2));
        person.Roles.ShouldBe(["client", "contact"]);
        person.AlsoKnownAs.ShouldBe(["Sam Reyes", "Sammy"]);
        person.Born.ShouldBe(new BirthDate(1984, 3, 9));
        (person.Phones.Single(), person.Emails.Single(), person.Employers.Single(), person.Schools.Single()).ShouldBe(("+1 214 555 0101", "sam@example.org", "Lakeside Bakery", "Norton High"));
        person.ToString().ShouldBe("person c-1");
    }

    [Fact]
    public void Other_headings_are_mapped_and_several_columns_make_one_field()
    {
        var columns = new Dictionary<string, string> { ["id"] = "Nr", ["family"] = "Nachname", ["street"] = "Hausnummer+Weg" };
        var person = Read("Nr;Nachname;Hausnummer;Weg\n7;Müller;12;Lindenweg\n", columns).People.Single();
        (person.Id, person.Family, person.Street).ShouldBe(("7", "Müller", "12 Lindenweg"));
    }

    [Fact]
    public void Headings_of_other_programs_are_known() =>
        Read("unique_id,first_name,surname,dob,suburb\n1,Ines,Haddad,1990-01-02,Ashby\n").People.Single().Born.ShouldBe(new BirthDate(1990, 1, 2));

    [Theory]
    [InlineData("1984-03-09")]
    [InlineData("19840309")]
    [InlineData("9.3.1984")]
    [InlineData("9 March 1984")]
    [InlineData("Mar 9, 1984")]
    [InlineData("1984-03-09T00:00:00")]
    public void Dates_are_read_as_people_write_them(string written) => BirthDate.Parse(written).ShouldBe(new BirthDate(1984, 3, 9));

    [Fact]
    public void A_file_shows_its_own_order_of_day_and_month()
    {
        Read("id,given,born\n1,Ada,03/09/1984\n2,Ben,25/12/1990\n").People[0].Born.ShouldBe(new BirthDate(1984, 9, 3));
        Read("id,given,born\n1,Ada,03/09/1984\n2,Ben,12/25/1990\n").People[0].Born.ShouldBe(new BirthDate(1984, 3, 9));
    }

    [Fact]
    public void Where_the_order_cannot_be_known_both_are_compared_and_the_doubt_is_said()
    {
        var roster = Read("id,given,born\n1,Ada,03/09/1984\n");
        roster.People[0].Born.ShouldBe(new BirthDate(1984, 9, 3, EitherWay: true));
        Comparison.Dates(roster.People[0].Born!.Value, new BirthDate(1984, 3, 9)).ShouldBe(Kind.Same);
        Issue(roster).ShouldBe((2, false, "born: day and month may stand in either order, and both are compared; write 1984-03-09"));
    }

    [Theory]
    [InlineData("1984-02-31", "born: the calendar has no such day; it is compared digit by digit")]
    [InlineData("spring", "born: is no date that is known here, and was left out; write 1984-03-09")]
    public void A_date_that_is_none_is_doubted_and_the_person_is_read(string born, string says)
    {
        var roster = Read($"id,given,born\n1,Ada,{born}\n");
        roster.People.Count.ShouldBe(1);
        Issue(roster).ShouldBe((2, false, says));
    }

    [Fact]
    public void A_second_row_with_an_id_is_refused_by_its_number_and_the_rest_is_read()
    {
        var roster = Read("id,given\n1,Ada\n2,Ben\n1,Cleo\n3,Dev\n");
        roster.People.Select(person => person.Id).ShouldBe(["1", "2", "3"]);
        Issue(roster).ShouldBe((4, true, "has the id of row 2; an id is one record's"));
    }

    [Fact]
    public void A_row_without_an_id_or_with_a_cell_too_many_is_refused()
    {
        var roster = Read("id,given\n,Ada\n2,Ben,Novak\n3,Cleo\n");
        roster.People.Single().Id.ShouldBe("3");
        roster.Issues.Select(issue => issue.Row).ShouldBe([2, 3]);
        roster.Issues[1].Message.ShouldBe("has 3 cells under 2 headings; a comma may lack its quotes");
    }

    [Fact]
    public void A_row_without_a_name_is_read_and_doubted()
    {
        var roster = Read("id,given,family,phone\n1,,,2145550101\n");
        roster.People.Count.ShouldBe(1);
        Issue(roster).ShouldBe((2, false, "has no name"));
    }

    [Fact]
    public void A_cell_of_ten_megabytes_costs_its_row_alone()
    {
        var roster = Read($"id,given\n1,{new string('x', 10 << 20)}\n2,Ben\n");
        roster.People.Single().Given.ShouldBe("Ben");
        Issue(roster).ShouldBe((2, true, "cell 2 is 10240 KiB long; a name or an address is not"));
    }

    [Fact]
    public void A_quote_left_open_is_said_to_be_with_how_much_it_hides()
    {
        var roster = Read($"id,given\n1,Ada\n2,\"Ben\n{string.Concat(Enumerable.Range(3, 100).Select(id => $"{id},Cleo\n"))}");
        roster.People.Single().Given.ShouldBe("Ada");
        roster.Issues.Single().Message.ShouldEndWith("a quote is left open");
    }

    [Fact]
    public void A_row_in_another_encoding_is_refused_by_its_number()
    {
        var roster = Roster.Read(new MemoryStream([.. "id,given\n1,"u8, 0xFC, .. "rsula\n2,Ben\n"u8]), "people.csv");
        roster.People.Single().Given.ShouldBe("Ben");
        Issue(roster).ShouldBe((2, true, "cell 2 is not UTF-8 text; save the file as UTF-8"));
    }

    [Fact]
    public void A_file_that_says_it_is_UTF_16_is_read_so() =>
        Roster.Read(new MemoryStream([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id,given\n1,Zoë\n")]), "people.csv").People.Single().Given.ShouldBe("Zoë");

    [Fact]
    public void A_file_without_the_columns_needed_is_refused_with_those_it_has() =>
        Should.Throw<InputException>(() => Read("name,age\nAda,3\n")).Describe().ShouldBe("people.csv:1: needs a column id, and given or family; it has name, age. Say which they are: --columns id=…,given=…,family=…");

    [Fact]
    public void A_mapping_to_nothing_is_refused()
    {
        Should.Throw<InputException>(() => Read("id,given\n", new() { ["birth"] = "x" })).Message.ShouldStartWith("'birth' is no field of a roster");
        Should.Throw<InputException>(() => Read("id,given\n", new() { ["born"] = "dob" })).Message.ShouldStartWith("has no column 'dob'");
    }

    private static (int, bool, string) Issue(Roster roster) => (roster.Issues.Single().Row, roster.Issues.Single().Refused, roster.Issues.Single().Message);

    private static Roster Read(string text, Dictionary<string, string>? columns = null) => Roster.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "people.csv", columns);
}
