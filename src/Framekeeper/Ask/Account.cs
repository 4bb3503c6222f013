namespace Framekeeper.Ask;

/// <summary>Something that happened, in a client's own words.</summary>
/// <param name="When">In their words too; it helps them to tell it, and is not judged.</param>
public sealed record Happening(string Text, string? When = null)
{
    /// <summary>Never what was told.</summary>
    public override string ToString() => "happening";
}

/// <summary>An answer to one account in a client's own words.</summary>
/// <param name="Crisis">The text speaks of suicide, self-harm or danger: the lines come first.</param>
/// <param name="Findings">What more likely than not is beyond the frame, the gravest first.</param>
/// <param name="InFrame">What is part of treatment of what was told; where nothing was found, what usually is, so that the answer is no empty one.</param>
/// <param name="Says">The answer, for the person who asked.</param>
public sealed record Answer(bool Crisis, IReadOnlyList<Finding> Findings, IReadOnlyList<string> InFrame, string Says, IReadOnlyList<Choice> Options, IReadOnlyList<HelpLine> Lines)
{
    /// <summary>Never what was asked.</summary>
    public override string ToString() => $"answer with {Findings.Count} findings";
}

/// <summary>Answers a client who wonders whether something is all right. Nothing is kept.</summary>
public sealed class Account(Frame frame)
{
    /// <summary>How often an account that somebody writes to ask tells of an act: about one in two. They ask because something felt odd.</summary>
    private const double AskedRate = 0.5;

    /// <summary>The same of a request that is told and in which a judge of turns hears something: three in four, and more in the corpus.</summary>
    private const double RequestRate = 0.75;

    /// <summary>Above <see cref="Likely"/> a finding is told; above <see cref="Doubtful"/> it is said that a program cannot tell, since a false "all is well" costs most.</summary>
    private const double Likely = 0.5, Doubtful = 0.15;

    /// <summary>Where the client tells of love, advances and touch are told from here on: the judge of accounts cannot tell whose longing it is.</summary>
    private const double Sure = 0.9;

    /// <summary>From this share on the account is a request or two, and next to nothing else.</summary>
    private const double Bare = 0.8;

    /// <summary>The same where it tells a deed in so many words, and may say after it how often, or how it felt.</summary>
    private const double Outright = 0.75;

    private readonly AskBook book = AskBook.Read("ask.yml", frame.Book.Files["ask.yml"]);

    /// <summary>Whether the rule book has a code.</summary>
    public bool Knows(string code) => frame.Book.Codes.All.ContainsKey(code);

    /// <summary>What one account shows, where the client stands, and what they can do.</summary>
    /// <param name="code">The code the therapist is bound by; null: the default's.</param>
    /// <param name="country">For the lines: <c>US</c>, <c>GB</c>, or a place such as <c>US-TX</c>; null: those for anywhere.</param>
    public Answer Of(string text, string? code = null, string? country = null) =>
        Of([new Happening(text)], code, country is not null && country.Contains('-') ? country : null, country);

    /// <summary>The same of several things that happened: what comes again weighs more than what came once.</summary>
    /// <param name="events">In the order in which they happened. A finding's turn counts them from 1.</param>
    /// <param name="place">A place with rules of its own, such as <c>US-TX</c>.</param>
    /// <param name="country">For the lines that help; without it, that of the place.</param>
    public Answer Of(IReadOnlyList<Happening> events, string? code, string? place, string? country)
    {
        ArgumentNullException.ThrowIfNull(events);
        var told = events.Select((happening, n) => new Told(n + 1, happening.Text.Trim())).ToList();
        var agreement = new Agreement { Code = code, Jurisdiction = place };
        var read = Check(Role.Report, told.Select(one => (one.N, one.Judged)), agreement, AskedRate);
        var possible = read.Unread > 0 ? read.Findings : Surest(told, read.Findings, agreement);
        // To somebody in danger nothing is told of a therapist of whom the account says nothing.
        var violence = told.Exists(one => Violence.In(one.Judged));
        var danger = violence || told.Exists(one => frame.SpeaksOfDanger(Care.Besides(one.Text)));
        List<Finding> findings = [.. possible.Where(finding => finding.Confidence >= Likely && (!violence || finding.Level >= Level.Violation) && (!danger || Feelings.HasDeed(told[finding.Turn - 1].Judged))).OrderByDescending(finding => finding.Level).ThenBy(finding => finding.Turn)];
        var (feeling, care) = (told.Exists(one => one.Feels), findings.Count == 0 && told.Exists(one => one.Cares));
        return new Answer(
            danger,
            findings,
            violence || read.Unread > 0 ? [] : InFrame(told, possible, care || (feeling && findings.Count == 0)),
            violence ? Violent : read.Unread > 0 ? NotEnglish : (findings.Count > 0 ? Says(findings[0].Level) : danger ? Danger : care ? OfCare : (feeling ? Feeling + " " : "") + (possible.Count > 0 ? CannotTell : NothingFound)) + (told.Exists(one => Retelling.IsOfAnother(one.Text)) ? OfAnother : ""),
            Options(violence ? Level.Grave.Name() : findings.Count > 0 ? findings[0].Level.Name() : care ? "care" : possible.Count > 0 || read.Unread > 0 ? Level.Note.Name() : "none", findings),
            book.LinesOf(country ?? place));
    }

