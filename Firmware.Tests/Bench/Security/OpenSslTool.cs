using System.ComponentModel;
using System.Diagnostics;

namespace PosFirmware.Tests.Bench.Security;

/// <summary>The openssl program as an oracle.</summary>
internal static class OpenSslTool
{
    /// <summary>Runs it on some input.</summary>
    /// <returns>Its output; null when it is missing or does not know what is asked.</returns>
    public static byte[] Run(string[] arguments, byte[] input)
    {
        var start = new ProcessStartInfo("openssl", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            using var output = new MemoryStream();
            Task reading = process.StandardOutput.BaseStream.CopyToAsync(output);
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
            reading.Wait();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.ToArray() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
        catch (IOException)
        {
            return null; // it ended without reading
        }
    }
}
