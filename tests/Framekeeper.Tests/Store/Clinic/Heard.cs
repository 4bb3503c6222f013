using System.Text;
using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using Framekeeper.Tests.Judgement;

namespace Framekeeper.Tests.Store.Clinic;

/// <summary>Recordings with something said in them, read by software with a clinic's own patterns: dinner, kisses, made presents.</summary>
internal static class Heard
{
    public const string Dinner = "Therapist: You should come for dinner some time.", Kiss = "Therapist: I keep thinking of kissing you.", Present = "Client: I made you this.", Plain = "Therapist: How was your week?";

    public static async Task<Tape> Hear(this Practice clinic, params string[] lines)
    {
        var tape = await clinic.Bring();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        clinic.Records.Transcripts.Put(tape.Id, clinic.Records.Transcripts.Read(stream, "session.txt", tape.Treatment, tape.Held));
        clinic.Records.Findings.Judge(tape.Id, Judging.Clinic, _ => true);
        return tape;
    }

    public static Standing Standing(this Practice clinic, Tape tape, string act) => clinic.Records.Findings.InTreatment(tape.Treatment).Single(standing => standing.Session == tape.Id && standing.Act == act);
}
