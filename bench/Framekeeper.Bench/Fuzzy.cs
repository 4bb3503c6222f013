using System.Diagnostics;
using Framekeeper.Ties;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Framekeeper.Bench;

/// <summary>Lucene.Net over the same fields: every word of a name within two edits, the birth date and the words of the town within one, and the ten that fit best.</summary>
internal sealed class Fuzzy : IDisposable
{
    private readonly StandardAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public Fuzzy(IReadOnlyList<Person> people)
    {
        var watch = Stopwatch.StartNew();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { RAMBufferSizeMB = 256 }))
        {
            foreach (var person in people)
            {
                writer.AddDocument(
                [
                    new StoredField("id", person.Id),
                    new TextField("given", person.Given, Field.Store.NO),
                    new TextField("family", person.Family, Field.Store.NO),
                    new StringField("born", $"{person.Born}", Field.Store.NO),
                    new TextField("city", person.City, Field.Store.NO),
                ]);
            }

            writer.ForceMerge(1);
            writer.Commit();
        }

        (reader, Seconds) = (DirectoryReader.Open(directory), watch.Elapsed.TotalSeconds);
        searcher = new IndexSearcher(reader);
    }

    /// <summary>To index.</summary>
    public double Seconds { get; }

    public IReadOnlyList<string> Find(Person asked)
    {
        var query = new BooleanQuery();
        Add(query, "given", asked.Given, 2);
        Add(query, "family", asked.Family, 2);
        Add(query, "born", $"{asked.Born}", 1);
        Add(query, "city", asked.City, 1);
        return [.. searcher.Search(query, 10).ScoreDocs.Select(hit => searcher.Doc(hit.Doc).Get("id"))];
    }

    private static void Add(BooleanQuery query, string field, string text, int edits)
    {
        foreach (var word in field == "born" ? [text] : text.ToLowerInvariant().Split([' ', '-', '\''], StringSplitOptions.RemoveEmptyEntries))
        {
            query.Add(new FuzzyQuery(new Term(field, word), edits), Occur.SHOULD);
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }
}
