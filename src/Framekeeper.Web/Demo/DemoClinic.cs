using Framekeeper.Consents;
using Framekeeper.Formats;
using Framekeeper.Rules;
using Framekeeper.Store;
using Framekeeper.Store.Clearing;
using Framekeeper.Store.Clinic;
using Framekeeper.Store.Recordings;
using Framekeeper.Supervision;
using Framekeeper.Ties;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Framekeeper.Web.Demo;

/// <summary>A small clinic that was made up: it is lived through on its own calendar, through the same doors as a real one, so that it ends today. Its people and sessions are those of <c>samples/clinic</c>.</summary>
internal sealed class DemoClinic
{
    /// <summary>The day of the samples that is today.</summary>
    private static readonly DateOnly LastDay = new(2026, 11, 11);

    private static readonly (string Id, string Name, string[] Roles)[] Staff =
    [
        ("t-01", "Margaret MacIsaac", [AccountRoles.Supervisor]),
        ("t-02", "Emeka Nwosu", [AccountRoles.Supervisor]),
        ("t-03", "Sophie Thibodeau", [AccountRoles.Trainee]),
        ("t-04", "Harpreet Gill", [AccountRoles.Trainee]),
        ("t-05", "Rachel Steinhart", [AccountRoles.Trainee]),
        ("t-06", "Danielle Marshall", [AccountRoles.Trainee]),
        ("s-01", "Wanda Googoo", [AccountRoles.Intake]),
        ("s-02", "Peter Zinck", [AccountRoles.Compliance]),
        ("s-03", "Amara Diallo", [AccountRoles.Director]),
        ("s-04", "Kofi Asante", [AccountRoles.Administrator]),
    ];

    /// <summary>Which file's session belongs to which treatment.</summary>
    private static readonly (string File, string Agreement)[] Recorded =
    [
        ("2026-10-06-ana.vtt", "harbour-ana"), ("2026-10-14-des.vtt", "harbour-des"), ("2026-10-20-ana.vtt", "harbour-ana"), ("2026-11-05-neil-luis.vtt", "harbour-neil-luis"), ("2026-11-10-irene.vtt", "harbour-irene"),
    ];

    private readonly DataFolder folder;
    private readonly Frame frame;
    private readonly Past clock;
    private readonly DateTimeOffset now;
    private readonly int days;
    private readonly Dictionary<string, string> treatments = [];

    private DemoClinic(SiteOptions options, Frame frame)
    {
        now = options.Clock.GetUtcNow();
        days = DateOnly.FromDateTime(now.DateTime).DayNumber - LastDay.DayNumber;
        clock = new Past(At(new DateOnly(2026, 9, 1), 9));
        (folder, this.frame) = (DataFolder.Open(options.Data!, clock, options.KeyFile), frame);
    }

    /// <summary>Fills a data folder that is marked as a demo's and has no account yet.</summary>
    public static async Task Fill(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (accounts.Users.Any())
        {
            return;
        }

        foreach (var (id, name, roles) in Staff)
        {
            await accounts.CreateAsync(new Account { Id = Who(id), UserName = Who(id), Name = name, Person = id[0] == 't' ? id : null, Email = $"{id}@harbourlane.example", Roles = roles });
        }

        new DemoClinic(services.GetRequiredService<SiteOptions>(), services.GetRequiredService<Frame>()).Live(scope.ServiceProvider.GetRequiredService<Looks.Names>().Reviewers);
    }

    private void Live(IReadOnlyCollection<Reviewer> reviewers)
    {
        var clinic = folder.Clinic;
        clinic.Settings.Put(new ClinicSettings("Harbour Lane Clinic", "America/Halifax", Retention.Grace, "CA-NS", ClinicSettings.Voluntary), Who("s-03"));
        clinic.Groups.Put(new ViewingGroup("g-thursday0001", "Thursday group", [Who("t-01"), Who("t-03"), Who("t-05")]), Who("s-03"));
        var people = Roster.Read(Open("people.csv"), "people.csv").People;
        folder.People.Take(people);
        folder.People.Take([.. TieList.Read(Open("ties.csv"), "ties.csv", people).Ties.Select(tie => tie with { Since = tie.Since?.AddDays(days), Until = tie.Until?.AddDays(days) })]);
        foreach (var terms in Agreements().OrderBy(terms => terms.From))
        {
            Agree(terms);
        }

        foreach (var (file, agreement) in Recorded)
        {
            Record(file, treatments[agreement]);
        }

        foreach (var deed in DeedLines.Read(Open("samuel.involvements.jsonl"), "samuel"))
        {
            clock.Go(deed.At!.Value.AddDays(days).AddHours(2));
            clinic.Deeds.Log(treatments["harbour-samuel"], deed with { At = deed.At.Value.AddDays(days) }, Who("t-05"));
        }

        Supervise();
        DemoConsults.Hold(folder, clinic.Treatments.Find(treatments["harbour-neil-luis"])!, clinic.Treatments.Find(treatments["harbour-des"])!, Who("s-02"), LastDay.AddDays(days));
        var desk = new ClearanceDesk(folder, RuleBook.Default);
        desk.Sweep("system");
        Ask(desk);
        clock.Go(now);
        folder.Clinic.Samples.Draw(reviewers, Keeping.Chance);
    }

