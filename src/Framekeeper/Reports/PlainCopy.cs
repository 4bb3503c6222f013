using System.Globalization;

namespace Framekeeper.Reports;

/// <summary>An agreement in plain sentences for its client: for each term, what it means and what it decides. Names stand in it, since it goes to the parties.</summary>
internal static class PlainCopy
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>The copy, in the order in which people ask.</summary>
    /// <param name="agreement">Laid over the default.</param>
    /// <param name="code">The title of the code that binds the therapist.</param>
    /// <param name="named">The name of somebody whom the agreement knows by id; null where there is none.</param>
    public static IReadOnlyList<(string Heading, string Sentence)> Of(Agreement agreement, string? code, Func<string, string?> named) =>
    [
        .. Parts(agreement, code, named).Select(part => (part.Heading, Printable.Of(part.Sentence))),
    ];

    private static IEnumerable<(string Heading, string Sentence)> Parts(Agreement agreement, string? code, Func<string, string?> named) =>
    [
        ("What this is", $"The service is {agreement.Service}. What is written here is all there is between you and your therapist. To keep to it is your therapist's part; you do nothing wrong when you ask, accept or say no."),
        ("Who takes part", Parties(agreement)),
        .. agreement.Therapists.Select(therapist => Standing(therapist, named)).OfType<string>().Select(said => ("Who answers for the work", said)),
        ("From when", From(agreement)),
        ("Fee", Amount(agreement.Fee)),
        ("Who pays", Payer(agreement.Fee)),
        ("Ways to pay", agreement.Fee is { Payer: not "none", Methods: { Count: > 0 } methods } ? $"You pay by {Or(methods)}. Nobody may ask for the money in another way." : "No way to pay is agreed, so any ordinary one is in order."),
        ("Length of a session", Length(agreement.Schedule)),
        ("Hours", Hours(agreement)),
        ("Where you meet", agreement.Places is { Count: > 0 } places ? $"You meet here: {And(places)}. A meeting anywhere else is outside this agreement." : "No place is agreed, so places are not checked. Ask for it to be written down."),
        ("How you reach each other", agreement.Channels is { Count: > 0 } channels
            ? $"Your therapist reaches you by {Or(channels)}, and in no other way: not by a private number, nor on social media. You may write when you like; an answer comes within the agreed hours."
            : "No way to reach each other is agreed, so it is not checked. Ask for it to be written down."),
        ("Recording", Recorded(agreement.Recording, named)),
        .. agreement.Exceptions.Select(exception => ("Agreed beyond the ordinary", Exception(exception))),
        ("What else was agreed", agreement.Exceptions.Count > 0 ? "Nothing beyond what is written here." : "Nothing beyond the ordinary. If something is to be added, it is written down with its reason, and you sign it first."),
        ("What nobody can agree to", "Anything sexual, anything against the law, anything to be kept secret, a testimonial, pressure on you, or telling you of other clients. None of it is treatment, even if you said yes."),
        ("Rules that bind your therapist", $"{(code is null ? "No professional code is named; ask which one holds" : $"Your therapist is bound by this code: {code}")}{(agreement.Jurisdiction is { } place ? $", and by the law where the therapist practises ({place})" : "")}."),
        ("How it changes", "A change is a new version of this agreement. It holds once you and a therapist have signed it; until then this one does, and it is kept afterwards."),
        ("How it ends", agreement.Ended is { } ended
            ? $"Treatment ended on {Day(ended)}. Much of what binds a therapist binds afterwards as well."
            : "You may end treatment at any time and owe nobody a reason. Afterwards much of what binds your therapist still does: a former client is not simply a friend or a customer."),
    ];

    private static string Parties(Agreement agreement) =>
        $"{Names(agreement.Therapists, "A therapist")} {(agreement.Therapists.Count > 1 ? "treat" : "treats")} {Names(agreement.Clients, "you")}.{string.Concat(agreement.Others.Select(other => $" {other.Name} is there too{(other.Role is { } role ? $", as {role}" : "")}."))}";

    private static string? Standing(Party therapist, Func<string, string?> named) => therapist switch
    {
        { Supervisor: { } supervisor } => $"{therapist.Name} works under supervision. {named(supervisor) ?? "A supervisor, whose name you may ask for,"} answers for the work and hears about it; you may turn to the supervisor yourself.",
        { Role: "trainee" or "intern" } => $"{therapist.Name} is in training. Ask who the supervisor is: you have a right to the name.",
        { Role: "licensed" } => $"{therapist.Name} is licensed and answers for the work.",
        { Role: "coach" } => $"{therapist.Name} works as a coach, which is not the same as psychotherapy.",
        _ => null,
    };

    private static string From(Agreement agreement) =>
        (agreement.From is { } from ? $"This holds from {Day(from)}, and never before you and a therapist have signed it." : "This holds from the day on which you and a therapist have signed it.")
        + (agreement.Continues is null ? "" : " It takes over from an earlier agreement, which is kept.");

    private static string Amount(Fee? fee) => fee switch
    {
        { Payer: "none" } => "There is no fee. Nobody may ask you for money, nor for anything in its place.",
        { Amount: { } amount } => $"{amount.ToString(English)}{(fee.Currency is { } currency ? $" {currency}" : "")} {(fee.Per is { } per ? $"for each {per}" : "is the fee")}. It is the whole price: no other sum, gift or favour is part of it, and nobody may ask you for one.",
        { Words: { } words } => $"The fee, in the words that were agreed: {words}. No gift or favour is part of it, and nobody may ask you for one.",
        _ => "No fee is written down, so sums are not checked. Ask what it is, and have it written down.",
    };

    private static string Payer(Fee? fee) => fee?.Payer switch
    {
        "client" => "You pay it.",
        "insurance" => "Your insurance pays it. You are not to be asked to pay it yourself.",
        "none" => "Nobody pays.",
        _ => "Who pays is not written down. Ask, and have it written down.",
    };

    private static string Length(Schedule? schedule) =>
        (schedule?.Length is { } length ? $"A session lasts {(int)length.TotalMinutes} minutes. One that runs well over is asked about, however kindly it was meant." : "No length is agreed, so it is not checked.")
        + (schedule?.Every is { } every ? $" You meet every {every}." : "");

    private static string Hours(Agreement agreement) => agreement.Schedule is { Opens: { } opens, Closes: { } closes }
        ? $"Sessions, and messages from your therapist, come between {opens.ToString("HH:mm", English)} and {closes.ToString("HH:mm", English)}{(agreement.Zone is { } zone ? $" (clock of {zone})" : "")}. What comes at another hour is asked about."
        : "No hours are agreed, so they are not checked.";

    private static string Recorded(Recording? recording, Func<string, string?> named) => recording is not { Consent: true }
        ? "Sessions are not recorded. If that is to change, you are asked first, and you may say no."
        : $"Sessions may be recorded{(recording.Purposes is { Count: > 0 } purposes ? $" for {And(purposes)}" : "")}.{(recording.Viewers is { Count: > 0 } viewers ? $" {And([.. viewers.Select(viewer => named(viewer) ?? viewer)])} may look, and nobody else." : "")}"
            + $"{(recording.Until is { } until ? $" Recordings are destroyed by {Day(until)}." : "")} You are asked for a consent of its own before anything is recorded, and you can take it back at any time.";

    private static string Exception(Departure departure) =>
        $"{departure.What.TrimEnd('.')}. The reason: {departure.Why.TrimEnd('.')}.{Dates(departure)} It allows this and nothing like it.";

    private static string Dates(Departure departure) => departure switch
    {
        { From: { } from, Until: { } until } => $" From {Day(from)} to {Day(until)}.",
        { From: { } from } => $" From {Day(from)}.",
        { Until: { } until } => $" Until {Day(until)}.",
        _ => "",
    };

    private static string Names(IReadOnlyList<Party> parties, string nobody) => parties.Count == 0 ? nobody : And([.. parties.Select(party => party.Name)]);

    private static string And(IReadOnlyList<string> words) => Joined(words, "and");

    private static string Or(IReadOnlyList<string> words) => Joined(words, "or");

    private static string Joined(IReadOnlyList<string> words, string last) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} {last} {words[^1]}";

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", English);
}
