using Framekeeper.Reports;
using Framekeeper.Rules;

namespace Framekeeper.Web.Api;

/// <summary><c>GET /v1/rules/{id}</c>: a page of the rule book, as people read it.</summary>
internal sealed class RuleDoor(Frame frame)
{
    public Reply Of(Asked asked)
    {
        var page = frame.Book.Pages.FirstOrDefault(page => page.Id == asked.Id) ?? throw new Refused(StatusCodes.Status404NotFound, "No such rule", "There is no rule of this id; every finding names its rule.", "id");
        return Reply.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", page.Id);
            json.WriteString("title", page.Title);
            json.WriteString("speaker", page.Speaker.Name());
            json.WriteString("level", page.Level.Name());
            json.WriteString("flags", page.Flags);
            json.WriteString("why", page.Why);
            json.WriteString("client", page.Client);
            json.WriteString("next", page.Next);
            json.WriteStartArray("contested");
            foreach (var contest in page.Contested)
            {
                json.WriteStartObject();
                json.WriteString("when", contest.When);
                json.WriteStartArray("views");
                foreach (var view in contest.Views)
                {
                    json.WriteStringValue(view);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            JsonReport.Citations(json, "citations", page.Cites.Keys.SelectMany(code => frame.Book.Codes.Cite(page, code)));
            json.WriteEndObject();
        });
    }
}
