using System.Text;
using System.Text.Json;
using CsCheck;
using Framekeeper.Formats;

namespace Framekeeper.Tests.Formats;

public sealed class AgreementTextTests
{
    private static readonly string[] Acts = ["meet", "solicit.errand", "solicit.contact", "touch", "record"];

    private static readonly string[] Odd =
    [
        "no", "true", "~", "null", "12", "0x1F", "1e3", "2026-03-02", "- x", "# x", "a: b", "{a}", "[b]", "&a", "*a", "!tag", "|", ">", "%", "@", "`", "\"", "'", "\\", "\\n", "\n", "\n\n", "a\tb", "---", "...",
        "Zoë d'Árvíz", "שלום", "مرحبا", "日本語", "👩‍👧", "\u202Eabc", "\u2028x\u2029", "\uFEFFx", "a\u00A0b", "é", "\uFFFE", "\u200B", "x\u0301", "𝒳", "…", "a, b", "coffee shop on \"Main\" St",
    ];

    /// <summary>Words as a file can hold them: trimmed, not empty, no control characters but line ends and tabs, no half of a character.</summary>
    private static readonly Gen<string> Words = Gen.OneOf(Gen.String, Of(Odd)).Array[1, 4]
        .Select(pieces => string.Concat(string.Concat(pieces).EnumerateRunes().Where(rune => !Rune.IsControl(rune) || rune.Value is '\n' or '\t')).Trim()).Select(text => text.Length == 0 ? "x" : text);

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 4000].Select(days => new DateOnly(2024, 1, 1).AddDays(days));

    private static readonly Gen<decimal> Amount = Gen.OneOf(Gen.Int[0, 500].Select(whole => (decimal)whole), Gen.Long[0, long.MaxValue].Select(cents => cents / 100m), Gen.Const(0.0000001m), Gen.Const(decimal.MaxValue));

    private static readonly Gen<DateTimeOffset> Moment = Gen.Select(Day, Gen.Long[0, TimeSpan.TicksPerDay - 1], Gen.Int[-840, 840], Gen.Bool)
        .Select((day, ticks, offset, dateOnly) => dateOnly ? new DateTimeOffset(day, default, TimeSpan.Zero) : new DateTimeOffset(day.ToDateTime(default).AddTicks(ticks), TimeSpan.FromMinutes(offset)));

    private static readonly Gen<IReadOnlyList<string>> Texts = Words.Array[0, 3].Select(texts => (IReadOnlyList<string>)texts);

    private static readonly Gen<Schedule> Schedule =
        from length in Gen.Long[1, TimeSpan.TicksPerDay * 3]
        from every in Words
        from minutes in Gen.Int[0, 1439]
        from open in Gen.Int[1, 1439]
        from parts in Gen.Int[0, 7]
        let opens = new TimeOnly(minutes / 60, minutes % 60)
        select new Schedule((parts & 1) > 0 ? new TimeSpan(length) : null, (parts & 2) > 0 ? every : null, (parts & 4) > 0 ? opens : null, (parts & 4) > 0 ? opens.AddMinutes(open) : null);

    private static readonly Gen<Departure> Exception =
        from allows in Of(Acts).Array[1, 3]
        from words in Words.Array[1, 3]
        from what in Words
        from why in Words
        from @from in Maybe(Day)
        from lasts in Gen.Int[0, 90]
        from ends in Gen.Bool
        from place in MaybeWords
        from channel in MaybeWords
        from amount in Maybe(Amount)
        select new Departure(allows, words, what, why, @from, ends ? (@from ?? new DateOnly(2025, 1, 1)).AddDays(lasts) : null, place, channel, amount);

    private static readonly Gen<Agreement> Agreement =
        from text in Words.Array[12]
        from has in Gen.Bool.Array[16]
        from version in Gen.Int[1, 99]
        from agreed in Gen.Select(Words, Maybe(Moment), MaybeWords).Select((who, at, how) => new Consent(who, at, how)).Array[0, 2]
        from ended in Day
        from later in Gen.Int[0, 30]
        from fee in Gen.Select(Maybe(Amount), MaybeWords, Of("client", "insurance", "none"), Texts, Gen.Bool).Select((amount, per, payer, methods, named) => new Fee(amount, named ? "USD" : null, per, named ? payer : null, named ? methods : null))
        from schedule in Schedule
        from lists in Texts.Array[4]
        from exceptions in Exception.Array[0, 3]
        select new Agreement
        {
            Id = has[0] ? text[0] : null,
            Version = has[1] ? version : null,
            From = has[2] ? DateOnly.FromDateTime(agreed.Max(consent => consent.At?.Date) ?? new DateTime(2026, 3, 2)).AddDays(later) : null,
            Continues = has[3] ? text[1] : null,
            Agreed = agreed,
            Therapists = has[4] ? [new Party(text[2], text[3], "trainee", text[4]), new Party(null, text[5])] : [],
            Clients = has[5] ? [new Party(text[6], text[7])] : [],
            Others = has[6] ? [new Party(null, text[8], "interpreter")] : [],
            Service = has[7] ? text[9] : null,
            Code = has[8] ? text[10] : null,
            Jurisdiction = has[9] ? text[11] : null,
            Zone = has[10] ? "America/Chicago" : null,
            Ended = has[11] ? ended : null,
            Fee = has[12] ? fee : null,
            Schedule = has[13] ? schedule : null,
            Places = has[14] ? lists[0] : null,
            Channels = has[15] ? lists[1] : null,
            Recording = has[0] ? new Recording(has[1], has[2] ? lists[2] : null, has[3] ? lists[3] : null, has[4] ? ended : null) : null,
            Exceptions = exceptions,
        };

    private static Gen<string> Of(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string?> MaybeWords => Gen.Select(Words, Gen.Bool).Select((words, there) => there ? words : null);

    private static Gen<T?> Maybe<T>(Gen<T> of)
        where T : struct => Gen.Select(of, Gen.Bool).Select((value, there) => there ? value : (T?)null);

    [Fact]
    public void What_is_written_is_read_back_equal() => Agreement.Sample(agreement =>
    {
        var back = Read(AgreementText.Write(agreement));
        Shown(back).ShouldBe(Shown(agreement));
    }, iter: 3000);

    [Fact]
    public void An_agreement_without_anything_is_one() => Shown(Read(AgreementText.Write(new Agreement()))).ShouldBe(Shown(new Agreement()));

    [Fact]
    public void A_person_can_read_it() => AgreementText.Write(new Agreement
    {
        Id = "a-1042",
        Version = 3,
        From = new DateOnly(2026, 3, 2),
        Clients = [new Party("c-233", "Sam O'Kafor")],
        Fee = new Fee(25.50m, "USD", "session", "client", ["card"]),
        Schedule = new Schedule(TimeSpan.FromMinutes(50), "week", new TimeOnly(8, 0), new TimeOnly(20, 0)),
        Places = ["clinic", "no"],
    }).ShouldBe(
        "agreement: 1\nid: a-1042\nversion: 3\nfrom: 2026-03-02\nclients:\n  - { id: c-233, name: \"Sam O'Kafor\" }\nfee: { amount: 25.50, currency: USD, per: session, payer: client, methods: [ card ] }\n"
        + "schedule: { length: PT50M, every: week, hours: \"08:00-20:00\" }\nplaces: [ clinic, \"no\" ]\n");

    [Fact]
    public void Line_ends_of_a_form_become_plain_ones() =>
        Read(AgreementText.Write(new Agreement { Service = "one\r\ntwo\rthree" })).Service.ShouldBe("one\ntwo\nthree");

    [Fact]
    public void Loose_words_have_no_place_in_a_file() =>
        Should.Throw<InputException>(() => AgreementText.Write(new Agreement { Notes = ["coffee is fine"] })).Field.ShouldBe("exceptions");

    [Fact]
    public void A_form_is_told_of_all_its_errors_at_once_each_with_its_field()
    {
        var wrong = new Agreement
        {
            Version = 0,
            Service = " ",
            Zone = "Nowhere/Land",
            Fee = new Fee(-1, "dollars", Payer: "uncle"),
            Schedule = new Schedule(TimeSpan.Zero, Opens: new TimeOnly(8, 0)),
            Places = ["clinic", ""],
            Exceptions =
            [
                new Departure(["meet"], ["café"], "coffee", "exposure", new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 1)),
                new Departure(["solicit.intimacy"], [], "", "because"),
            ],
        };
        AgreementFile.Errors(wrong, Acts.ToHashSet()).Select(error => error.Field).ShouldBe(
        [
            "version", "service", "zone", "fee.amount", "fee.currency", "fee.payer", "schedule.length", "schedule.hours", "places[1]",
            "exceptions[0].until", "exceptions[1].allows[0]", "exceptions[1].words", "exceptions[1].what",
        ], ignoreOrder: true);
        AgreementFile.Errors(new Agreement { Service = "individual psychotherapy" }, Acts.ToHashSet()).ShouldBeEmpty();
    }

    private static Agreement Read(string yaml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        return AgreementFile.Read(stream, "a.agreement.yaml", Acts.ToHashSet()).ShouldHaveSingleItem();
    }

    // Lists are equal by what is in them, and a time by its offset too.
    private static string Shown(Agreement agreement) => JsonSerializer.Serialize(agreement);
}
