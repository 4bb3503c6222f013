using Framekeeper.Consents;
using Framekeeper.Store;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Web.Rooms;

/// <summary>Whether somebody may be where a tape is shown, by what stands in the records at this moment.</summary>
internal sealed class Admission(DataFolder folder, IServiceScopeFactory scopes)
{
    public const string Closed = "This session is not open to you yet: the therapist sees it first, and the supervisor opens it to the group.";

    /// <summary>The accounts of these ids that may sign in; the others are missing.</summary>
    public Dictionary<string, Account> Accounts(IReadOnlyCollection<string> ids)
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<AccountsDb>().Users.AsNoTracking().Where(account => ids.Contains(account.Id)).AsEnumerable().Where(account => account.Disabled is null).ToDictionary(account => account.Id);
    }

    /// <summary>Why an account may not see a tape, as a sentence that names nobody; null if it may.</summary>
    public string? Refuses(string tape, Account account, Purpose purpose)
    {
        var clinic = folder.Clinic;
        if (clinic.Tapes.Find(tape) is not { } of || clinic.Treatments.Find(of.Treatment) is not { } treatment)
        {
            return Permit.No(Refusal.Unknown).Says;
        }

        var permit = clinic.Permits.Of(tape, account.Id, [.. account.Roles], purpose, of.Medium);
        return !permit.Allowed ? permit.Says : clinic.Supervision.IsOpen(tape, SupervisionRecords.Seat(treatment, account.Id, purpose)) ? null : Closed;
    }

    /// <summary>Whether an account may present a tape when nobody handed it the role: it is their session, or they answer for it.</summary>
    public bool MayPresent(string tape, string account) => folder.Clinic.Tapes.Find(tape) is { } of && folder.Clinic.Treatments.Find(of.Treatment) is { } treatment && (treatment.Therapists.Contains(account) || treatment.Supervisor == account);
}
