using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Framekeeper.Clearance;
using Framekeeper.Rules;
using Framekeeper.Store.Keys;
using Framekeeper.Ties;
using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Store.Clearing;

/// <summary>
/// Where intake asks whether a person may meet a therapist. An answer tells who treats whom, so intake hears <c>clear</c> or <c>ask compliance</c> and nothing else, compliance sees why, and everything is
/// written into the audit log.
/// </summary>
public sealed class ClearanceDesk
{
    /// <summary>About one person no more therapists than this are answered; who asks for more is looking for something.</summary>
    public const int MostTherapists = 3;

    /// <summary>So long somebody is kept who did not become a client.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int Padding = 16 << 10;

    private readonly DataFolder folder;
    private readonly RuleBook book;
    private readonly SealedTable<DeclaredRow, Declared> declared;
    private readonly SealedTable<NoticedRow, Noticed> noticed;
    private readonly byte[] lots;

    /// <summary>The desk of a data folder. Whoever is to be forgotten by now is forgotten.</summary>
    public ClearanceDesk(DataFolder folder, RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(folder);
        (this.folder, this.book) = (folder, book);
        declared = new(folder, "declared", told => $"{told.Therapist}\n{told.Tie?.From}\n{told.Tie?.Kind.Name}\n{told.Tie?.To}\n{told.Declines}\n{told.Person}");
        noticed = new(folder, "noticed", one => $"{one.Therapist}\n{one.Client}\n{one.Page}\n{string.Join('\n', one.Path)}");
        lots = folder.Keys.Of("lots");
        Forget();
    }

    private DateTimeOffset Now => folder.Clock.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Somebody asks for a therapist.</summary>
    public Intake Open(Person person, string by)
    {
        ArgumentNullException.ThrowIfNull(person);
        var id = NewId('i');
        var intake = new Intake(id, Now, Now + Kept, by, person with { Id = id, Row = 0 });
        using var db = folder.Db();
        db.Intakes.Add(new IntakeRow { Id = id, Opened = intake.Opened.UtcDateTime, Deletes = intake.Deletes!.Value.UtcDateTime, Sealed = Close(id, intake, $"intake {id}") });
        db.SaveChanges();
        folder.Audit.Write(by, "intake", id);
        return intake;
    }

    /// <summary>The intakes that are kept, the latest first; those that have become clients too.</summary>
    public IReadOnlyList<Intake> Intakes()
    {
        using var db = folder.Db();
        return [.. db.Intakes.AsNoTracking().OrderByDescending(row => row.Opened).AsEnumerable().Select(row => Open<Intake>(row.Id, row.Sealed, $"intake {row.Id}"))];
    }

    /// <summary>The intake of an id; null where there is none, or no longer.</summary>
    public Intake? Intake(string id)
    {
        using var db = folder.Db();
        return db.Intakes.AsNoTracking().FirstOrDefault(row => row.Id == id) is { } row ? Open<Intake>(row.Id, row.Sealed, $"intake {row.Id}") : null;
    }

    /// <summary>Who can be asked about, each once.</summary>
    public IReadOnlyList<Person> Therapists()
    {
        var practice = Practice();
        return [.. practice.Conflicts.Therapists.Select(id => folder.People.Find(id)!)];
    }

    /// <summary>Asks about some therapists for the person of an intake. A therapist who was asked about before is answered as before.</summary>
    /// <exception cref="InputException">There is no such intake or therapist.</exception>
    public ClearanceRecord Ask(string intake, IReadOnlyList<string> therapists, string by)
    {
        ArgumentNullException.ThrowIfNull(therapists);
        var (asking, practice) = (Find(intake), Practice());
        var named = therapists.Select(therapist => Therapist(practice, therapist)).Distinct(StringComparer.Ordinal).ToList();
        return Answer(asking, practice, named, by);
    }