    /// <summary>One thing that happened, on its way.</summary>
    private sealed record Told(int N, string Text)
    {
        /// <summary>What the client feels is nothing that the therapist did, and how the work is done nothing beyond it.</summary>
        public string Judged { get; } = Feelings.Without(Care.Without(Text));

        public bool Feels { get; } = Feelings.In(Text);

        public bool Cares { get; } = Care.In(Text);

        public override string ToString() => $"event {N}";
    }

    private Checked Check(Role speaker, IEnumerable<(int N, string Text)> turns, Agreement agreement, double rate) => frame.Check(
        new Session { Id = "account", Turns = turns.Select(turn => Turn.Of(turn.N, speaker.Name(), turn.Text)), Agreement = agreement },
        Agreements.None,
        new CheckOptions { BaseRate = rate, MinConfidence = Doubtful });

    /// <summary>The account as it stands beside each request in it as the therapist put it. Where both hear an act the surer counts; where the account alone says nothing, the request does.</summary>
    private List<Finding> Surest(List<Told> told, IReadOnlyList<Finding> read, Agreement agreement)
    {
        var (found, earlier) = (new List<Finding>(), new HashSet<string>());
        foreach (var one in told)
        {
            var account = read.Where(finding => finding.Turn == one.N).Select(finding => one.Feels && finding is { Act: "solicit.intimacy" or "touch", Confidence: < Sure } ? Doubted(finding) : finding).Select(finding => finding with { Text = one.Text }).ToList();
            List<Retold> requests = [.. Retelling.Of(one.Judged), .. ToldDeeds.Of(one.Judged)];
            var heard = requests.SelectMany(request => Heard(one, request, agreement, earlier).Select(finding => (Finding: request.Odd ? Doubted(finding) : finding, Request: request))).ToList();
            if (Share(one.Judged, requests.FindAll(IsDeed)) >= Outright)
            {
                // The deed is all that is told, and in so many words: what else it is taken for is a guess.
                heard.RemoveAll(entry => !IsDeed(entry.Request));
                account = account.ConvertAll(finding => heard.Exists(entry => entry.Finding.Act == finding.Act) ? finding : Doubted(finding));
            }
            else if (requests.Count == 0 && ToldDeeds.Declines(one.Judged))
            {
                account.RemoveAll(finding => finding.Confidence < Sure);
            }

            var named = account.Exists(finding => finding.Confidence >= Likely);
            if (heard.Count == 0 && Share(one.Judged, requests) >= Bare)
            {
                // A judge of turns knows a plain request better than one of accounts, and hears nothing in it: nobody can tell.
                account = account.ConvertAll(Doubted);
            }

            found.AddRange(account.Concat(heard.Where(entry => !named || entry.Request.Outright || account.Exists(known => known.Act == entry.Finding.Act)).Select(entry => entry.Finding)).GroupBy(finding => finding.Act)
                .Select(same => same.MaxBy(finding => finding.Confidence)! with { Level = same.Max(finding => finding.Level) }));
            earlier.UnionWith(found.Select(finding => finding.Act));
        }

        return found;
    }

    private static Finding Doubted(Finding finding) => finding with { Confidence = Math.Min(finding.Confidence, Math.BitDecrement(Likely)) };

