using Framekeeper.Consents;
using static Framekeeper.Tests.Consents.Agreed;

namespace Framekeeper.Tests.Consents;

public sealed class PermitTests
{
    [Fact]
    public void Who_was_named_may_watch_for_what_was_agreed() => MayWatch().ShouldSatisfyAllConditions(
        permit => permit.Allowed.ShouldBeTrue(),
        permit => permit.Because.ShouldBeNull(),
        permit => permit.Says.ShouldBe("Everybody who was recorded has agreed to this."));

    /// <summary>Purpose, audience, medium, until and withdrawal, each alone and together: only where all five hold is there a permit.</summary>
    [Fact]
    public void Only_where_purpose_audience_medium_day_and_standing_all_hold_is_there_a_permit()
    {
        var allowed = 0;
        foreach (var purpose in Enum.GetValues<Purpose>())
        {
            foreach (var agreedPurpose in Enum.GetValues<Purpose>())
            {
                foreach (var audience in new[] { "account:ade", "account:kofi", "group:tuesday", "group:thursday" })
                {
                    foreach (var medium in Enum.GetValues<Medium>())
                    {
                        foreach (var agreedMedium in Enum.GetValues<Medium>())
                        {
                            foreach (var until in new[] { -1, 0, 1 })
                            {
                                foreach (var withdrawn in new[] { false, true })
                                {
                                    var consent = Yes with
                                    {
                                        Purposes = [agreedPurpose],
                                        Audience = [audience],
                                        Medium = agreedMedium,
                                        Until = DateOnly.FromDateTime(Now.DateTime).AddDays(until),
                                        Withdrawn = withdrawn ? Now.AddHours(-1) : null,
                                    };
                                    var watcher = Ade with { Groups = ["tuesday"] };
                                    var expected = purpose == agreedPurpose && (audience is "account:ade" or "group:tuesday")
                                        && !(medium == Medium.Video && agreedMedium == Medium.Audio) && until >= 0 && !withdrawn;
                                    MayWatch(consent: consent, watcher: watcher, purpose: purpose, medium: medium).Allowed.ShouldBe(expected, $"{purpose} {agreedPurpose} {audience} {medium} {agreedMedium} {until} {withdrawn}");
                                    allowed += expected ? 1 : 0;
                                }
                            }
                        }
                    }
                }
            }
        }

        allowed.ShouldBe(6 * 2 * 3 * 2);
    }

    [Theory]
    [InlineData("2026-05-20T23:59:59-05:00", true)]
    [InlineData("2026-05-21T00:00:00-05:00", false)]
    public void The_last_day_is_a_whole_day_where_the_clinic_is(string now, bool allowed) =>
        MayWatch(consent: Yes with { Until = new DateOnly(2026, 5, 20) }, now: DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).Because.ShouldBe(allowed ? null : Refusal.Expired);

    [Fact]
    public void Everybody_who_is_recorded_must_have_agreed_and_two_halves_make_no_whole()
    {
        var couple = Monday with { Recorded = ["noor", "ilse"] };
        Permit.Of(couple, Narrowing.None, [Yes], Ade, Purpose.Supervision, Medium.Video, Now).Because.ShouldBe(Refusal.NoConsent);
        var ilse = Yes with { Id = "rc-2", Person = "ilse" };
        Permit.Of(couple, Narrowing.None, [Yes, ilse], Ade, Purpose.Supervision, Medium.Video, Now).Allowed.ShouldBeTrue();
        Permit.Of(couple, Narrowing.None, [Yes, ilse with { Purposes = [Purpose.Supervision], Medium = Medium.Audio }, ilse with { Id = "rc-3", Purposes = [Purpose.Evaluation] }],
            Ade, Purpose.Supervision, Medium.Video, Now).Because.ShouldBe(Refusal.OtherMedium);
    }

