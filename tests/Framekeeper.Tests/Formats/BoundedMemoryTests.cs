using System.Diagnostics;
using System.Text;

namespace Framekeeper.Tests.Formats;

/// <summary>Memory is the whole process's, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(BoundedMemoryTests), DisableParallelization = true)]
[Collection(nameof(BoundedMemoryTests))]
public sealed class BoundedMemoryTests
{
    private const int Mebi = 1 << 20;

    [Theory]
    [InlineData("long.vtt", "WEBVTT\n\n", "{0}\n00:00:01.000 --> 00:00:02.000\n<v {1}>And then I said, &amp; meant it, that it was fine.</v>\n\n")]
    [InlineData("long.srt", "", "{0}\n00:00:01,000 --> 00:00:02,000\n{1}: And then I said that it was fine, and meant it.\n\n")]
    [InlineData("long.txt", "", "[00:00:01] {1}: And then I said that it was fine, and meant it, for once ({0}).\n")]
    [InlineData("long.jsonl", "", "{{\"id\":\"{0}\",\"turns\":[{{\"n\":1,\"speaker\":\"{1}\",\"text\":\"And then I said that it was fine.\"}}]}}\n")]
    public void Fifty_mebibytes_are_read_in_a_few(string name, string head, string cue)
    {
        using var stream = new EndlessText(head, i => string.Format(System.Globalization.CultureInfo.InvariantCulture, cue, i, i % 2 == 0 ? "Dana" : "Sam"), 50L * Mebi);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (turns, most) = (0, 0L);
        foreach (var turn in Framekeeper.Formats.Transcript.Read(stream, name, Framekeeper.Formats.Transcript.ByName(name)!.Value).SelectMany(session => session.Turns))
        {
            if (++turns % 100_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        turns.ShouldBeGreaterThan(400_000);
        most.ShouldBeInRange(long.MinValue, 4 * Mebi);
    }

    [Theory]
    [InlineData("line.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n", 4)]
    [InlineData("line.srt", "1\n00:00:01,000 --> 00:00:02,000\n", 3)]
    [InlineData("line.txt", "Dana: ", 1)]
    [InlineData("line.jsonl", "{\"id\":\"", 1)]
    public void A_line_of_two_hundred_mebibytes_is_refused_unread(string name, string head, int line)
    {
        using var stream = new EndlessText(head, _ => "and so on ", 200L * Mebi);
        var watch = Stopwatch.StartNew();

        var error = Should.Throw<InputException>(() => Reading.Drain(name, stream));

        (error.File, error.Line).ShouldBe((name, line));
        error.Message.ShouldContain("longer than");
        stream.Given.ShouldBeLessThan(40L * Mebi);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_cue_without_end_is_refused_unread()
    {
        using var stream = new EndlessText("WEBVTT\n\n00:01.000 --> 00:02.000\n", _ => "and so on\n", 200L * Mebi);

        Should.Throw<InputException>(() => Reading.Drain("cue.vtt", stream)).Message.ShouldContain("1 MiB");

        stream.Given.ShouldBeLessThan(4L * Mebi);
    }

    [Fact]
    public void A_monologue_without_end_goes_on_in_further_turns()
    {
        using var stream = new EndlessText("WEBVTT\n\n", _ => "00:01.000 --> 00:02.000\n<v Dana>And so on and on.\n\n", 8L * Mebi);

        var sizes = Reading.Drain("cue.vtt", stream);

        sizes.ShouldBeInRange(2, 8);
    }

    /// <summary>A head and then the same pieces again and again, made as they are asked for.</summary>
    private sealed class EndlessText(string head, Func<int, string> piece, long length) : Stream
    {
        private byte[] _rest = Encoding.UTF8.GetBytes(head);
        private int _pieces;

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_rest.Length == 0)
            {
                if (Given >= length)
                {
                    return 0;
                }

                _rest = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 64).Select(_ => piece(_pieces++))));
            }

            var read = Math.Min(count, _rest.Length);
            _rest.AsSpan(0, read).CopyTo(buffer.AsSpan(offset));
            _rest = _rest[read..];
            Given += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
