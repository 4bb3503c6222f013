using System.Text.RegularExpressions;
using Framekeeper.Store;
using Framekeeper.Store.Clients;

namespace Framekeeper.Web.Api;

/// <summary><c>PUT</c> and <c>DELETE /v1/dyads/{id}</c>: what a therapist and a client of the platform agreed on, sealed.</summary>
internal sealed partial class DyadDoor(Frame frame, DataFolder? folder)
{
    public Reply Put(Asked asked) => Incoming.Read(asked, (asked, body) =>
    {
        _ = Ids.IsMatch(asked.Id) ? 0 : throw Incoming.Wrong("id", "is made of letters, digits, dots, hyphens and underlines, at most 64 of them");
        _ = Incoming.Agreement(body, frame) ?? throw Incoming.Wrong("agreement", "is missing");
        folder!.Clients.Dyads.Put(new ClientDyad(asked.Id, asked.Key!.System, body.GetProperty("agreement").GetRawText()));
        return Reply.Nothing;
    });

    /// <summary>Deleted whether it was there or not: who may not know is told the same.</summary>
    public Reply Delete(Asked asked)
    {
        folder!.Clients.Dyads.Remove(asked.Key!.System, asked.Id);
        return Reply.Nothing;
    }

    [GeneratedRegex(@"^[\w.-]{1,64}\z")]
    private static partial Regex Ids { get; }
}
