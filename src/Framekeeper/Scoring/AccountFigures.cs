using Framekeeper.Ask;

namespace Framekeeper.Scoring;

/// <summary>Accounts in a client's own words.</summary>
/// <param name="Shipped">Beyond the frame or not at the shipped threshold.</param>
/// <param name="Told">The same as <c>ask</c> tells it: what more likely than not is beyond, where every second account is.</param>
/// <param name="Crisis">Whether the answer begins with lines that help, for those labelled.</param>
internal sealed record AccountFigures(int Count, int Beyond, AccountScores Shipped, AccountScores Told, Measured Crisis)
{
    public static AccountFigures? Of(IReadOnlyList<Judged> accounts, Frame frame, int times)
    {
        if (accounts.Count == 0)
        {
            return null;
        }

        var resamples = new Resamples(accounts.Max(account => account.Unit) + 1, times);
        var ask = new Account(frame);
        var answers = accounts.ToDictionary(account => account, account => ask.Of(account.Turn.Text));
        return new AccountFigures(
            accounts.Count,
            accounts.Count(account => account.Label.Beyond),
            AccountScores.Of(accounts, account => account.Shown, resamples),
            AccountScores.Of(accounts, account => answers[account].Findings, resamples),
            Measured.Of("crisis", Counts.Of(accounts.Where(account => account.Turn.Crisis is not null), account => account.Unit, account => account.Turn.Crisis!.Value, account => answers[account].Crisis), resamples));
    }
}

/// <param name="Acts">The right acts, each occurrence alike.</param>
internal sealed record AccountScores(Measured Beyond, Measured Acts)
{
    public static AccountScores Of(IReadOnlyList<Judged> accounts, Func<Judged, IReadOnlyList<Finding>> found, Resamples resamples)
    {
        var told = accounts.Select(account => account with { Shown = found(account) }).ToList();
        var cut = new Cut("", null);
        return new AccountScores(
            Measured.Of("beyond", Counts.Of(told, account => account.Unit, account => account.Label.Beyond, cut.IsBeyond), resamples),
            Measured.Of("acts", Counts.Sum(Figures.Named(told, cut, act => act).Select(act => act.Counts)), resamples));
    }
}
