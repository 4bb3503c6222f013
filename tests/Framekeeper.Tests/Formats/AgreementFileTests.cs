using System.Text;
using CsCheck;
using Framekeeper.Formats;

namespace Framekeeper.Tests.Formats;

public sealed class AgreementFileTests
{
    private static readonly HashSet<string> Acts = ["meet", "solicit.errand", "solicit.contact", "solicit.intimacy", "pressure", "touch"];

    private const string Whole = """
        agreement: 1
        id: a-1042
        version: 3
        from: 2026-03-02
        continues: a-0788
        agreed: [ { who: Sam Okafor, at: 2026-03-02, how: signed on screen } ]
        therapists: [ { id: t-014, name: Dana Reyes, role: trainee, supervisor: t-001 } ]
        clients: [ { id: c-233, name: Sam Okafor }, Ama Okafor ]
        others: [ { name: Ines, role: interpreter } ]
        service: individual psychotherapy
        code: APA-2017
        jurisdiction: US-TX
        zone: America/Chicago
        ended: 2026-12-01
        fee: { amount: 25.50, currency: USD, per: session, payer: client, methods: [card] }
        schedule: { length: PT50M, every: week, hours: "08:00-20:00" }
        places: [ clinic, video ]
        channels: [ portal, clinic phone ]
        recording: { consent: true, purposes: [supervision], viewers: [group-a], until: 2027-03-01 }
        exceptions:
          - { allows: [meet, touch], words: [coffee shop, Main St], what: coffee shop on Main St, why: social anxiety protocol, from: 2026-03-02,
              until: 2026-06-30, place: coffee shop, channel: coaching phone, amount: 4 }
        """;

    [Fact]
    public void Every_field_of_the_full_form_is_read()
    {
        var agreement = Read(Whole).ShouldHaveSingleItem();

        agreement.Name.ShouldBe("a-1042@3");
        agreement.From.ShouldBe(new DateOnly(2026, 3, 2));
        agreement.Continues.ShouldBe("a-0788");
        agreement.Agreed.ShouldBe([new Consent("Sam Okafor", new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), "signed on screen")]);
        agreement.Therapists.ShouldBe([new Party("t-014", "Dana Reyes", "trainee", "t-001")]);
        agreement.Clients.ShouldBe([new Party("c-233", "Sam Okafor"), new Party(null, "Ama Okafor")]);
        agreement.Others.ShouldBe([new Party(null, "Ines", "interpreter")]);
        agreement.Service.ShouldBe("individual psychotherapy");
        agreement.Code.ShouldBe("APA-2017");
        agreement.Jurisdiction.ShouldBe("US-TX");
        agreement.Zone.ShouldBe("America/Chicago");
        agreement.Ended.ShouldBe(new DateOnly(2026, 12, 1));
        agreement.Fee!.ShouldBe(new Fee(25.50m, "USD", "session", "client", agreement.Fee!.Methods));
        agreement.Fee.Methods.ShouldBe(["card"]);
        agreement.Schedule.ShouldBe(new Schedule(TimeSpan.FromMinutes(50), "week", new TimeOnly(8, 0), new TimeOnly(20, 0)));
        agreement.Places.ShouldBe(["clinic", "video"]);
        agreement.Channels.ShouldBe(["portal", "clinic phone"]);
        agreement.Recording!.ShouldBe(new Recording(true, agreement.Recording!.Purposes, agreement.Recording.Viewers, new DateOnly(2027, 3, 1)));
        agreement.Recording.Purposes.ShouldBe(["supervision"]);
        agreement.Recording.Viewers.ShouldBe(["group-a"]);
        agreement.Notes.ShouldBeEmpty();

