using CsCheck;
using Framekeeper.Supervision;

namespace Framekeeper.Tests.Supervision;

/// <summary>Private first, with a limit.</summary>
public sealed class OpennessTests
{
    private static readonly DateTimeOffset Came = new(2026, 5, 4, 18, 0, 0, TimeSpan.Zero);

    private static OwnReading Written(TimeSpan after) => new("r-1", "dana", Came + after, "It went.", "", "");

    private static Stop StopFor(Visibility visibility) => new("s-1", "r-1", "ade", Came, TimeSpan.FromSeconds(5), 3, StopKind.Question, Stop.First, "", "", visibility, []);

    [Fact]
    public void The_therapist_sees_the_own_session_from_the_beginning() => Openness.IsOpen(Seat.Therapist, Came, null, grave: false, released: false, Came).ShouldBeTrue();

    [Theory]
    [InlineData(47.99, false)]
    [InlineData(48, true)]
    public void Without_an_own_reading_it_opens_to_the_supervisor_after_48_hours(double hours, bool open) =>
        Openness.IsOpen(Seat.Supervisor, Came, null, grave: false, released: false, Came.AddHours(hours)).ShouldBe(open);

    [Fact]
    public void An_own_reading_opens_it_at_once_and_one_that_is_late_puts_nothing_off()
    {
        Openness.OpensAt(Came, Written(TimeSpan.FromHours(3))).ShouldBe(Came.AddHours(3));
        Openness.OpensAt(Came, Written(TimeSpan.FromHours(60))).ShouldBe(Came.AddHours(48));
    }

    [Theory]
    [InlineData(Seat.Supervisor, true)]
    [InlineData(Seat.Group, false)]
    [InlineData(Seat.Clinic, false)]
    public void Something_grave_goes_at_once_to_the_responsible_supervisor_and_to_nobody_else(Seat seat, bool open) =>
        Openness.IsOpen(seat, Came, null, grave: true, released: true, Came.AddMinutes(1)).ShouldBe(open);

    [Fact]
    public void The_group_sees_only_what_the_supervisor_released_and_never_before_it_opens()
    {
        Openness.IsOpen(Seat.Group, Came, null, grave: false, released: false, Came.AddDays(9)).ShouldBeFalse();
        Openness.IsOpen(Seat.Group, Came, null, grave: false, released: true, Came.AddHours(1)).ShouldBeFalse();
        Openness.IsOpen(Seat.Group, Came, null, grave: false, released: true, Came.AddDays(3)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Visibility.Trainee, Seat.Therapist, true)]
    [InlineData(Visibility.Trainee, Seat.Group, false)]
    [InlineData(Visibility.Group, Seat.Group, true)]
    [InlineData(Visibility.Group, Seat.Clinic, false)]
    [InlineData(Visibility.Supervisor, Seat.Therapist, false)]
    [InlineData(Visibility.Supervisor, Seat.Supervisor, true)]
    public void A_stop_is_seen_by_those_for_whom_it_is(Visibility visibility, Seat seat, bool seen) => Openness.Sees(seat, StopFor(visibility), "somebody", released: true).ShouldBe(seen);

    [Fact]
    public void Whoever_stopped_the_tape_sees_the_own_stop_whatever_it_is_for() =>
        Enum.GetValues<Visibility>().ShouldAllBe(visibility => Openness.Sees(Seat.Group, StopFor(visibility), "ade", false));

    [Fact]
    public void What_is_open_never_closes_by_waiting_by_an_own_reading_by_release_or_by_something_grave() =>
        Gen.Select(Gen.Enum<Seat>(), Gen.Double[0, 100], Gen.Double[0, 100], Gen.Bool, Gen.Bool).Sample((seat, hours, more, grave, released) =>
        {
            var now = Came.AddHours(hours);
            if (!Openness.IsOpen(seat, Came, null, grave, released, now))
            {
                return;
            }

            Openness.IsOpen(seat, Came, null, grave, released, now.AddHours(more)).ShouldBeTrue();
            Openness.IsOpen(seat, Came, Written(TimeSpan.FromHours(more)), grave, released, now).ShouldBeTrue();
            Openness.IsOpen(seat, Came, null, true, true, now).ShouldBeTrue();
        });

    [Theory]
    [InlineData(null, "2026-05-11", false)]
    [InlineData(null, "2026-05-12", true)]
    [InlineData("2026-05-20", "2026-05-20", false)]
    [InlineData("2026-05-20", "2026-05-21", true)]
    public void A_repair_is_late_after_its_day_and_one_that_nobody_planned_after_a_week(string? due, string today, bool late) =>
        new Repair("f", "d-1", "r-1", "solicit.errand", Level.Violation, "dana", Came) { Due = due is null ? null : DateOnly.Parse(due) }.IsLate(DateOnly.Parse(today)).ShouldBe(late);
}
