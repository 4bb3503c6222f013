using Framekeeper.Language;

namespace Framekeeper.Judgement;

/// <summary>One session on its way through the judge. Its turns are read once, a few at a time, so that a long session needs little memory and the reader reads many turns at once.</summary>
internal sealed class SessionCheck(Judge judge, Session session, (Agreement Agreement, string Name, bool Named) basis, IReadOnlyList<Agreement> versions, CheckOptions options)
{
    /// <summary>How many turns back the judge may look: eight of the therapist's, with the client's between.</summary>
    private const int LookBack = 18;

    /// <summary>How many turns are heard before they are weighed.</summary>
    private const int Together = 128;

    /// <summary>By what a session is held, which is a place and no way to reach each other.</summary>
    private static readonly string[] Media = ["video", "zoom", "teams", "in person", "in-person", "face to face", "room", "clinic", "audio", "telehealth", "online"];

    /// <summary>What makes a way to reach each other of it all the same: "clinic phone".</summary>
    private static readonly string[] Lines = ["phone", "text", "sms", "chat", "mail", "email", "portal", "messages"];

    private readonly Desk desk = judge.Desk;
    private readonly Speakers speakers = new(basis.Agreement, options.Therapist, basis.Named);
    private readonly List<Finding> findings = [];
    private readonly List<(Role, string?, Turn)>? transcript = options.Transcript ? [] : null;
    private HashSet<string>? acts, channels, said; // Most sessions need none.
    private readonly string terms = judge.Reads ? basis.Agreement.InWords() : "";
    private bool placed, late;
    private readonly DateTimeOffset? held = session.Held ?? options.Held;
    private readonly Setting setting = new(session.Id, basis.Name, options.BaseRate);

    public Checked Run()
    {
        try
        {
            return Whole();
        }
        finally
        {
            judge.Forget();
        }
    }

    private Checked Whole()
    {
        var count = 0;
        TimeSpan? length = null;
        using var turns = session.Turns.GetEnumerator();
        while (turns.MoveNext())
        {
            var turn = turns.Current;
            var role = speakers.Of(turn.Speaker) ?? throw Unknown(turn, turns);
            Hear(turn, role);
            count++;
            length = turn.Until ?? turn.At ?? length;
            if (desk.Pending.Count == Together)
            {
                Weigh();
            }
        }

        Weigh();

        if (options.Therapist is not null && !speakers.TherapistHeard)
        {
            throw new InputException(session.Source, null, $"--therapist '{options.Therapist}' does not speak in this session; give the name as the transcript has it");
        }

        return new Checked(session.Id, session.Source, basis.Name, held, count, length, findings.Count == 0 ? [] : [.. findings.Where(Understood).Select(Suppress)], transcript) { Unread = desk.English.Foreign() };
    }

    /// <summary>Findings in what was said stand where it was understood; deeds need no language.</summary>
    private bool Understood(Finding finding) => said?.Contains(finding.Id) != true || !desk.English.IsForeignTurn(finding.Turn);

    private void Hear(Turn turn, Role role)
    {
        transcript?.Add((role, Roles.Parse(turn.Speaker) is null ? turn.Speaker : null, turn));
        if (role != Role.Other)
        {
            var channel = turn.Channel ?? session.Channel ?? options.Channel;
            var utterance = new Utterance(turn, role, desk.Before, turn.Sent ?? held, channel);
            desk.Pending.Add(utterance);
            desk.Heard.Add(judge.Hear(utterance, terms, All));
            desk.English.Take(turn, judge.Tokens);
        }
        else
        {
            desk.English.Read(turn);
        }

        desk.Before.Add((role, turn));
        if (desk.Before.Count > LookBack)
        {
            desk.Before.RemoveAt(0);
        }
    }

    private Earlier Before => acts is null ? Earlier.None : new Earlier(acts, Earlier.None.BeforeSession);

    private bool All => options.MinConfidence is not null;

    private void Weigh()
    {
        var read = judge.Read(desk.Heard, All);
        for (var i = 0; i < desk.Pending.Count; i++)
        {
            Weigh(desk.Pending[i], read[i]);
        }

        desk.Pending.Clear();
        desk.Heard.Clear();
    }