    /// <summary>Up to three therapists whom the person may meet. Who is not among them may be clear as well: they are drawn by lot, always the same for one intake.</summary>
    public ClearanceRecord Whom(string intake, string by)
    {
        var (asking, practice) = (Find(intake), Practice());
        var (client, before) = (practice.As(asking.Person), AskedAbout(asking));
        var told = Told(intake);
        var clear = practice.Conflicts.Therapists.Where(therapist => told.TryGetValue(therapist, out var said) ? said : !before.Contains(therapist) && Reasons(practice, client, therapist).Count == 0)
            .OrderByDescending(before.Contains).ThenBy(therapist => Convert.ToHexString(HMACSHA256.HashData(lots, Encoding.UTF8.GetBytes($"{intake}\n{therapist}"))), StringComparer.Ordinal);

        // Those who were named before are named again, and new ones up to the limit.
        var room = Math.Max(0, MostTherapists - before.Count) + before.Count(told.GetValueOrDefault);
        return Answer(asking, Practice(), [.. clear.Take(room)], by);
    }

    private ClearanceRecord Answer(Intake intake, Practice practice, List<string> therapists, string by)
    {
        var (told, before) = (Told(intake.Id), AskedAbout(intake));
        var tooMany = before.Union(therapists).Count() > MostTherapists;
        var client = practice.As(intake.Person);
        var (answers, grounds) = (new List<Cleared>(), new List<Ground>());
        foreach (var therapist in therapists)
        {
            var reasons = Reasons(practice, client, therapist);
            if (tooMany && !before.Contains(therapist))
            {
                reasons.Add(new Ground(therapist, "ask compliance", $"More than {MostTherapists} therapists have been asked about for this person.", [], []));
            }

            answers.Add(new Cleared(therapist, told.TryGetValue(therapist, out var clear) ? clear : reasons.Count == 0));
            grounds.AddRange(reasons);
        }

        var record = new ClearanceRecord(NewId('k'), intake.Id, Now, by, practice.Searched, answers, null);
        Keep(new Whole(record, grounds));
        folder.Audit.Write(by, "clearance", record.Id, $"{therapists.Count} therapists");
        return record;
    }

    /// <summary>What was said in this intake of each therapist.</summary>
    private Dictionary<string, bool> Told(string intake) =>
        Records(intake).SelectMany(record => record.Answers).GroupBy(answer => answer.Therapist).ToDictionary(group => group.Key, group => group.First().Clear);

    /// <summary>Why the person should not simply meet the therapist; none: clear.</summary>
    private static List<Ground> Reasons(Practice practice, Newcomer client, string therapist)
    {
        var asked = Asked.Of(practice.Conflicts, therapist, client);
        var grounds = asked.Found.Where(conflict => conflict.Level > Level.Note).Select(conflict => Told(therapist, conflict)).ToList();
        if (client.Records.Contains(therapist))
        {
            grounds.Add(new Ground(therapist, "ask compliance", "The person is this therapist, by all that is recorded.", [], []));
        }

        grounds.AddRange(client.Possible.Select(link => new Ground(therapist, "ask compliance", $"The person may be {link.B.Id}; somebody should look.", [link.B.Id], [])));
        if (practice.Declines(therapist, client))
        {
            grounds.Add(new Ground(therapist, "ask compliance", "The therapist is not to be given this person; no reason is kept.", [], []));
        }

        return grounds;
    }

    private static Ground Told(string therapist, Conflict conflict) =>
        new(therapist, conflict.Level.Name(), conflict.Says, [.. conflict.Path.Select(step => step.Person)], [.. conflict.Citations.Select(citation => citation.ToString())]);

    /// <summary>The therapists who were asked about for this person, under whatever intake and spelling.</summary>
    private HashSet<string> AskedAbout(Intake intake)
    {
        var others = Intakes().Where(other => other.Id != intake.Id).ToList();
        var same = Linking.Between([intake.Person], [.. others.Select(other => other.Person)]).Where(link => link.Kind != LinkKind.Related).Select(link => link.B.Id);
        return [.. same.Append(intake.Id).SelectMany(Records).SelectMany(record => record.Answers).Select(answer => answer.Therapist)];
    }

    /// <summary>What was asked in an intake, in the order in which it was.</summary>
    public IReadOnlyList<ClearanceRecord> Records(string intake) => [.. Wholes(intake).Select(whole => whole.Record)];

