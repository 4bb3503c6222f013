using System.Diagnostics;
using System.Globalization;
using Framekeeper.Tests.Ties;
using Framekeeper.Ties;

namespace Framekeeper.Bench;

/// <summary>Finding one among many as they are remembered, and putting one in.</summary>
internal static class SearchBench
{
    private const int Questions = 3_800;

    public static int Run(string? data, int size)
    {
        if (data is null)
        {
            Console.Error.WriteLine("FRAMEKEEPER_DATA must name the folder with others' data");
            return 2;
        }

        Print($"{Environment.ProcessorCount} cores; others may use them too");
        foreach (var whole in new[] { false, true })
        {
            var crowd = new Crowd(data, size, seed: 5, whole);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var (watch, work) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var index = PeopleIndex.Of(crowd.People, id => crowd.People[int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture)]);
            var (loaded, worked) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - work).TotalSeconds);
            var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
            Print($"{size} people, {(whole ? "with homes, phones and mail" : "names, birth date, town")}: loaded and learned in {loaded:0.0} s ({worked:0.0} s of work), {bytes / (double)size:0} bytes a person ({index.Bytes / (double)size:0} in arrays)");
            var misheard = new Misheard(crowd, data, seed: 6);
            var asked = Asked(misheard);
            var answers = Answers("Framekeeper", asked, person => [.. index.Find(person).Select(found => found.Person.Id)]);
            Print($"    kinds of error that the code knows nothing of: recall at 10 {Recall(answers.Where(answer => misheard.HeldOut(answer.Kind)), 10):0.0000}");
            foreach (var kind in answers.GroupBy(answer => answer.Kind))
            {
                Print($"    {misheard.Kinds[kind.Key].Kind,-44} {Recall(kind, 10):0.000} of {kind.Count()}");
            }

            Put(index, crowd.People);
            if (!whole)
            {
                Peers(crowd.People, asked, answers);
            }
        }

        return 0;
    }

    /// <summary>As many questions of each kind.</summary>
    private static List<Question> Asked(Misheard misheard)
    {
        var asked = new List<Question>();
        while (asked.Count < Questions)
        {
            if (misheard.Question(asked.Count % misheard.Kinds.Count) is var (id, question))
            {
                asked.Add(new Question(asked.Count % misheard.Kinds.Count, id, question));
            }
        }

        return asked;
    }

    private static List<Answer> Answers(string who, List<Question> asked, Func<Person, IReadOnlyList<string>> find)
    {
        asked.Take(asked.Count / 10).ToList().ForEach(one => find(one.Person));
        var answers = asked.ConvertAll(one =>
        {
            var (watch, work) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var found = find(one.Person);
            return new Answer(one.Kind, Stopwatch.GetElapsedTime(watch).TotalMilliseconds, (Environment.CpuUsage.TotalTime - work).TotalMilliseconds, found.ToList().IndexOf(one.Id));
        });
        Print($"  {who}: {Times(answers.Select(answer => answer.Milliseconds))} (of the processor {Times(answers.Select(answer => answer.Work))}); recall at 10 {Recall(answers, 10):0.0000}, at 1 {Recall(answers, 1):0.000}, of {answers.Count}");
        return answers;
    }

    /// <summary>The same questions, fewer of them; and how many of those were answered here.</summary>
    private static void Peers(IReadOnlyList<Person> people, List<Question> asked, List<Answer> ours)
    {
        using (var fuzzy = new Fuzzy(people))
        {
            Print($"  Lucene.Net: indexed in {fuzzy.Seconds:0.0} s");
            Answers("Lucene.Net FuzzyQuery", asked.Take(950).ToList(), fuzzy.Find);
            Print($"    Framekeeper, of the same: recall at 10 {Recall(ours.Take(950), 10):0.0000}");
        }

        using var trigrams = Trigrams.Of(people);
        if (trigrams is null)
        {
            Print($"  PostgreSQL is not installed");
            return;
        }

        Print($"  PostgreSQL: loaded and indexed in {trigrams.Seconds:0.0} s");
        Answers("pg_trgm, GiST (the processor's share is the asking process's alone)", asked.Take(190).ToList(), trigrams.Find);
        Print($"    Framekeeper, of the same: recall at 10 {Recall(ours.Take(190), 10):0.0000}");
    }

    private static void Put(PeopleIndex index, IReadOnlyList<Person> people)
    {
        var dice = new Random(8);
        var times = Enumerable.Range(0, 1_000).Select(_ =>
        {
            var person = people[dice.Next(people.Count)];
            var (watch, work) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            index.Put(person with { Street = "12 Lake Street", Family = person.Family + "e" });
            return (Stopwatch.GetElapsedTime(watch).TotalMilliseconds, Work: (Environment.CpuUsage.TotalTime - work).TotalMilliseconds);
        }).ToList();
        Print($"  changed, with the links that follow: {Times(times.Select(time => time.TotalMilliseconds))} (of the processor {Times(times.Select(time => time.Work))})");
    }

    private static double Recall(IEnumerable<Answer> answers, int within) => answers.Average(answer => answer.Place >= 0 && answer.Place < within ? 1.0 : 0);

    internal static string Times(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return string.Create(CultureInfo.InvariantCulture, $"p50 {sorted[sorted.Length / 2]:0.00} ms, p99 {sorted[(int)(sorted.Length * 0.99)]:0.00} ms, most {sorted[^1]:0.0} ms");
    }

    internal static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private sealed record Question(int Kind, string Id, Person Person);

    /// <param name="Work">Milliseconds that the bench's own process worked: what others do on the machine is no part of it.</param>
    /// <param name="Place">Where the right one stands, from 0; -1 for nowhere.</param>
    private sealed record Answer(int Kind, double Milliseconds, double Work, int Place);
}
