using System.Buffers.Binary;

namespace Framekeeper.Web.Demo;

/// <summary>A recording made up of nothing: voices as they are heard through a wall, one pitch a speaker, in step with a transcript. WAV, 8 kHz, 8 bits, mono.</summary>
/// <remarks>There is no tape of invented people. This one plays, seeks and lasts as long as their talk, and says nothing.</remarks>
internal static class Murmur
{
    private const int Rate = 8000, Head = 44;

    /// <summary>The whole file.</summary>
    /// <param name="turns">When each turn begins and who speaks it, in order.</param>
    public static byte[] Of(IReadOnlyList<(TimeSpan At, string Speaker, int Letters)> turns)
    {
        var length = turns.Count == 0 ? TimeSpan.FromSeconds(5) : turns[^1].At + Spoken(turns[^1].Letters) + TimeSpan.FromSeconds(2);
        var wav = new byte[Head + (int)(length.TotalSeconds * Rate)];
        Heading(wav);
        wav.AsSpan(Head).Fill(128);
        var speakers = turns.Select(turn => turn.Speaker).Distinct().ToList();
        for (var turn = 0; turn < turns.Count; turn++)
        {
            var ends = turns[turn].At + Spoken(turns[turn].Letters);
            if (turn + 1 < turns.Count && turns[turn + 1].At < ends)
            {
                ends = turns[turn + 1].At;
            }

            Speak(wav, turns[turn].At, ends, 105 + (62 * speakers.IndexOf(turns[turn].Speaker)));
        }

        return wav;
    }

    /// <summary>At two and a half words a second, of six letters with their space.</summary>
    private static TimeSpan Spoken(int letters) => TimeSpan.FromSeconds(letters / 15.0);

    private static void Speak(byte[] wav, TimeSpan from, TimeSpan to, double pitch)
    {
        var (first, last) = ((int)(from.TotalSeconds * Rate), Math.Min((int)(to.TotalSeconds * Rate), wav.Length - Head));
        for (var at = first; at < last; at++)
        {
            var t = (at - first) / (double)Rate;
            var tone = pitch * (1 + (0.05 * Math.Sin(2 * Math.PI * 0.7 * t)));
            var voice = Math.Sin(2 * Math.PI * tone * t) + (0.5 * Math.Sin(4 * Math.PI * tone * t)) + (0.2 * Math.Sin(6 * Math.PI * tone * t));

            // Four syllables a second, and a breath every three.
            var loud = Math.Max(0, Math.Sin(2 * Math.PI * 2 * t)) * (t % 3 < 2.6 ? 1 : 0);
            wav[Head + at] = (byte)(128 + (26 * voice * loud));
        }
    }

    private static void Heading(byte[] wav)
    {
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), Rate);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 8);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), wav.Length - Head);
    }
}