    /// <summary>What is known of a person of the practice and a therapist, for who opens a treatment: whether an answer was kept, and no more.</summary>
    public OnRecord OnRecord(string client, string therapist)
    {
        var about = Intakes().Where(intake => intake.Client == client).SelectMany(intake => Records(intake.Id)).Where(record => record.Answers.Any(answer => answer.Therapist == therapist)).ToList();
        return about.Exists(record => record.Ruling is not null) ? Clearing.OnRecord.Ruled
            : about.Exists(record => record.Answers.Any(answer => answer.Therapist == therapist && answer.Clear)) ? Clearing.OnRecord.Clear
            : Clearing.OnRecord.None;
    }

    /// <summary>A record as intake kept it.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public ClearanceRecord Record(string clearance) => Read(clearance).Record;

    /// <summary>The record of an id; null where there is none, or no longer.</summary>
    public ClearanceRecord? Clearance(string id) => Find(id, out var whole) ? whole.Record : null;

    /// <summary>For compliance: why the answers of a record are what they are. The look is written into the audit log.</summary>
    public IReadOnlyList<Ground> Grounds(string clearance, string by)
    {
        var whole = Read(clearance);
        folder.Audit.Write(by, "grounds", clearance);
        return whole.Grounds;
    }

    /// <summary>Compliance decides, with the grounds in view.</summary>
    public ClearanceRecord Rule(string clearance, bool mayMeet, string why, string by)
    {
        if (string.IsNullOrWhiteSpace(why))
        {
            throw new InputException("clearance", null, "a decision needs its reason", "why");
        }

        var whole = Read(clearance);
        var ruled = whole with { Record = whole.Record with { Ruling = new Ruling(by, Now, mayMeet, why) } };
        Keep(ruled);
        folder.Audit.Write(by, "ruling", clearance, mayMeet ? "may meet" : "may not meet");
        return ruled.Record;
    }

    /// <summary>The person has become a client: joins those whom the practice knows, tied to the therapist, and is not forgotten.</summary>
    /// <returns>The id by which the practice knows them, which is another than the given one where it knew them before.</returns>
    public string Became(string intake, string client, string therapist, string by)
    {
        var (asking, practice) = (Find(intake), Practice());
        var (whose, known) = (Therapist(practice, therapist), practice.As(asking.Person));
        var id = known.Same.Count > 0 ? known.Records[0] : client;
        if (known.Same.Count == 0)
        {
            _ = folder.People.Find(client) is null ? 0 : throw new InputException("client", null, $"somebody else has the id '{client}'; give another");
            folder.People.Take([asking.Person with { Id = client, Roles = ["client"] }]);
        }

        Treats(whose, id);
        var closed = Close(intake, asking with { Deletes = null, Client = id }, $"intake {intake}");
        using var db = folder.Db();
        db.Intakes.Where(row => row.Id == intake).ExecuteUpdate(row => row.SetProperty(one => one.Deletes, (DateTime?)null).SetProperty(one => one.Sealed, closed));
        folder.Audit.Write(by, "became a client", intake);
        return id;
    }

    /// <summary>From today somebody treats a client, where the practice did not know it: the sweep looks between them from now on.</summary>
    public void Treats(string therapist, string client)
    {
        if (!Between(therapist, client).Any())
        {
            folder.People.Take([new Tie(client, therapist, TieKind.Parse("client-of")!, Today)]);
        }
    }

    /// <summary>They part today, as far as they are therapist and client.</summary>
    public void Part(string therapist, string client) => folder.People.Take([.. Between(therapist, client).Select(tie => tie with { Until = Today })]);

    private IEnumerable<Tie> Between(string therapist, string client) => folder.People.Ties().Where(tie => !(tie.Until < Today)
        && ((tie.Kind.Name, tie.From, tie.To) == ("client-of", client, therapist) || (tie.Kind.Name, tie.From, tie.To) == ("therapist-of", therapist, client)));

    /// <summary>What a therapist tells of the own life. It is sealed for the matcher: nothing here lists it, for anybody.</summary>
    /// <exception cref="InputException">A tie is not of the therapist's own.</exception>
    public void Declare(string therapist, IReadOnlyList<Tie> ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        if (ties.FirstOrDefault(tie => tie.From != therapist && tie.To != therapist) is { } other)
        {
            throw new InputException("ties", other.Row, $"is not between '{therapist}' and somebody: a therapist declares the own ties", "from");
        }

        declared.Put(ties.Select(tie => new Declared(therapist, tie with { Row = 0 }, false, null)));
        folder.Audit.Write(therapist, "declared");
    }

