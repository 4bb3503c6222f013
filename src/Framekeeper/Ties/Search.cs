namespace Framekeeper.Ties;

/// <summary>The sounds of all names that are held.</summary>
internal sealed class NameSounds
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<string> sounds = [];
    private readonly List<uint> letters = [];

    public long Bytes => sounds.Sum(sound => 64L + (2 * sound.Length));

    public void Add(Entry entry)
    {
        foreach (var name in entry.Others.SelectMany(other => other.Given.Take(1).Concat(other.Family)).Concat(entry.Given.Take(1)).Concat(entry.Family).Where(name => known.Add(name.Sound)))
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
            // An edit changes at most one letter: a glance at them passes over nearly all.
            if (uint.PopCount(letters[i] ^ own) <= 2 && sounds[i] != name.Sound && Spelling.Edits(sounds[i], name.Sound, 1) <= 1)
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
        var points = new List<(int Record, float Points)>();
        var holders = new List<int>();
        foreach (var (key, worth, count) in Keys(sought).Select(key => (key.Key, key.Value, Count: blocks.Count(key.Key))).OrderBy(key => key.Count).ThenBy(key => key.Key))
        {
            if (points.Count + count > Looked)
            {
                break;
            }

            holders.Clear();
            blocks.Holders(key, holders);
            var each = (float)(worth * Math.Log2((double)(records + 1) / (holders.Count + 1)));
            holders.ForEach(record => points.Add((record, each)));
        }

        points.Sort((a, b) => a.Record.CompareTo(b.Record));
        var best = new PriorityQueue<int, (float, int)>();
        for (var (from, to) = (0, 0); from < points.Count; from = to)
        {
            var sum = 0f;
            for (to = from; to < points.Count && points[to].Record == points[from].Record; to++)
            {
                sum += points[to].Points;
            }

            _ = best.Count < Compared ? Enqueue(best, points[from].Record, sum) : best.EnqueueDequeue(points[from].Record, (sum, -points[from].Record));
        }

        return best.UnorderedItems.Select(item => item.Element);
    }

    private static int Enqueue(PriorityQueue<int, (float, int)> best, int record, float sum)
    {
        best.Enqueue(record, (sum, -record));
        return record;
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

        // Given and family name may stand exchanged; and any word of either may be the one that is used.
        Add(keys, bare with { Given = sought.Family, Family = sought.Given });
        foreach (var (one, other) in sought.Given.SelectMany(_ => sought.Family, (one, other) => (one, other)).Take(9))
        {
            Add(keys, bare with { Given = [one], Family = [other] });
        }

        var (ofGiven, ofFamily) = (Near(given), Near(family));
        ofGiven.ForEach(near => Add(keys, bare with { Given = [near] }));
        ofGiven.ForEach(near => Add(keys, bare with { Given = sought.Family, Family = [near] }));
        ofFamily.ForEach(near => Add(keys, bare with { Family = [near] }));
        ofFamily.ForEach(near => Add(keys, bare with { Given = [near], Family = sought.Given }));
        if (sought.Born is not { Whole: true })
        {
            // Without a day of birth the names must do, both misheard.
            ofGiven.ForEach(one => ofFamily.ForEach(other => Add(keys, bare with { Given = [one], Family = [other], Born = null, City = "", Postcode = "", Street = [] })));
        }

        return keys;
    }

    private List<Word> Near(Word? name) => name is null ? [] : names.Near(name).ConvertAll(sound => new Word(sound, sound));

    private static void Add(Dictionary<uint, double> keys, Entry with)
    {
        var own = new List<uint>();
        for (var kind = BlockKeys.Name; kind < BlockKeys.Kinds; kind++)
        {
            BlockKeys.Fill(with, kind, own);
        }

        own.ForEach(key => keys.TryAdd(key, Nearly));
    }
}
