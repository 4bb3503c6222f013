using System.Net;
using System.Security.Cryptography;
using CsCheck;
using Framekeeper.Tests.Store;
using Framekeeper.Web.Access;
using Framekeeper.Web.Media;
using static System.Net.HttpStatusCode;

namespace Framekeeper.Tests.Web.Media;

public sealed class PlayingTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_range_is_that_stretch_of_the_tape()
    {
        await using var clinic = await Clinic.Open();
        var take = RandomNumberGenerator.GetBytes(300_000);
        var id = await clinic.Tape(take);
        await Gen.Select(Gen.Int[0, take.Length + 1000], Gen.Int[0, 200_000], Gen.Int[0, 2]).SampleAsync(async (from, count, kind) =>
        {
            var answer = await Get(clinic, id, kind switch { 0 => $"bytes={from}-{from + count}", 1 => $"bytes={from}-", _ => $"bytes=-{count}" });
            var (first, last) = kind switch { 0 => (from, Math.Min(from + count, take.Length - 1)), 1 => (from, take.Length - 1), _ => (Math.Max(0, take.Length - count), take.Length - 1) };
            if (first > last)
            {
                answer.StatusCode.ShouldBe(RequestedRangeNotSatisfiable);
                answer.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes */{take.Length}");
                return;
            }

            answer.StatusCode.ShouldBe(PartialContent);
            answer.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes {first}-{last}/{take.Length}");
            (await answer.Content.ReadAsByteArrayAsync(Cancel)).AsSpan().SequenceEqual(take.AsSpan(first..(last + 1))).ShouldBeTrue();
        }, iter: 150, threads: 1);
    }

    [Theory]
    [InlineData("bytes=0-10,20-30")]
    [InlineData("lines=0-10")]
    [InlineData("bytes=10-0")]
    [InlineData("bytes=99999999999999999999-")]
    public async Task What_is_no_single_range_of_bytes_gets_the_whole(string range)
    {
        await using var clinic = await Clinic.Open();
        var take = RandomNumberGenerator.GetBytes(1000);
        var answer = await Get(clinic, await clinic.Tape(take), range);
        answer.StatusCode.ShouldBe(OK);
        (await answer.Content.ReadAsByteArrayAsync(Cancel)).ShouldBe(take);
    }

    [Fact]
    public async Task It_is_kept_nowhere_and_never_unchanged()
    {
        await using var clinic = await Clinic.Open();
        var id = await clinic.Tape(new byte[1000], "audio/webm");
        var request = new HttpRequestMessage(HttpMethod.Get, $"/tapes/{id}/media");
        request.Headers.Add("Range", "bytes=0-9");
        request.Headers.TryAddWithoutValidation("If-Range", "\"some\"");
        var answer = await clinic.Http.SendAsync(request, Cancel);
        (answer.StatusCode, answer.Content.Headers.ContentLength, answer.Content.Headers.ContentType!.ToString()).ShouldBe((OK, 1000, "audio/webm"));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.ETag.ShouldBeNull();

        var head = await clinic.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/tapes/{id}/media"), Cancel);
        (head.StatusCode, head.Content.Headers.ContentLength, head.Headers.AcceptRanges.Single()).ShouldBe((OK, 1000, "bytes"));
    }

    [Fact]
    public async Task Without_a_permit_there_is_no_byte_and_the_reason_is_said()
    {
        await using var clinic = await Clinic.Open();
        var id = await clinic.Tape(new byte[1000]);
        clinic.Locked = "The consent was withdrawn.";
        var answer = await Get(clinic, id, "bytes=0-");
        (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel)).ShouldBe((Forbidden, "The consent was withdrawn."));
        clinic.Locked = null;
        (await Get(clinic, "r-00000000000000ff", "bytes=0-")).StatusCode.ShouldBe(NotFound);
        (await Get(clinic, "..%2Fkeys.db", "bytes=0-")).StatusCode.ShouldBe(NotFound);
        using var administrator = clinic.As(Clinic.Mira, AccountRoles.Administrator);
        (await administrator.GetAsync($"/tapes/{id}/media", Cancel)).StatusCode.ShouldBe(Forbidden);
        clinic.Data.Keys.Destroy([Uploads.Key(id)]);
        (await Get(clinic, id, "bytes=0-")).StatusCode.ShouldBe(Gone);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    [InlineData(399_000)]
    public async Task A_changed_byte_ends_the_answer_before_it(int at)
    {
        await using var clinic = await Clinic.Open();
        var take = RandomNumberGenerator.GetBytes(400_000);
        var id = await clinic.Tape(take);
        using (var raw = new FileStream(Uploads.Place(clinic.Data, id), FileMode.Open, FileAccess.ReadWrite))
        {
            raw.Position = 32 + at + (28 * (at / 65_536)) + 12;
            var was = raw.ReadByte();
            raw.Position--;
            raw.WriteByte((byte)(was ^ 1));
        }

        var (got, broke) = await Read(() => clinic.Http.GetAsync($"/tapes/{id}/media", HttpCompletionOption.ResponseHeadersRead, Cancel));
        broke.ShouldBeTrue();
        got.Length.ShouldBeLessThanOrEqualTo(at / 65_536 * 65_536);
        got.AsSpan().SequenceEqual(take.AsSpan(0, got.Length)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_lock_in_the_middle_of_a_slow_answer_cuts_it()
    {
        await using var clinic = await Clinic.Open();
        var take = new byte[40_000_000];
        var id = await clinic.Tape(take);
        var answer = await clinic.Http.GetAsync($"/tapes/{id}/media", HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var stream = await answer.Content.ReadAsStreamAsync(Cancel);
        await stream.ReadExactlyAsync(new byte[100_000], Cancel);
        clinic.Plays.Count(id).ShouldBe(1);
        clinic.Locked = "The consent was withdrawn.";
        clinic.Plays.Lock(id);
        var (got, broke) = await Read(stream);
        broke.ShouldBeTrue();

        // What was in the buffers of the line was on its way already.
        got.Length.ShouldBeLessThan(20_000_000);
        (await Get(clinic, id, "bytes=0-")).StatusCode.ShouldBe(Forbidden);
        await Until(() => clinic.Plays.Count(id) == 0);
    }

    [Fact]
    public async Task A_permit_that_ends_without_a_word_ends_the_answer_within_seconds()
    {
        await using var clinic = await Clinic.Open();
        var id = await clinic.Tape(new byte[60_000_000]);
        var answer = await clinic.Http.GetAsync($"/tapes/{id}/media", HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var stream = await answer.Content.ReadAsStreamAsync(Cancel);
        await stream.ReadExactlyAsync(new byte[100_000], Cancel);
        clinic.Locked = "The consent has ended.";
        await Task.Delay(1100, Cancel);
        var (got, broke) = await Read(stream);
        broke.ShouldBeTrue();
        got.Length.ShouldBeLessThan(30_000_000);
        clinic.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task The_log_says_once_who_saw_what()
    {
        var clock = new Clock(DateTimeOffset.UtcNow);
        await using var clinic = await Clinic.Open(clock: clock);
        var id = await clinic.Tape(new byte[300_000]);
        foreach (var range in new[] { "bytes=0-999", "bytes=1000-99999", "bytes=200000-200099" })
        {
            await (await Get(clinic, id, range)).Content.ReadAsByteArrayAsync(Cancel);
        }

        clinic.Data.Audit.Read(id).Select(entry => (entry.Who, entry.Did, entry.Detail)).ShouldBe([(Clinic.Mira, "play", "opened")]);
        await Until(() => clinic.Plays.Count(id) == 0);
        clock.Pass(TimeSpan.FromMinutes(2));
        clinic.CloseViewings();
        clinic.Data.Audit.Read(id).Select(entry => (entry.Who, entry.Did, entry.Detail)).ShouldBe([(Clinic.Mira, "play", "bytes 0-99999, 200000-200099"), (Clinic.Mira, "play", "opened")]);
    }

    [Fact]
    public async Task Played_seconds_are_taken_from_pages_of_this_site_alone()
    {
        await using var clinic = await Clinic.Open();
        var id = await clinic.Tape(new byte[1000]);
        var token = await clinic.Http.GetStringAsync("/token", Cancel);
        (await Played(token, "12.04", "27.5")).ShouldBe(NoContent);
        (await Played("forged", "0", "10")).ShouldBe(BadRequest);
        (await Played(token, "20", "10")).ShouldBe(BadRequest);
        (await Played(token, "-1", "10")).ShouldBe(BadRequest);
        (await Played(token, "0", "1e9")).ShouldBe(BadRequest);
        clinic.Locked = "The consent was withdrawn.";
        (await Played(token, "0", "10")).ShouldBe(Forbidden);
        clinic.Data.Audit.Read(id).Select(entry => entry.Detail).ShouldBe(["0:12-0:28"]);

        async Task<HttpStatusCode> Played(string with, string from, string to) =>
            (await clinic.Http.PostAsync($"/tapes/{id}/played", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = with, ["from"] = from, ["to"] = to }), Cancel)).StatusCode;
    }

    [Fact]
    public async Task Who_watches_is_told_of_the_lock_at_once()
    {
        await using var clinic = await Clinic.Open();
        var id = await clinic.Tape(new byte[1000]);
        using var answer = await clinic.Http.GetAsync($"/tapes/{id}/watch", HttpCompletionOption.ResponseHeadersRead, Cancel);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
        (await lines.ReadLineAsync(Cancel)).ShouldBe("event: open");
        clinic.Plays.Lock(id);
        (await lines.ReadToEndAsync(Cancel)).ShouldBe("data: open\n\nevent: locked\ndata: locked\n\n");
        clinic.Locked = "The consent was withdrawn.";
        (await clinic.Http.GetAsync($"/tapes/{id}/watch", Cancel)).StatusCode.ShouldBe(Forbidden);
    }

    private static Task<HttpResponseMessage> Get(Clinic clinic, string id, string range)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/tapes/{id}/media");
        request.Headers.TryAddWithoutValidation("Range", range);
        return clinic.Http.SendAsync(request, Cancel);
    }

    private static async Task<(byte[] Got, bool Broke)> Read(Func<Task<HttpResponseMessage>> ask)
    {
        try
        {
            return await Read(await (await ask()).Content.ReadAsStreamAsync(Cancel));
        }
        catch (HttpRequestException)
        {
            return ([], true);
        }
    }

    private static async Task<(byte[] Got, bool Broke)> Read(Stream stream)
    {
        using var got = new MemoryStream();
        try
        {
            await stream.CopyToAsync(got, Cancel);
            return (got.ToArray(), false);
        }
        catch (Exception broke) when (broke is IOException or HttpRequestException)
        {
            return (got.ToArray(), true);
        }
    }

    internal static async Task Until(Func<bool> so)
    {
        for (var tries = 0; tries < 1000 && !so(); tries++)
        {
            await Task.Delay(10, Cancel);
        }

        so().ShouldBeTrue();
    }
}