    /// <summary>What is heard in a request, as a finding in the account.</summary>
    private IEnumerable<Finding> Heard(Told one, Retold request, Agreement agreement, HashSet<string> earlier) => Frame.Raise(Check(Role.Therapist, [(one.N, request.Says)], agreement, RequestRate), earlier).Findings
        .Where(finding => finding.Level > Level.Note).Select(finding => finding with { Speaker = Role.Report, Text = one.Text, Start = request.Start, End = request.End });

    private static bool IsDeed(Retold request) => request.Outright || request.Odd;

    /// <summary>How much of an account some requests are.</summary>
    private static double Share(string account, List<Retold> requests) => requests.Sum(request => request.End - request.Start) / (double)Math.Max(1, account.Length);

    /// <summary>What is ordinary of what was told; where nothing was found and nothing known was told, what often surprises.</summary>
    private List<string> InFrame(List<Told> told, IReadOnlyList<Finding> possible, bool feeling)
    {
        var clear = told.Where(one => possible.All(finding => finding.Turn != one.N)).ToList();
        List<string> named = [.. book.Usual.Where(usual => clear.Exists(one => usual.IsIn(one.Text))).Select(usual => usual.Says)];
        return feeling ? named : named.Count > 0 ? named : possible.Count > 0 ? [] : [.. book.Usual.Select(usual => usual.Says)];
    }

    private const string NothingFound =
        "Nothing here was recognised as outside of what treatment usually is. That is not an all-clear: a program read these words alone, and it misses things. If something felt wrong to you, that is reason enough to ask about it.";

    private const string Feeling =
        "Strong feelings about your therapist are nothing wrong, and no fault of yours. Love, longing, jealousy and anger come up in therapy all the time, and therapists are trained to hear of them. You can speak of it in a session, when you want to and as little as you want to. Whatever you feel, keeping the limits is your therapist's job, not yours.";

    private const string OfCare =
        "This sounds like it is about how the work is done, and not about anything beyond it. You can expect a therapist to be there on time, awake, in private and with you; to remember what matters; to treat you with respect, whoever you are; and not to end treatment without warning and a way to go on. Nobody manages all of that every week, and everybody is ill or away at times. Where it is missing again and again, it is theirs to put right, and it is fair to say so.";

    private const string Danger =
        "If this is more than you can carry alone, you need not be sure that it is bad enough, and you need not know what to say: whoever answers there begins for you. Whether something in your treatment is not right, a program cannot tell from these words, and it can wait until you are safe.";

    private const string Violent =
        "Being hit, held by force, shut in, followed or threatened is never part of treatment, whatever was said or done before, and none of it is your fault. You owe nobody another session, a reply or an explanation. Your safety comes first; what to do about the rest can wait, and you can have somebody beside you when you decide.";

    private const string OfAnother =
        " You ask for somebody else: where it says you, they are meant, and what to do is theirs to choose.";

    private const string NotEnglish =
        "This was not judged: it is not English, and a program that reads English alone cannot tell. If something felt wrong to you, that is reason enough to ask about it, and keeping the limits is your therapist's job, not yours.";

    private const string CannotTell =
        "Part of this may be outside of what treatment usually is; a program cannot tell from these words alone. It depends on what you two agreed and on whom it is for. If it felt wrong to you, that is reason enough to ask about it, and keeping the limits is your therapist's job, not yours.";

    private static string Says(Level gravest) => gravest switch
    {
        Level.Note => "What you describe is often fine, and still worth talking about. Keeping the limits of treatment is your therapist's job, not yours.",
        Level.Crossing => "What you describe steps outside of what treatment usually is. Some such things are all right where they were openly agreed and are for your good; others are not. Telling them apart is your therapist's job, and you did nothing wrong by asking.",
        _ => "What you describe is usually not all right in treatment. Keeping the limits is always your therapist's job and never yours, whatever you said or did, and you did nothing wrong by asking.",
    };

    private List<Choice> Options(string level, List<Finding> findings) =>
        [.. book.Choices.Where(choice => choice.When.Any(when => when == "always" || when == level || findings.Any(finding => finding.Act == when)))
            .Where(choice => level != "grave" || choice.Id != "raise")];
}
