using Framekeeper.Consulting;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Tests.Store.Clinic;

public sealed class ConsultationsTests : IDisposable
{
    private readonly Treated treated = new();

    private Consultations Consultations => treated.Clinic.Consultations;

    public void Dispose() => treated.Dispose();

    [Fact]
    public void A_contested_finding_opens_one_with_the_agreement_of_the_day_and_the_codes_of_the_profession()
    {
        treated.Agree(Treated.Terms with { Code = "ACA-2014", Jurisdiction = "US-TX" });
        var finding = Contested();
        var opened = Open(finding);
        (opened.Version, opened.Finding, opened.Session, opened.Text.Act, opened.Text.Agreement).ShouldBe((1, finding, Treated.Tape, "solicit.social", 1));
        opened.Text.Cited.Select(one => one.Code).Distinct().ShouldBe(["ACA-2014", "US-TX"]);
        Should.Throw<InputException>(() => Open(finding)).Message.ShouldContain("open that consultation again");
        Should.Throw<InputException>(() => Open("0000000000000000")).Message.ShouldContain("nobody has marked it as contested");
    }

    [Fact]
    public void Opened_again_the_version_before_stays_byte_for_byte_and_nobody_adds_to_it()
    {
        var id = Decided();
        Consultations.Sign(Treated.Id, id, "Dana Reyes", "t-014");
        var before = System.Text.Json.JsonSerializer.Serialize(Consultations.Versions(Treated.Id, id)[0]);
        treated.Clock.Pass(TimeSpan.FromDays(30));
        Consultations.Reopen(Treated.Id, id, new DateOnly(2026, 4, 1), "He asked again.", "t-014").Version.ShouldBe(2);
        Consultations.Hear(Treated.Id, id, Stance.Unfitting, "It came again.", 0, "t-001");
        var versions = Consultations.Versions(Treated.Id, id);
        System.Text.Json.JsonSerializer.Serialize(versions[0]).ShouldBe(before);
        versions.Select(one => (one.Version, one.Opinions.Count, one.Signatures.Count)).ShouldBe([(1, 2, 1), (2, 1, 0)]);
        Consultations.Of(Treated.Id).ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [Fact]
    public void The_supervisor_decides_and_no_therapist_over_the_own_treatment()
    {
        var id = Heard();
        Should.Throw<InputException>(() => Decide(id, "t-014")).Message.ShouldContain("supervisor of the treatment decides");
        Should.Throw<InputException>(() => Decide(id, "z-1")).Message.ShouldContain("supervisor of the treatment decides");
        Decide(id, "t-001").Dissents().Select(opinion => opinion.Says).ShouldBe(["It was for her own sake."]);
    }

    [Fact]
    public void No_word_of_one_stands_in_the_files_or_the_log()
    {
        Decided();
        foreach (var word in new[] { "Dinner was proposed", "own sake", "She tells him" })
        {
            treated.Holds(word).ShouldBeFalse();
            treated.Data.Audit.Read().ShouldAllBe(entry => !entry.Detail.Contains(word, StringComparison.Ordinal));
        }

        treated.Data.Audit.Read().Where(entry => entry.Did == "consult").Select(entry => entry.Detail.Split(' ')[1]).ShouldBe(["decided", "opinion", "opinion", "opened"]);
    }

    private string Contested()
    {
        treated.Hear(Treated.Tape, 3, "Dana Reyes: Come with me for dinner on Friday?", "Sam Okafor: I don't know.");
        var finding = treated.Judge(Treated.Tape).First(found => found.Finding.Act == "solicit.social").Finding.Id;
        treated.Clinic.Findings.Decide(Treated.Tape, finding, FindingStatus.Contested, null, "t-001");
        return finding;
    }

    private Consultation Open(string finding) => Consultations.Open(Treated.Id, finding, Written, ["t-014", "t-001"], "t-014");

    private static Deliberation Written { get; } = new()
    {
        AsOf = new DateOnly(2026, 3, 2),
        Act = "tie",
        Facts = "Dinner was proposed.",
        ClientView = "He was asked, and would rather not.",
        Alternatives = "None.",
        Present = new Rating(Degree.High, Degree.Mid, Degree.Mid, ""),
        Other = new Rating(Degree.Low, Degree.Low, Degree.Low, ""),
        Answers = ConsultBook.Default.Asked.ToDictionary(question => question.Id, _ => new Answer(Reply.Unsure, "")),
    };

    private string Heard()
    {
        treated.Agree();
        var opened = Open(Contested());
        Consultations.Hear(Treated.Id, opened.Id, Stance.Fitting, "It was for her own sake.", 1, "t-014");
        return opened.Id;
    }

    private string Decided()
    {
        var id = Heard();
        Consultations.HearOutside(Treated.Id, id, "M. Quist", Stance.Unfitting, "A dinner is no treatment.", 1, "t-014");
        return Decide(id, "t-001").Id;
    }

    private Consultation Decide(string id, string by) => Consultations.Decide(Treated.Id, id, Stance.Unfitting, "It was not agreed.", "She tells him so.", new DateOnly(2026, 4, 1), 1, by);
}
