using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Framekeeper.Ties;

/// <summary>People one after the other in bytes, their words by number: some fifty bytes each, up to 2 GB in all.</summary>
internal sealed class Records(Words words)
{
    /// <summary>So many are kept ready: the packing is for the many, and a small roster is quicker without.</summary>
    private const int Kept = 8192;

    private readonly List<byte> bytes = [];
    private readonly List<Entry> ready = [];
    private int[] starts = new int[1024];

    public int Count { get; private set; }

    public long Bytes => bytes.Capacity + (sizeof(int) * (long)starts.Length);

    /// <summary>The number of the person who is added; numbers count from 0 and are not given again.</summary>
    public int Add(Entry entry)
    {
        if (Count == starts.Length)
        {
            Array.Resize(ref starts, Count * 2);
        }

        if (Count < Kept)
        {
            ready.Add(entry);
        }

        starts[Count] = bytes.Count;
        Write(entry.Id);
        Write(entry.Given);
        Write(entry.Family);
        Many(entry.Others, name =>
        {
            Write(name.Given);
            Write(name.Family);
        });
        bytes.Add((byte)Array.IndexOf(Lines, entry.Generation));
        Write(entry.Born is { } born ? (((born.Year * 10_000) + (born.Month * 100) + born.Day) * 2) + (born.EitherWay ? 2 : 1) : 0);
        Write(entry.Street);
        Write(entry.Numbers);
        Write(words.One(entry.City));
        Write(words.One(entry.Postcode));
        Many(entry.Phones, digits =>
        {
            bytes.Add((byte)digits.Length);
            Write(int.Parse(digits, CultureInfo.InvariantCulture));
        });
        Many(entry.Emails, Write);
        Many(entry.Employers, Write);
        Many(entry.Schools, Write);
        return Count++;
    }

    /// <summary>Gives back what growing took beyond need.</summary>
    public void Trim()
    {
        bytes.TrimExcess();
        Array.Resize(ref starts, Math.Max(Count, 1));
    }

    private static readonly string[] Lines = ["", .. Entry.Generations.Values.Distinct()];

    private void Write(int number)
    {
        for (; number > 127; number >>= 7)
        {
            bytes.Add((byte)(number | 128));
        }

        bytes.Add((byte)number);
    }

    private void Write(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Write(utf8.Length);
        bytes.AddRange(utf8);
    }

    private void Write(Word word) => Write(word.Id);

    private void Write(Word[] of) => Many(of, Write);

    private void Many<T>(T[] of, Action<T> write)
    {
        Write(of.Length);
        Array.ForEach(of, write);
    }

    public Entry this[int number] => number < Kept ? ready[number] : Read(number);

    /// <summary>Unpacked anew.</summary>
    public Entry Read(int number)
    {
        var from = new Reader(CollectionsMarshal.AsSpan(bytes)[starts[number]..], words);
        return new Entry
        {
            Id = from.Text(),
            Given = from.Words(),
            Family = from.Words(),
            Others = from.Others(),
            Generation = Lines[from.Byte()],
            Born = from.Date(),
            Street = from.Words(),
            Numbers = from.Words(),
            City = from.Word().Text,
            Postcode = from.Word().Text,
            Phones = from.Phones(),
            Emails = from.Texts(),
            Employers = from.Lists(),
            Schools = from.Lists(),
        };
    }

    /// <summary>The id alone, which stands first.</summary>
    public string Id(int number) => new Reader(CollectionsMarshal.AsSpan(bytes)[starts[number]..], words).Text();

    private ref struct Reader(ReadOnlySpan<byte> bytes, Words words)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private int at;

        public byte Byte() => bytes[at++];

        private int Number()
        {
            var (number, shift) = (0, 0);
            byte next;
            do
            {
                next = bytes[at++];
                number |= (next & 127) << shift;
                shift += 7;
            }
            while (next > 127);
            return number;
        }

        public string Text()
        {
            var length = Number();
            at += length;
            return Encoding.UTF8.GetString(bytes.Slice(at - length, length));
        }

        public Word Word() => words[Number()];

        public BirthDate? Date()
        {
            var date = Number() - 1;
            return date < 0 ? null : new BirthDate(date / 20_000, date / 200 % 100, date / 2 % 100, date % 2 == 1);
        }

        public Word[] Words() => Many(static (ref from) => from.Word());

        public (Word[] Given, Word[] Family)[] Others() => Many(static (ref from) => (from.Words(), from.Words()));

        public string[] Phones() => Many(static (ref from) => from.Phone());

        private string Phone()
        {
            var digits = Byte();
            return Number().ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        }

        public string[] Texts() => Many(static (ref from) => from.Text());

        public Word[][] Lists() => Many(static (ref from) => from.Words());

        private T[] Many<T>(One<T> one)
        {
            var many = Number();
            if (many == 0)
            {
                return [];
            }

            var of = new T[many];
            for (var i = 0; i < many; i++)
            {
                of[i] = one(ref this);
            }

            return of;
        }
    }

    private delegate T One<T>(ref Reader from);
}
