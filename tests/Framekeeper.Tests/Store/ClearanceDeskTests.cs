using System.Text.Json;
using Framekeeper.Rules;
using Framekeeper.Store;
using Framekeeper.Store.Clearing;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Store;

public sealed class ClearanceDeskTests : IDisposable
{
    internal static readonly Person Lena = new("?") { Given = "Lena", Family = "Novak", Born = new BirthDate(1988, 4, 1), Phones = ["+1 214 555 0199"] };

    internal static readonly Person Bo = new("?") { Given = "Bo", Family = "Lind", Born = new BirthDate(1971, 2, 3) };

    private readonly Folder folder = new();
    private readonly Clock clock = new(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly DataFolder data;
    private readonly ClearanceDesk desk;

    public ClearanceDeskTests()
    {
        data = folder.Open(clock);
        Fill(data);
        desk = new ClearanceDesk(data, RuleBook.Default);
    }

    /// <summary>Six therapists, and a client whose sibling the first is married to.</summary>
    internal static void Fill(DataFolder data)
    {
        data.People.Take(
        [
            .. Enumerable.Range(1, 6).Select(number => new Person($"t-{number}") { Given = $"Therapist{(char)('A' + number)}", Family = $"Of{(char)('K' + number)}ham", Roles = ["therapist"] }),
            new Person("c-1") { Given = "Lena", Family = "Novak", Born = new BirthDate(1988, 4, 1), Phones = ["+1 214 555 0199"], Street = "4 Elm Row" },
            new Person("p-1") { Given = "Marek", Family = "Novak" },
        ]);
        data.People.Take([Tie("t-1", "p-1", "SPS"), Tie("p-1", "c-1", "SIB")]);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Who_is_tied_is_answered_with_ask_compliance_and_who_is_not_with_clear()
    {
        var record = desk.Ask(desk.Open(Lena, "Robin").Id, ["t-1", "t-2"], "Robin");
        record.Answers.Select(answer => (answer.Therapist, answer.Says)).ShouldBe([("t-1", "ask compliance"), ("t-2", "clear")]);
        (record.By, record.Asked).ShouldBe(("Robin", clock.GetUtcNow()));
        record.Searched.ShouldBe("8 people, 2 ties, 4 steps");
    }

    [Fact]
    public void Compliance_sees_why_and_that_it_looked_is_written_down()
    {
        var record = desk.Ask(desk.Open(Lena, "Robin").Id, ["t-1"], "Robin");
        var ground = desk.Grounds(record.Id, "Chris").ShouldHaveSingleItem();
        ground.Path.ShouldBe(["t-1", "p-1", "c-1"]);
        ground.Says.ShouldContain("sibling-in-law of Lena Novak");
        ground.Citations.ShouldNotBeEmpty();
        data.Audit.Read(record.Id).Select(entry => (entry.Who, entry.Did)).ShouldBe([("Chris", "grounds"), ("Robin", "clearance")]);
    }

    [Fact]
    public void What_intake_gets_is_the_same_for_a_tie_a_therapist_who_declines_and_somebody_who_may_be_known()
    {
        desk.Decline("t-2", null);
        desk.Decline("t-3", "c-1");
        var (tied, declined, thisOne) = (Told(Lena, "t-1"), Told(Lena, "t-2"), Told(Lena, "t-3"));
        new[] { declined, thisOne }.ShouldAllBe(other => other == tied);
        Told(Bo, "t-2").ShouldBe(tied, "a therapist who sees nobody is no sign of a tie");

        string Told(Person person, string therapist)
        {
            var record = desk.Ask(desk.Open(person, "Robin").Id, [therapist], "Robin");
            return JsonSerializer.Serialize(record.Answers).Replace(therapist, "t", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nor_do_the_files_tell_which_records_have_grounds()
    {
        desk.Ask(desk.Open(Lena, "Robin").Id, ["t-1"], "Robin");
        desk.Ask(desk.Open(Bo, "Robin").Id, ["t-1"], "Robin");
        using var db = data.Db();
        db.Clearances.Select(row => row.Sealed.Length).ToList().ShouldBe([(16 << 10) + 28, (16 << 10) + 28]);
    }

    [Fact]
    public void The_same_person_is_not_asked_about_with_more_than_three_therapists()
    {
        var intake = desk.Open(Bo, "Robin").Id;
        desk.Ask(intake, ["t-2", "t-3"], "Robin").Answers.ShouldAllBe(answer => answer.Clear);
        desk.Ask(intake, ["t-4"], "Robin").Answers.ShouldAllBe(answer => answer.Clear);
        var fourth = desk.Ask(intake, ["t-5"], "Robin");
        fourth.Answers.ShouldAllBe(answer => !answer.Clear);
        desk.Grounds(fourth.Id, "Chris").ShouldHaveSingleItem().Says.ShouldStartWith("More than 3 therapists");
        desk.Ask(intake, ["t-3"], "Robin").Answers.ShouldAllBe(answer => answer.Clear, "what was answered is answered again");
    }

    [Fact]
    public void Nor_under_another_intake_and_another_spelling()
    {
        desk.Ask(desk.Open(Lena with { Given = "Bohdan", Family = "Lindqvist", Phones = ["+1 214 555 0142"] }, "Robin").Id, ["t-2", "t-3", "t-4"], "Robin");
        var again = desk.Open(Lena with { Given = "Bohdan", Family = "Lindquist", Phones = ["+1 214 555 0142"] }, "Kim").Id;
        desk.Ask(again, ["t-5"], "Kim").Answers.ShouldAllBe(answer => !answer.Clear);
    }

    [Fact]
    public void All_at_once_is_no_way_around_it() =>
        desk.Ask(desk.Open(Bo, "Robin").Id, ["t-2", "t-3", "t-4", "t-5"], "Robin").Answers.ShouldAllBe(answer => !answer.Clear);

    [Fact]
    public void A_list_of_whom_they_may_meet_names_three_by_lot_the_same_each_time_and_nobody_tied()
    {
        var intake = desk.Open(Lena, "Robin").Id;
        var first = desk.Whom(intake, "Robin").Answers;
        first.Count.ShouldBe(3);
        first.ShouldAllBe(answer => answer.Clear && answer.Therapist != "t-1");
        desk.Whom(intake, "Robin").Answers.Select(answer => answer.Therapist).Order().ShouldBe(first.Select(answer => answer.Therapist).Order());
        var others = Enumerable.Range(0, 12).Select(number => string.Join(' ', desk.Whom(desk.Open(Lena with { Given = $"Bo{(char)('a' + number)}", Family = $"Lind{(char)('k' + number)}", Phones = [], Born = new BirthDate(1950 + number, 2, 3) }, "Robin").Id, "Robin").Answers.Select(answer => answer.Therapist).Order())).Distinct();
        others.Count().ShouldBeGreaterThan(1, "who is not named is not therefore tied");
    }

    [Fact]
    public void Whom_they_may_meet_counts_as_asking()
    {
        var intake = desk.Open(Lena, "Robin").Id;
        var named = desk.Whom(intake, "Robin").Answers.Select(answer => answer.Therapist).ToList();
        var other = new[] { "t-2", "t-3", "t-4", "t-5", "t-6" }.First(therapist => !named.Contains(therapist));
        desk.Ask(intake, [other], "Robin").Answers.ShouldAllBe(answer => !answer.Clear);
    }

    [Fact]
    public void What_a_therapist_declares_takes_part_and_is_listed_nowhere()
    {
        desk.Declare("t-4", [Tie("t-4", "c-1", "ex-partner")]);
        var record = desk.Ask(desk.Open(Lena, "Robin").Id, ["t-4"], "Robin");
        record.Answers.ShouldAllBe(answer => !answer.Clear);
        data.People.Ties().Count.ShouldBe(2);
        folder.Holds("ex-partner"u8).ShouldBeFalse();
        typeof(DataFolder).Assembly.GetExportedTypes().SelectMany(type => type.GetMembers()).ShouldAllBe(member => !member.Name.Contains("Declared", StringComparison.Ordinal));
        Should.Throw<InputException>(() => desk.Declare("t-4", [Tie("t-1", "p-1", "SIB")])).Message.ShouldContain("declares the own ties");
    }

    [Fact]
    public void Who_did_not_become_a_client_is_forgotten_after_thirty_days_with_key_record_and_answers()
    {
        var intake = desk.Open(Lena with { Given = "Zyxwvina" }, "Robin");
        var record = desk.Ask(intake.Id, ["t-2"], "Robin");
        clock.Pass(TimeSpan.FromDays(29));
        desk.Forget().ShouldBe(0);
        clock.Pass(TimeSpan.FromDays(2));
        desk.Forget().ShouldBe(1);
        data.Keys.Find($"intake/{intake.Id}").ShouldBeNull();
        Should.Throw<InputException>(() => desk.Record(record.Id)).Message.ShouldContain("no clearance record");
        Should.Throw<InputException>(() => desk.Ask(intake.Id, ["t-2"], "Robin")).Message.ShouldContain("deleted after 30 days");
    }

    [Fact]
    public void Who_became_a_client_stays_and_is_tied_to_the_therapist()
    {
        var intake = desk.Open(Bo, "Robin");
        desk.Became(intake.Id, "c-2", "t-2", "Robin");
        clock.Pass(TimeSpan.FromDays(60));
        desk.Forget().ShouldBe(0);
        data.People.Find("c-2")!.Family.ShouldBe("Lind");
        data.People.Ties().ShouldContain(tie => tie.From == "c-2" && tie.To == "t-2" && tie.Kind.Name == "client-of");
    }

    [Fact]
    public void A_ground_without_path_or_citation_is_told_too()
    {
        desk.Decline("t-2", null);
        var record = desk.Ask(desk.Open(Bo, "Robin").Id, ["t-2", "t-3"], "Robin");
        var grounds = desk.Grounds(record.Id, "Chris");
        using var text = new StringWriter();
        using var page = new StringWriter();
        ClearanceText.Write(text, record, grounds);
        ClearanceSheet.Write(page, record, grounds);
        new[] { text, page }.ShouldAllBe(written => written.ToString().Contains("is not to be given this person") && written.ToString().Contains("t-3"));
    }

    [Fact]
    public void A_wrong_therapist_leaves_nothing_half_done()
    {
        var intake = desk.Open(Bo, "Robin");
        Should.Throw<InputException>(() => desk.Became(intake.Id, "c-2", "t-9", "Robin")).Message.ShouldContain("no therapist 't-9'");
        data.People.Find("c-2").ShouldBeNull();
        desk.Became(intake.Id, "c-2", "t-2", "Robin");
    }

    [Fact]
    public void Who_is_forgotten_is_in_nothing_that_was_declared_or_noticed()
    {
        desk.Declare("t-4", [Tie("t-4", "c-1", "ex-partner")]);
        data.People.Take([Tie("c-1", "t-1", "client-of")]);
        desk.Sweep("night").ShouldNotBeEmpty();
        desk.Forget(["c-1"], "Chris");
        using var db = data.Db();
        (db.Set<DeclaredRow>().Count(), db.Noticed.Count(), db.Set<TieRow>().Count()).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void A_sweep_tells_of_a_tie_between_therapist_and_client_once_and_of_a_new_one_when_it_appears()
    {
        data.People.Take([Tie("c-1", "t-2", "client-of")]);
        desk.Sweep("night").ShouldBeEmpty("that they are therapist and client is no second tie");
        data.People.Take([Tie("t-2", "p-1", "SPS")]);
        desk.Sweep("night").ShouldContain(conflict => conflict.Path.Select(step => step.Person).SequenceEqual(new[] { "t-2", "p-1", "c-1" }));
        desk.Sweep("night").ShouldBeEmpty();
        data.People.Take([Tie("t-2", "c-1", "landlord")]);
        desk.Sweep("night").ShouldNotBeEmpty();
    }

    [Fact]
    public void Compliance_decides_with_a_reason_and_the_record_says_so()
    {
        var record = desk.Ask(desk.Open(Lena, "Robin").Id, ["t-1"], "Robin");
        Should.Throw<InputException>(() => desk.Rule(record.Id, true, " ", "Chris")).Message.ShouldContain("needs its reason");
        desk.Rule(record.Id, false, "refer", "Chris");
        desk.Record(record.Id).Ruling.ShouldBe(new Ruling("Chris", clock.GetUtcNow(), false, "refer"));
        using var page = new StringWriter();
        ClearanceSheet.Write(page, desk.Record(record.Id), null);
        page.ToString().ShouldContain("they should not meet");
        page.ToString().ShouldNotContain("Marek");
    }

    [Fact]
    public void A_decision_that_two_records_are_one_person_stands_over_later_imports_and_joins_their_ties()
    {
        data.People.Take([new Person("x-9") { Given = "L.", Family = "Novakova" }]);
        data.People.Take([Tie("t-6", "x-9", "friend")]);
        data.People.Decide(new Decision("c-1", "x-9", Same: true, "Chris", new DateOnly(2026, 6, 1)));
        data.People.Take([new Person("x-9") { Given = "Lea", Family = "Novakova" }]);
        data.People.Link();
        data.People.Decisions().ShouldHaveSingleItem().Same.ShouldBeTrue();
        desk.Ask(desk.Open(Lena, "Robin").Id, ["t-6"], "Robin").Answers.ShouldAllBe(answer => !answer.Clear);
        Should.Throw<InputException>(() => data.People.Decide(new Decision("c-1", "nobody", true, "Chris", new DateOnly(2026, 6, 1)))).Message.ShouldContain("no record 'nobody'");
    }

    private static Tie Tie(string from, string to, string kind) => new(from, to, TieKind.Parse(kind)!);
}
