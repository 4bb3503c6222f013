using System.Text;
using System.Text.Json;
using Framekeeper.Formats;
using Framekeeper.Store;
using Framekeeper.Store.Clients;

namespace Framekeeper.Web.Api;

/// <summary>What a platform's therapist and client agreed on: inline, or as it was put in for their dyad.</summary>
internal sealed class Agreed(DataFolder? folder)
{
    /// <summary>Another platform's dyad is not there.</summary>
    public Agreement? Of(ClientKey key, JsonElement body, Frame frame)
    {
        if (Incoming.Agreement(body, frame) is { } inline)
        {
            return inline;
        }

        return Incoming.Text(body, "dyad") is not { } dyad ? null : folder?.Clients.Dyads.Find(key.System, dyad) is { } known ? AgreementShort.Read(Encoding.UTF8.GetBytes(known.Agreement), "dyad", 1, frame.Book.Acts)
            : throw new Refused(StatusCodes.Status404NotFound, "No such dyad", "There is no dyad of this id; put it in with PUT /v1/dyads/{id}, or send the agreement inline.", "dyad");
    }
}
