using static Framekeeper.Formats.Kinds;

namespace Framekeeper.Formats;

/// <summary>What an agreement may hold.</summary>
internal static class AgreementShapes
{
    private static readonly Shape<Party> Therapist = Named()
        .With("role", OneOf("licensed", "trainee", "intern", "school", "coach"), "the therapist's standing", (party, role) => party with { Role = role })
        .With("supervisor", Text, "the id of the supervisor who answers for a trainee", (party, id) => party with { Supervisor = id });

    private static readonly Shape<Party> Client = Named();

    private static readonly Shape<Party> Other = Named()
        .With("role", OneOf("interpreter", "parent", "observer"), "why they are there", (party, role) => party with { Role = role });

    private static readonly Shape<Consent> Consents = new Shape<Consent>(new Consent("", null, null))
        .With("who", Text, "who agreed", (consent, who) => consent with { Who = who }, required: true)
        .With("at", Moment, "when", (consent, at) => consent with { At = at })
        .With("how", Text, "how: signed on screen, by letter", (consent, how) => consent with { How = how });

    /// <summary>The fee as a mapping.</summary>
    public static readonly Shape<Fee> Fees = new Shape<Fee>(new Fee(null))
        .With("amount", Amount, "what is paid", (fee, amount) => fee with { Amount = amount })
        .With("currency", Currency, "in which currency (ISO 4217)", (fee, currency) => fee with { Currency = currency })
        .With("per", Text, "for what: session, month", (fee, per) => fee with { Per = per })
        .With("payer", OneOf("client", "insurance", "none"), "who pays", (fee, payer) => fee with { Payer = payer })
        .With("methods", ListOf(Text), "agreed ways to pay; absent: any", (fee, methods) => fee with { Methods = methods });

    /// <summary>The schedule as a mapping.</summary>
    public static readonly Shape<Schedule> Schedules = new Shape<Schedule>(new Schedule(null))
        .With("length", Duration, "of one session", (schedule, length) => schedule with { Length = length })
        .With("every", Text, "how often: week, fortnight, month", (schedule, every) => schedule with { Every = every })
        .With("hours", Hours, "of sessions and contact, in the agreement's zone", (schedule, hours) => schedule with { Opens = hours.Opens, Closes = hours.Closes });

    /// <summary>Consent to recording as a mapping.</summary>
    public static readonly Shape<Recording> Recordings = new Shape<Recording>(new Recording(false))
        .With("consent", Truth, "whether sessions may be recorded", (recording, consent) => recording with { Consent = consent }, required: true)
        .With("purposes", ListOf(Text), "for what", (recording, purposes) => recording with { Purposes = purposes })
        .With("viewers", ListOf(Text), "who may look", (recording, viewers) => recording with { Viewers = viewers })
        .With("until", Day, "when recordings are destroyed", (recording, until) => recording with { Until = until });

    /// <summary>An exception as a mapping.</summary>
    public static readonly Shape<Departure> Departures = new Shape<Departure>(new Departure([], [], "", ""))
        .With("allows", SomeOf(AllowedAct), "the acts it allows", (departure, acts) => departure with { Allows = acts }, required: true)
        .With("words", SomeOf(Text), "what a turn must name for it to hold", (departure, words) => departure with { Words = words }, required: true)
        .With("what", Text, "what was agreed, for people", (departure, what) => departure with { What = what }, required: true)
        .With("why", Text, "the reason that was agreed on", (departure, why) => departure with { Why = why }, required: true)
        .With("from", Day, "its first day", (departure, from) => departure with { From = from })
        .With("until", Day, "its last day", (departure, until) => departure with { Until = until })
        .With("place", Text, "a place that it holds for", (departure, place) => departure with { Place = place })
        .With("channel", Text, "a channel that it holds for", (departure, channel) => departure with { Channel = channel })
        .With("amount", Amount, "an amount that it holds for", (departure, amount) => departure with { Amount = amount })
        .Where((value, departure) =>
        {
            if (departure.Until < departure.From)
            {
                throw value["until"]!.Wrong("is before from; write a later day");
            }
        });

