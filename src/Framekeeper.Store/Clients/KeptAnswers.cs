using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Store.Clients;

/// <summary>An answer that is given again where a request comes twice.</summary>
/// <param name="Id">The platform, what it called, and its idempotency key.</param>
/// <param name="Asked">A digest of what was sent.</param>
public sealed record KeptAnswer(string Id, string Asked, int Status, string Body, DateTimeOffset Until)
{
    /// <summary>The status alone.</summary>
    public override string ToString() => $"kept answer {Status}";
}

/// <summary>Answers kept for a day, sealed.</summary>
public sealed class KeptAnswers
{
    /// <summary>So long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly DataFolder folder;
    private readonly SealedTable<AnswerRow, KeptAnswer> answers;

    internal KeptAnswers(DataFolder folder) => (this.folder, answers) = (folder, new(folder, "answers", answer => answer.Id));

    /// <summary>The one of an id, within its day.</summary>
    public KeptAnswer? Find(string id) => answers.Find(id) is { } kept && kept.Until > folder.Clock.GetUtcNow() ? kept : null;

    /// <summary>Keeps an answer for a day.</summary>
    public void Put(string id, string asked, int status, string body)
    {
        var until = folder.Clock.GetUtcNow() + Kept;
        if (answers.Find(id) is not null)
        {
            // From an earlier day: the row would keep its end.
            answers.Remove([id]);
        }

        answers.Put([new KeptAnswer(id, asked, status, body, until)], row => row.Until = until.UtcDateTime);
    }

    /// <summary>Deletes for good what is older than a day.</summary>
    public void Sweep()
    {
        var now = folder.Clock.GetUtcNow().UtcDateTime;
        using var db = folder.Db();
        if (db.Set<AnswerRow>().Where(row => row.Until <= now).ExecuteDelete() > 0)
        {
            Schema.Scripts.Empty(db);
        }
    }
}
