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

        // Any word of either name may be the one that is used, each may be misheard, and the two may stand exchanged: a key does not tell which is which.
        var (ofGiven, ofFamily) = (Near(sought.Given.FirstOrDefault()), Near(sought.Family.FirstOrDefault()));
        foreach (var name in sought.Given.Concat(sought.Family).Skip(1).Concat(ofGiven).Concat(ofFamily))
        {
            own.Clear();
            Array.ForEach(BlockKeys.WithName, kind => BlockKeys.Fill(sought with { Given = [name], Family = [], Others = [] }, kind, own));
            Add(own, keys);
        }

        // Without a day of birth the names must do, both misheard.
        var both = sought.Born is not { Whole: true };
        foreach (var one in sought.Given.Concat(ofGiven))
        {
            foreach (var other in sought.Family.Concat(ofFamily).Where(other => both || sought.Given.Contains(one) || sought.Family.Contains(other)))
            {
                own.Clear();
                BlockKeys.AddName(one, other, own);
                Add(own, keys);
            }
        }

        return keys;
    }

    private List<Word> Near(Word? name) => name is null ? [] : names.Near(name).ConvertAll(sound => new Word(sound, sound));

    /// <summary>Those that anybody holds.</summary>
    private void Add(List<uint> own, Dictionary<uint, double> keys)
    {
        foreach (var key in own.Where(key => blocks.Now(key) > 0))
        {
            keys.TryAdd(key, Nearly);
        }
    }
}
