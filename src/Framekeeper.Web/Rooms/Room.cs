using System.Collections.Immutable;

namespace Framekeeper.Web.Rooms;

/// <summary>Where a tape stands: so many seconds in, at a moment of the server's clock, and how fast it goes on from there.</summary>
internal sealed record Head(bool Playing, double Position, DateTimeOffset At, double Rate)
{
    public const double Slowest = 0.5, Fastest = 2, Longest = 86_400;

    /// <summary>The position at another moment; never before that of <see cref="At"/>, should the clock be set back.</summary>
    public double Of(DateTimeOffset now) => Playing && now > At ? Position + ((now - At).TotalSeconds * Rate) : Position;
}

/// <summary>People who watch one tape together, far apart: one of them moves it, and it moves for all.</summary>
/// <remarks>What somebody may not do leaves the room as it is, the same object.</remarks>
/// <param name="Presenter">The account that moves the tape; null while nobody does.</param>
/// <param name="There">The accounts that watch.</param>
/// <param name="Left">Since when the presenter is away.</param>
/// <param name="Version">Counts up with every change, so that what arrives late is known to be old.</param>
internal sealed record Room(string? Presenter, Head Head, ImmutableSortedSet<string> There, DateTimeOffset? Left, long Version)
{
    /// <summary>So long a presenter may be away, as lost connections come back.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Room Opened(DateTimeOffset now) => new(null, new Head(false, 0, now, 1), ImmutableSortedSet.Create<string>(StringComparer.Ordinal), null, 0);

    public Room Join(string account) => There.Contains(account) ? this
        : Next() with { There = There.Add(account), Left = account == Presenter ? null : Left };

    /// <summary>Somebody has gone, for good or because the line broke.</summary>
    public Room Leave(string account, DateTimeOffset now, bool forGood) => !There.Contains(account) ? this
        : account != Presenter ? Next() with { There = There.Remove(account) }
        : forGood ? (Next() with { There = There.Remove(account) }).Orphaned(now)
        : Next() with { There = There.Remove(account), Left = now };

    /// <summary>Takes the role that nobody has.</summary>
    public Room Take(string account) => Presenter is null && There.Contains(account) ? Next() with { Presenter = account } : this;

    /// <summary>The presenter gives the role to somebody who is there.</summary>
    public Room HandOver(string by, string to) => by == Presenter && to != by && There.Contains(to) ? Next() with { Presenter = to, Left = null } : this;

    public Room Play(string by, double position, DateTimeOffset now) => Moved(by, Head with { Playing = true, Position = position, At = now });

    public Room Pause(string by, double position, DateTimeOffset now) => Moved(by, Head with { Playing = false, Position = position, At = now });

    public Room Seek(string by, double position, DateTimeOffset now) => Moved(by, Head with { Position = position, At = now });

    /// <summary>Goes on at another speed from where the tape is.</summary>
    public Room Go(string by, double rate, DateTimeOffset now) => rate is >= Head.Slowest and <= Head.Fastest ? Moved(by, Head with { Position = Head.Of(now), At = now, Rate = rate }) : this;

    /// <summary>What time does to a room: a presenter who stays away is none, and the tape stands.</summary>
    public Room Tick(DateTimeOffset now) => Left is { } left && now - left > Patience ? Next().Orphaned(now) : this;

    private Room Next() => this with { Version = Version + 1 };

    private Room Moved(string by, Head head) => by == Presenter && head.Position is >= 0 and <= Head.Longest ? Next() with { Head = head } : this;

    private Room Orphaned(DateTimeOffset now) => this with { Presenter = null, Left = null, Head = Head with { Playing = false, Position = Head.Of(now), At = now } };
}
