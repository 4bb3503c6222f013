using Framekeeper.Rules;

namespace Framekeeper.Store.Clinic;

/// <summary>What was found in tapes and deeds, and what people decided of it. Words are closed by the tape's key, decisions by the treatment's.</summary>
public sealed class Findings
{
    private readonly DataFolder folder;
    private readonly ClinicRecords clinic;
    private readonly OwnedTable<FindingRow, Judged> judgements;
    private readonly OwnedTable<StandingRow, Standing> standings;
    private readonly Lock writing = new();

    internal Findings(DataFolder folder, ClinicRecords clinic)
    {
        (this.folder, this.clinic) = (folder, clinic);
        judgements = new(folder, "findings", judged => judged.Of, judged => judged.Of, of => of.StartsWith(Treatment.Mark, StringComparison.Ordinal) ? Treatment.Key(of) : TapeTranscript.Key(of), given: true);
        standings = new(folder, "standings", standing => standing.Finding, standing => standing.Treatment, Treatment.Key, given: true);
    }

    /// <summary>Judges the transcript of a tape by the agreement in force when it was held, anew where it was judged before: decisions stay with their findings.</summary>
    /// <param name="mayRead">Whether everybody recorded lets software read the tape's transcript.</param>
    /// <exception cref="InputException">They do not, or there is no transcript.</exception>
    public IReadOnlyList<Found> Judge(string tape, Frame frame, Func<string, bool> mayRead)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(mayRead);
        if (!mayRead(tape))
        {
            throw new InputException(tape, null, "is not judged: not everybody who was recorded lets software read the transcript", "consent");
        }

