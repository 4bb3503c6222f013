namespace Framekeeper.Judgement;

/// <summary>Who speaks: a transcript's names against the agreement's parties.</summary>
/// <param name="agreement">Names the parties.</param>
/// <param name="therapist">A speaker's name as the transcript has it, where the caller says so; null: the agreement decides.</param>
/// <param name="named">Whether an agreement names the parties: without one, whoever is not <paramref name="therapist"/> is a client.</param>
internal sealed class Speakers(Agreement agreement, string? therapist, bool named)
{
    private static readonly HashSet<string> Titles = ["dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "doctor", "guest", "host", "external"];
    private Dictionary<string, Role?>? known;

    /// <summary>Whether the caller's therapist has spoken.</summary>
    public bool TherapistHeard { get; private set; }

    /// <summary>The speaker's role; null where nobody can tell.</summary>
    public Role? Of(string? speaker)
    {
        if (speaker is null)
        {
            return null;
        }

        // A role needs no looking up, unless the caller calls the therapist so.
        if (therapist is null && Roles.Parse(speaker) is { } plain)
        {
            return plain;
        }

        known ??= [];
        if (!known.TryGetValue(speaker, out var role))
        {
            known[speaker] = role = Resolve(speaker);
        }

        return role;
    }

    private Role? Resolve(string speaker)
    {
        if (therapist is not null && Same(Words(speaker), Words(therapist)))
        {
            TherapistHeard = true;
            return Role.Therapist;
        }

        if (Roles.Parse(speaker) is { } plain)
        {
            return plain;
        }

        var parties = agreement.Therapists.Select(party => (party, Role.Therapist))
            .Concat(agreement.Clients.Select(party => (party, Role.Client)))
            .Concat(agreement.Others.Select(party => (party, Role.Other)))
            .ToList();
        var words = Words(speaker);
        var whole = parties.Where(entry => entry.party.Id == speaker || Same(words, Words(entry.party.Name))).ToList();
        var part = words.Count > 0 && whole.Count == 0 ? parties.Where(entry => words.IsSubsetOf(Words(entry.party.Name)) || Words(entry.party.Name).IsSubsetOf(words)).ToList() : whole;
        return part.Select(entry => entry.Item2).Distinct().ToList() is [var only] ? only
            : agreement.Others.Any(party => string.Equals(party.Role, speaker, StringComparison.OrdinalIgnoreCase)) ? Role.Other
            : therapist is not null && !named ? Role.Client : null;
    }

    private static bool Same(HashSet<string> one, HashSet<string> other) => one.Count > 0 && one.SetEquals(other);

    /// <summary>The words of a name: "Reyes, Dana (she/her)" and "Dr. Dana Reyes" are the same two.</summary>
    private static HashSet<string> Words(string name)
    {
        var plain = name.IndexOf('(') is >= 0 and var bracket ? name[..bracket] : name;
        HashSet<string> words = [.. plain.ToLowerInvariant().Split([' ', ',', '.', '-', '\t', '_'], StringSplitOptions.RemoveEmptyEntries)];
        return words.IsSubsetOf(Titles) ? words : [.. words.Except(Titles)];
    }
}
