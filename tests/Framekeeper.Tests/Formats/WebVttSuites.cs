using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Framekeeper.Formats;
using Jint;

namespace Framekeeper.Tests.Formats;

/// <summary>The cue parser against the suites of others. Each test names its exact deviations, so that they can only get fewer; README.md explains them.</summary>
public sealed class WebVttSuites
{
    [Fact]
    public void The_web_platform_tests_of_files_pass()
    {
        var folder = TestData.Folder("webvtt", "w3c-webvtt.js", "wpt-file-parsing");
        var failed = new List<string>();
        var names = Directory.GetFiles(folder, "*.vtt").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            var cues = Cues(File.ReadAllBytes(Path.Combine(folder, $"{name}.vtt")));
            if (!Holds(File.ReadAllText(Path.Combine(folder, $"{name}.js")), cues))
            {
                failed.Add(name!);
            }
        }

        names.Count.ShouldBe(37);
        failed.ShouldBeEmpty();
    }

    [Fact]
    public void The_web_platform_tests_of_cue_texts_pass()
    {
        var folder = TestData.Folder("webvtt", "w3c-webvtt.js", "wpt-cue-parsing");
        var (count, failed) = (0, new List<string>());
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var cases = JsonDocument.Parse(File.ReadAllBytes(file));
            var cues = Blocks(File.ReadAllBytes(Path.ChangeExtension(file, ".vtt"))).Where(block => block.Kind == WebVttKind.Cue).ToList();
            cues.Count.ShouldBe(cases.RootElement.GetArrayLength(), file);
            foreach (var (test, cue) in cases.RootElement.EnumerateArray().Zip(cues))
            {
                count++;
                if (Tree(CueText.Parse(cue.Text)) != test.GetProperty("expectedTree").GetString())
                {
                    failed.Add($"{Path.GetFileNameWithoutExtension(file)}: {test.GetProperty("text").GetString()}");
                }
            }
        }

        count.ShouldBe(77);
        failed.ShouldBeEmpty();
    }

    [Fact]
    public void The_tests_of_mozilla_pass_but_for_what_an_older_draft_said()
    {
        var files = Unpack(Path.Combine(TestData.Folder("webvtt"), "mozilla-vtt.js-tests.tar.gz"));
        var names = files.Keys.Where(name => name.EndsWith(".vtt", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var failed = names.Where(name => !SameCues(files[name], files[MozillaExpectation(name, files)])).ToList();

        names.Count.ShouldBe(267);
        failed.ConvertAll(name => name["mozilla-vtt.js/tests/".Length..]).ShouldBe([
            "cue-settings/line/bad-line-align.vtt",
            "cue-settings/line/line-middle-align.vtt",
            "cue-settings/position/bad-position-align.vtt",
            "cue-settings/position/position-end-align.vtt",
            "cue-settings/position/position-start-align.vtt",
            "cue-times/min-top-digits.vtt",
            "cue-times/minimum-spots-over-sixty.vtt",
            "file-layout/header-no-new-line.vtt",
            "integration/id.vtt",
        ]);
    }

    [Fact]
    public void The_files_of_webvtt_py_give_the_same_cues_but_where_it_is_stricter_than_the_standard()
    {
        var folder = TestData.Folder("webvtt", "webvtt-py");
        var expected = new Dictionary<string, int?>
        {
            ["captions_with_bom"] = 4,
            ["comments"] = 3,
            ["cue_tags"] = 3,
            ["empty"] = null,
            ["invalid"] = null,
            ["invalid_timeframe"] = null,
            ["invalid_timeframe_in_cue_text"] = 4,
            ["metadata_headers"] = 2,
            ["metadata_headers_multiline"] = 2,
            ["missing_caption_text"] = 5,
            ["missing_timeframe"] = null,
            ["no_captions"] = 0,
            ["one_caption"] = 1,
            ["sample"] = 16,
            ["styles"] = 1,
            ["using_identifiers"] = 6,
            ["youtube_dl"] = 4,
        };
        var found = expected.Keys.ToDictionary(name => name, name => Count(() => WebVttCues
            .Read(new MemoryStream(File.ReadAllBytes(Path.Combine(folder, $"{name}.vtt"))), name)
            .Where(block => block is { Kind: WebVttKind.Cue, Timing.Standard: true })));

        Directory.GetFiles(folder, "*.vtt").Length.ShouldBe(expected.Count);
        expected.Keys.Where(name => found[name] != expected[name]).ShouldBe(["invalid_timeframe", "missing_timeframe"]);
    }

    [Fact]
    public void The_contents_that_webvtt_py_expects_are_read()
    {
        var folder = TestData.Folder("webvtt", "webvtt-py");
        List<Shown> Read(string name) => Cues(File.ReadAllBytes(Path.Combine(folder, name)));
        string Words(string name, int index) => string.Concat(CueText.Voices(Encoding.UTF8.GetBytes(Read(name)[index].text)).Select(voice => Encoding.UTF8.GetString(voice.Text.Span)));

        Read("sample.vtt")[2].startTime.ShouldBe(11.89);
        Read("sample.vtt")[2].endTime.ShouldBe(16.32);
        Read("one_caption.vtt")[0].text.ShouldBe("Caption text #1");
        Read("using_identifiers.vtt").ConvertAll(cue => cue.id).ShouldBe(["", "second caption", "", "4", "", ""]);
        Read("comments.vtt")[0].text.ShouldBe("- Ta en kopp varmt te.\n- Det är inte varmt.");
        Read("invalid_timeframe_in_cue_text.vtt")[1].text.ShouldBe("");
        Words("cue_tags.vtt", 1).ShouldBe("Like a big-a pizza pie");
        Words("cue_tags.vtt", 2).ShouldBe("That's amore");
        Words("youtube_dl.vtt", 2).ShouldStartWith("this will happen is I'm telling");
    }

    [Fact]
    public void The_SubRip_files_of_others_give_the_same_cues_but_for_a_point_in_a_time()
    {
        var expected = new Dictionary<string, int?>
        {
            ["webvtt-py/invalid_format1.srt"] = null,
            ["webvtt-py/invalid_format2.srt"] = null,
            ["webvtt-py/invalid_format3.srt"] = null,
            ["webvtt-py/invalid_format4.srt"] = null,
            ["webvtt-py/invalid_timeframe.srt"] = null,
            ["webvtt-py/missing_caption_text.srt"] = 4,
            ["webvtt-py/missing_timeframe.srt"] = null,
            ["webvtt-py/one_caption.srt"] = 1,
            ["webvtt-py/sample.srt"] = 5,
            ["cdown-srt/ascii.srt"] = 3,
            ["cdown-srt/gb2312.srt"] = 3,
        };
        var folder = TestData.Folder("webvtt");
        var found = expected.Keys.ToDictionary(name => name, name => Count(() => SubRip
            .Cues(new MemoryStream(File.ReadAllBytes(Path.Combine(folder, name))), name)
            .Where(cue => cue.Text.Length > 0)));

        expected.Keys.Where(name => (found[name] is null or 0) != expected[name] is null || (expected[name] ?? found[name]) != found[name])
            .ShouldBe(["webvtt-py/invalid_timeframe.srt", "cdown-srt/gb2312.srt"]);
    }

    /// <summary>How many there are; null where the file is refused.</summary>
    private static int? Count<T>(Func<IEnumerable<T>> read)
    {
        try
        {
            return read().Count();
        }
        catch (InputException)
        {
            return null;
        }
    }

    /// <summary>The blocks of a file; none for a file without header, which the suites expect to hold no cue.</summary>
    private static List<WebVttBlock> Blocks(byte[] bytes)
    {
        try
        {
            return [.. WebVttCues.Read(new MemoryStream(bytes), "suite.vtt")];
        }
        catch (InputException error) when (error.Line is null or 1)
        {
            return [];
        }
    }

    /// <summary>A cue as the browser's object, which the suites look at.</summary>
    private sealed record Shown(
        string id, string text, double startTime, double endTime, string align, object line, bool snapToLines, string lineAlign,
        object position, string positionAlign, double size, string vertical, ShownRegion? region);

    private sealed record ShownRegion(
        string id, double lines, double width, double regionAnchorX, double regionAnchorY, double viewportAnchorX, double viewportAnchorY, string scroll);

    private static List<Shown> Cues(byte[] bytes)
    {
        var regions = new List<WebVttRegion>();
        var shown = new Dictionary<WebVttRegion, ShownRegion>(ReferenceEqualityComparer.Instance);
        var cues = new List<Shown>();
        foreach (var block in Blocks(bytes))
        {
            if (block.Kind == WebVttKind.Region)
            {
                regions.Add(WebVttRegion.Parse(block.Text));
                shown.Add(regions[^1], Show(regions[^1]));
            }
            else if (block is { Kind: WebVttKind.Cue, Timing.Standard: true })
            {
                var settings = WebVttSettings.Parse(block.Timing.Settings, regions);
                cues.Add(Show(block, settings, settings.Region is null ? null : shown[settings.Region]));
            }
        }

        return cues;
    }

    private static Shown Show(WebVttBlock cue, WebVttSettings settings, ShownRegion? region) => new(
        Encoding.UTF8.GetString(cue.Id), Encoding.UTF8.GetString(cue.Text), cue.Timing.Start!.Value.TotalSeconds, cue.Timing.End!.Value.TotalSeconds,
        settings.Align, settings.Line is { } line ? line : "auto", settings.SnapToLines, settings.LineAlign,
        settings.Position is { } position ? position : "auto", settings.PositionAlign ?? "auto", settings.Size, settings.Vertical, region);

    private static ShownRegion Show(WebVttRegion region) => new(
        region.Id, region.Lines, region.Width, region.Anchor?.X ?? 0, region.Anchor?.Y ?? 100, region.ViewportAnchor?.X ?? 0, region.ViewportAnchor?.Y ?? 100, region.Scroll);

    /// <summary>Runs a web platform test's own assertions over the cues.</summary>
    private static bool Holds(string script, List<Shown> cues)
    {
        var engine = new Engine(options => options.Interop.TrackObjectWrapperIdentity = true);
        engine.SetValue("cues", cues.ToArray());
        engine.Execute("""
            function check(holds, message) { if (!holds) throw new Error(message); }
            function assert_equals(actual, expected, message) { check(actual === expected, message + ": " + actual + " is not " + expected); }
            function assert_not_equals(actual, expected, message) { check(actual !== expected, message); }
            function assert_true(actual, message) { check(actual === true, message); }
            function assert_false(actual, message) { check(actual === false, message); }
            """);
        try
        {
            engine.Execute(script);
            return true;
        }
        catch (Jint.Runtime.JavaScriptException error)
        {
            TestContext.Current.SendDiagnosticMessage(error.Message);
            return false;
        }
    }

    /// <summary>A cue's text as the suite writes trees.</summary>
    private static string Tree(CueNode cue)
    {
        var tree = new StringBuilder();
        cue.Children.ForEach(child => Write(child, "", tree));
        return tree.ToString();
    }

    private static void Write(CueNode node, string indent, StringBuilder tree)
    {
        var value = Encoding.UTF8.GetString(node.Value);
        var element = node.Name is "c" or "v" or "lang" ? "span" : node.Name;
        tree.Append("| ").Append(indent).Append(node.Name switch
        {
            CueNode.Words => $"\"{value}\"\n",
            CueNode.Time => $"<?timestamp {value}>\n",
            _ => $"<{element}>\n",
        });
        Attribute("class", string.Join(' ', node.Classes.Select(Encoding.UTF8.GetString)), node.Classes.Count > 0);
        Attribute("lang", value, node.Name == "lang");
        Attribute("title", value, node.Name == "v");
        node.Children.ForEach(child => Write(child, indent + "  ", tree));

        void Attribute(string name, string text, bool there) => tree.Append(there ? $"|   {indent}{name}=\"{text}\"\n" : "");
    }

    private static Dictionary<string, byte[]> Unpack(string path)
    {
        var files = new Dictionary<string, byte[]>();
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var tar = new TarReader(packed);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            {
                var bytes = new MemoryStream();
                entry.DataStream?.CopyTo(bytes);
                files[entry.Name] = bytes.ToArray();
            }
        }

        return files;
    }

    /// <summary>A file's own expectation, else the one that its folder's files share.</summary>
    private static string MozillaExpectation(string name, Dictionary<string, byte[]> files)
    {
        var own = Path.ChangeExtension(name, ".json");
        var folder = name[..(name.LastIndexOf('/') + 1)];
        var file = name[folder.Length..];
        return files.ContainsKey(own) ? own
            : file == "missing-separator.vtt" ? $"{folder}bad-data.json"
            : folder.EndsWith("/cue-times/", StringComparison.Ordinal) || file.StartsWith("webvtt-", StringComparison.Ordinal) ? $"{folder}with-data.json"
            : folder.EndsWith("/file-layout/", StringComparison.Ordinal) ? $"{folder}no-output.json"
            : folder.EndsWith("/regions/", StringComparison.Ordinal) && file.StartsWith("no-", StringComparison.Ordinal) ? $"{folder}good-region.json"
            : files.Keys.Where(key => key.StartsWith($"{folder}bad-", StringComparison.Ordinal) && key.EndsWith(".json", StringComparison.Ordinal)).MinBy(key => key.Length)!;
    }

    /// <summary>All that the expectation says of cues, but for pausing, regions and the computed alignment of a position.</summary>
    private static bool SameCues(byte[] vtt, byte[] expectation)
    {
        using var expected = JsonDocument.Parse(expectation);
        var cues = expected.RootElement.GetProperty("cues").EnumerateArray().Select(Mozilla).ToList();
        return Cues(vtt).Select(Mozilla).SequenceEqual(cues);
    }

    private static string Mozilla(JsonElement cue) => string.Join('|', "id text startTime endTime align line snapToLines lineAlign position size vertical".Split(' ')
        .Select(name => cue.GetProperty(name) is { ValueKind: JsonValueKind.Number } number
            ? (number.GetDouble() + 0d).ToString(CultureInfo.InvariantCulture)
            : cue.GetProperty(name).ToString() is var value && name == "align" && value == "middle" ? "center" : value));

    private static string Mozilla(Shown cue) => Mozilla(JsonSerializer.SerializeToElement(cue));
}
