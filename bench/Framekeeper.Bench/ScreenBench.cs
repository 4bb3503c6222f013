using System.Diagnostics;
using System.Globalization;
using System.Text;
using Framekeeper.Language;
using Framekeeper.Rules;
using Framekeeper.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Framekeeper.Bench;

/// <summary>What screening one message costs by the gate, with no HTTP, part by part: to hear it, to judge it, and from the bytes of the request to those of the answer.</summary>
internal static class ScreenBench
{
    private const int Rounds = 7, Passes = 20;

    public static int Run(string folder)
    {
        var texts = HttpBench.Texts(folder);
        byte[][] heard = [.. texts.Select(Encoding.UTF8.GetBytes)], bodies = [.. texts.Select(text => Encoding.UTF8.GetBytes(HttpBench.Body(text)))];
        using var frame = new Frame(RuleBook.Default, Gate.Default);
        var (listener, door, http) = (new Listener(Gate.Default, RuleBook.Default.Words), new Screen(frame, new Agreed(null)), new DefaultHttpContext());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Length} messages of {heard.Average(text => text.Length):0} bytes, one thread, {Passes} passes a round, {Rounds} rounds after one that is not counted; microseconds and bytes allocated a message"));
        Tell("heard", n =>
        {
            listener.Begin();
            listener.Hear(Role.Therapist, heard[n]);
        });
        Tell("judged", n =>
        {
            Turn[] turns = [new Turn { N = 1, Speaker = "therapist", Utf8 = heard[n] }];
            Screen.Judge(frame, new Session { Id = "message", Turns = turns }, turns);
        });
        Tell("from bytes to bytes", n => door.Of(new Asked(http, null, bodies[n], "")));
        return 0;

        void Tell(string name, Action<int> what)
        {
            var (times, bytes) = (new List<double>(), 0.0);
            for (var round = 0; round <= Rounds; round++)
            {
                var (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
                for (var pass = 0; pass < Passes; pass++)
                {
                    for (var n = 0; n < texts.Length; n++)
                    {
                        what(n);
                    }
                }

                bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Passes * texts.Length);
                if (round > 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds / (Passes * texts.Length));
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {Spread.Of(times)} {bytes,9:0}"));
        }
    }
}
