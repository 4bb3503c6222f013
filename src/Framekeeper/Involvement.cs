using System.Text;

namespace Framekeeper;

/// <summary>Anything between therapist and client that is judged against the agreement: a turn or a deed.</summary>
public abstract record Involvement;

/// <summary>A turn in its place: who speaks, what was said before, where and when.</summary>
/// <param name="Turn">The turn that is judged.</param>
/// <param name="Speaker">The role of who speaks.</param>
/// <param name="Before">The turns before, oldest first; the judge looks at the last few.</param>
/// <param name="When">When the turn was spoken or sent, if known.</param>
/// <param name="Channel">By what it was said or sent, if known.</param>
public sealed record Utterance(Turn Turn, Role Speaker, IReadOnlyList<(Role Speaker, Turn Turn)> Before, DateTimeOffset? When = null, string? Channel = null) : Involvement
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"{Speaker.Name()} {Turn}";
}

/// <summary>The kinds of deed that a record can show.</summary>
public enum DeedKind
{
    /// <summary>Money for treatment; judged by the agreed fee, payer and methods.</summary>
    Payment,

    /// <summary>Goods, money or a favour handed over.</summary>
    Gift,

    /// <summary>Time together; judged by the agreed places, hours and length.</summary>
    Meeting,

    /// <summary>A call or message; judged by the agreed channels.</summary>
    Contact,

    /// <summary>A second relationship.</summary>
    Tie,
}

/// <summary>Something done, judged by the agreement alone.</summary>
/// <param name="Line">1-based line in its source; the finding's turn.</param>
/// <param name="From">Who gave, paid, or reached out, as a role.</param>
/// <param name="To">Who received, as a role.</param>
/// <param name="Amount">In units of <paramref name="Currency"/>.</param>
/// <param name="Minutes">Length of a meeting.</param>
public sealed record Deed(
    DeedKind Kind,
    int Line,
    DateTimeOffset? At = null,
    Role? From = null,
    Role? To = null,
    decimal? Amount = null,
    string? Currency = null,
    decimal? Minutes = null,
    string? Place = null,
    string? Channel = null,
    string? What = null) : Involvement
{
    /// <summary>Never what was given.</summary>
    public override string ToString() => $"{Kind} on line {Line}";
}

/// <summary>Who speaks or acts, by the agreement.</summary>
public enum Role
{
    /// <summary>Responsible for the frame; the only one who can break it.</summary>
    Therapist,

    /// <summary>Never at fault; what they say is at most a signal.</summary>
    Client,

    /// <summary>Interpreter, parent, observer: heard, never judged.</summary>
    Other,

    /// <summary>A client's own account outside a session.</summary>
    Report,
}

/// <summary>The names of roles in files.</summary>
public static class Roles
{
    private static readonly string[] Names = ["therapist", "client", "other", "report"];

    /// <summary>The role's name in every format.</summary>
    public static string Name(this Role role) => Names[(int)role];

    /// <summary>Reads a role's name, in any case; null for anything else.</summary>
    public static Role? Parse(string? name)
    {
        var index = Array.IndexOf(Names, name);
        index = index >= 0 || name is null ? index : Array.IndexOf(Names, name.Trim().ToLowerInvariant());
        return index < 0 ? null : (Role)index;
    }
}
