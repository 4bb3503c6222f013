namespace Framekeeper.Training;

/// <summary>Which word a recogniser may hear for another: a table of homophones and common confusions, then words of the texts themselves that sound alike.</summary>
internal sealed class Sounds
{
    private static readonly string[] Confusions =
    [
        "their there they're", "to too two", "your you're yours", "for four", "know no now", "hear here", "its it's", "would wood could", "right write", "buy by bye", "week weak we", "our are hour", "than then",
        "wear where were", "one won", "sun son some", "meet meat me", "see sea", "accept except", "affect effect", "can can't", "a the", "in and an", "is as his", "of have off", "him them", "this these", "want won't went",
        "going gonna", "fifteen fifty", "thirteen thirty", "fourteen forty", "sixteen sixty", "i'll all", "i'd i", "i'm i", "we'll well will", "he's is", "she's she", "don't do", "didn't did", "wouldn't would", "couldn't could",
        "let's lets", "ask asked", "pay paid", "lend land", "loan alone", "gift give", "bring bringing", "help held", "cash catch", "car card", "coffee copy", "friend friends", "phone on", "call called", "text texts next",
        "house how's", "home whole", "drink drank", "wine why", "dinner in", "sign side", "write ride", "review view", "website side", "money many", "dollars dollar", "pounds pound", "quid quit", "prescription subscription",
        "session sessions section", "therapy therapist", "feel fill", "live leave", "that's that", "what's what", "who's whose", "weather whether", "been being", "still steal", "hold old", "hand and", "piece peace", "weed wheat",
        "brought bought", "sell cell", "sale sail", "patience patients", "knew new", "through threw", "passed past", "wait weight", "break brake", "heard herd", "or are", "when one", "with what", "from form", "about a",
    ];

    private readonly Dictionary<string, string[]> table = [];
    private readonly Dictionary<string, List<string>> alike;
    private readonly List<(string Key, string Word)> order;

    public Sounds(IEnumerable<string> vocabulary)
    {
        foreach (var group in Confusions.Select(line => line.Split(' ')))
        {
            foreach (var word in group)
            {
                table[word] = [.. table.GetValueOrDefault(word, []).Concat(group.Where(other => other != word))];
            }
        }

        order = [.. vocabulary.Distinct().Select(word => (Key(word), word)).Order()];
        alike = order.GroupBy(entry => entry.Key, entry => entry.Word).ToDictionary(same => same.Key, same => same.ToList());
    }

    /// <summary>Another word: from the table, else one of the same sound, else the next in sound.</summary>
    public string Like(string word, ref Dice dice)
    {
        if (table.TryGetValue(word, out var confused))
        {
            return confused[dice.Next(confused.Length)];
        }

        var same = alike.GetValueOrDefault(Key(word)) ?? [];
        if (same.Count > 1 && same.IndexOf(word) is var at and >= 0)
        {
            return same[(at + 1 + dice.Next(same.Count - 1)) % same.Count];
        }

        var place = order.BinarySearch((Key(word), word));
        place = place < 0 ? ~place : dice.Next() < 0.5 ? place + 1 : place - 1;
        return order.Count < 2 ? word : order[Math.Clamp(place, 0, order.Count - 1)].Word is var near && near == word ? order[place == 0 ? 1 : order.Count - 2].Word : near;
    }

    /// <summary>The first sound, then consonants by where the mouth makes them (after Soundex, Russell 1918) with one sign for vowels between; doubles and silent ends drop.</summary>
    private static string Key(string word)
    {
        var key = new List<char>();
        foreach (var letter in word)
        {
            var sound = letter switch
            {
                'b' or 'p' => 'p',
                'f' or 'v' => 'f',
                'c' or 'k' or 'q' or 'g' or 'x' => 'k',
                's' or 'z' or 'j' => 's',
                'd' or 't' => 't',
                'l' => 'l',
                'm' or 'n' => 'n',
                'r' => 'r',
                'h' or 'w' or '\'' => '-',
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' => 'a',
                _ => letter,
            };
            if (sound != '-' && (key.Count == 0 || key[^1] != sound))
            {
                key.Add(sound);
            }
        }

        return new string([.. key.Count > 1 && key[^1] == 'a' ? key.SkipLast(1) : key]);
    }
}
