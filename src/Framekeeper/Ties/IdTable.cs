namespace Framekeeper.Ties;

/// <summary>People's numbers by id: numbers in an open table, the ids themselves stand in the people's records.</summary>
internal sealed class IdTable
{
    private int[] slots;

    private IdTable(int people) => slots = new int[Math.Max(16, people * 3 / 2)];

    public long Bytes => slots.Length * 4L;

    /// <exception cref="ArgumentException">Two people have one id.</exception>
    public static IdTable Of(List<Person> people)
    {
        var table = new IdTable(people.Count);
        for (var i = 0; i < people.Count; i++)
        {
            table.Put(people, i);
        }

        return table;
    }

    /// <summary>The number, or -1.</summary>
    public int Find(List<Person> people, string id)
    {
        for (var slot = Slot(id); slots[slot] != 0; slot = slot + 1 < slots.Length ? slot + 1 : 0)
        {
            if (people[slots[slot] - 1].Id == id)
            {
                return slots[slot] - 1;
            }
        }

        return -1;
    }

    /// <summary>The last of the people is new.</summary>
    public void Add(List<Person> people)
    {
        if (people.Count * 5L > slots.Length * 4L)
        {
            slots = Of(people).slots;
            return;
        }

        Put(people, people.Count - 1);
    }

    private void Put(List<Person> people, int number)
    {
        var slot = Slot(people[number].Id);
        for (; slots[slot] != 0; slot = slot + 1 < slots.Length ? slot + 1 : 0)
        {
            if (people[slots[slot] - 1].Id == people[number].Id)
            {
                throw new ArgumentException($"two people have the id {people[number].Id}", nameof(people));
            }
        }

        slots[slot] = number + 1;
    }

    private int Slot(string id) => (int)(Frequencies.Hash(id) % (ulong)slots.Length);
}
