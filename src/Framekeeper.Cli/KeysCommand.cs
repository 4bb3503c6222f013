#if !NATIVE
using System.CommandLine;
using Framekeeper.Store.Clients;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper keys</c>: by what platforms call the HTTP API.</summary>
internal static class KeysCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The platform, such as portal-eu" };
    private static readonly Option<string?> Data = DataOption.Make(required: true);
    private static readonly Option<string> Scope = new("--scope") { Description = "What it may call: screen, check or both, with a comma between them", DefaultValueFactory = _ => "screen,check" };
    private static readonly Option<int> Rate = new("--rate") { Description = "How many requests a second it may make", HelpName = "N", DefaultValueFactory = _ => 100 };
    private static readonly Option<int> Overlap = new("--overlap") { Description = "For how many hours the old key still opens", HelpName = "HOURS", DefaultValueFactory = _ => 24 };

    public static Command Build() => new("keys", "The keys by which platforms call the HTTP API")
    {
        Does(new Command("add", "Make a platform's first key; it is shown once") { Name, Scope, Rate, Data }, (keys, call) =>
            Show(keys.Add(call.GetValue(Name)!, call.GetValue(Scope)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), call.GetValue(Rate)))),
        Does(new Command("list", "Which platforms have keys; the keys themselves are nowhere") { Data }, (keys, _) => List(keys.All())),
        Does(new Command("rotate", "Make another key in the place of a platform's; it is shown once, and the old one opens for a while longer") { Name, Overlap, Data }, (keys, call) =>
            Show(call.GetValue(Overlap) is >= 0 and <= 24 * 90 and var hours ? keys.Rotate(call.GetValue(Name)!, TimeSpan.FromHours(hours)) : throw new InputException("--overlap", null, "is from 0 to 2160 hours"))),
        Does(new Command("revoke", "End a platform's keys at once") { Name, Data }, (keys, call) => keys.Revoke(call.GetValue(Name)!)),
    };

    private static Command Does(Command command, Action<ClientKeys, ParseResult> what)
    {
        command.SetAction(call =>
        {
            what(DataOption.Open(call.GetValue(Data)!).Clients.Keys, call);
            return Calls.Fine;
        });
        return command;
    }

    private static void Show(string key)
    {
        Console.WriteLine(key);
        Console.Error.WriteLine(Prose.Wrap("Give this to the platform, to be sent as 'Authorization: Bearer KEY'. It is shown this once; only a hash of it is kept."));
    }

    private static void List(IReadOnlyList<ClientKey> keys)
    {
        foreach (var key in keys)
        {
            Console.WriteLine($"{key.System}\t{key.Id}\t{string.Join(',', key.Scopes)}\t{key.Rate}/s\t{key.Made:yyyy-MM-dd}{(key.Ends is { } ends ? $"\tuntil {ends:yyyy-MM-dd HH:mm}Z" : "")}");
        }
    }
}
#endif
