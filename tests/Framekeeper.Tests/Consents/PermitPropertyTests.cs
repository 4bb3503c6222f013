using CsCheck;
using Framekeeper.Consents;
using static Framekeeper.Tests.Consents.Agreed;

namespace Framekeeper.Tests.Consents;

/// <summary>What holds whatever was agreed, by whoever, for whatever.</summary>
public sealed class PermitPropertyTests
{
    /// <summary>All that a permit rests on.</summary>
    private sealed record Case(Tape Tape, Narrowing Narrowing, IReadOnlyList<RecordingConsent> Consents, Watcher Watcher, Purpose Purpose, Medium Medium)
    {
        public Permit Ask() => Permit.Of(Tape, Narrowing, Consents, Watcher, Purpose, Medium, Now);
    }

    private static Gen<T> Pick<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(index => of[index]);

    private static Gen<T[]> Some<T>(params T[] of) => Gen.Int[0, of.Length - 1].Array[1, 7].Select(picked => picked.Distinct().Select(index => of[index]).ToArray());

    private static readonly Gen<Medium> Media = Pick(Medium.Video, Medium.Video, Medium.Audio);

    private static readonly Gen<RecordingConsent> Consents = Gen.Select(
        Gen.Select(Pick("noor", "noor", "ilse", "ilse", "tom"), Some(Enum.GetValues<Purpose>()), Some("account:dana", "account:ade", "account:kofi", "group:tuesday", "group:thursday"), Media),
        Gen.Select(Pick("d-1", "d-1", "d-1", "d-2"), Pick(null, null, "r-1", "r-2"), Pick(-1, 0, 1, 60, 60), Pick<int?>(null, null, null, null, null, null, null, null, null, null, null, null, -20, -1)))
        .Select((what, where) => new RecordingConsent("", where.Item1, what.Item1, what.Item2, what.Item3, what.Item4, DateOnly.FromDateTime(Now.DateTime).AddDays(where.Item3), Now.AddDays(-40), RecordingConsent.OnScreen,
            Tape: where.Item2, Withdrawn: where.Item4 is { } days ? Now.AddDays(days) : null));

