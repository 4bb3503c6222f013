using System.Globalization;
using Framekeeper.Consents;
using Framekeeper.Drift;
using Framekeeper.Rules;

namespace Framekeeper.Store.Clinic;

/// <summary>What a reviewer found that the program did not.</summary>
public sealed record Missed(string Act, int Turn);

/// <summary>A recording that was drawn, and what its reviewer said.</summary>
/// <param name="By">Who reviewed it; null while nobody has.</param>
/// <param name="Missed">Null where nothing was missed, or nobody has reviewed it.</param>
public sealed record Sampled(string Tape, string Treatment, string? By = null, DateTimeOffset? At = null, Missed? Missed = null)
{
    /// <summary>The recording alone.</summary>
    public override string ToString() => $"sampled {Tape}";
}

/// <summary>What was drawn in a week. It is drawn once.</summary>
/// <param name="Week">Its Monday, where the clinic is.</param>
/// <param name="Among">How many could have been drawn.</param>
public sealed record WeekSample(DateOnly Week, DateTimeOffset Drawn, int Among, IReadOnlyList<Sampled> Sessions)
{
    /// <summary>The week and counts.</summary>
    public override string ToString() => $"sample of {Week:yyyy-MM-dd} ({Sessions.Count} of {Among})";
}

/// <summary>Somebody who may be asked to review.</summary>
public sealed record Reviewer(string Account, IReadOnlyCollection<string> Roles)
{
    /// <summary>Nobody in particular.</summary>
    public override string ToString() => "reviewer";
}

/// <summary>In how many reviewed sessions, among those in which nothing beyond notes was found, something was missed; with the interval that holds the true share in 95 of 100 (Wilson 1927).</summary>
/// <remarks>
/// Assumed: sessions whose consent names quality are like the others, the drawn that nobody reviewed like the reviewed, and a reviewer sees what is there.
/// A session that is kept for longer can be drawn in more weeks, and counts as any other.
/// </remarks>
public sealed record MissRate(int Missed, int Reviewed)
{
    private Share Share => new(Missed, Reviewed);

    /// <summary>The share that was seen; null before anything was reviewed.</summary>
    public double? Seen => Reviewed == 0 ? null : Share.Seen;

    /// <summary>The interval's lower end.</summary>
    public double Low => Reviewed == 0 ? 0 : Math.Max(0, Share.Low);

    /// <summary>The interval's upper end.</summary>
    public double High => Reviewed == 0 ? 1 : Math.Min(1, Share.High);
}

/// <summary>Sessions in which nothing beyond notes was found, drawn by chance in each week and looked at by people, so that what the program misses is seen too.</summary>
public sealed class Samples
{
    private readonly DataFolder folder;
    private readonly ClinicRecords clinic;
    private readonly SealedTable<SampleRow, WeekSample> samples;
    private readonly Lock writing = new();

    internal Samples(DataFolder folder, ClinicRecords clinic) => (this.folder, this.clinic, samples) = (folder, clinic, new(folder, "samples", sample => Id(sample.Week)));

    /// <summary>All that were drawn, the latest week first.</summary>
    public IReadOnlyList<WeekSample> All() => [.. samples.All().OrderByDescending(sample => sample.Week)];

    /// <summary>Draws this week's sample, or gives the one that was drawn: among the sessions that were open before Monday, in which nothing beyond notes was found, that nobody drew before, and that one of the reviewers may have for quality.</summary>
    /// <param name="dice">From 0 to below 1, each call another.</param>
    public WeekSample Draw(IReadOnlyCollection<Reviewer> reviewers, Func<double> dice)
    {
        ArgumentNullException.ThrowIfNull(reviewers);
        ArgumentNullException.ThrowIfNull(dice);
        lock (writing)
        {
            var week = Monday(DateOnly.FromDateTime(clinic.Settings.Now.DateTime));
            if (samples.Find(Id(week)) is { } known)
            {
                return known;
            }

            var among = Eligible(week, reviewers);
            var drawn = Some(among, clinic.Settings.Get().Sample, dice);
            var sample = new WeekSample(week, folder.Clock.GetUtcNow(), among.Count, [.. drawn.Select(tape => new Sampled(tape.Id, tape.Treatment))]);
            folder.Audit.Write("system", "sample", Id(week), $"{drawn.Count} of {among.Count}");
            samples.Put([sample]);
            return sample;
        }
    }

    /// <summary>What somebody may review now and nobody has reviewed, the latest week first.</summary>
    public IReadOnlyList<Sampled> Waiting(Reviewer reviewer) => [.. All().SelectMany(sample => sample.Sessions).Where(one => one.By is null && May(one.Tape, reviewer))];

