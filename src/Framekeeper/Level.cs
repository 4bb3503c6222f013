namespace Framekeeper;

/// <summary>How far an act stands from the treatment agreement, least first, so that levels compare with <c>&lt;</c>.</summary>
public enum Level
{
    /// <summary>Worth a look, often fine.</summary>
    Note,

    /// <summary>A departure from the frame that may be benign and must be examined (Gutheil and Gabbard 1993).</summary>
    Crossing,

    /// <summary>Exploits, or puts the client in an impossible position.</summary>
    Violation,

    /// <summary>Sexual, illegal, coercive or concealed.</summary>
    Grave,
}

/// <summary>The names of levels as files and people write them.</summary>
public static class Levels
{
    private static readonly string[] Names = ["note", "crossing", "violation", "grave"];

    /// <summary>The level's name in every format: <c>note</c>, <c>crossing</c>, <c>violation</c> or <c>grave</c>.</summary>
    public static string Name(this Level level) => Names[(int)level];

    /// <summary>Reads a level's name; false for anything else.</summary>
    public static bool TryParse(string? name, out Level level)
    {
        var index = Array.IndexOf(Names, name?.Trim().ToLowerInvariant());
        level = index < 0 ? Level.Note : (Level)index;
        return index >= 0;
    }

    /// <summary>One step up; <see cref="Level.Grave"/> stays.</summary>
    public static Level Up(this Level level) => level == Level.Grave ? level : level + 1;

    /// <summary>One step down; <see cref="Level.Note"/> stays.</summary>
    public static Level Down(this Level level) => level == Level.Note ? level : level - 1;
}
