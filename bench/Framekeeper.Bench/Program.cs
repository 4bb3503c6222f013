using Framekeeper.Bench;

switch (args)
{
    case ["text", var file]:
        return Talk.Write(Environment.GetEnvironmentVariable("FRAMEKEEPER_DATA"), file);
    case ["lexicon", var file]:
        return LexiconBench.Run(new Messages(file));
    case ["gate", var folder]:
        return GateBench.Run(folder);
    case ["reader", var folder]:
        return ReaderBench.Run(folder);
    case ["judgement", var folder]:
        return JudgementBench.Run(folder);
    case ["startup"]:
        return StartupBench.Run();
    case ["people"]:
        return PeopleBench.Run(Environment.GetEnvironmentVariable("FRAMEKEEPER_DATA"), 0);
    case ["people", var size] when int.TryParse(size, out var people) && people > 0:
        return PeopleBench.Run(null, people);
    case ["ties", .. var size] when size is [] || (size is [var n] && int.TryParse(n, out _)):
        return TiesBench.Run(size is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 1_000_000, Environment.GetEnvironmentVariable("FRAMEKEEPER_PG"));
    case ["people", "search", var size] when int.TryParse(size, out var people) && people > 0:
        return SearchBench.Run(Environment.GetEnvironmentVariable("FRAMEKEEPER_DATA"), people);
    case ["media"]:
        return await MediaBench.Run(1024);
    case ["media", var size] when int.TryParse(size, out var mega) && mega > 0:
        return await MediaBench.Run(mega);
    case ["room", .. var size] when size is [] || (size is [var n] && int.TryParse(n, out _)):
        return await RoomBench.Run(size is [var watchers] ? int.Parse(watchers, System.Globalization.CultureInfo.InvariantCulture) : 20);
    case ["screen", var folder]:
        return ScreenBench.Run(folder);
    case ["http", "echo", var size] when int.TryParse(size, out var bytes) && bytes > 20:
        return await HttpEcho.Run(bytes);
    case ["http", var folder]:
        return await HttpBench.Run(folder);
    default:
        Console.Error.WriteLine(
            """
            dotnet run -c Release --project bench/Framekeeper.Bench -- COMMAND, from the root of the repository; pinned to a core by `taskset -c 1` before it
              text FILE         writes 4 MB of ordinary talk, one utterance a line; FRAMEKEEPER_DATA names the folder with others' data
              lexicon FILE      finding phrases in that text: the sieve, .NET's regular expressions, and the peers that bench/peers/setup.sh installs; and the whole gate
              gate FOLDER       the gate over the sessions of a folder, turn by turn
              reader FOLDER     the reader over a line, and both passes over the sessions of a folder
              startup           a check of 20 KB in a process of its own, native and just in time, beside wink-nlp on node
              people            linking and names: F1 on FEBRL, Splink's people and name-bench, precision on invented rosters; FRAMEKEEPER_DATA as above
              people N          time and memory of linking an invented roster of N people
              ties [N]          paths of up to four steps among N people (a million) with five ties each, beside SQLite, and beside PostgreSQL where FRAMEKEEPER_PG names a database of its for psql
              people search N   finding one among N as they are remembered, and putting one in: time, memory, recall by what went wrong; FRAMEKEEPER_DATA as above
              media [MB]        a sealed recording (1024 MB) played by ranges over HTTP on loopback, beside the same bytes served in the clear: first byte, seeking, throughput
              room [N]          how long a presenter's move takes to reach N watchers (20): a whole site, with its checks every second, over real lines
              http FOLDER       screening what therapists say in the sessions of a folder over HTTP: by the gate beside a bare echo, by the reader beside the same with no HTTP; needs wrk, and `dotnet build src/Framekeeper.Cli -c Release`
              screen FOLDER     what screening one of the same messages costs by the gate, with no HTTP, part by part
              judgement FOLDER  judging sessions against one regular expression of every phrase in words.yml
            """);
        return 2;
}