    [Fact]
    public void One_who_withdraws_closes_it_for_everybody_whatever_else_was_agreed()
    {
        var couple = Monday with { Recorded = ["noor", "ilse"] };
        RecordingConsent[] consents = [Yes, Yes with { Id = "rc-2", Person = "ilse" }, Yes with { Id = "rc-3", Person = "ilse", Purposes = [Purpose.Teaching], Withdrawn = Now.AddMinutes(-1) }];
        foreach (var watcher in new[] { Dana, Ade, Kofi, Watcher.Software })
        {
            foreach (var purpose in Enum.GetValues<Purpose>())
            {
                Permit.Of(couple, Narrowing.None, consents, watcher, purpose, Medium.Audio, Now).Allowed.ShouldBeFalse();
            }
        }

        Permit.Of(couple, Narrowing.None, consents, Ade, Purpose.Supervision, Medium.Audio, Now).Because.ShouldBe(Refusal.Withdrawn);
    }

    [Fact]
    public void What_is_recorded_after_a_withdrawal_needs_another_consent_and_opens_with_it()
    {
        var withdrawn = Yes with { Withdrawn = Monday.Held.AddDays(-1) };
        MayWatch(consent: withdrawn).Because.ShouldBe(Refusal.NoConsent);
        Permit.Of(Monday, Narrowing.None, [withdrawn, Yes with { Id = "rc-2", Given = Monday.Held.AddHours(-1) }], Ade, Purpose.Supervision, Medium.Video, Now).Allowed.ShouldBeTrue();
    }

    [Fact]
    public void A_consent_to_one_recording_opens_no_other_and_its_withdrawal_closes_no_other()
    {
        MayWatch(consent: Yes with { Tape = "r-2" }).Because.ShouldBe(Refusal.NoConsent);
        MayWatch(consent: Yes with { Tape = "r-1" }).Allowed.ShouldBeTrue();
        Permit.Of(Monday, Narrowing.None, [Yes, Yes with { Id = "rc-2", Tape = "r-2", Withdrawn = Now }], Ade, Purpose.Supervision, Medium.Video, Now).Allowed.ShouldBeTrue();
    }

    [Fact]
    public void Where_several_lack_something_the_greatest_lack_is_told()
    {
        var couple = Monday with { Recorded = ["noor", "ilse"] };
        RecordingConsent[] consents = [Yes with { Medium = Medium.Audio }, Yes with { Id = "rc-2", Person = "ilse", Until = new DateOnly(2026, 5, 1) }];
        Permit.Of(couple, Narrowing.None, consents, Ade, Purpose.Supervision, Medium.Video, Now).Because.ShouldBe(Refusal.Expired);
    }

    [Fact]
    public void A_consent_in_another_treatment_opens_nothing_here() => MayWatch(consent: Yes with { Treatment = "d-2" }).Because.ShouldBe(Refusal.NoConsent);

    [Fact]
    public void Consent_to_sound_alone_gives_sound_and_words_and_no_picture()
    {
        MayWatch(consent: Yes with { Medium = Medium.Audio }, medium: Medium.Audio).Allowed.ShouldBeTrue();
        MayWatch(consent: Yes with { Medium = Medium.Audio }).Because.ShouldBe(Refusal.OtherMedium);
    }

    [Fact]
    public void Where_the_client_studies_here_the_therapist_and_the_supervisor_see_it_and_nobody_else()
    {
        var open = Yes with { Purposes = [.. Enum.GetValues<Purpose>()], Audience = [.. Yes.Audience, "account:zoe"] };
        MayWatch(consent: open, narrowing: Narrowing.Student).Allowed.ShouldBeTrue();
        MayWatch(consent: open, narrowing: Narrowing.Student, watcher: Dana).Allowed.ShouldBeTrue();
        MayWatch(consent: open, narrowing: Narrowing.Student, watcher: Kofi).Because.ShouldBe(Refusal.Student);
        MayWatch(consent: open, narrowing: Narrowing.Student, watcher: new Watcher("zoe", [], false, false, false)).Because.ShouldBe(Refusal.Student);
        MayWatch(consent: open, narrowing: Narrowing.Student, purpose: Purpose.Group).Because.ShouldBe(Refusal.Student);
        MayWatch(consent: open, narrowing: Narrowing.Student, purpose: Purpose.Teaching).Because.ShouldBe(Refusal.Student);
    }