    /// <summary>A therapist takes nobody for now, or not this person; no reason is asked for or kept.</summary>
    public void Decline(string therapist, string? person)
    {
        declared.Put([new Declared(therapist, null, true, person)]);
        folder.Audit.Write(therapist, "declared");
    }

    /// <summary>A therapist takes back all that was told.</summary>
    public void TakeBack(string therapist)
    {
        declared.RemoveWhere(told => told.Therapist == therapist);
        folder.Audit.Write(therapist, "declared");
    }

    /// <summary>What an answer would rest on, without keeping one.</summary>
    internal bool IsClear(Person person, string therapist)
    {
        var practice = Practice();
        return Reasons(practice, practice.As(person with { Id = "?" }), therapist).Count == 0;
    }

    /// <summary>For compliance: everybody and everything that is known, as conflicts are looked for in it. The look is written into the audit log.</summary>
    public (TieGraph Graph, IReadOnlyList<Decision> Decisions) Look(string by)
    {
        var practice = Practice();
        folder.Audit.Write(by, "look");
        return (practice.Graph, practice.Decisions);
    }

    /// <summary>Looks through the treatments that last for ties that have appeared since the last time.</summary>
    public IReadOnlyList<Conflict> Sweep(string by)
    {
        var known = noticed.All().Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var appeared = AmongDyads().Where(conflict => known.Add(Noticed.Of(conflict).Key)).ToList();
        noticed.Put(appeared.Select(Noticed.Of), row => row.Noticed = Now.UtcDateTime);
        folder.Audit.Write(by, "sweep", detail: $"{appeared.Count} ties have appeared");
        return appeared;
    }

    /// <summary>For compliance: what sweeps have told of and still holds, with the moment at which each was found, the latest first. The look is written into the audit log.</summary>
    public IReadOnlyList<(Conflict Conflict, DateTimeOffset Found)> Appeared(string by)
    {
        folder.Audit.Write(by, "look", "ties");
        using var db = folder.Db();
        var found = db.Noticed.AsNoTracking().AsEnumerable().ToDictionary(row => Convert.ToHexString(row.Place), row => new DateTimeOffset(row.Noticed, TimeSpan.Zero));
        return [.. AmongDyads().Select(conflict => (Conflict: conflict, Place: Convert.ToHexString(folder.Place("noticed", Noticed.Of(conflict).Key)))).Where(one => found.ContainsKey(one.Place)).DistinctBy(one => one.Place)
            .Select(one => (one.Conflict, Found: found[one.Place])).OrderByDescending(one => one.Found).ThenByDescending(one => one.Conflict.Level)];
    }

    private IEnumerable<Conflict> AmongDyads()
    {
        var practice = Practice();
        return practice.Dyads(Today).SelectMany(dyad => practice.Conflicts.Between(dyad.Therapist, dyad.Client).Where(conflict => conflict.Level > Level.Note && !ItsOwn(conflict)));
    }

    /// <summary>That they are therapist and client is no second tie.</summary>
    private static bool ItsOwn(Conflict conflict) => conflict.Path is [{ Via: "client-of" or "therapist-of" }, _];

    /// <summary>Forgets everybody who did not become a client in time: key, record and what was asked.</summary>
    /// <returns>How many.</returns>
    public int Forget()
    {
        using var db = folder.Db();
        var now = Now.UtcDateTime;
        var ids = db.Intakes.Where(row => row.Deletes != null && row.Deletes <= now).Select(row => row.Id).ToList();
        if (ids.Count > 0)
        {
            folder.Keys.Destroy([.. ids.Select(KeyName)]);
            db.Intakes.Where(row => ids.Contains(row.Id)).ExecuteDelete();
            Schema.Scripts.Empty(db);
            ids.ForEach(id => folder.Audit.Write("system", "forgotten", id));
        }

        return ids.Count;
    }