        var exception = agreement.Exceptions.ShouldHaveSingleItem();
        exception.Allows.ShouldBe(["meet", "touch"]);
        exception.Words.ShouldBe(["coffee shop", "Main St"]);
        (exception.What, exception.Why).ShouldBe(("coffee shop on Main St", "social anxiety protocol"));
        (exception.From, exception.Until).ShouldBe((new DateOnly(2026, 3, 2), new DateOnly(2026, 6, 30)));
        (exception.Place, exception.Channel, exception.Amount).ShouldBe(("coffee shop", "coaching phone", 4m));
    }

    [Fact]
    public void One_therapist_and_one_client_can_be_plain_names_or_mappings()
    {
        var agreement = Read("therapist: Dana\nclient: { id: c-1, name: Sam }").ShouldHaveSingleItem();

        agreement.Therapists.ShouldBe([new Party(null, "Dana")]);
        agreement.Clients.ShouldBe([new Party("c-1", "Sam")]);
    }

    [Fact]
    public void Every_field_is_optional_and_an_empty_one_is_an_absent_one()
    {
        Read("agreement: 1").ShouldHaveSingleItem().Name.ShouldBeNull();
        var agreement = Read("{ id: a, ended: null, fee: ~, places: , zone: null }").ShouldHaveSingleItem();
        (agreement.Ended, agreement.Fee, agreement.Places, agreement.Zone).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void A_file_can_hold_several_versions_and_several_agreements()
    {
        var agreements = Read("id: a\n---\nid: a\nversion: 2\n---\nid: b\n---\nclient: Sam\n---\nclient: Ama\n");

        agreements.Select(agreement => agreement.Name).ShouldBe(["a@1", "a@2", "b@1", null, null]);
    }

    [Fact]
    public void An_anchor_can_be_used_again()
    {
        var agreement = Read("places: &where [clinic, video]\nchannels: *where").ShouldHaveSingleItem();

        agreement.Channels.ShouldBe(["clinic", "video"]);
    }

    [Theory]
    [InlineData("fee: 25", 25)]
    [InlineData("fee: { amount: 0 }", 0)]
    [InlineData("fee: { amount: 1.25e2 }", 125)]
    public void A_fee_is_an_amount_from_nought(string yaml, int amount) => Read(yaml)[0].Fee!.Amount.ShouldBe(amount);

    [Theory]
    [InlineData("2026-03-02", 2, 0)]
    [InlineData("2026-03-02T23:30:00-06:00", 2, -6)]
    [InlineData("2026-03-02 08:15", 2, 0)]
    [InlineData("2026-03-02T08:15:00.25Z", 2, 0)]
    public void A_consent_keeps_the_day_that_was_written(string at, int day, int offset)
    {
        var consent = Read($"agreed: [ {{ who: Sam, at: \"{at}\" }} ]")[0].Agreed[0].At!.Value;

        (consent.Day, consent.Offset.Hours).ShouldBe((day, offset));
    }

    [Fact]
    public void In_force_on_the_day_it_was_agreed_is_early_enough() =>
        Read("from: 2026-03-02\nagreed: [ { who: Sam, at: \"2026-03-02T23:30:00-06:00\" } ]")[0].From.ShouldBe(new DateOnly(2026, 3, 2));

    [Theory]
    [InlineData("id: a\nfees: 25", 2, "fees", "unknown field; did you mean fee?")]
    [InlineData("id: a\nfees:\n  amount: 25", 2, "fees", "did you mean fee?")]
    [InlineData("fee:\n  amount: 25\n  curency: USD", 3, "fee.curency", "did you mean currency?")]
    [InlineData("fee: { banana: 1 }", 1, "fee.banana", "known here: amount, currency, per, payer, methods")]
    [InlineData("place: clinic", 1, "place", "did you mean places?")]
    [InlineData("id: a\nplaces: [a]\nid: b", 3, "id", "stands here twice")]
    [InlineData("fee: { amount: 1, amount: 2 }", 1, "fee.amount", "stands here twice")]
    public void A_field_that_is_unknown_or_there_twice_is_refused(string yaml, int line, string field, string message) => Refused(yaml, line, field, message);

    [Theory]
    [InlineData("id: [a]", "id", "expected text, found a list")]
    [InlineData("service: true", "service", "found true or false")]
    [InlineData("service: \"\"", "service", "must not be empty")]
    [InlineData("service: \"a\\ab\"", "service", "control character")]
    [InlineData("places: clinic", "places", "expected a list")]
    [InlineData("places: [ { name: clinic } ]", "places[0]", "expected text, found a mapping")]
    [InlineData("places: [ clinic, ~ ]", "places[1]", "expected text, found nothing")]
    [InlineData("fee: cheap", "fee", "expected a mapping")]
    [InlineData("fee: { amount: \"25\" }", "fee.amount", "without quotes, found text")]
    [InlineData("fee: { amount: 25 USD }", "fee.amount", "expected a number from 0")]
    [InlineData("recording: { consent: yes }", "recording.consent", "expected true or false, found text")]
    [InlineData("recording: yes", "recording", "expected a mapping")]
    [InlineData("exceptions: [ home visits ]", "exceptions[0]", "expected a mapping")]
    [InlineData("agreed: { who: Sam }", "agreed", "expected a list")]
    public void A_value_of_another_kind_is_refused(string yaml, string field, string message) => Refused(yaml, 1, field, message);

    [Theory]
    [InlineData("agreement: 2", "agreement", "a format that this version cannot read")]
    [InlineData("version: 0", "version", "a whole number from 1")]
    [InlineData("version: 1.5", "version", "a whole number from 1")]
    [InlineData("version: 99999999999", "version", "a whole number from 1")]
    [InlineData("from: 2026-13-02", "from", "2026-13-02 is no date; write YYYY-MM-DD")]
    [InlineData("from: 2.3.2026", "from", "2.3.2026 is no date")]
    [InlineData("ended: next spring", "ended", "this is no date")]
    [InlineData("agreed: [ { who: Sam, at: 2026-02-30 } ]", "agreed[0].at", "2026-02-30 is no date")]
    [InlineData("agreed: [ { at: 2026-03-02 } ]", "agreed[0].who", "is missing")]
    [InlineData("fee: -1", "fee", "must not be negative")]
    [InlineData("fee: { amount: -25 }", "fee.amount", "must not be negative")]
    [InlineData("fee: { amount: 1e99 }", "fee.amount", "is too large")]
    [InlineData("fee: { currency: Dollar }", "fee.currency", "Dollar is no currency; write its three letters")]
    [InlineData("fee: { currency: U5D }", "fee.currency", "is no currency")]
    [InlineData("fee: { payer: employer }", "fee.payer", "employer is not known here; write one of client, insurance, none")]
    [InlineData("therapist: { name: Dana, role: boss }", "therapist.role", "write one of licensed, trainee, intern, school, coach")]
    [InlineData("therapists: [ { id: t-1 } ]", "therapists[0].name", "is missing; it takes text")]
    [InlineData("others: [ { name: Ines, role: licensed } ]", "others[0].role", "write one of interpreter, parent, observer")]
    [InlineData("clients: [ { name: Sam, role: client } ]", "clients[0].role", "unknown field")]
    [InlineData("schedule: { length: 50 minutes }", "schedule.length", "this is no duration; write ISO 8601, such as PT50M")]
    [InlineData("schedule: { length: PT0M }", "schedule.length", "is no duration")]
    [InlineData("schedule: { length: -PT50M }", "schedule.length", "is no duration")]
    [InlineData("schedule: { hours: 8-20 }", "schedule.hours", "write \"HH:MM-HH:MM\"")]
    [InlineData("schedule: { hours: \"08:00-24:00\" }", "schedule.hours", "is no span of hours")]
    [InlineData("schedule: { hours: \"08:00-08:00\" }", "schedule.hours", "is no span of hours")]
    [InlineData("zone: America/Gotham", "zone", "America/Gotham is no time zone")]
    [InlineData("zone: ../../etc/passwd", "zone", "is no time zone")]
    [InlineData("recording: { purposes: [supervision] }", "recording.consent", "is missing; it takes true or false")]
    [InlineData("recording: { consent: true, until: soon }", "recording.until", "soon is no date")]
    public void A_value_that_cannot_be_is_refused(string yaml, string field, string message) => Refused(yaml, 1, field, message);

    [Theory]
    [InlineData("from: 2026-03-01\nagreed: [ { who: Sam, at: 2026-02-01 }, { who: Dana, at: 2026-03-02 } ]", 1, "from", "is before 2026-03-02, the last day in agreed")]
    [InlineData("therapist: Dana\ntherapists: [ Dana, Kim ]", 2, "therapists", "stands beside therapist")]
    [InlineData("clients: [ Sam ]\nclient: Ama", 1, "clients", "stands beside client")]
    [InlineData("id: a\nversion: 2\n---\nid: a\nversion: 2", 5, "version", "count version up")]
    [InlineData("id: a\nversion: 1\n---\nid: a", 4, "id", "count version up")]
    public void Fields_that_do_not_go_together_are_refused(string yaml, int line, string field, string message) => Refused(yaml, line, field, message);

    [Theory]
    [InlineData("words: [ a ], what: b, why: c", "allows", "is missing")]
    [InlineData("allows: [ meet ], what: b, why: c", "words", "is missing")]
    [InlineData("allows: [ meet ], words: [ a ], why: c", "what", "is missing")]
    [InlineData("allows: [ meet ], words: [ a ], what: b", "why", "is missing")]
    [InlineData("allows: [ ], words: [ a ], what: b, why: c", "allows", "must not be empty")]
    [InlineData("allows: [ meet ], words: [ ], what: b, why: c", "words", "must not be empty")]
    [InlineData("allows: [ meet, solicit.erand ], words: [ a ], what: b, why: c", "allows[1]", "solicit.erand is no act; did you mean solicit.errand or ")]
    [InlineData("allows: [ errand ], words: [ a ], what: b, why: c", "allows[0]", "did you mean solicit.errand?")]
    [InlineData("allows: [ zebra ], words: [ a ], what: b, why: c", "allows[0]", "`framekeeper rules list` names them all")]
    [InlineData("allows: [ meet ], words: [ a ], what: b, why: c, from: 2026-03-02, until: 2026-03-01", "until", "is before from")]
    [InlineData("allows: [ meet ], words: [ a ], what: b, why: c, amount: -4", "amount", "must not be negative")]
    [InlineData("allow: [ meet ], words: [ a ], what: b, why: c", "allow", "did you mean allows?")]
    public void An_exception_is_whole_or_refused(string fields, string field, string message) =>
        Refused($"id: a\nexceptions:\n  - {{ {fields} }}", 3, $"exceptions[0].{field}", message);

    [Theory]
    [InlineData("solicit.intimacy", "APA 10.05")]
    [InlineData("solicit.illegal", "a crime")]
    [InlineData("solicit.secrecy", "hidden")]
    [InlineData("solicit.endorsement", "APA 5.05")]
    [InlineData("pressure", "under pressure")]
    [InlineData("control", "APA 3.08")]
    [InlineData("breach", "another client's")]
    [InlineData("Solicit.Intimacy", "APA 10.05")]
    public void No_agreement_can_allow_what_is_never_the_clients_to_allow(string act, string reason)
    {
        var refusal = Refused($"exceptions: [ {{ allows: [ {act} ], words: [ a ], what: b, why: c }} ]", 1, "exceptions[0].allows[0]", $"no agreement can allow {act}");

        refusal.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("id: a\n\tversion: 1", 2, "tab")]
    [InlineData("id: a\nservice: b: c", 2, "broken YAML")]
    [InlineData("id: [ a", 2, "broken YAML")]
    [InlineData("id: \"\\UFFFFFFFF\"", 1, "broken YAML")]
    [InlineData("id: a\nplaces: *nowhere", 2, "an alias (*) without an anchor")]
    [InlineData("id: &self [ *self ]", 1, "an alias (*) without an anchor")]
    [InlineData("id: !secret a", 1, "tags (!) are not used")]
    [InlineData("id: a\n[ b ]: c", 2, "a field's name must be a word")]
    [InlineData("id: a\n---\n- b", 3, "expected a mapping (name: value), found a list")]
    [InlineData("id: a\n---", 3, "found nothing")]
    [InlineData("Dana: hello\nI told him: no", 1, "unknown field")]
    public void Broken_files_are_refused_with_the_line(string yaml, int line, string message)
    {
        var refusal = Should.Throw<InputException>(() => Read(yaml));

        (refusal.File, refusal.Line).ShouldBe(("a.agreement.yaml", line));
        refusal.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    public void A_file_without_an_agreement_is_refused(string yaml) =>
        Should.Throw<InputException>(() => Read(yaml)).Message.ShouldBe("holds no agreement; write at least agreement: 1");

    [Theory]
    [InlineData(0xE9)]
    [InlineData(0x00)]
    public void Bytes_that_are_no_text_are_refused_with_their_line(byte bad)
    {
        var refusal = Should.Throw<InputException>(() => Read([.. "id: a\nservice: b"u8, bad, .. "\nfee: 4\n"u8]));

        refusal.Describe().ShouldBe("a.agreement.yaml:2: not UTF-8 text; save the file as UTF-8");
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() => Read([0xEF, 0xBB, 0xBF, .. "id: a"u8])[0].Id.ShouldBe("a");

    [Fact]
    public void A_file_over_one_mebibyte_is_refused() =>
        Should.Throw<InputException>(() => Read(new byte[(1 << 20) + 1])).Message.ShouldContain("larger than 1024 KiB");

    [Fact]
    public void Nesting_and_aliases_have_bounds()
    {
        var laughs = string.Concat(Enumerable.Range(1, 60).Select(n => $", &a{n} [ *a{n - 1}, *a{n - 1} ]"));

        Should.Throw<InputException>(() => Read(new string('[', 1_000_000))).Message.ShouldContain("nested deeper");
        Should.Throw<InputException>(() => Read($"places: [ &a0 [ ha ]{laughs} ]")).Message.ShouldContain("aliases repeat more than 10000 values");
    }

    [Theory]
    [InlineData("She said she would bring it along: 1")]
    [InlineData("from: She said she would bring it along")]
    [InlineData("exceptions: [ { allows: [ She said she would bring it along ], words: [ a ], what: b, why: c } ]")]
    [InlineData("zone: She said she would bring it along")]
    public void An_error_shows_no_sentence_of_the_file(string yaml) =>
        Should.Throw<InputException>(() => Read(yaml)).Describe().ShouldNotContain("bring it");

    [Fact]
    public void Every_documented_field_refuses_what_is_of_another_kind()
    {
        foreach (var field in AgreementFile.Fields)
        {
            var names = field.Path.Split('.');
            var yaml = names.Reverse().Aggregate("[ [ { x: 1 } ] ]", (inner, name) => name.EndsWith("[]", StringComparison.Ordinal) ? $"{{ {name[..^2]}: [ {inner} ] }}" : $"{{ {name}: {inner} }}");

            Should.Throw<InputException>(() => Read(yaml), field.Path).Field.ShouldNotBeNull().ShouldStartWith(field.Path.Replace("[]", "[0]", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_documented_fields_are_those_of_the_format() => AgreementFile.Fields.Select(field => field.Path).ShouldBe(
    [
        "agreement", "id", "version", "from", "continues",
        "agreed", "agreed[].who", "agreed[].at", "agreed[].how",
        "therapist", "therapist.id", "therapist.name", "therapist.role", "therapist.supervisor",
        "therapists", "therapists[].id", "therapists[].name", "therapists[].role", "therapists[].supervisor",
        "client", "client.id", "client.name", "clients", "clients[].id", "clients[].name",
        "others", "others[].id", "others[].name", "others[].role",
        "service", "code", "jurisdiction", "zone", "ended",
        "fee", "fee.amount", "fee.currency", "fee.per", "fee.payer", "fee.methods",
        "schedule", "schedule.length", "schedule.every", "schedule.hours",
        "places", "channels",
        "recording", "recording.consent", "recording.purposes", "recording.viewers", "recording.until",
        "exceptions", "exceptions[].allows", "exceptions[].words", "exceptions[].what", "exceptions[].why", "exceptions[].from", "exceptions[].until",
        "exceptions[].place", "exceptions[].channel", "exceptions[].amount",
    ]);

    [Fact]
    public void The_default_agreement_of_the_rule_book_can_be_read()
    {
        using var stream = typeof(Agreement).Assembly.GetManifestResourceStream("rules/agreements/default.agreement.yaml").ShouldNotBeNull();

        var agreement = AgreementFile.Read(stream, "default.agreement.yaml", Acts).ShouldHaveSingleItem();

        (agreement.Name, agreement.Fee, agreement.Schedule).ShouldBe((null, null, null));
        (agreement.Service, agreement.Code).ShouldBe(("individual psychotherapy", "APA-2017"));
        agreement.Places.ShouldBe(["clinic", "video"]);
        agreement.Channels.ShouldBe(["clinic phone", "portal"]);
        agreement.Recording!.Consent.ShouldBeFalse();
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Gen.Byte.Array[0, 200].Sample(bytes => ReadsOrRefuses(bytes), iter: 1_000);

    [Fact]
    public void Any_damage_to_a_file_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Whole.Length], Gen.Int[0, 40], Gen.Int[0, Damage.Length - 1], Gen.Int[0, Whole.Length], Gen.Int[0, Damage.Length - 1])
            .Sample((at, cut, first, other, second) =>
            {
                var damaged = Whole.Remove(at, Math.Min(cut, Whole.Length - at)).Insert(at, Damage[first]);
                ReadsOrRefuses(Encoding.UTF8.GetBytes(damaged.Insert(Math.Min(other, damaged.Length), Damage[second])));
            }, iter: 2_000);

    private static readonly string[] Damage =
    [
        "", "\n", "\t", "  ", ":", ": ", "- ", "? ", "[", "]", "{", "}", ",", "\"", "'", "#", " #", "|\n", ">\n", "&a", "*a", "!", "!!e!x", "%YAML 1.1\n", "---\n", "...\n",
        "\\", "\"\\UFFFFFFFF\"", "~", "null", "true", "-1", "1e999", "9999-99-99", "PT50M", "\0", "\u0085", "\u2028", "\uFEFF", "id: ", "<<: ", "😀",
    ];

    private static void ReadsOrRefuses(byte[] bytes)
    {
        try
        {
            Read(bytes).ShouldNotBeEmpty();
        }
        catch (InputException refusal)
        {
            refusal.File.ShouldBe("a.agreement.yaml");
            refusal.Message.ShouldNotBeEmpty();
        }
    }

    private static InputException Refused(string yaml, int line, string field, string message)
    {
        var refusal = Should.Throw<InputException>(() => Read(yaml));
        (refusal.File, refusal.Line, refusal.Field).ShouldBe(("a.agreement.yaml", line, field));
        refusal.Message.ShouldContain(message);
        return refusal;
    }

    private static IReadOnlyList<Agreement> Read(string yaml) => Read(Encoding.UTF8.GetBytes(yaml));

    private static IReadOnlyList<Agreement> Read(byte[] bytes) => AgreementFile.Read(new MemoryStream(bytes), "a.agreement.yaml", Acts);
}
