#if !NATIVE
using System.CommandLine;
using Framekeeper.Web;
using Microsoft.Extensions.Hosting;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper serve</c>: the clinic's site, on this machine.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var data = new Option<string>("--data") { Description = "The folder in which what is remembered lies, sealed; made if it is not there", HelpName = "DIR", Required = true };
        var command = new Command("serve", "Run the clinic's site: agreements, consent, sealed recordings") { data };
        command.SetAction(async (result, cancel) =>
        {
            await using var site = Site.Build(new SiteOptions(result.GetValue(data)!, TimeProvider.System));
            await site.StartAsync(cancel);
            await site.WaitForShutdownAsync(cancel);
            return Calls.Fine;
        });
        return command;
    }
}
#endif
