namespace Framekeeper.Ties;

/// <summary>Who shares what: people by hub and hubs by person, packed; what came later lies over it.</summary>
internal sealed class Hubs
{
    /// <summary>Of a hub with more members only the members are tied and those one step from them: that two friends of friends have one large employer says nothing about the two.</summary>
    public const int Walked = 50;

    private readonly HubKeys keyOf;
    private readonly ulong[] keys;
    private readonly int[] ends, members, personEnds, personHubs;
    private readonly List<ulong> laterKeys = [];
    private readonly Dictionary<ulong, int> laterByKey = [];
    private readonly Dictionary<int, List<int>> laterMembers = [], laterHubs = [];

    private Hubs(HubKeys keyOf, ulong[] keys, int[] ends, int[] members, int[] personEnds, int[] personHubs) =>
        (this.keyOf, this.keys, this.ends, this.members, this.personEnds, this.personHubs) = (keyOf, keys, ends, members, personEnds, personHubs);

    /// <summary>Bytes of the packed arrays.</summary>
    public long Bytes => (keys.Length * 8L) + (4L * (ends.Length + members.Length + personEnds.Length + personHubs.Length));

    public int Memberships => members.Length;

    public static Hubs Of(IReadOnlyList<Person> people)
    {
        var (keyOf, said, who) = (new HubKeys(), new List<ulong>(), new List<int>());
        for (var i = 0; i < people.Count; i++)
        {
            keyOf.Each(people[i], key =>
            {
                said.Add(key);
                who.Add(i);
            });
        }

        // By key, then by person: a person who records a thing twice stands beside themselves.
        var (order, members) = (said.ToArray(), who.ToArray());
        Array.Sort(order, members);
        var (keys, ends) = (new List<ulong>(), new List<int>());
        var kept = 0;
        for (var i = 0; i < order.Length;)
        {
            var end = i;
            while (end < order.Length && order[end] == order[i])
            {
                end++;
            }

            Array.Sort(members, i, end - i);
            var start = kept;
            for (var m = i; m < end; m++)
            {
                if (kept == start || members[kept - 1] != members[m])
                {
                    members[kept++] = members[m];
                }
            }

            keys.Add(order[i]);
            ends.Add(kept);
            i = end;
        }

        return new Hubs(keyOf, [.. keys], [.. ends], members[..kept], [], []).ByPerson(people.Count);
    }

    /// <summary>Hubs with one member tie nobody, and are kept for those who come.</summary>
    private Hubs ByPerson(int people)
    {
        var counts = new int[people + 1];
        for (var hub = 0; hub < keys.Length; hub++)
        {
            if (Packed(hub) is { Length: > 1 } shared)
            {
                foreach (var person in shared)
                {
                    counts[person]++;
                }
            }
        }

        var total = 0;
        for (var person = 0; person < people; person++)
        {
            (total, counts[person]) = (total + counts[person], total);
        }

        var by = new int[total];
        for (var hub = 0; hub < keys.Length; hub++)
        {
            if (Packed(hub) is { Length: > 1 } shared)
            {
                foreach (var person in shared)
                {
                    by[counts[person]++] = hub;
                }
            }
        }

        return new Hubs(keyOf, keys, ends, members, counts[..people], by);
    }

    public HubKind Kind(int hub) => HubKeys.Kind(hub < keys.Length ? keys[hub] : laterKeys[hub - keys.Length]);

    public int Size(int hub) => Packed(hub).Length + Later(hub).Length;

    /// <summary>The members in two parts: those packed, and those who came later.</summary>
    public ReadOnlySpan<int> Packed(int hub) => hub < keys.Length ? members.AsSpan((hub == 0 ? 0 : ends[hub - 1])..ends[hub]) : [];

    public ReadOnlySpan<int> Later(int hub) => laterMembers.Count > 0 && laterMembers.TryGetValue(hub, out var later) ? System.Runtime.InteropServices.CollectionsMarshal.AsSpan(later) : [];

    /// <summary>The hubs of a person, in two parts as well.</summary>
    public ReadOnlySpan<int> PackedOf(int person) => person < personEnds.Length ? personHubs.AsSpan((person == 0 ? 0 : personEnds[person - 1])..personEnds[person]) : [];

    public ReadOnlySpan<int> LaterOf(int person) => laterHubs.Count > 0 && laterHubs.TryGetValue(person, out var later) ? System.Runtime.InteropServices.CollectionsMarshal.AsSpan(later) : [];

    /// <summary>Somebody who came later, with all that they share.</summary>
    public void Add(Person person, int index) => keyOf.Each(person, key =>
    {
        var hub = Hub(key);
        var size = Size(hub);
        if (size == 1 && hub < keys.Length && Packed(hub) is [var alone])
        {
            Join(laterHubs, alone, hub);
        }
        else if (size == 1 && Later(hub)[0] is var first && first != index)
        {
            Join(laterHubs, first, hub);
        }

        if (!Later(hub).Contains(index))
        {
            Join(laterMembers, hub, index);
            if (size > 0)
            {
                Join(laterHubs, index, hub);
            }
        }
    });

    private int Hub(ulong key)
    {
        if (Array.BinarySearch(keys, key) is >= 0 and var packed)
        {
            return packed;
        }

        if (!laterByKey.TryGetValue(key, out var hub))
        {
            laterByKey[key] = hub = keys.Length + laterKeys.Count;
            laterKeys.Add(key);
        }

        return hub;
    }

    private static void Join(Dictionary<int, List<int>> lists, int of, int what)
    {
        var list = lists.TryGetValue(of, out var known) ? known : lists[of] = [];
        if (!list.Contains(what))
        {
            list.Add(what);
        }
    }
}
