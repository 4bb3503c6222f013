#if !NATIVE
using System.CommandLine;
using System.Globalization;
using Framekeeper.Store.Clients;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper keys</c>: by what platforms call the HTTP API.</summary>
internal static class KeysCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The platform, such as portal-eu" };
    private static readonly Option<string?> Data = DataOption.Make(required: true);
    private static readonly Option<string> Scope = new("--scope") { Description = "What it may call: screen, check or both, with a comma between them", HelpName = "SCOPES", DefaultValueFactory = _ => "screen,check" };
    private static readonly Option<int> Rate = Whole("--rate", "How many requests a second it may make, and twice as many in a burst", "N", 100, 1, ClientKeys.MostRate);
    private static readonly Option<int> Overlap = Whole("--overlap", "For how many hours the old key still opens", "HOURS", 24, 0, 24 * 90);

    public static Command Build() => new("keys", "The keys by which platforms call the HTTP API")
    {
        Does(new Command("add", "Make a platform's first key; it is shown once") { Name, Scope, Rate, Data }, made: true, (keys, call) =>
            Show(keys.Add(call.GetValue(Name)!, call.GetValue(Scope)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), call.GetValue(Rate)))),
        Does(new Command("list", "Which platforms have keys; the keys themselves are nowhere") { Data }, made: false, (keys, _) => List(keys.All())),
        Does(new Command("rotate", "Make another key in the place of a platform's; it is shown once, and the old one opens for a while longer") { Name, Overlap, Data }, made: false, (keys, call) =>
        {
            var hours = call.GetValue(Overlap);
            Show(keys.Rotate(call.GetValue(Name)!, TimeSpan.FromHours(hours)));
            Say(hours == 0 ? "The old key opens nothing any more; a site that runs knows it within five seconds." : $"The old key opens until {TimeProvider.System.GetUtcNow().AddHours(hours):yyyy-MM-dd HH:mm}Z.");
        }),
        Does(new Command("revoke", "End a platform's keys at once") { Name, Data }, made: false, (keys, call) =>
        {
            keys.Revoke(call.GetValue(Name)!);
            Say($"No key of {call.GetValue(Name)} opens anything any more; a site that runs knows it within five seconds.");
        }),
    };

    /// <param name="made">Whether a data folder that is not there is made: only where a key is.</param>
    private static Command Does(Command command, bool made, Action<ClientKeys, ParseResult> what)
    {
        command.SetAction(call =>
        {
            var folder = call.GetValue(Data)!;
            _ = made || Directory.Exists(folder) ? 0 : throw new InputException(folder, null, "there is no such data folder; name the one that 'framekeeper serve --data' has");
            what(DataOption.Open(folder).Clients.Keys, call);
            return Calls.Fine;
        });
        return command;
    }

    private static void Show(string key)
    {
        Console.WriteLine(key);
        Say("Give this to the platform, to be sent as 'Authorization: Bearer KEY'. It is shown this once; only a hash of it is kept.");
    }

    private static void List(IReadOnlyList<ClientKey> keys)
    {
        if (keys.Count == 0)
        {
            Say("No platform has a key; 'framekeeper keys add NAME' makes one.");
        }

        var now = TimeProvider.System.GetUtcNow();
        foreach (var key in keys)
        {
            Console.WriteLine($"{key.System}\t{key.Id}\t{string.Join(',', key.Scopes)}\t{key.Rate}/s\t{key.Made:yyyy-MM-dd}{(key.Ends is { } ends ? $"\t{(ends > now ? "until" : "ended")} {ends:yyyy-MM-dd HH:mm}Z" : "")}");
        }
    }

    private static void Say(string text) => Console.Error.WriteLine(Prose.Wrap(text));

    /// <summary>A whole number between two others.</summary>
    private static Option<int> Whole(string name, string description, string helps, int usual, int least, int most) => new(name)
    {
        Description = description,
        HelpName = helps,
        DefaultValueFactory = _ => usual,
        CustomParser = given =>
        {
            if (given.Tokens is [{ Value: var text }] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            given.AddError($"{name}: is a whole number from {least} to {most}");
            return usual;
        },
    };
}
#endif