    /// <summary>Forgets people of the practice for good, with all that was declared, decided and noticed of them.</summary>
    public void Forget(IReadOnlyCollection<string> people, string by)
    {
        declared.RemoveWhere(told => people.Contains(told.Therapist) || people.Contains(told.Person) || people.Contains(told.Tie?.From) || people.Contains(told.Tie?.To));
        noticed.RemoveWhere(one => people.Contains(one.Therapist) || people.Contains(one.Client) || one.Path.Any(people.Contains));
        folder.People.Forget(people);
        folder.Audit.Write(by, "forgotten", detail: $"{people.Count} people");
    }

    private Practice Practice() => new(folder, declared, book);

    private static string Therapist(Practice practice, string id) => practice.Conflicts.Therapists.Contains(practice.Id(id)) ? practice.Id(id)
        : throw new InputException("therapist", null, $"there is no therapist '{id}'{Ids.Near(id, practice.Conflicts.Therapists)}");

    private Intake Find(string id) =>
        Intake(id) ?? throw new InputException("intake", null, $"there is no intake '{id}': it was deleted after {Kept.Days} days, or never opened; open one");

    private List<Whole> Wholes(string intake)
    {
        using var db = folder.Db();
        return [.. db.Clearances.AsNoTracking().Where(row => row.Intake == intake).OrderBy(row => row.Asked).AsEnumerable().Select(row => Open<Whole>(row.Intake, row.Sealed, $"clearance {row.Id}"))];
    }

    private Whole Read(string id) => Find(id, out var whole) ? whole : throw new InputException("clearance", null, $"there is no clearance record '{id}'");

    private bool Find(string id, [NotNullWhen(true)] out Whole? whole)
    {
        using var db = folder.Db();
        whole = db.Clearances.AsNoTracking().FirstOrDefault(row => row.Id == id) is { } row ? Open<Whole>(row.Intake, row.Sealed, $"clearance {row.Id}") : null;
        return whole is not null;
    }

    private void Keep(Whole whole)
    {
        var record = whole.Record;
        var closed = Close(record.Intake, whole, $"clearance {record.Id}");
        using var db = folder.Db();
        if (db.Clearances.Where(row => row.Id == record.Id).ExecuteUpdate(row => row.SetProperty(one => one.Sealed, closed)) == 0)
        {
            db.Clearances.Add(new ClearanceRow { Id = record.Id, Intake = record.Intake, Asked = record.Asked.UtcDateTime, Sealed = closed });
            db.SaveChanges();
        }
    }

    /// <summary>What belongs to an intake is sealed by its own key, which is destroyed with it.</summary>
    private byte[] Close<T>(string intake, T what, string place)
    {
        // All of one length: how long a record is would tell whether it has grounds.
        var plain = JsonSerializer.SerializeToUtf8Bytes(what, Nouns.Options);
        var padded = new byte[(plain.Length / Padding + 1) * Padding];
        padded.AsSpan().Fill((byte)' ');
        plain.CopyTo(padded, 0);
        return Seal.Close(folder.Keys.Of(KeyName(intake)), padded, place);
    }

    private T Open<T>(string intake, byte[] closed, string place) => folder.Keys.Find(KeyName(intake)) is { } key
        ? JsonSerializer.Deserialize<T>(Seal.Open(key, closed, place), Nouns.Options)!
        : throw new InputException("intake", null, $"the intake '{intake}' was forgotten: its key is destroyed");

    private static string KeyName(string intake) => $"intake/{intake}";

    private static string NewId(char kind) => $"{kind}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))}";

    /// <summary>A record with what only compliance sees.</summary>
    internal sealed record Whole(ClearanceRecord Record, IReadOnlyList<Ground> Grounds)
    {
        public override string ToString() => $"clearance {Record.Id}";
    }

    /// <summary>A tie that a sweep has told of.</summary>
    internal sealed record Noticed(string Therapist, string Client, string Page, IReadOnlyList<string> Path)
    {
        public string Key => $"{Therapist}\n{Client}\n{Page}\n{string.Join('\n', Path)}";

        public static Noticed Of(Conflict conflict) => new(conflict.Therapist, conflict.Client, conflict.Page, [.. conflict.Path.Select(step => step.Person)]);

        public override string ToString() => $"noticed {Page}";
    }
}
