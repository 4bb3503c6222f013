using System.Text;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

public sealed class TieListTests
{
    private static readonly Person[] People = [.. new[] { "t-1", "t-2", "c-1", "c-2", "p-1" }.Select(id => new Person(id))];

    [Fact]
    public void A_tie_is_read_with_its_days_and_its_note()
    {
        var tie = Read("from,to,kind,since,until,note\nt-1,p-1,SPS,2009-05,2019-03-09,\"met, it seems, in Ashby\"\n").Ties.Single();
        (tie.From, tie.To, tie.Kind.Name, tie.Since, tie.Until, tie.Note, tie.Row).ShouldBe(("t-1", "p-1", "SPS", new DateOnly(2009, 5, 1), new DateOnly(2019, 3, 9), "met, it seems, in Ashby", 2));
        tie.ToString().ShouldBe("tie of row 2");
    }

    [Theory]
    [InlineData("t-1,nobody,friend", "'nobody' is nobody in the roster")]
    [InlineData("t-1,c-l,friend", "'c-l' is nobody in the roster; near it: c-1, c-2")]
    [InlineData("t-1,t-1,friend", "ties a person to themselves")]
    [InlineData("t-1,,friend", "needs somebody in from and in to")]
    [InlineData("t-1,c-1,freind", "kind: 'freind' is none; did you mean friend?")]
    [InlineData("t-1,c-1,mother", "kind: 'mother' is none; did you mean MTH?")]
    public void A_tie_that_is_none_is_refused_by_its_row_and_the_rest_is_read(string row, string says)
    {
        var list = Read($"from,to,kind\nt-1,c-1,club\n{row}\nt-2,c-2,club\n");
        list.Ties.Select(tie => tie.From).ShouldBe(["t-1", "t-2"]);
        Issue(list).ShouldBe((3, true, says));
    }

    [Fact]
    public void An_unknown_kind_that_is_near_to_none_is_answered_with_all() => Issue(Read("from,to,kind\nt-1,c-1,zebra\n")).Message.ShouldStartWith("kind: 'zebra' is none; known here: PRN, NPRN, ADOPTP, FTH");

    [Theory]
    [InlineData("soon,", "since: is no day from 1900-01-01 to 2079-06-05 that can be read one way only, and was left out; write 2019-03-09")]
    [InlineData("1066-10-14,", "since: is no day from 1900-01-01 to 2079-06-05 that can be read one way only, and was left out; write 2019-03-09")]
    [InlineData("03/04/2019,", "since: is no day from 1900-01-01 to 2079-06-05 that can be read one way only, and was left out; write 2019-03-09")]
    [InlineData("2020-02-31,", "since: is no day from 1900-01-01 to 2079-06-05 that can be read one way only, and was left out; write 2019-03-09")]
    [InlineData("2020-01-02,2019-01-02", "until is before since; both were left out")]
    public void A_bad_date_never_hides_its_tie(string days, string says)
    {
        var list = Read($"from,to,kind,since,until\nt-1,c-1,friend,{days}\n");
        (list.Ties.Single().Since, list.Ties[0].Until).ShouldBe((null, null));
        Issue(list).ShouldBe((2, false, says));
    }

    [Fact]
    public void The_same_tie_again_is_refused_also_from_its_other_end()
    {
        var list = Read("from,to,kind,since\nt-1,c-1,employee,2010\nt-1,c-1,employee,2010\nc-1,t-1,employer,2010\nt-1,c-1,employee,2019\n");
        list.Ties.Select(tie => tie.Row).ShouldBe([2, 5]);
        list.Issues.Select(issue => (issue.Row, issue.Message)).ShouldBe([(3, "is the tie of row 2 again"), (4, "is the tie of row 2 again")]);
    }

    [Fact]
    public void Nobody_becomes_their_own_ancestor()
    {
        var list = Read("from,to,kind\nt-1,t-2,MTH\nt-2,c-1,FTH\nt-1,c-1,CHILD\nc-2,p-1,DAU\np-1,c-2,DAU\n");
        list.Ties.Select(tie => tie.Row).ShouldBe([2, 3, 5]);
        list.Issues.Select(issue => (issue.Row, issue.Message)).ShouldBe([(4, "makes c-1 an ancestor of themselves"), (6, "makes c-2 an ancestor of themselves")]);
    }

    [Fact]
    public void Cells_of_ten_megabytes_other_encodings_and_open_quotes_hide_no_other_row()
    {
        Issue(Read($"from,to,kind,note\nt-1,c-1,club,{new string('x', 10 << 20)}\nt-2,c-2,club,\n")).ShouldBe((2, true, "cell 4 is 10240 KiB long; a name or an address is not"));
        var latin = TieList.Read(new MemoryStream([.. "from,to,kind,note\nt-1,c-1,club,caf"u8, 0xE9, .. "\nt-2,c-2,club,\n"u8]), "ties.csv", People);
        (latin.Ties.Single().From, Issue(latin)).ShouldBe(("t-2", (2, true, "cell 4 is not UTF-8 text; save the file as UTF-8")));
        var sixteen = TieList.Read(new MemoryStream([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("from,to,kind\nt-1,c-1,club\n")]), "ties.csv", People);
        sixteen.Ties.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "ties.csv: is empty; ties begin with their headings: from,to,kind,since,until,note")]
    [InlineData("a,b,kind\n", "ties.csv:1: needs the columns from, to and kind; it has a, b, kind")]
    public void A_file_that_holds_no_ties_is_refused(string text, string says) => Should.Throw<InputException>(() => Read(text)).Describe().ShouldBe(says);

    [Fact]
    public void Every_kind_has_its_opposite_and_reads_in_both_directions()
    {
        TieKind.All.Count.ShouldBeLessThanOrEqualTo(byte.MaxValue);
        foreach (var kind in TieKind.All)
        {
            // What the file says and what its other end says must mean one thing to a rule.
            var other = kind.Opposite;
            (kind.Says.Length > 3 && kind.Said.Length > 3 && other.Says.Length > 3).ShouldBeTrue(kind.Name);
            kind.Opposite.Opposite.Word.ShouldBe(kind.Word, kind.Name);
            kind.Strength.ShouldBe(other.Strength, kind.Name);
            kind.Strength.ShouldBeInRange(0.1, 1);
        }

        foreach (var name in "partner ex-partner employer employee colleague supervisor student teacher landlord tenant neighbour friend business-partner congregation club co-parent carer referred-by client-of in-group-with".Split(' '))
        {
            TieKind.Parse(name)!.Name.ShouldBe(name);
        }

        (TieKind.Parse("employee")!.Says, TieKind.Parse("employee")!.Opposite.Says).ShouldBe(("employs", "works for"));
        (TieKind.Parse("mth")!.Says, TieKind.Parse("AUNT")!.Says).ShouldBe(("is a child of", "is a niece or nephew of"));
    }

    private static TieList Read(string text) => TieList.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "ties.csv", People);

    private static (int Row, bool Refused, string Message) Issue(TieList list)
    {
        var issue = list.Issues.ShouldHaveSingleItem();
        return (issue.Row, issue.Refused, issue.Message);
    }
}