    /// <summary>The full form.</summary>
    public static readonly Shape<Agreement> Full = new Shape<Agreement>(new Agreement())
        .With("agreement", FormatOne(), "the format of this file", (agreement, _) => agreement)
        .With("id", Text, "names the agreement across versions", (agreement, id) => agreement with { Id = id })
        .With("version", Whole(least: 1), "counts up; a new version never overwrites an old one", (agreement, version) => agreement with { Version = version })
        .With("from", Day, "in force from; never before it was agreed", (agreement, from) => agreement with { From = from })
        .With("continues", Text, "the id of the agreement that this one takes over", (agreement, id) => agreement with { Continues = id })
        .With("agreed", ListOf(Of(Consents)), "who agreed, when and how", (agreement, agreed) => agreement with { Agreed = agreed })
        .With("therapist", PartyOf(Therapist), "the therapist", (agreement, party) => agreement with { Therapists = [party] })
        .With("therapists", ListOf(PartyOf(Therapist)), "several therapists", (agreement, parties) => agreement with { Therapists = parties })
        .With("client", PartyOf(Client), "the client", (agreement, party) => agreement with { Clients = [party] })
        .With("clients", ListOf(PartyOf(Client)), "a couple, a family, a group", (agreement, parties) => agreement with { Clients = parties })
        .With("others", ListOf(PartyOf(Other)), "who is heard and never judged", (agreement, parties) => agreement with { Others = parties })
        .With("service", Text, "the service, in words", (agreement, service) => agreement with { Service = service })
        .With("code", Text, "the professional code that binds the therapist (APA-2017)", (agreement, code) => agreement with { Code = code })
        .With("jurisdiction", Text, "where the therapist practises (US-TX)", (agreement, place) => agreement with { Jurisdiction = place })
        .With("zone", Zone, "the time zone that hours and days are meant in", (agreement, zone) => agreement with { Zone = zone })
        .With("ended", Day, "the day on which treatment ended", (agreement, ended) => agreement with { Ended = ended })
        .With("fee", FeeOf(), "what is paid", (agreement, fee) => agreement with { Fee = fee })
        .With("schedule", Of(Schedules), "how long, how often, between which hours", (agreement, schedule) => agreement with { Schedule = schedule })
        .With("places", ListOf(Text), "where treatment takes place", (agreement, places) => agreement with { Places = places })
        .With("channels", ListOf(Text), "how the parties reach each other", (agreement, channels) => agreement with { Channels = channels })
        .With("recording", Of(Recordings), "consent to recording", (agreement, recording) => agreement with { Recording = recording })
        .With("exceptions", ListOf(Of(Departures)), "agreed, reasoned departures", (agreement, departures) => agreement with { Exceptions = departures })
        .Where(NotBoth("therapist", "therapists"))
        .Where(NotBoth("client", "clients"))
        .Where(NotBeforeItWasAgreed);

    private static Shape<Party> Named() => new Shape<Party>(new Party(null, ""))
        .With("id", Text, "in the roster", (party, id) => party with { Id = id })
        .With("name", Text, "as transcripts name them", (party, name) => party with { Name = name }, required: true);

    private static Kind<int> FormatOne() => new("1", value =>
        Whole(least: 1).Read(value) is 1 ? 1 : throw value.Wrong("is a format that this version cannot read; write agreement: 1"));

    private static Kind<Party> PartyOf(Shape<Party> shape) => Of(shape, "a name or a mapping", value =>
        value.IsScalar ? new Party(null, Text.Read(value)) : shape.Read(value));

    private static Kind<Fee> FeeOf() => Of(Fees, "a mapping, or the amount alone", value =>
        value.IsNumber ? new Fee(Amount.Read(value)) : Fees.Read(value));

    private static Action<Value, Agreement> NotBoth(string one, string several) => (value, _) =>
    {
        if (value[one] is not null && value[several] is { } second)
        {
            throw second.Wrong($"stands beside {one}; write {one} for one or {several} for all of them");
        }
    };

    private static void NotBeforeItWasAgreed(Value value, Agreement agreement)
    {
        var agreed = agreement.Agreed.Max(consent => consent.At?.Date);
        if (agreement.From is { } from && agreed is { } last && from < DateOnly.FromDateTime(last))
        {
            throw value["from"]!.Wrong($"is before {last:yyyy-MM-dd}, the last day in agreed; an agreement is in force never before it was agreed");
        }
    }
}
