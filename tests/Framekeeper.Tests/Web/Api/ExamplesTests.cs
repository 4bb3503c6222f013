using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Framekeeper.Tests.Web.Api;

/// <summary>The examples of <c>docs/api.md</c>, run in their order as somebody would run them.</summary>
public sealed partial class ExamplesTests(Platform site) : IClassFixture<Platform>
{
    private const string Curl = "/usr/bin/curl";

    [Fact]
    public async Task Every_example_answers_what_the_page_says()
    {
        Assert.SkipUnless(File.Exists(Curl), $"needs {Curl}");
        var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "docs", "api.md"), TestContext.Current.CancellationToken);
        var examples = Examples.Matches(page);
        examples.Count.ShouldBe(page.Split("```sh").Length - 1, "every example says what it answers");
        var key = site.System().Key;
        foreach (Match example in examples)
        {
            var answer = await Run(example.Groups["call"].Value, key);
            var says = example.Groups["says"].Value.Trim();
            if (example.Groups["kind"].Value == "json")
            {
                Within(JsonDocument.Parse(says).RootElement, JsonDocument.Parse(answer).RootElement, example.Groups["call"].Value);
            }
            else
            {
                answer.Trim().ShouldBe(says);
            }
        }
    }

    private async Task<string> Run(string call, string key)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", call]) { RedirectStandardOutput = true };
        (start.Environment["URL"], start.Environment["KEY"]) = (site.Url, key);
        using var process = Process.Start(start)!;
        var says = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, call);
        return says;
    }

    /// <summary>Each member that the page shows is in the answer.</summary>
    private static void Within(JsonElement shown, JsonElement answer, string call)
    {
        foreach (var member in shown.EnumerateObject())
        {
            answer.TryGetProperty(member.Name, out var value).ShouldBeTrue($"{member.Name} of {call}");
            value.GetRawText().ShouldBe(member.Value.GetRawText(), call);
        }
    }

    [GeneratedRegex(@"```sh\n(?<call>.*?)```\n```(?<kind>\w*)\n(?<says>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples { get; }
}
