using CsCheck;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

public sealed class PackingTests
{
    [Fact]
    public void Whoever_is_packed_comes_out_as_they_went_in() => Any.Person.Array[1, 8].Sample(people =>
    {
        var words = new Words();
        var records = new Records(words);
        Entry[] entries = [.. people.Select((person, i) => Entry.Of(person with { Id = $"p{i}", Emails = [$"mé{i}@example.org"], Employers = ["Lakeside Bakery"], Schools = ["Norton High", "Ashby"] }, words))];
        Array.ForEach(entries, entry => records.Add(entry));
        records.Trim();
        return Enumerable.Range(0, entries.Length).All(i => Everything(records.Read(i)) == Everything(entries[i]) && records.Id(i) == $"p{i}");
    });

    [Fact]
    public void Dates_of_no_calendar_are_packed_too() => Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Bool).Sample((year, month, day, either) =>
    {
        var words = new Words();
        var (records, born) = (new Records(words), new BirthDate(year, month, day, either));
        records.Add(Entry.Of(new Person("p") { Born = born }, words));
        return records.Read(0).Born == born;
    });

    private static string Everything(Entry entry) => string.Join('|', [
        entry.Id, Text(entry.Given), Text(entry.Family), string.Join(';', entry.Others.Select(name => $"{Text(name.Given)},{Text(name.Family)}")), entry.Generation, entry.Born?.ToString() ?? "none",
        entry.Born?.EitherWay.ToString() ?? "", Text(entry.Street), Text(entry.Numbers), entry.StreetName, entry.City, entry.Postcode, string.Join(';', entry.Phones), string.Join(';', entry.Emails),
        string.Join(';', entry.Employers.Select(Text)), string.Join(';', entry.Schools.Select(Text)),
    ]);

    private static string Text(Word[] words) => string.Join(' ', words.Select(word => word.Text));

    [Fact]
    public void A_key_gives_its_holders_and_nobody_else() => Gen.UInt.Array[1, 5].Array[1, 400].Sample(held =>
    {
        // Few different keys, all over the range, so that many are held by several.
        uint[][] keys = [.. held.Select(of => of.Select(key => (key % 97) * 44_278_013u).Distinct().ToArray())];
        var ends = keys.Aggregate(new List<int> { 0 }, (sum, of) => [.. sum, sum[^1] + of.Length]);
        var blocks = new Blocks(keys.SelectMany(of => of).ToArray(), ends.Skip(1).ToArray());
        blocks.Add(keys.Length, [5 * 44_278_013u]);
        return Enumerable.Range(0, 97).Select(key => (uint)key * 44_278_013u).All(key =>
        {
            var holders = new List<int>();
            blocks.Holders(key, holders);
            var those = Enumerable.Range(0, keys.Length).Where(record => keys[record].Contains(key)).ToList();
            return blocks.Count(key) == those.Count && holders.SequenceEqual(key == 5 * 44_278_013u ? [.. those, keys.Length] : those);
        });
    });
}
