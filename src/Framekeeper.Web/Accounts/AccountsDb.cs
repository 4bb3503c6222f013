using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Framekeeper.Web.Accounts;

/// <summary>The accounts' tables of <c>frame.db</c>, as Identity reads them.</summary>
internal sealed class AccountsDb(DbContextOptions<AccountsDb> options, IPersonalDataProtector protector) : IdentityUserContext<Account>(options)
{
    private IPersonalDataProtector Protector => protector;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(one => one.Roles).HasConversion(
                roles => protector.Protect(string.Join(';', roles)),
                text => protector.Unprotect(text)!.Split(';', StringSplitOptions.RemoveEmptyEntries),
                new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), roles => roles.Count));
        });
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_tokens");
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("account_passkeys");

            // People call theirs after themselves.
            passkey.OwnsOne(one => one.Data).Property(data => data.Name).HasConversion(name => protector.Protect(name), text => protector.Unprotect(text));
        });
    }

    /// <summary>EF Core keeps one model for all contexts of a type; this one's holds the keys of a folder.</summary>
    internal sealed class ModelOfFolder : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), (context as AccountsDb)?.Protector, designTime);
    }
}
