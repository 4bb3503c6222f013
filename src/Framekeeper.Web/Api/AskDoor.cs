using Framekeeper.Ask;

namespace Framekeeper.Web.Api;

/// <summary><c>POST /v1/ask</c>: a client's own account. Nothing of it is kept, so an idempotency key means nothing here.</summary>
internal sealed class AskDoor(Account account)
{
    /// <summary>An account is far shorter.</summary>
    public const int Most = 64 << 10;

    public Reply Of(Asked asked) => Incoming.Read(asked, (asked, body) =>
    {
        List<Happening> events = [.. Incoming.Items(body, "events").Select(one => new Happening(Incoming.Needed(one.Item, "text", $"{one.Where}.text"), Incoming.Text(one.Item, "when", $"{one.Where}.when")))];
        _ = events.Count > 0 ? 0 : throw Incoming.Wrong("events", "is missing, or empty: send what happened as [{\"text\":\"…\"}]");
        var code = Incoming.Text(body, "code");
        _ = code is null || account.Knows(code) ? 0 : throw Incoming.Wrong("code", "is not a code of the rule book");
        var answer = account.Of(events, code, Incoming.Text(body, "place"), Incoming.Text(body, "country"));
        return Reply.Of(json => AnswerJson.Write(json, answer));
    });
}
