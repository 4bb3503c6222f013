using System.CommandLine;
using Framekeeper.Rules;
#if !NATIVE
using Framekeeper.Reader;
#endif

namespace Framekeeper.Cli;

/// <summary>Who judges, said alike in every command that judges: the gate alone, or the gate and the reader of what it lets through.</summary>
internal static class Judges
{
    public static Option<string> Judge() => new("--judge") { Description = "Which pass decides: reader (a closer look at what the gate lets through) or gate (the first pass alone, much faster)", DefaultValueFactory = _ => "reader" };

    public static Option<string?> Reader() => new("--reader") { Description = "Another reader than the one that stands beside this program: a folder with its model and reader.json", HelpName = "FOLDER" };

    /// <summary>The frame that was asked for. Where the reader cannot be had that is said, and the gate judges alone.</summary>
    /// <param name="folder">Null: the folder <c>reader</c> beside this program.</param>
    /// <param name="book">The rule book to judge by, where it is not the shipped one.</param>
    public static Frame Frame(string judge, string? folder, RuleBook? book = null) => judge switch
    {
        "gate" => folder is null ? Gate(book) : throw new InputException("--reader", null, "names a reader, and with --judge gate none reads"),
        "reader" => Reading(folder, book),
        _ => throw new InputException("--judge", null, "must be gate or reader"),
    };

    private static Frame Gate(RuleBook? book) => book is null ? Shipped.Frame : new Frame(book, Shipped.Gate);

    /// <summary>What a judge that is compared is called.</summary>
    public static string Name(string other) => other switch { "gate" => "gate alone", "alone" => "reader alone", _ => Path.GetFileName(Path.TrimEndingDirectorySeparator(other)) };

    /// <summary>A judge to compare with: <c>gate</c>, <c>alone</c>, or a folder with another reader.</summary>
    public static Frame Other(string other, string? folder) => other switch
    {
        "gate" => Shipped.Frame,
        "alone" => Alone(folder),
        _ => Directory.Exists(other) ? Reading(other, null) : throw new InputException("--compare", null, $"must be gate, alone or a reader's folder; there is no folder '{other}'"),
    };

#if NATIVE
    private static Frame Alone(string? folder) => Reading(folder, null);

    private static Frame Reading(string? folder, RuleBook? book) => folder is null ? Gate(book) : throw new InputException("--reader", null, "this build has the gate alone; the package 'framekeeper' for .NET has the reader");
#else
    private static string Beside => Path.Combine(AppContext.BaseDirectory, "reader");

    private static Frame Alone(string? folder) => new(Shipped.Book, Shipped.Gate, EncoderReader.Read(folder ?? Beside, Shipped.Book.Words).Alone());

    private static Frame Reading(string? folder, RuleBook? book)
    {
        var gate = Task.Run(() => Shipped.Gate);
        try
        {
            var reader = EncoderReader.Read(folder ?? Beside, Shipped.Book.Words);
            return new Frame(book ?? Shipped.Book, gate.GetAwaiter().GetResult(), reader);
        }
        catch (Exception wrong) when (wrong is InputException or DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException or PlatformNotSupportedException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The reader cannot be used, so the gate judges alone: {(wrong is InputException input ? input.Describe() : $"ONNX Runtime does not run on this machine ({wrong.GetType().Name})")}");
            return Gate(book);
        }
    }
#endif
}