    /// <summary>Somebody has looked at a drawn session.</summary>
    /// <param name="missed">What the program did not find; null: nothing.</param>
    /// <exception cref="InputException">It was not drawn, is reviewed already or may not be had for quality; or the act or turn cannot be.</exception>
    public void Review(string tape, Reviewer reviewer, Missed? missed)
    {
        ArgumentNullException.ThrowIfNull(reviewer);
        lock (writing)
        {
            var sample = All().FirstOrDefault(sample => sample.Sessions.Any(one => one.Tape == tape && one.By is null)) ?? throw Wrong("tape", "was not drawn, or is reviewed already");
            _ = May(tape, reviewer) ? 0 : throw Wrong("tape", "is not yours to review, or consent does not let you");
            _ = missed is null || RuleBook.Default[missed.Act] is { Speaker: Role.Therapist } ? 0 : throw Wrong("act", "is no act of a therapist; choose one from the list");
            _ = missed is null || clinic.Transcripts.Find(tape)?.Turns.Any(turn => turn.N == missed.Turn) == true ? 0 : throw Wrong("turn", "is not in the transcript; the number stands beside what was said");
            folder.Audit.Write(reviewer.Account, "review", tape, missed is null ? "nothing was missed" : string.Create(CultureInfo.InvariantCulture, $"{missed.Act} was missed in turn {missed.Turn}"));
            samples.Put([sample with { Sessions = [.. sample.Sessions.Select(one => one.Tape == tape ? one with { By = reviewer.Account, At = folder.Clock.GetUtcNow(), Missed = missed } : one)] }]);
        }
    }

    /// <summary>Over all that was reviewed.</summary>
    public MissRate Rate()
    {
        var reviewed = All().SelectMany(sample => sample.Sessions).Where(one => one.By is not null).ToList();
        return new MissRate(reviewed.Count(one => one.Missed is not null), reviewed.Count);
    }

    /// <summary>So many of some, each set as likely as any other (Fisher and Yates 1938, from the front).</summary>
    internal static List<T> Some<T>(IEnumerable<T> from, int count, Func<double> dice)
    {
        List<T> all = [.. from];
        for (var place = 0; place < Math.Min(count, all.Count); place++)
        {
            var other = place + (int)(dice() * (all.Count - place));
            (all[place], all[other]) = (all[other], all[place]);
        }

        return all[..Math.Min(count, all.Count)];
    }

    private List<Tape> Eligible(DateOnly week, IReadOnlyCollection<Reviewer> reviewers)
    {
        var before = samples.All().SelectMany(sample => sample.Sessions).Select(one => one.Tape).ToHashSet(StringComparer.Ordinal);
        var midnight = week.ToDateTime(TimeOnly.MinValue);
        var begun = new DateTimeOffset(midnight, clinic.Settings.Zone.GetUtcOffset(midnight));
        return [.. clinic.Tapes.All().Where(tape => tape is { Arrived: not null, Ending: null } && !before.Contains(tape.Id)
            && clinic.Supervision.OpensAt(tape.Id) <= begun && IsUnflagged(tape) && reviewers.Any(reviewer => May(tape.Id, reviewer)))];
    }

    /// <summary>The program has read it and found nothing of the therapist's beyond notes, of which most are fine; what a client signals is no finding.</summary>
    private bool IsUnflagged(Tape tape) => clinic.Findings.Judged(tape.Id) is not null
        && !clinic.Findings.InTreatment(tape.Treatment).Any(standing => standing.Session == tape.Id && standing is { IsSignal: false, Gone: false, Level: > Level.Note });

    /// <summary>Not one's own session; those that one supervises, or as the compliance lead all; once it is open, and while everybody in it lets this account have it for quality.</summary>
    private bool May(string id, Reviewer reviewer) => clinic.Tapes.Find(id) is { } tape && clinic.Treatments.Find(tape.Treatment) is { } treatment
        && !treatment.Therapists.Contains(reviewer.Account)
        && (treatment.Supervisor == reviewer.Account || reviewer.Roles.Contains("compliance lead"))
        && clinic.Permits.Of(id, reviewer.Account, reviewer.Roles, Purpose.Quality, Medium.Audio).Allowed
        && clinic.Supervision.IsOpen(id, SupervisionRecords.Seat(treatment, reviewer.Account, Purpose.Quality));

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static string Id(DateOnly week) => week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static InputException Wrong(string field, string says) => new("sample", null, says, field);
}