    /// <summary>Somebody asks for a therapist: of the two who have an hour free one is clear, and the other's husband lives where she lives.</summary>
    private void Ask(ClearanceDesk desk)
    {
        clock.Go(At(LastDay.AddDays(-1), 11));
        var nell = new Person("?")
        {
            Roles = ["client"],
            Given = "Nell",
            Family = "Comeau",
            Born = new BirthDate(1988, 5, 30),
            Phones = ["902-555-0157"],
            Emails = ["nell.comeau@mail.example"],
            Street = "5 Basin Walk",
            City = "Bedford",
            Postcode = "B4A 0Y7",
            Employers = ["Basin Veterinary Clinic"],
            EmergencyContacts = ["Alma Comeau 902-555-0158"],
        };
        var intake = desk.Open(nell, Who("s-01")).Id;
        desk.Ask(intake, ["t-05"], Who("s-01"));
        desk.Ask(intake, ["t-03"], Who("s-01"));
    }

    /// <summary>Each version signed on its day by client and therapist; who is recorded consents on the same day.</summary>
    private void Agree(Agreement terms)
    {
        clock.Go(At(terms.From!.Value, 16));
        if (!treatments.TryGetValue(terms.Id!, out var id))
        {
            treatments[terms.Id!] = id = Treatment.NewId();
            folder.Clinic.Treatments.Put(new Treatment(id, [.. terms.Therapists.Select(party => party.Id!)], terms.Therapists[0].Supervisor, [.. terms.Clients.Select(party => party.Id!)], [.. terms.Others.Select(Known)], Student(terms), false, clock.GetUtcNow(), Who("s-01"), null, null));
        }

        var recorded = terms.Recording is { Consent: true };
        var written = terms with { From = terms.From.Value.AddDays(days), Others = [.. terms.Others.Select(party => party with { Id = Known(party) })], Recording = new Recording(recorded), Agreed = [] };
        var version = folder.Clinic.Agreements.Draft(id, written, terms.Therapists[0].Id!);
        foreach (var party in terms.Therapists.Concat(terms.Clients))
        {
            clock.Go(clock.GetUtcNow().AddMinutes(3));
            folder.Clinic.Agreements.Sign(id, version.Version, party.Id!, party.Name, Signature.OnScreen, seen: version.Seen);
        }

        if (recorded && terms.Version is null or 1 or 2 && folder.Clinic.Consents.Of(id).Count == 0)
        {
            foreach (var client in terms.Clients)
            {
                Consent(id, client.Id!, terms);
            }
        }
    }

    private void Consent(string treatment, string person, Agreement terms)
    {
        clock.Go(clock.GetUtcNow().AddMinutes(4));
        var group = terms.Recording!.Viewers?.Contains("Thursday group") == true && !Student(terms);
        var quality = terms.Id == "harbour-des" ? new[] { Purpose.Quality } : [];
        folder.Clinic.Consents.Give(
            new RecordingConsent(
                Framekeeper.Store.Clinic.Consents.NewId(), treatment, person, [Purpose.Supervision, .. group ? new[] { Purpose.Group } : [], .. quality, Purpose.Software],
                [$"account:{terms.Therapists[0].Id}", $"account:{terms.Therapists[0].Supervisor}", .. group ? ["group:g-thursday0001"] : Array.Empty<string>()],
                Medium.Video, terms.Recording.Until!.Value.AddDays(days), clock.GetUtcNow(), RecordingConsent.OnScreen),
            "client");
    }

    private void Record(string file, string treatment)
    {
        var day = DateOnly.ParseExact(file[..10], "yyyy-MM-dd");
        var (held, of) = (At(day, 17), folder.Clinic.Treatments.Find(treatment)!);
        clock.Go(held.AddHours(3));
        var session = folder.Clinic.Transcripts.Read(Open(file), file, treatment, held);
        var bytes = Murmur.Of([.. session.Turns.Select(turn => (turn.At ?? TimeSpan.Zero, turn.Speaker ?? "", turn.Text.Length))]);
        var tape = new Tape(Tapes.NewId(), treatment, of.Clients, Medium.Audio, held, true, of.Therapists[0]) { Type = "audio/wav", Bytes = bytes.Length };
        folder.Clinic.Tapes.Begin(tape);
        using (var sealing = SealedFile.Create(folder.Clinic.Tapes.File(tape.Id), folder.Clinic.Tapes.Key(tape.Id), bytes.Length))
        {
            sealing.AppendAsync(new MemoryStream(bytes), CancellationToken.None).GetAwaiter().GetResult();
        }

        folder.Clinic.Tapes.Complete(tape.Id, of.Therapists[0]);
        folder.Clinic.Transcripts.Put(tape.Id, session, of.Therapists[0]);
        folder.Clinic.Findings.Judge(tape.Id, frame, one => folder.Clinic.Permits.OfSoftware(one).Allowed);
        folder.Audit.Write(of.Therapists[0], "play", tape.Id, Sight.Seconds(TimeSpan.Zero, TimeSpan.FromSeconds(190)));
    }

