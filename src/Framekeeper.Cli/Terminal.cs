namespace Framekeeper.Cli;

/// <summary>What the terminal can show; piped output is plain (no-color.org).</summary>
internal static class Terminal
{
    public static bool Colour => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public static int Width => Console.IsOutputRedirected ? 100 : Math.Clamp(Columns(), 60, 120);

    private static int Columns()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 100;
        }
    }
}

/// <summary>A line of progress on standard error, on a terminal and for many files only.</summary>
internal sealed class Progress(int total) : IDisposable
{
    private const int Many = 20;
    private readonly bool shown = total >= Many && !Console.IsErrorRedirected;
    private int done;
    private long last;

    public void Step()
    {
        var count = Interlocked.Increment(ref done);
        var now = Environment.TickCount64;
        if (shown && (now - Interlocked.Read(ref last) > 100 || count == total))
        {
            Interlocked.Exchange(ref last, now);
            Console.Error.Write($"\r{count} of {total} files");
        }
    }

    public void Dispose()
    {
        if (shown)
        {
            Console.Error.Write("\r" + new string(' ', 40) + "\r");
        }
    }
}
