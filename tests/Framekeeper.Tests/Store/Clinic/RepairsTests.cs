using Framekeeper.Store.Clinic;
using Framekeeper.Supervision;

namespace Framekeeper.Tests.Store.Clinic;

/// <summary>What follows from a confirmed finding.</summary>
public sealed class RepairsTests : IDisposable
{
    private readonly Treated treated = new();

    private SupervisionRecords Supervision => treated.Clinic.Supervision;

    public void Dispose() => treated.Dispose();

    private string Found()
    {
        treated.Agree();
        treated.Clinic.Deeds.Log(Treated.Id, new Deed(DeedKind.Payment, 0, treated.Clock.GetUtcNow(), Role.Client, Role.Therapist, 90, "USD", Channel: "card", What: "session"), "t-014");
        return treated.Clinic.Findings.Of(Treated.Id).Single().Finding.Id;
    }

    [Fact]
    public void Confirming_opens_one_repair_for_the_therapist_and_dismissing_opens_none()
    {
        var finding = Found();
        Supervision.Decide(Treated.Id, finding, FindingStatus.Dismissed, "a receipt was shared", "t-001");
        Supervision.Repairs(Treated.Id).ShouldBeEmpty();

        Supervision.Decide(Treated.Id, finding, FindingStatus.Confirmed, null, "t-001");
        Supervision.Decide(Treated.Id, finding, FindingStatus.Confirmed, null, "t-001");

        var repair = Supervision.Repairs(Treated.Id).ShouldHaveSingleItem();
        (repair.Whose, repair.Finding, repair.Closed).ShouldBe(("t-014", finding, null));
    }

    [Fact]
    public void The_therapist_plans_and_the_supervisor_closes_with_what_was_done()
    {
        var finding = Found();
        Supervision.Decide(Treated.Id, finding, FindingStatus.Confirmed, null, "t-001");
        var due = new DateOnly(2026, 3, 9);
        Should.Throw<InputException>(() => Supervision.Plan(Treated.Id, finding, "Sorry", "The fee as agreed", due, "t-001")).Field.ShouldBe("by");
        Should.Throw<InputException>(() => Supervision.Plan(Treated.Id, finding, " ", "The fee as agreed", due, "t-014")).Field.ShouldBe("says");
        Should.Throw<InputException>(() => Supervision.Plan(Treated.Id, finding, "Sorry", "The fee as agreed", due.AddYears(-1), "t-014")).Field.ShouldBe("due");

        Supervision.Plan(Treated.Id, finding, "That the sum was wrong.", "The fee as agreed.", due, "t-014");
        Should.Throw<InputException>(() => Supervision.Close(Treated.Id, finding, "Paid back", "t-014")).Field.ShouldBe("by");
        Supervision.Close(Treated.Id, finding, "Paid back, and said so.", "t-001");

        var repair = Supervision.Repairs(Treated.Id).Single();
        (repair.Says, repair.Due, repair.Closed!.Text).ShouldBe(("That the sum was wrong.", due, "Paid back, and said so."));
        Should.Throw<InputException>(() => Supervision.Close(Treated.Id, finding, "Again", "t-001")).Field.ShouldBe("repair");
    }
}