    /// <summary>The first session has been gone through and signed off; the second has stops that wait for answers; the latest is still the trainee's own.</summary>
    private void Supervise()
    {
        var (supervision, tapes) = (folder.Clinic.Supervision, folder.Clinic.Tapes.All().OrderBy(tape => tape.Held).ToList());
        var (first, des) = (tapes[0], tapes[1]);
        supervision.Read(first.Id, Who("t-03"), "She went over the bridge twice, and I let her tell it in her own order.", "I asked her for something at the end. It felt easy when I said it.", "How do I take it back?");
        folder.Audit.Write(Who("t-01"), "play", first.Id, Sight.Seconds(TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(280)));
        var stop = supervision.Stop(first.Id, Who("t-01"), TimeSpan.FromSeconds(31), 7, StopKind.Praise, "What did you notice here?", "You were glad with her, and then you were quiet.", "", Visibility.Trainee);
        supervision.Reply(first.Id, stop.Id, Who("t-03"), "That she looked up. I wanted to say more and did not.");
        supervision.Resolve(first.Id, stop.Id, Who("t-01"), "Keep that.");
        if (folder.Clinic.Findings.Of(first.Id).FirstOrDefault(found => found.Finding.Act == "solicit.errand") is { } errand)
        {
            supervision.Decide(first.Id, errand.Finding.Id, FindingStatus.Confirmed, null, Who("t-01"));
            supervision.Plan(first.Treatment, errand.Finding.Id, "That I should not have asked you to pick that up for me, that it was mine to avoid, and that it has nothing to do with your treatment.", "I leave nothing of mine for clients to do, however near it lies.", LastDay.AddDays(days + 5), Who("t-03"));
        }

        var samuel = treatments["harbour-samuel"];
        foreach (var gift in folder.Clinic.Findings.Of(samuel).Take(1))
        {
            // Planned and not done in time: it is overdue today.
            supervision.Decide(samuel, gift.Finding.Id, FindingStatus.Confirmed, null, Who("t-01"));
            supervision.Plan(samuel, gift.Finding.Id, "That the coffee was kind, that nothing was wrong with giving it, and that I took it without a word about what a gift means between us.", "I talk about a gift when it comes, and write it down the same day.", LastDay.AddDays(days - 1), Who("t-05"));
        }

        supervision.SignOff(first.Id, 45, Who("t-01"));
        supervision.Stop(des.Id, Who("t-02"), TimeSpan.FromSeconds(95), null, StopKind.Question, Stop.First, "I am not sure that he was with you yet.", "Shall we go through the steps once more before we leave?", Visibility.Trainee);
        supervision.Observe(Who("t-05"), Who("t-01"), LastDay.AddDays(days - 6), 30, ObservedHow.Live, null);
    }

    /// <summary>The account of somebody of the roster.</summary>
    private static string Who(string roster) => $"{(roster[0] == 't' ? "a1" : "a2")}{roster[2..].PadLeft(14, '0')}";

    private static bool Student(Agreement terms) => terms.Id is "harbour-nasrin" or "harbour-des";

    private string Known(Party party) => folder.People.All().First(person => $"{person.Given} {person.Family}" == party.Name).Id;

    private DateTimeOffset At(DateOnly day, int hour)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Halifax");
        var local = day.AddDays(days).ToDateTime(new TimeOnly(hour, 0));
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static IEnumerable<Agreement> Agreements() => typeof(DemoClinic).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".agreement.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .SelectMany(name => AgreementFile.Read(Open(name["demo/".Length..]), name, RuleBook.Default.Acts)).DistinctBy(terms => terms.Name)
        .Select(terms => terms with { Therapists = [.. terms.Therapists.Select(party => party with { Id = Who(party.Id!), Supervisor = Who(party.Supervisor!) })] });

    private static Stream Open(string file) => typeof(DemoClinic).Assembly.GetManifestResourceStream($"demo/{file}")!;

    /// <summary>A clock that is set, and never back.</summary>
    private sealed class Past(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset now = now;

        public void Go(DateTimeOffset to) => now = to > now ? to : now;

        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
