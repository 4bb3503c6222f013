using CsCheck;
using Framekeeper.Consents;
using static Framekeeper.Tests.Consents.Agreed;

namespace Framekeeper.Tests.Consents;

public sealed class RetentionTests
{
    private static readonly TimeZoneInfo Chicago = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    [Fact]
    public void A_recording_is_kept_ninety_days_at_most() => By(Monday).ShouldBe(new Destruction(Monday.Held.AddDays(90), Term.Made));

    [Fact]
    public void Thirty_days_after_its_sign_off_it_has_served() => By(Monday with { SignedOff = Now }).ShouldBe(new Destruction(Now.AddDays(30), Term.SignedOff));

    [Fact]
    public void A_late_sign_off_puts_nothing_off() => By(Monday with { SignedOff = Monday.Held.AddDays(80) }).Term.ShouldBe(Term.Made);

    [Fact]
    public void No_day_is_added_to_the_last_that_was_agreed() =>
        By(Monday, Yes with { Until = new DateOnly(2026, 6, 1) }).ShouldBe(new Destruction(new DateTimeOffset(2026, 6, 2, 0, 0, 0, TimeSpan.FromHours(-5)), Term.ConsentEnds));

    [Fact]
    public void Who_agreed_twice_agreed_until_the_later_day_and_of_several_people_the_first_ends_it()
    {
        var longer = Yes with { Id = "rc-2", Until = new DateOnly(2026, 6, 20) };
        By(Monday, Yes with { Until = new DateOnly(2026, 6, 1) }, longer).At.ShouldBe(new DateTimeOffset(2026, 6, 21, 0, 0, 0, TimeSpan.FromHours(-5)));
        By(Monday with { Recorded = ["noor", "ilse"] }, Yes with { Until = new DateOnly(2026, 6, 1) }, longer with { Person = "ilse" }).At.ShouldBe(new DateTimeOffset(2026, 6, 2, 0, 0, 0, TimeSpan.FromHours(-5)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(30)]
    public void After_a_withdrawal_it_is_kept_for_the_days_of_grace_and_no_longer(int grace) =>
        Retention.DestroyBy(Monday, [Yes with { Withdrawn = Now }], grace, [], Chicago).ShouldBe(new Destruction(Now.AddDays(grace), Term.Withdrawn));

    [Fact]
    public void A_grace_of_more_than_thirty_days_is_none() => Should.Throw<ArgumentOutOfRangeException>(() => Retention.DestroyBy(Monday, [], 31, [], Chicago));

    [Fact]
    public void A_hold_puts_it_off_until_the_end_of_its_last_day_and_opens_nothing()
    {
        var hold = new Hold("h-1", "r-1", "a complaint", new DateOnly(2026, 9, 30), "by letter", "lead", Now);
        var withdrawn = Yes with { Withdrawn = Now };
        Retention.DestroyBy(Monday, [withdrawn], 7, [hold], Chicago).ShouldBe(new Destruction(new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.FromHours(-5)), Term.Withdrawn, hold.Until));
        MayWatch(consent: withdrawn, now: Now.AddMonths(4)).Allowed.ShouldBeFalse();
        MayWatch(now: Now.AddMonths(4)).Because.ShouldBe(Refusal.KeptItsTime);
        Retention.DestroyBy(Monday, [withdrawn], 7, [hold with { Lifted = Now }], Chicago).Held.ShouldBeNull();
        Retention.DestroyBy(Monday, [withdrawn], 7, [hold with { Tape = "r-2" }], Chicago).Held.ShouldBeNull();
        Retention.DestroyBy(Monday, [withdrawn], 7, [hold with { Until = new DateOnly(2026, 5, 22) }], Chicago).Held.ShouldBeNull("it ends before");
    }

    [Fact]
    public void A_day_ends_where_the_clocks_leave_midnight_out()
    {
        // Cairo goes from 23:59 on 2026-04-23 to 01:00 on the 24th.
        var cairo = TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo");
        Retention.DestroyBy(Monday with { Held = new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero) }, [Yes with { Until = new DateOnly(2026, 4, 23) }], 7, [], cairo).At.ToUniversalTime()
            .ShouldBe(new DateTimeOffset(2026, 4, 23, 22, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Only_a_hold_keeps_it_longer_than_it_would_be() =>
        Gen.Select(Gen.Int[-20, 120], Gen.Int[-40, 120], Gen.Int[-1, 90], Gen.Int[0, 30], Gen.Int[0, 300]).Sample((signed, until, withdrawn, grace, hold) =>
        {
            var tape = signed < 0 ? Monday : Monday with { SignedOff = Monday.Held.AddDays(signed) };
            var consent = Yes with { Until = DateOnly.FromDateTime(Now.DateTime).AddDays(until), Withdrawn = withdrawn < 0 ? null : Monday.Held.AddDays(withdrawn) };
            var without = Retention.DestroyBy(tape, [consent], grace, [], Chicago);
            var with = Retention.DestroyBy(tape, [consent], grace, [new Hold("h-1", "r-1", "", DateOnly.FromDateTime(Now.DateTime).AddDays(hold), "", "", Now)], Chicago);
            without.At.ShouldBeLessThanOrEqualTo(Monday.Held.AddDays(90));
            with.At.ShouldBeGreaterThanOrEqualTo(without.At);
            (with.Held is null).ShouldBe(with.At == without.At);
            if (without.At <= Now)
            {
                MayWatch(tape, consent).Allowed.ShouldBeFalse("what is due is closed, held or not");
            }
        });

    [Fact]
    public void The_form_says_how_long_it_is_kept_before_anybody_agrees()
    {
        var says = Retention.Says(7);
        says.ShouldContain("30 days after the supervisor has signed it off, at most 90 days after it was made");
        says.ShouldContain("destroyed 7 days later");
        says.ShouldContain("without giving a reason");
        says.ShouldContain("you are told, and it stays closed meanwhile");
        says.ShouldContain("31 days after that");
        Retention.Says(0).ShouldContain("destroyed at once");
        Retention.Says(1).ShouldContain("destroyed one day later");
    }

    private static Destruction By(Tape tape, params RecordingConsent[] consents) => Retention.DestroyBy(tape, consents, Retention.Grace, [], Chicago);
}
