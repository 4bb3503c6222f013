using System.Diagnostics;
using System.Net;

namespace Framekeeper.Tests.Web.Media;

/// <summary>Memory is the whole process's, sender, server and player together, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const int Mebi = 1 << 20;

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_mebibytes_come_and_are_played_in_less_than_sixty_four()
    {
        await using var clinic = await Clinic.Open();

        // What is loaded and pooled once is no part of it.
        await Sent(clinic, 4 * Mebi);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var most = new Most();
        await Sent(clinic, 300 * Mebi);
        (most.Extra / Mebi).ShouldBeLessThan(64);
    }

    private static async Task Sent(Clinic clinic, int sound)
    {
        var length = sound + 44L;
        var at = await clinic.Begin(length);
        for (var offset = 0L; offset < length; offset += 100 * Mebi)
        {
            (await clinic.Patch(at, offset, new Made(offset, Math.Min(100 * Mebi, length - offset), length))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        var (got, buffer) = (0L, new byte[1 << 16]);
        for (var from = 0L; from < length; from += 70 * Mebi)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"/tapes/{at["/uploads/".Length..]}/media");
            request.Headers.Range = new(from, Math.Min(from + (70 * Mebi), length) - 1);
            using var answer = await clinic.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            using var stream = await answer.Content.ReadAsStreamAsync(Cancel);
            while (await stream.ReadAsync(buffer, Cancel) is > 0 and var count)
            {
                got += count;
            }
        }

        got.ShouldBe(length);
    }

    /// <summary>How far the process has grown, looked at a hundred times a second.</summary>
    private sealed class Most : IDisposable
    {
        private readonly Process process = Process.GetCurrentProcess();
        private readonly long before;
        private readonly Timer timer;
        private long most;

        public Most()
        {
            before = most = Now();
            timer = new Timer(_ => most = Math.Max(most, Now()), null, 0, 10);
        }

        public long Extra => most - before;

        private long Now()
        {
            process.Refresh();
            return process.WorkingSet64;
        }

        public void Dispose()
        {
            timer.Dispose();
            process.Dispose();
        }
    }

    /// <summary>A stretch of a WAV file of so many bytes that is nowhere.</summary>
    private sealed class Made(long from, long count, long length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var head = Takes.Wav([1, 2]);
            BitConverter.TryWriteBytes(head.AsSpan(4), (uint)(length - 8));
            BitConverter.TryWriteBytes(head.AsSpan(40), (uint)(length - 44));
            var buffer = new byte[1 << 16];
            for (var (at, end) = (from, from + count); at < end;)
            {
                var some = (int)Math.Min(buffer.Length, end - at);
                if (at == 0)
                {
                    head.AsSpan(0, 44).CopyTo(buffer);
                }

                await stream.WriteAsync(buffer.AsMemory(0, some));
                at += some;
            }
        }

        protected override bool TryComputeLength(out long size)
        {
            size = count;
            return true;
        }
    }
}
