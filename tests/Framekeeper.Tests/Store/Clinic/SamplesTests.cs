using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using WeeklySamples = Framekeeper.Store.Clinic.Samples;

namespace Framekeeper.Tests.Store.Clinic;

public sealed class SamplesTests : IDisposable
{
    private static readonly Reviewer Ade = new(Practice.Ade, Practice.Supervisor), Peter = new("peter", ["compliance lead"]), Dana = new(Practice.Dana, Practice.Trainee);

    private readonly Practice clinic = new();

    private WeeklySamples Samples => clinic.Records.Samples;

    public void Dispose() => clinic.Dispose();

    [Fact]
    public void Every_set_is_drawn_as_often_as_any_other()
    {
        // Two of five: ten sets, each a tenth of the draws. The seeds are drawn too: those of Random that count up give first numbers that do.
        const int draws = 20_000;
        var (sets, seeds) = (new Dictionary<string, int>(), new Random(2026));
        for (var draw = 0; draw < draws; draw++)
        {
            var random = new Random(seeds.Next());
            var set = string.Concat(WeeklySamples.Some("abcde", 2, random.NextDouble).Order());
            sets[set] = sets.GetValueOrDefault(set) + 1;
        }

        sets.Count.ShouldBe(10);
        var chi = sets.Values.Sum(seen => Math.Pow(seen - (draws / 10.0), 2) / (draws / 10.0));
        chi.ShouldBeLessThan(27.88, "nine degrees of freedom, one in a thousand");
        chi.ShouldBeGreaterThan(0.5, "dice that fall too evenly are no dice");
    }