    [Fact]
    public void A_substance_use_record_is_for_those_who_are_named_and_for_no_class()
    {
        var open = Yes with { Purposes = [.. Enum.GetValues<Purpose>()] };
        MayWatch(consent: open, narrowing: Narrowing.SubstanceUse, watcher: Kofi, purpose: Purpose.Group).Because.ShouldBe(Refusal.SubstanceUse);
        MayWatch(consent: open with { Audience = ["account:kofi"] }, narrowing: Narrowing.SubstanceUse, watcher: Kofi, purpose: Purpose.Group).Allowed.ShouldBeTrue();
        MayWatch(consent: open, narrowing: Narrowing.SubstanceUse, purpose: Purpose.Teaching).Because.ShouldBe(Refusal.SubstanceUse);
        MayWatch(consent: open, purpose: Purpose.Teaching).Allowed.ShouldBeTrue();
    }

    [Fact]
    public void The_program_reads_only_where_that_was_agreed_and_nobody_can_pass_for_it()
    {
        MayWatch(watcher: Watcher.Software, purpose: Purpose.Software, medium: Medium.Audio).Allowed.ShouldBeTrue();
        MayWatch(consent: Yes with { Purposes = [Purpose.Supervision] }, watcher: Watcher.Software, purpose: Purpose.Software, medium: Medium.Audio).Because.ShouldBe(Refusal.OtherPurpose);
        MayWatch(watcher: Watcher.Software).Because.ShouldBe(Refusal.OtherPurpose);
        MayWatch(watcher: new Watcher("system", [], false, false, false), purpose: Purpose.Software).Because.ShouldBe(Refusal.OtherAudience);
    }

    [Theory]
    [InlineData(Refusal.OtherMedium)]
    [InlineData(Refusal.OtherAudience)]
    [InlineData(Refusal.OtherPurpose)]
    [InlineData(Refusal.Trainee)]
    [InlineData(Refusal.Administrator)]
    [InlineData(Refusal.NobodyNamed)]
    [InlineData(Refusal.NotAgreedToday)]
    [InlineData(Refusal.Arriving)]
    [InlineData(Refusal.KeptItsTime)]
    [InlineData(Refusal.Destroyed)]
    public void Each_lack_is_told_for_what_it_is(Refusal because) => (because switch
    {
        Refusal.OtherMedium => MayWatch(consent: Yes with { Medium = Medium.Audio }),
        Refusal.OtherAudience => MayWatch(watcher: Ade with { Account = "zoe" }),
        Refusal.OtherPurpose => MayWatch(purpose: Purpose.Teaching),
        Refusal.Trainee => MayWatch(watcher: Kofi, purpose: Purpose.Quality),
        Refusal.Administrator => MayWatch(watcher: Ade with { Administers = true }),
        Refusal.NobodyNamed => MayWatch(Monday with { Recorded = [] }),
        Refusal.NotAgreedToday => MayWatch(Monday with { AgreedToday = false }),
        Refusal.Arriving => MayWatch(Monday with { Arrived = null }),
        Refusal.KeptItsTime => MayWatch(Monday with { SignedOff = Now.AddDays(-30) }),
        _ => MayWatch(Monday with { Ending = new Ending("z-1", Now, "consent was withdrawn", "system") }),
    }).Because.ShouldBe(because);

    [Fact]
    public void Every_refusal_says_what_is_so_and_what_to_do_and_names_nobody()
    {
        var said = Enum.GetValues<Refusal>().Select(because => Permit.No(because).Says).ToList();
        said.Distinct().Count().ShouldBe(said.Count);
        said.ShouldAllBe(says => says.EndsWith('.') && says.Length > 40 && (says.Contains(". ") || says.Contains("; ")));
        said.ShouldAllBe(says => !says.Contains('{') && !says.Contains("noor"));
    }
}
