using Framekeeper.Cli;
using Framekeeper.Training;

namespace Framekeeper.Tests.Training;

public sealed class NoiseTests
{
    private static readonly string[] Talk = [.. CorpusFiles.Read([Path.Combine(Repository.Root, "corpus", "mandated.sessions.jsonl")]).SelectMany(session => session.Turns).Select(turn => turn.Text)];

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(0.4)]
    public void The_word_error_rate_is_the_one_asked_for(double rate)
    {
        var noise = new Noise(Talk, rate);
        Noise.ErrorRate(Talk.Select(text => (text, noise.Hear(text)))).ShouldBe(rate, 0.01);
    }

    [Fact]
    public void The_same_text_is_always_heard_in_the_same_way_and_another_seed_hears_another()
    {
        var (once, again, other) = (new Noise(Talk, 0.25), new Noise(Talk, 0.25), new Noise(Talk, 0.25, seed: 2));
        Talk.Select(once.Hear).ShouldBe(Talk.Reverse().Select(again.Hear).Reverse());
        Talk.Select(other.Hear).ShouldNotBe(Talk.Select(once.Hear));
    }

    [Fact]
    public void Case_and_marks_are_lost_and_no_turn_becomes_empty()
    {
        var noise = new Noise(Talk, 0.25);
        foreach (var heard in Talk.Select(noise.Hear))
        {
            heard.ShouldNotBeEmpty();
            heard.ShouldBe(heard.ToLowerInvariant());
            heard.ShouldNotContain("?");
            heard.ShouldNotContain(", ");
        }
    }

    [Theory]
    [InlineData("Could you bring me a coffee?", "could you bring me a coffee", 0)]
    [InlineData("could you bring me a coffee", "could you bring a coffee", 1)]
    [InlineData("could you bring me a coffee", "good you bring uh me a copy", 3)]
    [InlineData("It's $1,200, at 10:30.", "it's $1,200 at 10:30", 0)]
    [InlineData("one two", "", 2)]
    public void Errors_are_words_put_in_left_out_or_exchanged(string said, string heard, int errors)
    {
        var words = said.Split(' ').Length;
        Noise.ErrorRate([(said, heard)]).ShouldBe((double)errors / words, 1e-9);
    }

    [Fact]
    public void Words_are_taken_for_words_that_sound_alike()
    {
        var sounds = new Sounds(["gin", "jean", "whiskey", "wisky"]);
        var dice = new Dice(1);
        sounds.Like("whiskey", ref dice).ShouldBe("wisky");
        sounds.Like("their", ref dice).ShouldBeOneOf("there", "they're");
    }

    [Fact]
    public void No_rate_leaves_the_words_as_they_are() => new Noise(Talk, 0).Hear("Well, that's fine.").ShouldBe("well that's fine");
}
