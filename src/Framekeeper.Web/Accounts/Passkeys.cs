using Microsoft.AspNetCore.Identity;

namespace Framekeeper.Web.Accounts;

/// <summary>The two halves of WebAuthn, with null for what took too long or was not begun here.</summary>
internal static class Passkeys
{
    public static async Task<PasskeyAttestationResult?> Made(SignInManager<Account> signIns, string credential)
    {
        try
        {
            return await signIns.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static async Task<PasskeyAssertionResult<Account>?> Shown(SignInManager<Account> signIns, string credential)
    {
        try
        {
            return await signIns.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What the browser is told to make one; whoever made one in this browser for the account is told so.</summary>
    public static Task<string> Ask(SignInManager<Account> signIns, string id, string email, string name) =>
        signIns.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = id, Name = email, DisplayName = name });
}
