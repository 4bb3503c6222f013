using System.Net;
using System.Security.Cryptography;
using CsCheck;
using Framekeeper.Web.Media;
using Framekeeper.Web.Media.Containers;
using static System.Net.HttpStatusCode;

namespace Framekeeper.Tests.Web.Media;

public sealed class ContainerTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static readonly byte[] Sound = RandomNumberGenerator.GetBytes(30_001);

    public static readonly TheoryData<string, MediaKind> Whole = new()
    {
        { "wav", MediaKind.Wav }, { "mp4", MediaKind.Mp4 }, { "webm", MediaKind.WebM }, { "live", MediaKind.WebM }, { "mp3", MediaKind.Mp3 }, { "tagged", MediaKind.Mp3 },
    };

    private static byte[] Take(string name) => name switch
    {
        "wav" => Takes.Wav(Sound),
        "mp4" => Takes.Mp4(Sound),
        "webm" => Takes.WebM(Sound),
        "live" => Takes.WebM(Sound, live: true),
        "mp3" => Takes.Mp3(70),
        _ => [.. "ID3"u8, 4, 0, 0, 0, 0, 1, 0, .. new byte[128], .. Takes.Mp3(70), .. "TAG"u8, .. new byte[125]],
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void What_is_whole_is_taken(string name, MediaKind kind)
    {
        FirstBytes.Agree(Take(name).AsSpan(0, FirstBytes.Needed), kind);
        Container.Look(new MemoryStream(Take(name)), kind).ShouldBe(new Recorded(kind, Video: false));
    }

    /// <summary>Of a live recording the end of a block, of an MP3 the end of a frame cannot be told from its end: those places are left out.</summary>
    [Theory]
    [MemberData(nameof(Whole))]
    public void Wherever_it_is_cut_off_it_is_refused(string name, MediaKind kind)
    {
        var take = Take(name);
        Gen.Int[FirstBytes.Needed + 140, take.Length - 1].Where(at => name switch
        {
            "live" => (at - Takes.WebM([], live: true).Length) % 5_013 != 0,
            "mp3" => at % 417 != 0,
            "tagged" => (at - 138) % 417 != 0,
            _ => true,
        }).Sample(at => Should.Throw<InputException>(() => Container.Look(new MemoryStream(take, 0, at), kind)), iter: 400, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public void What_was_put_behind_its_end_is_refused(string name, MediaKind kind) =>
        Should.Throw<InputException>(() => Container.Look(new MemoryStream([.. Take(name), .. "and more that is not of it"u8]), kind));

    [Fact]
    public void Whatever_the_bytes_they_are_taken_or_refused_and_nothing_else() => Gen.Select(Gen.Byte.Array[0, 400], Gen.OneOf("wav", "mp4", "webm", "live", "mp3", "tagged"), Gen.Int[0, 300], Gen.Byte).Sample((noise, name, at, value) =>
    {
        var (take, kind) = (Take(name).AsSpan(0, 5000).ToArray(), Enum.GetValues<MediaKind>());
        take[at] = value;
        noise.CopyTo(take.AsSpan(at));
        foreach (var one in kind)
        {
            foreach (var bytes in new[] { take, noise, [.. take[..at], .. noise] })
            {
                Try(() => FirstBytes.Agree(bytes.AsSpan(0, Math.Min(bytes.Length, FirstBytes.Needed)), one));
                Try(() => Container.Look(new MemoryStream(bytes), one));
            }
        }

        static void Try(Action look)
        {
            try
            {
                look();
            }
            catch (InputException refused)
            {
                refused.Message.ShouldNotBeEmpty();
            }
        }
    }, iter: 2000, threads: 1);

    [Theory]
    [InlineData("session.webm", MediaKind.WebM, true)]
    [InlineData("session.mp4", MediaKind.Mp4, true)]
    [InlineData("flower.webm", MediaKind.WebM, true)]
    [InlineData("flower.mp4", MediaKind.Mp4, true)]
    [InlineData("friday.mp4", MediaKind.Mp4, true)]
    [InlineData("t-rex-roar.mp3", MediaKind.Mp3, false)]
    public void Recordings_of_others_are_taken(string name, MediaKind kind, bool video)
    {
        var data = Environment.GetEnvironmentVariable("FRAMEKEEPER_DATA");
        Assert.SkipWhen(data is null, "FRAMEKEEPER_DATA names no folder with data of others");
        var file = new[] { "media-generated", "media-cc0" }.Select(folder => Path.Combine(data!, folder, name)).First(File.Exists);
        var bytes = File.ReadAllBytes(file);
        FirstBytes.Agree(bytes.AsSpan(0, FirstBytes.Needed), kind);
        Container.Look(new MemoryStream(bytes), kind).ShouldBe(new Recorded(kind, video));
        Should.Throw<InputException>(() => Container.Look(new MemoryStream(bytes[..^1000]), kind));
    }

    [Theory]
    [InlineData("audio/mpeg", "wav", UnsupportedMediaType, "first bytes are those of WAV")]
    [InlineData("audio/wav", "mp3", UnsupportedMediaType, "first bytes are those of MP3")]
    [InlineData("video/mp4", "webm", UnsupportedMediaType, "first bytes are those of WebM")]
    [InlineData("audio/webm", "mkv", UnsupportedMediaType, "Matroska")]
    [InlineData("video/mp4", "mov", UnsupportedMediaType, "QuickTime")]
    [InlineData("audio/wav", "text", UnsupportedMediaType, "does not begin as one")]
    [InlineData("audio/wav", "short", UnsupportedMediaType, "does not begin as one")]
    [InlineData("video/mp4", "film", UnprocessableEntity, "sound alone was said")]
    [InlineData("video/webm", "webm film", UnprocessableEntity, "sound alone was said")]
    [InlineData("audio/wav", "cut", UnprocessableEntity, "cut off")]
    [InlineData("audio/mp4", "mp4 cut", UnprocessableEntity, "cut off")]
    [InlineData("audio/mp4", "mp4 without index", UnprocessableEntity, "no index")]
    [InlineData("audio/webm", "webm cut", UnprocessableEntity, "cut off")]
    [InlineData("audio/mpeg", "mp3 cut", UnprocessableEntity, "cut off")]
    [InlineData("audio/wav", "unfinished", UnprocessableEntity, "before it could finish")]
    [InlineData("audio/webm", "webm empty", UnprocessableEntity, "no recording")]
    public async Task What_is_not_what_it_says_is_refused_in_words_and_nothing_of_it_stays(string type, string what, HttpStatusCode status, string says)
    {
        await using var clinic = await Clinic.Open();
        byte[] bytes = what switch
        {
            "mkv" => Takes.WebM(Sound, kind: "matroska"),
            "mov" => Takes.Mp4(Sound, brand: "qt  "),
            "text" => [.. Enumerable.Repeat((byte)'a', 5000)],
            "short" => "hello"u8.ToArray(),
            "film" => Takes.Mp4(Sound, "vide"),
            "webm film" => Takes.WebM(Sound, video: true),
            "cut" => Takes.Wav(Sound)[..20_000],
            "mp4 cut" => Takes.Mp4(Sound)[..20_000],
            "mp4 without index" => [.. Takes.Box("ftyp", [.. "isom"u8, 0, 0, 2, 0]), .. Takes.Box("mdat", Sound)],
            "webm cut" => Takes.WebM(Sound)[..20_000],
            "mp3 cut" => Takes.Mp3(70)[..20_000],
            "unfinished" => [.. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. Takes.Wav(Sound)[8..]],
            "webm empty" => [0x1A, 0x45, 0xDF, 0xA3, 0x87, 0x42, 0x82, 0x84, .. "webm"u8, 0x18, 0x53, 0x80, 0x67, 0x01, 0, 0, 0, 0, 0, 0, 203, 0xEC, 0x40, 200, .. new byte[200]],
            _ => Take(what),
        };
        var at = await clinic.Begin(bytes.Length, ("type", type));
        var answer = await clinic.Patch(at, 0, bytes);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(says);
        answer.StatusCode.ShouldBe(status);
        TusTests.Nothing(clinic, at);
    }

    [Fact]
    public async Task A_wrong_type_is_refused_by_its_first_bytes_however_they_come()
    {
        await using var clinic = await Clinic.Open();
        var take = Takes.Mp3(500);
        var at = await clinic.Begin(take.Length);
        (await clinic.Patch(at, 0, take[..100])).StatusCode.ShouldBe(NoContent);
        (await clinic.Patch(at, 100, take[100..127])).StatusCode.ShouldBe(NoContent);
        (await clinic.Patch(at, 127, take[127..130])).StatusCode.ShouldBe(UnsupportedMediaType);
        TusTests.Nothing(clinic, at);
    }
}
