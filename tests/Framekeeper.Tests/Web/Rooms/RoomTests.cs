using CsCheck;
using Framekeeper.Web.Rooms;

namespace Framekeeper.Tests.Web.Rooms;

/// <summary>A room as it is moved, without a server: whatever people do in whatever order.</summary>
public sealed class RoomTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] People = ["ade", "dana", "kofi"];

    private static readonly Gen<Deed> Deeds = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Double[-5, 4000], Gen.Double[0.1, 2.5], Gen.Int[0, 9000], (what, who, whom, position, rate, after) => new Deed(what, People[who], People[whom], position, rate, TimeSpan.FromMilliseconds(after)));

    /// <summary>Something that somebody does, so long after the one before.</summary>
    private sealed record Deed(int What, string Who, string Whom, double Position, double Rate, TimeSpan After)
    {
        public Room On(Room room, DateTimeOffset now) => What switch
        {
            0 => room.Join(Who),
            1 => room.Leave(Who, now, forGood: false),
            2 => room.Leave(Who, now, forGood: true),
            3 => room.Take(Who),
            4 => room.HandOver(Who, Whom),
            5 => room.Play(Who, Position, now),
            6 => room.Pause(Who, Position, now),
            7 => room.Seek(Who, Position, now),
            _ => room.Go(Who, Rate, now),
        };
    }

    private static void Live(IEnumerable<Deed> deeds, Action<Room, Deed, Room, DateTimeOffset> holds)
    {
        var (room, now) = (Room.Opened(Noon).Join("ade").Take("ade"), Noon);
        foreach (var deed in deeds)
        {
            now += deed.After;
            var before = room.Tick(now);
            holds(room, deed with { What = -1 }, before, now);
            room = deed.On(before, now);
            holds(before, deed, room, now);
        }
    }

    [Fact]
    public void Only_who_presents_moves_the_tape() => Deeds.List[1, 40].Sample(deeds => Live(deeds, (before, deed, after, now) =>
    {
        if (before.Head != after.Head && deed.What >= 5)
        {
            deed.Who.ShouldBe(before.Presenter);
        }
    }));

    [Fact]
    public void Unless_it_is_moved_the_tape_stands_where_it_stood_whoever_comes_and_goes() => Deeds.List[1, 40].Sample(deeds => Live(deeds, (before, deed, after, now) =>
    {
        if (deed.What is < 5 or 8)
        {
            after.Head.Of(now).ShouldBe(before.Head.Of(now), 1e-6);
        }
    }));

    [Fact]
    public void While_it_plays_the_position_only_grows_and_by_its_rate() => Gen.Select(Gen.Double[0, 4000], Gen.Double[Head.Slowest, Head.Fastest], Gen.Int[0, 1_000_000].Array[2, 20]).Sample((position, rate, moments) =>
    {
        var room = Room.Opened(Noon).Join("ade").Take("ade").Go("ade", rate, Noon).Play("ade", position, Noon);
        var positions = moments.Order().Select(ms => (Ms: ms, Position: room.Head.Of(Noon.AddMilliseconds(ms)))).ToList();
        foreach (var (first, next) in positions.Zip(positions.Skip(1)))
        {
            (next.Position - first.Position).ShouldBe((next.Ms - first.Ms) / 1000.0 * rate, 1e-6);
        }

        room.Head.Of(Noon.AddSeconds(-3)).ShouldBe(position, "a clock that is set back moves no tape back");
    });

    [Fact]
    public void The_presenter_is_there_or_away_for_ten_seconds_at_most() => Deeds.List[1, 40].Sample(deeds => Live(deeds, (_, _, room, now) =>
    {
        if (room.Presenter is { } presenter)
        {
            room.There.Contains(presenter).ShouldBe(room.Left is null);
            (room.Left is { } left && now - left > Room.Patience).ShouldBeFalse();
        }
        else
        {
            (room.Head.Playing, room.Left).ShouldBe((false, null), "without a presenter the tape stands");
        }
    }));

    [Fact]
    public void Every_change_counts_up_and_what_may_not_be_done_changes_nothing() => Deeds.List[1, 40].Sample(deeds => Live(deeds, (before, _, after, _) =>
    {
        if (!ReferenceEquals(before, after))
        {
            after.Version.ShouldBe(before.Version + 1);
        }
    }));

    [Fact]
    public void Who_joins_late_is_told_the_position_that_the_others_have()
    {
        var room = Room.Opened(Noon).Join("ade").Take("ade").Join("dana").Play("ade", 60, Noon.AddSeconds(1));
        room.Join("kofi").Head.ShouldBe(room.Head);
        room.Join("kofi").Head.Of(Noon.AddSeconds(31)).ShouldBe(90, 1e-9);
    }

    [Fact]
    public void A_presenter_whose_line_breaks_presents_again_when_back_in_time_and_the_tape_goes_on()
    {
        var room = Room.Opened(Noon).Join("ade").Take("ade").Join("dana").Play("ade", 60, Noon).Leave("ade", Noon.AddSeconds(5), forGood: false);
        (room.Presenter, room.Head.Playing).ShouldBe(("ade", true));
        var back = room.Tick(Noon.AddSeconds(14)).Join("ade");
        (back.Presenter, back.Left, back.Head.Of(Noon.AddSeconds(14))).ShouldBe(("ade", null, 74));

        var over = room.Tick(Noon.AddSeconds(15.5));
        (over.Presenter, over.Head.Playing, over.Head.Position).ShouldBe((null, false, 75.5));
        over.Take("kofi").ShouldBeSameAs(over, "whoever takes the role is there");
        over.Take("dana").Presenter.ShouldBe("dana");
    }
}
