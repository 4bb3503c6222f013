using System.Globalization;

namespace Framekeeper.Bench;

/// <summary>Which messages hold a phrase of lexicon.txt, message by message, and beside it the whole gate: everybody over the same text, in turn, in several rounds; ratios are taken within a round.</summary>
internal static class LexiconBench
{
    private const int Rounds = 5;

    public static int Run(Messages messages)
    {
        if (Environment.ProcessorCount != 1)
        {
            Console.WriteLine("not pinned to one core: put `taskset -c 1` before the command");
        }

        var contenders = new List<(Contender Contender, Pass First)>();
        foreach (var contender in (Contender[])[.. Sieves.Of(messages), .. Gates.Of(messages), .. Vectorscan.Of(messages), .. Regexes.Of(messages), .. Wink.Of(messages)])
        {
            if (contender.Run() is { } first)
            {
                contenders.Add((contender, first));
            }
            else
            {
                Console.WriteLine($"{contender.Name}: not installed (bench/peers/setup.sh)");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{messages.Count} messages, {messages.Megabytes:0.00} MB, {Rounds} rounds after one that is not counted; MB/s: median [lowest..highest]"));
        Console.WriteLine(@"\b sees a border at the apostrophe and the hyphen inside a word too, and so hits a few messages more; the same borders give the same hits.");
        Print(contenders, [.. Enumerable.Range(0, Rounds).Select(_ => contenders.ConvertAll(entry => entry.Contender.Run()!.Value.MegabytesPerSecond))]);
        return 0;
    }

    private static void Print(List<(Contender Contender, Pass First)> contenders, List<List<double>> rounds)
    {
        var (sieve, gate) = (0, contenders.FindIndex(entry => entry.Contender.Name == Gates.Name));
        Console.WriteLine($"{"",-48} {"MB/s",9}  {"",-20} {"messages hit",18} {"groups",7}   {"the sieve is so many times as fast",-34}  the gate");
        for (var i = 0; i < contenders.Count; i++)
        {
            var (contender, first) = contenders[i];
            Console.WriteLine(
                $"{contender.Name,-48} {Spread.Of(rounds.Select(round => round[i])),-31} {$"{first.Hits} of {first.Messages}",18} {first.Groups?.ToString(CultureInfo.InvariantCulture) ?? "-",7}   {Spread.Of(rounds.Select(round => round[sieve] / round[i])),-34}  {Spread.Of(rounds.Select(round => round[gate] / round[i]))}");
        }
    }
}