    private static readonly Gen<Watcher> Watchers = Gen.Select(Pick("dana", "ade", "kofi"), Some("tuesday", "thursday", "friday"), Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 9])
        .Select((account, groups, treats, supervises, trainee, administers) => new Watcher(account, groups, treats, supervises, trainee, administers == 0));

    private static readonly Gen<Case> Cases = Gen.Select(Some("noor", "ilse"), Pick<int?>(null, null, null, null, -40, -10), Consents.Array[1, 9], Gen.OneOf(Watchers, Watchers, Watchers, Gen.Const(Watcher.Software)), Pick(Enum.GetValues<Purpose>()), Media,
        Pick(Narrowing.None, Narrowing.None, Narrowing.Student, Narrowing.SubstanceUse)).Select((recorded, signed, consents, watcher, purpose, medium, narrowing) =>
            new Case(Monday with { Recorded = recorded, SignedOff = signed is { } days ? Now.AddDays(days) : null }, narrowing, [.. consents.Select((consent, at) => consent with { Id = $"rc-{at}" })], watcher, purpose, medium));

    /// <summary>Each takes something away; none may give anything.</summary>
    private static readonly Func<Case, RecordingConsent, Case>[] Narrower =
    [
        (before, one) => Without(before, one, one with { Withdrawn = one.Withdrawn ?? Now }),
        (before, one) => Without(before, one, one with { Withdrawn = one.Withdrawn ?? Now.AddDays(-30) }),
        (before, one) => Without(before, one, one with { Purposes = [.. one.Purposes.Skip(1)] }),
        (before, one) => Without(before, one, one with { Audience = [.. one.Audience.Skip(1)] }),
        (before, one) => Without(before, one, one with { Medium = Medium.Audio }),
        (before, one) => Without(before, one, one with { Until = one.Until.AddDays(-1) }),
        (before, one) => one.Withdrawn is null ? Without(before, one) : before,
        (before, one) => one.Withdrawn is null ? Without(before, one, one with { Tape = "r-2" }) : before,
        (before, _) => before with { Narrowing = before.Narrowing | Narrowing.Student },
        (before, _) => before with { Narrowing = before.Narrowing | Narrowing.SubstanceUse },
        (before, _) => before with { Tape = before.Tape with { AgreedToday = false } },
        (before, _) => before with { Tape = before.Tape with { SignedOff = before.Tape.SignedOff ?? Now.AddDays(-1) } },
        (before, _) => before with { Tape = before.Tape with { Recorded = [.. before.Tape.Recorded, "tom"] } },
        (before, _) => before with { Tape = before.Tape with { Ending = new Ending("z-1", Now, "", "") } },
        (before, _) => before with { Tape = before.Tape with { Arrived = null } },
        (before, _) => before with { Medium = Medium.Video },
        (before, _) => As(before, who => who with { Groups = [.. who.Groups.Skip(1)] }),
        (before, _) => As(before, who => who with { Treats = false }),
        (before, _) => As(before, who => who with { Supervises = false }),
        (before, _) => As(before, who => who with { Trainee = true }),
        (before, _) => As(before, who => who with { Administers = true }),
    ];

    private static Case Without(Case before, RecordingConsent one, params RecordingConsent[] instead) => before with { Consents = [.. before.Consents.Where(consent => consent != one), .. instead] };

    private static Case As(Case before, Func<Watcher, Watcher> narrower) => before.Watcher.IsSoftware ? before : before with { Watcher = narrower(before.Watcher) };

    [Fact]
    public void Whatever_narrows_never_turns_a_refusal_into_a_permit() => Gen.Select(Cases, Gen.Int[0, Narrower.Length - 1], Gen.Int[0, 8]).Sample((before, how, which) =>
    {
        var after = Narrower[how](before, before.Consents[which % before.Consents.Count]);
        (after.Ask().Allowed && !before.Ask().Allowed).ShouldBeFalse($"narrowing {how}");
    }, iter: 60_000);

    [Fact]
    public void Without_a_consent_of_everybody_who_is_recorded_there_is_never_a_permit() => Gen.Select(Cases, Gen.Int[0, 1]).Sample((some, which) =>
    {
        var silent = some.Tape.Recorded[which % some.Tape.Recorded.Count];
        (some with { Consents = [.. some.Consents.Where(consent => consent.Person != silent)] }).Ask().Allowed.ShouldBeFalse();
    }, iter: 20_000);

    [Fact]
    public void After_a_withdrawal_there_is_never_a_permit_for_anybody() => Gen.Select(Cases, Gen.Int[0, 8]).Sample((some, which) =>
    {
        var one = some.Consents[which % some.Consents.Count];
        if (one.IsAbout(some.Tape))
        {
            var after = Without(some, one, one with { Withdrawn = Now.AddMinutes(-1) }).Ask();
            after.Because.ShouldNotBeNull();
        }
    }, iter: 20_000);

    [Fact]
    public void A_permit_rests_on_one_whole_consent_of_each_who_is_recorded() => Cases.Sample(some =>
    {
        if (some.Ask().Allowed)
        {
            some.Tape.Recorded.ShouldAllBe(person => some.Consents.Any(consent => consent.Person == person && consent.Treatment == "d-1" && consent.Tape != "r-2" && consent.Withdrawn == null
                && consent.Purposes.Contains(some.Purpose) && consent.Until >= DateOnly.FromDateTime(Now.DateTime) && (consent.Medium == Medium.Video || some.Medium == Medium.Audio)));
        }
    }, iter: 60_000);

    [Fact]
    public void Of_these_cases_enough_are_permits_for_the_rest_to_say_something()
    {
        var allowed = 0;
        Cases.Sample(some => { _ = some.Ask().Allowed ? Interlocked.Increment(ref allowed) : 0; }, iter: 20_000);
        allowed.ShouldBeGreaterThan(400);
    }

    [Fact]
    public void No_refusal_speaks_of_anybody() => Cases.Sample(some =>
    {
        var says = some.Ask().Says;
        foreach (var name in new[] { "noor", "ilse", "tom", "dana", "kofi", "d-1", "r-1", "tuesday" })
        {
            says.ShouldNotContain(name);
        }
    }, iter: 5_000);
}
