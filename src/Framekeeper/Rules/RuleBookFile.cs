using System.Collections;
using System.Globalization;
using System.Text;

namespace Framekeeper.Rules;

/// <summary>A rule book as bytes that are read without parsing, for a program that must start at once.</summary>
/// <remarks>The build makes them from the files and the same build reads them, so they have no version of their own. The examples, which no check needs, are left to the files.</remarks>
internal static class RuleBookFile
{
    public static void Write(RuleBook book, Stream stream)
    {
        using var to = new Writer(stream);
        to.Write(book.Digest);
        to.Write(book.Silent);
        to.Texts(book.Crisis);
        to.List(book.Pages, to.Page);
        to.List(book.Ties, to.TiePage);
        to.List(book.Classes, entry =>
        {
            to.Write(entry.Class);
            to.Texts(entry.Words);
        });
        to.Map(book.Codes.All, to.Code);
        to.Map(book.Codes.Places, to.Code);
    }

    public static RuleBook Read(Stream stream)
    {
        using var from = new Reader(stream);
        return new RuleBook(
            digest: from.ReadString(),
            silent: from.ReadString(),
            crisis: from.Texts(),
            pages: from.List(() => from.Page(from.ReadString())),
            ties: from.List(from.TiePage),
            classes: from.List(() => (from.ReadString(), (IReadOnlyList<string>)from.Texts())),
            codes: new Codes(from.Map(from.Code), from.Map(from.Code)),
            files: RuleBook.Embedded);
    }

    private sealed class Writer(Stream stream) : BinaryWriter(stream, Encoding.UTF8, leaveOpen: true)
    {
        public void Page(RulePage page)
        {
            foreach (var text in (string[])[page.Id, page.Title, page.Flags, page.Why, page.Client, page.Next, page.Instead])
            {
                Write(text);
            }

            Write((byte)page.Speaker);
            Write((byte)page.Level);
            Map(page.Cites, Texts);
            List(page.Softer, softer =>
            {
                Texts(softer.Words);
                Write((byte)softer.Level);
                Write(softer.Says);
            });
            Texts(page.Absorbs);
            List(page.Contested, contest =>
            {
                Texts(contest.Words);
                Write(contest.When);
                Texts(contest.Views);
            });
            Texts(page.Match);
        }

        public void TiePage(TiePage page)
        {
            foreach (var text in (string[])[page.Id, page.Title, page.Flags, page.Why, page.Means, page.Next])
            {
                Write(text);
            }

            Write((byte)page.Level);
            Write(page.Lasts);
            List(page.Paths, path => List(path, Texts));
            Map(page.Cites, Texts);
        }

        public void Code(Code code)
        {
            Write(code.Id);
            Write(code.Title);
            Write(code.Edition);
            Maybe(code.Link);
            Map(code.Sections, section =>
            {
                Write(section.Code);
                Write(section.Section);
                Write(section.Title);
                Write(section.Says);
                Maybe(section.Link);
                Write(section.Checked);
            });
            Map(code.Former, rule =>
            {
                Write(rule.Years ?? -1);
                Write(rule.Covers);
                Maybe(rule.Section);
                Write(rule.Says);
                Write(rule.Checked);
            });
            Maybe(code.Gift?.Amount.ToString(CultureInfo.InvariantCulture));
            Maybe(code.Gift?.Currency);
        }

        public void Texts(IReadOnlyList<string> texts) => List(texts, Write);

        public void List<T>(IReadOnlyCollection<T> items, Action<T> write)
        {
            Write7BitEncodedInt(items.Count);
            foreach (var item in items)
            {
                write(item);
            }
        }

        public void Map<T>(IReadOnlyDictionary<string, T> map, Action<T> write) => List(map, pair =>
        {
            Write(pair.Key);
            write(pair.Value);
        });

        private void Maybe(string? text)
        {
            Write(text is not null);
            Write(text ?? "");
        }
    }

    private sealed class Reader(Stream stream) : BinaryReader(stream, Encoding.UTF8, leaveOpen: true)
    {
        public RulePage Page(string id) => new()
        {
            Id = id,
            Title = ReadString(),
            Flags = ReadString(),
            Why = ReadString(),
            Client = ReadString(),
            Next = ReadString(),
            Instead = ReadString(),
            Speaker = (Role)ReadByte(),
            Level = (Level)ReadByte(),
            Cites = Map<IReadOnlyList<string>>(Texts),
            Softer = List(() => new Softer(Texts(), (Level)ReadByte(), ReadString())),
            Absorbs = Texts(),
            Contested = List(() => new Contest(Texts(), ReadString(), Texts())),
            Match = Texts(),
            Examples = new Deferred<Example>(() => RuleBook.Default[id]!.Examples),
        };

        public TiePage TiePage() => new()
        {
            Id = ReadString(),
            Title = ReadString(),
            Flags = ReadString(),
            Why = ReadString(),
            Means = ReadString(),
            Next = ReadString(),
            Level = (Level)ReadByte(),
            Lasts = ReadBoolean(),
            Paths = List(() => (IReadOnlyList<IReadOnlyList<string>>)List(() => (IReadOnlyList<string>)Texts())),
            Cites = Map<IReadOnlyList<string>>(Texts),
        };

        public Code Code() => new(
            ReadString(), ReadString(), ReadString(), Maybe(),
            Map(() => new Citation(ReadString(), ReadString(), ReadString(), ReadString(), Maybe(), ReadString())),
            Map(() => new FormerRule(ReadInt32() is >= 0 and var years ? years : null, ReadBoolean(), Maybe(), ReadString(), ReadString())),
            (Maybe(), Maybe()) is ({ } amount, var currency) ? new GiftLimit(decimal.Parse(amount, CultureInfo.InvariantCulture), currency) : null);

        public List<string> Texts() => List(ReadString);

        public List<T> List<T>(Func<T> read)
        {
            var count = Read7BitEncodedInt();
            var items = new List<T>(count);
            for (var i = 0; i < count; i++)
            {
                items.Add(read());
            }

            return items;
        }

        public Dictionary<string, T> Map<T>(Func<T> read)
        {
            var count = Read7BitEncodedInt();
            var map = new Dictionary<string, T>(count);
            for (var i = 0; i < count; i++)
            {
                map.Add(ReadString(), read());
            }

            return map;
        }

        private string? Maybe()
        {
            var there = ReadBoolean();
            var text = ReadString();
            return there ? text : null;
        }
    }

    /// <summary>A list that is made when it is first looked at.</summary>
    private sealed class Deferred<T>(Func<IReadOnlyList<T>> make) : IReadOnlyList<T>
    {
        private readonly Lazy<IReadOnlyList<T>> items = new(make);

        public int Count => items.Value.Count;

        public T this[int index] => items.Value[index];

        public IEnumerator<T> GetEnumerator() => items.Value.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