    [Fact]
    public void Each_of_many_is_drawn_as_often_as_any_other_and_never_twice()
    {
        const int draws = 10_000;
        var (times, seeds) = (new int[20], new Random(2027));
        for (var draw = 0; draw < draws; draw++)
        {
            var drawn = WeeklySamples.Some(Enumerable.Range(0, 20), 3, new Random(seeds.Next()).NextDouble);
            drawn.Distinct().Count().ShouldBe(3);
            drawn.ForEach(one => times[one]++);
        }

        // Drawn without putting back, the statistic has 19 degrees of freedom once it is divided by 1 - 3/20, times 20/19 for the finite number.
        var expected = draws * 3 / 20.0;
        (times.Sum(seen => Math.Pow(seen - expected, 2) / expected) / (1 - (3 / 20.0)) * 19 / 20.0).ShouldBeLessThan(43.82);
        WeeklySamples.Some([1, 2], 5, () => 0.999999).Order().ShouldBe([1, 2]);
        WeeklySamples.Some(Array.Empty<int>(), 3, () => 0).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_what_everybody_lets_be_looked_at_for_quality_and_nothing_was_found_in_is_drawn()
    {
        Consent();
        var clean = await clinic.Hear(Heard.Plain);
        var signalled = await clinic.Hear(Heard.Plain, Heard.Present);
        var flagged = await clinic.Hear(Heard.Dinner);
        var unread = await clinic.Bring();
        var two = await clinic.Bring(recorded: [Practice.Noor, Practice.Ilse]);
        clinic.Clock.Pass(TimeSpan.FromDays(7));
        var late = await clinic.Hear(Heard.Plain);
        var sample = Samples.Draw([Ade, Peter], new Random(1).NextDouble);
        sample.Sessions.Select(one => one.Tape).ShouldBe([clean.Id, signalled.Id], ignoreOrder: true);
        sample.Among.ShouldBe(2);
        new[] { flagged, unread, two, late }.ShouldAllBe(tape => sample.Sessions.All(one => one.Tape != tape.Id));
        clinic.Data.Audit.Read(sample.Week.ToString("yyyy-MM-dd")).ShouldHaveSingleItem().Detail.ShouldBe("2 of 2");
    }

    [Fact]
    public async Task Without_quality_in_the_consent_nothing_is_drawn()
    {
        clinic.Records.Consents.Give(clinic.Consent());
        await clinic.Hear(Heard.Plain);
        clinic.Clock.Pass(TimeSpan.FromDays(7));
        Samples.Draw([Ade, Peter], () => 0).Sessions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_named_in_no_consent_is_drawn_for_by_nobody()
    {
        Consent(Practice.Ade);
        await clinic.Hear(Heard.Plain);
        clinic.Clock.Pass(TimeSpan.FromDays(7));
        Samples.Draw([Peter, Dana], () => 0).Sessions.ShouldBeEmpty("the compliance lead is not named, and nobody draws the own");
    }

    [Fact]
    public async Task A_week_is_drawn_once_and_a_session_once()
    {
        Consent();
        clinic.Records.Settings.Put(clinic.Records.Settings.Get() with { Sample = 2 }, "director");
        for (var n = 0; n < 3; n++)
        {
            await clinic.Hear(Heard.Plain);
        }

        clinic.Clock.Pass(TimeSpan.FromDays(7));
        var first = Samples.Draw([Ade], new Random(1).NextDouble);
        (first.Sessions.Count, first.Among).ShouldBe((2, 3));
        clinic.Clock.Pass(TimeSpan.FromDays(6));
        clinic.Reopen();
        Samples.Draw([Ade], new Random(2).NextDouble).Sessions.ShouldBe(first.Sessions);
        clinic.Clock.Pass(TimeSpan.FromDays(1));
        var second = Samples.Draw([Ade], new Random(3).NextDouble);
        second.Week.ShouldBe(first.Week.AddDays(7));
        second.Sessions.ShouldHaveSingleItem().Tape.ShouldNotBeOneOf([.. first.Sessions.Select(one => one.Tape)]);
    }

    [Fact]
    public async Task Who_may_review_says_what_was_missed_or_that_nothing_was()
    {
        Consent();
        var (one, other) = (await clinic.Hear(Heard.Plain), await clinic.Hear(Heard.Plain));
        clinic.Clock.Pass(TimeSpan.FromDays(7));
        Samples.Draw([Ade, Peter], () => 0);
        Samples.Waiting(Peter).Count.ShouldBe(2);
        Samples.Waiting(Dana).ShouldBeEmpty();
        Samples.Waiting(new Reviewer("another supervisor", Practice.Supervisor)).ShouldBeEmpty();
        Samples.Rate().Seen.ShouldBeNull();
        Should.Throw<InputException>(() => Samples.Review(one.Id, Dana, null)).Message.ShouldContain("not yours");
        Should.Throw<InputException>(() => Samples.Review(one.Id, Ade, new Missed("client.gift", 1))).Field.ShouldBe("act");
        Should.Throw<InputException>(() => Samples.Review(one.Id, Ade, new Missed("solicit.errand", 9))).Field.ShouldBe("turn");
        Samples.Review(one.Id, Ade, new Missed("solicit.errand", 1));
        Samples.Review(other.Id, Peter, null);
        Should.Throw<InputException>(() => Samples.Review(other.Id, Ade, null)).Message.ShouldContain("reviewed already");
        Samples.Waiting(Peter).ShouldBeEmpty();
        (Samples.Rate().Missed, Samples.Rate().Reviewed).ShouldBe((1, 2));
        clinic.Data.Audit.Read(one.Id).First().Detail.ShouldBe("solicit.errand was missed in turn 1");
    }

    [Fact]
    public async Task Once_a_consent_is_taken_back_a_drawn_session_is_offered_to_nobody()
    {
        Consent();
        var tape = await clinic.Hear(Heard.Plain);
        clinic.Clock.Pass(TimeSpan.FromDays(7));
        Samples.Draw([Ade], () => 0).Sessions.ShouldHaveSingleItem();
        clinic.Records.Consents.Withdraw(clinic.Records.Consents.Of(Practice.Treatment).Single().Id, "client");
        Samples.Waiting(Ade).ShouldBeEmpty();
        Should.Throw<InputException>(() => Samples.Review(tape.Id, Ade, null)).Message.ShouldContain("consent does not let you");
    }

    [Theory]
    [InlineData(0, 10, 0, 0.2775)] // z² / (n + z²)
    [InlineData(1, 10, 0.0179, 0.4042)]
    [InlineData(5, 50, 0.0435, 0.2136)]
    [InlineData(10, 10, 0.7225, 1)]
    public void The_interval_is_Wilsons(int missed, int reviewed, double low, double high)
    {
        var rate = new MissRate(missed, reviewed);
        rate.Low.ShouldBe(low, 0.00006);
        rate.High.ShouldBe(high, 0.00006);
        rate.Seen.ShouldBe((double)missed / reviewed);
    }

    [Fact]
    public void Before_anything_was_reviewed_any_share_is_possible() => (new MissRate(0, 0).Low, new MissRate(0, 0).High, new MissRate(0, 0).Seen).ShouldBe((0, 1, null));

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void How_many_are_drawn_has_bounds(int sample) => Should.Throw<InputException>(() => clinic.Records.Settings.Put(clinic.Records.Settings.Get() with { Sample = sample }, "director")).Field.ShouldBe("sample");

    private void Consent(params string[] named) =>
        clinic.Records.Consents.Give(clinic.Consent() with { Purposes = [Purpose.Supervision, Purpose.Quality, Purpose.Software], Audience = [.. (named.Length == 0 ? [Practice.Ade, "peter"] : named).Select(account => $"account:{account}")] });
}