    private void Weigh(Utterance utterance, Heard heard)
    {
        var found = Found(utterance, heard, basis.Agreement);
        if (found.Count > 0 && versions.Count > 1)
        {
            found = [.. found.Select(finding => finding with { Undated = finding.Undated || versions.Any(version => Found(utterance, heard, version).All(other => other.Act != finding.Act || other.Level != finding.Level)) })];
        }

        if (found.Count > 0)
        {
            (said ??= []).UnionWith(found.Select(finding => finding.Id));
        }

        if (utterance.Speaker == Role.Therapist)
        {
            Held(utterance.Turn, utterance.Channel, found);
        }

        if (found.Count > 0)
        {
            findings.AddRange(found);
            (acts ??= []).UnionWith(found.Select(finding => finding.Act));
        }
    }

    private List<Finding> Found(Utterance said, Heard heard, Agreement agreement)
    {
        var found = judge.Weigh(said, heard, agreement, Before, setting, All);
        return found.Count == 0 ? [] : [.. found.Where(finding => finding.Confidence >= (options.MinConfidence ?? 0))];
    }

    /// <summary>Where, when and by what the session is held is a deed too, found at the therapist's first turn there.</summary>
    private void Held(Turn turn, string? channel, List<Finding> found)
    {
        var (agreement, sent) = (basis.Agreement, turn.Sent);
        var medium = channel is not null && sent is null && Media.Any(word => Mention.Of(channel, word)) && !Lines.Any(word => Mention.Of(channel, word));
        var elsewhere = channel is not null && !medium && Ways.Channel(channel, agreement.Channels) == Verdict.Against && channels?.Contains(channel) != true;
        var atNight = !late && sent is not null && Basis.Of(agreement, sent).Time is { } time && TermRules.Hours((time.Hour * 60) + time.Minute, agreement.Schedule) == Verdict.Against;
        if ((elsewhere || atNight) && Deed(new Deed(DeedKind.Contact, turn.N, sent ?? held, Role.Therapist, Role.Client, Channel: channel, What: turn.Text)))
        {
            _ = elsewhere && (channels ??= []).Add(channel!);
            late |= atNight;
        }

        if (!placed && sent is null)
        {
            placed = true;
            _ = (held is not null || session.Place is not null || medium) && Deed(new Deed(DeedKind.Meeting, turn.N, held, Place: session.Place ?? (medium ? channel : null), What: turn.Text));
        }

        bool Deed(Deed deed)
        {
            var weighed = judge.Weigh(deed, agreement, Before, setting);
            found.AddRange(weighed.Where(finding => found.All(known => known.Act != finding.Act)).Select(finding => finding with { At = turn.At, Deed = null }));
            return weighed.Count > 0;
        }
    }

    /// <summary>A finding is shown as suppressed where somebody gave a reason; a grave one never is.</summary>
    private Finding Suppress(Finding finding)
    {
        var wish = session.Suppressions.Concat(options.Suppressions).FirstOrDefault(wish => wish.Turn == finding.Turn && wish.Act == finding.Act);
        return wish is null || finding.Level == Level.Grave ? finding : finding with { Suppression = wish };
    }

    private InputException Unknown(Turn turn, IEnumerator<Turn> rest)
    {
        var names = new List<string>();
        do
        {
            if (rest.Current.Speaker is { } name && names.Count < 20 && !names.Contains(name))
            {
                names.Add(name);
            }
        }
        while (rest.MoveNext());
        names.InsertRange(0, NamesBefore.Where(name => !names.Contains(name)));
        var who = turn.Speaker is { } speaker ? $"turn {turn.N} is spoken by '{speaker}', whom the agreement does not name" : $"turn {turn.N} has no speaker";
        return new InputException(session.Source, turn.Line, $"{who}; speakers found: {string.Join(", ", names)}. Say who is who with --therapist NAME, or with an agreement that names them", "speaker");
    }

    private IEnumerable<string> NamesBefore => desk.Before.Select(entry => entry.Turn.Speaker).OfType<string>().Distinct();
}