        var transcript = clinic.Transcripts.Find(tape) ?? throw Transcripts.Missing(tape);
        Keep(transcript.Treatment, transcript.Held, frame.Check(transcript.Session, Basis(transcript.Treatment)));
        return Of(tape);
    }

    /// <summary>Judges the deeds of a treatment.</summary>
    internal void Judge(string treatment, IEnumerable<Deed> deeds, Frame frame) => Keep(treatment, null, frame.Check(deeds, treatment, Basis(treatment)));

    /// <summary>What was found in a tape, or under a treatment's id in its deeds, in order, with what is superseded; nothing once the tape's key is destroyed.</summary>
    public IReadOnlyList<Found> Of(string tape)
    {
        if (Judged(tape) is not { } judged)
        {
            return [];
        }

        var known = ById(judged.Treatment);
        return
        [
            .. Raised(judged, known.Values).Select(finding => new Found(finding with { Suppression = null }, known.GetValueOrDefault(finding.Id) ?? New(judged, finding), finding.Suppression))
                .Concat(judged.Gone.Select(finding => new Found(finding with { Suppression = null }, known.GetValueOrDefault(finding.Id) ?? New(judged, finding) with { Gone = true }, null)))
                .OrderBy(found => found.Finding.Turn).ThenBy(found => found.Finding.Act, StringComparer.Ordinal),
        ];
    }

    /// <summary>Deletes the words that the destroyed key of a tape closed; where its findings stand is kept.</summary>
    internal void Remove(string tape) => judgements.Remove(tape);

    /// <summary>Keeps a judgement as it is, closed by the key that its tape has now.</summary>
    internal void Keep(Judged judged) => judgements.Put(judged);

    /// <summary>When a tape was last judged, and how much of it was read; null if it was not, or was destroyed.</summary>
    public Judged? Judged(string tape) => judgements.Find(tape, tape);

    /// <summary>Where every finding of a treatment stands, without words; those of destroyed tapes too.</summary>
    public IReadOnlyList<Standing> InTreatment(string treatment) => standings.Of(treatment);

    /// <summary>Somebody decides where a finding stands: what was decided before is kept.</summary>
    /// <param name="tape">The tape, or for deeds the treatment.</param>
    /// <param name="why">Needed to dismiss.</param>
    /// <exception cref="InputException">There is no such finding, it is superseded, or a reason is missing.</exception>
    public Standing Decide(string tape, string finding, FindingStatus status, string? why, string by)
    {
        lock (writing)
        {
            var standing = Known(tape, finding).Standing;
            var problem = standing.Gone ? ("finding", "is no longer found, so there is nothing to decide")
                : status == FindingStatus.Superseded ? ("status", "comes of judging again; nobody decides it")
                : status == FindingStatus.Dismissed && string.IsNullOrWhiteSpace(why) ? ("why", "is missing; to dismiss a finding needs a reason, which is kept")
                : ((string Field, string Says)?)null;
            if (problem is { } found)
            {
                throw new InputException(tape, null, found.Says, found.Field);
            }

            var decided = standing with { Decisions = [.. standing.Decisions, new Decided(status, standing.Level, string.IsNullOrWhiteSpace(why) ? null : why.Trim(), by, folder.Clock.GetUtcNow())] };
            folder.Audit.Write(by, "decide", tape, $"{finding}: {status.ToString().ToLowerInvariant()}");
            standings.Put(decided);
            Settle(standing.Treatment);
            return decided;
        }
    }

    /// <summary>A supervisor accepts the wish that the transcript itself holds not to see a finding: it is dismissed for that reason. A grave one takes no such wish.</summary>
    /// <exception cref="InputException">Nobody wished so, or the finding is grave.</exception>
    public Standing Accept(string tape, string finding, string by)
    {
        var found = Known(tape, finding);
        return found is { Proposal: { } wish, Finding.Level: not Level.Grave }
            ? Decide(tape, finding, FindingStatus.Dismissed, wish.Reason, by)
            : throw new InputException(tape, null, found.Finding.Level == Level.Grave ? "is grave, and no note in a transcript puts that aside; look at it and decide with a reason of your own" : "has no proposal to accept", "finding");
    }

    /// <summary>The agreements by which a treatment's involvements are judged; before the first one, the default's silence.</summary>
    private Agreements Basis(string treatment) => new([new Agreement(), .. clinic.Agreements.Holding(treatment).Versions]);

    private void Keep(string treatment, DateTimeOffset? held, Checked now)
    {
        var findings = now.Findings.Select(finding => finding.Agreement == "inline" ? finding with { Agreement = "default" } : finding).ToList();
        var ids = findings.Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
        lock (writing)
        {
            var before = Judged(now.Session);
            var gone = before is null ? [] : before.Findings.Concat(before.Gone).Where(finding => !ids.Contains(finding.Id)).ToList();
            folder.Audit.Write("system", "judge", now.Session, $"{findings.Count} findings, {gone.Count} superseded");
            judgements.Put(new Judged(now.Session, treatment, held, folder.Clock.GetUtcNow(), now.Turns, now.Unread, findings, gone));
            Settle(treatment, now.Session);
        }
    }

    /// <summary>Brings every finding's standing up to date with what is found now and with what the order of sessions shows. Those of destroyed tapes stay as they are.</summary>
    private void Settle(string treatment, string? judgedNow = null)
    {
        var known = ById(treatment);
        var sessions = known.Values.Select(standing => standing.Session).Append(judgedNow).OfType<string>().Distinct(StringComparer.Ordinal).Select(Judged).OfType<Judged>().OrderBy(judged => judged.Held).ToList();
        var changed = new List<Standing>();
        foreach (var judged in sessions)
        {
            foreach (var now in Raised(judged, known.Values).Select(finding => Stands(finding, gone: false)).Concat(judged.Gone.Select(finding => Stands(finding, gone: true))).ToList())
            {
                if (!known.TryGetValue(now.Finding, out var before) || before.Level != now.Level || before.Gone != now.Gone)
                {
                    changed.Add(known[now.Finding] = now);
                }
            }

            Standing Stands(Finding finding, bool gone) => known.TryGetValue(finding.Id, out var before)
                ? before with { Gone = gone, Level = gone ? before.Level : finding.Level }
                : New(judged, finding) with { Gone = gone };
        }

        standings.Put(changed);
    }

    /// <summary>The findings of a session with the step up that earlier sessions of the treatment bring, unless those were dismissed.</summary>
    private static IReadOnlyList<Finding> Raised(Judged judged, IEnumerable<Standing> known)
    {
        var alone = new Checked(judged.Of, judged.Of, "", judged.Held, judged.Turns, null, judged.Findings);
        var before = known.Where(standing => standing.Held < judged.Held && standing.Status is not (FindingStatus.Superseded or FindingStatus.Dismissed)).Select(Wordless).ToList();
        var earlier = new Checked("", "", "", DateTimeOffset.MinValue, 0, null, before);
        return Frame.OverTime([(alone, judged.Treatment), (earlier, judged.Treatment)])[0].Findings;
    }

    /// <summary>What a finding was, after its recording is destroyed.</summary>
    internal static Finding Wordless(Standing standing) => new()
    {
        Session = standing.Session,
        Turn = standing.Turn,
        Speaker = Role.Therapist,
        Act = standing.Act,
        Title = RuleBook.Default[standing.Act]?.Title ?? standing.Act,
        Level = standing.Level,
        Confidence = 1,
        Text = "",
        Start = 0,
        End = 0,
        Citations = [],
        Why = "",
        Client = "",
        Next = "",
        By = "",
        Agreement = "",
        Engine = "",
        LevelWhy = [standing.Level.Name()],
    };

    private Found Known(string tape, string finding) => Of(tape).FirstOrDefault(found => found.Finding.Id == finding) ?? throw new InputException(tape, null, $"has no finding '{finding}'", "finding");

    private Dictionary<string, Standing> ById(string treatment) => InTreatment(treatment).ToDictionary(standing => standing.Finding, StringComparer.Ordinal);

    private static Standing New(Judged judged, Finding finding) => new(judged.Treatment, finding.Id, judged.Of, finding.Turn, finding.Act, finding.Level, judged.Held, false, []);
}
