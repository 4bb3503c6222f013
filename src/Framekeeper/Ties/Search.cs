using System.Runtime.InteropServices;

namespace Framekeeper.Ties;

/// <summary>The sounds of all names that are held.</summary>
internal sealed class NameSounds
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<string> sounds = [];
    private readonly List<uint> letters = [];

    public void Add(Entry entry)
    {
        Array.ForEach(entry.Given, Add);
        Array.ForEach(entry.Family, Add);
        foreach (var (given, family) in entry.Others)
        {
            Array.ForEach(given, Add);
            Array.ForEach(family, Add);
        }
    }

    private void Add(Word name)
    {
        if (known.Add(name.Sound))
        {
            sounds.Add(name.Sound);
            letters.Add(Spelling.Letters(name.Sound));
        }
    }

    /// <summary>Those that differ from a name's by one sound at most, or are another form's of it; its own is none of them.</summary>
    public List<string> Near(Word name)
    {
        var (near, own) = (new List<string>(), Spelling.Letters(name.Sound));
        for (var i = 0; i < sounds.Count; i++)
        {
            // An edit takes one letter away and brings one at most: a glance at them passes over nearly all.
            if (uint.PopCount(letters[i] ^ own) <= 2 && Spelling.Near(sounds[i], name.Sound) && sounds[i] != name.Sound)
            {
                near.Add(sounds[i]);
            }
        }

        near.AddRange((name.Forms ?? new HashSet<string>()).Select(Sounds.Of).Where(sound => sound != name.Sound && known.Contains(sound) && !near.Contains(sound)));
        return near;
    }
}

/// <summary>
/// Chooses whom to compare with somebody who is sought: the keys of the sought, and those that they would have if a name of theirs sounded a little different, each give points to all who hold them,
/// the more the fewer these are.
/// </summary>
internal sealed class Search(Blocks blocks, NameSounds names, int records)
{
    /// <summary>So many are compared in the end, and so many holders of keys are looked at before, those of rare keys first: this bounds the time.</summary>
    private const int Compared = 200, Looked = 16_000;

    /// <summary>What a key with another name is worth, in parts of one with the name as it is.</summary>
    private const double Nearly = 0.7;

    /// <summary>Numbers of records, the most promising first.</summary>
    public IEnumerable<int> Nearest(Entry sought)
    {
        var (points, holders, looked) = (new Dictionary<int, float>(Looked), new List<int>(), 0);
        foreach (var (key, worth, count) in Keys(sought).Select(key => (key.Key, key.Value, Count: blocks.Now(key.Key))).Where(key => key.Count > 0).OrderBy(key => key.Count).ThenBy(key => key.Key))
        {
            looked += count;
            if (looked > Looked)
            {
                break;
            }

            holders.Clear();
            blocks.Holders(key, holders);
            var each = (float)(worth * Math.Log2((double)(records + 1) / (holders.Count + 1)));
            holders.ForEach(record => CollectionsMarshal.GetValueRefOrAddDefault(points, record, out _) += each);
        }

        var best = new PriorityQueue<int, (float, int)>();
        foreach (var (record, sum) in points)
        {
            best.Enqueue(record, (sum, -record));
            if (best.Count > Compared)
            {
                best.Dequeue();
            }
        }

        return best.UnorderedItems.Select(item => item.Element);
    }

    /// <summary>The keys, each with its worth.</summary>
    private Dictionary<uint, double> Keys(Entry sought)
    {
        var (keys, own) = (new Dictionary<uint, double>(), new List<uint>());
        for (var kind = 0; kind < BlockKeys.Kinds; kind++)
        {
            BlockKeys.Fill(sought, kind, own);
        }

        own.ForEach(key => keys.TryAdd(key, 1));
        var (given, family) = (sought.Given.FirstOrDefault(), sought.Family.FirstOrDefault());
        var bare = sought with { Others = [] };

        // Given and family name may stand exchanged; any word of either may be the one that is used; and each may be misheard.
        Add(keys, bare with { Given = sought.Family, Family = sought.Given }, NameAlone);
        foreach (var (one, other) in sought.Given.SelectMany(_ => sought.Family, (one, other) => (one, other)).Skip(1).Take(8))
        {
            Add(keys, bare with { Given = [one], Family = [other] }, WithName);
        }

        var (ofGiven, ofFamily) = (Near(given), Near(family));
        ofGiven.ForEach(near => Add(keys, bare with { Given = near }, WithName));
        ofFamily.ForEach(near => Add(keys, bare with { Family = near }, WithName));
        if (sought.Born is not { Whole: true })
        {
            // Without a day of birth the names must do, both misheard.
            ofGiven.ForEach(one => ofFamily.ForEach(other => Add(keys, bare with { Given = one, Family = other }, NameAlone)));
            ofGiven.ForEach(near => Add(keys, bare with { Given = sought.Family, Family = near }, NameAlone));
            ofFamily.ForEach(near => Add(keys, bare with { Given = near, Family = sought.Given }, NameAlone));
        }

        return keys;
    }

    private List<Word[]> Near(Word? name) => name is null ? [] : names.Near(name).ConvertAll<Word[]>(sound => [new Word(sound, sound)]);

    private static readonly int[] NameAlone = [BlockKeys.Name], WithName = BlockKeys.WithName;

    private static void Add(Dictionary<uint, double> keys, Entry with, int[] kinds)
    {
        var own = new List<uint>(8);
        foreach (var kind in kinds)
        {
            BlockKeys.Fill(with, kind, own);
        }

        own.ForEach(key => keys.TryAdd(key, Nearly));
    }
}
