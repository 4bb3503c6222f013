using System.Runtime.InteropServices;

namespace Framekeeper.Reader;

/// <summary>Keeps ONNX Runtime from telling anybody that it runs: its official builds write a device's id and send usage data unless they are told not to before their library loads.</summary>
internal static partial class Silence
{
    private const string Switch = "ORT_DISABLE_TELEMETRY";
    private static readonly Lock Once = new();
    private static bool kept;

    /// <summary>Must be called before anything of ONNX Runtime is touched.</summary>
    public static void Keep()
    {
        lock (Once)
        {
            if (kept)
            {
                return;
            }

            Environment.SetEnvironmentVariable(Switch, "1");
            if (!OperatingSystem.IsWindows())
            {
                // On Unix the variables that .NET sets are its own; native code reads those of libc.
                _ = SetNative(Switch, "1", 1);
            }
            else
            {
                Microsoft.ML.OnnxRuntime.OrtEnv.Instance().DisableTelemetryEvents();
            }

            kept = true;
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetNative(string name, string value, int overwrite);
}
