using System.ComponentModel;
using System.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Signature;

/// <summary>The programs of jbigkit, an implementation of T.82 that is not ours.</summary>
internal static class JbigKit
{
    /// <summary>Decodes with <c>jbgtopbm</c>.</summary>
    public static byte[] Decode(byte[] coded) => BitsOf(Run("jbgtopbm", coded));

    /// <summary>Codes with <c>pbmtojbg</c>.</summary>
    public static byte[] Encode(byte[] bits, int width, int height, params string[] options)
    {
        byte[] head = System.Text.Encoding.ASCII.GetBytes($"P4\n{width} {height}\n");
        return Run("pbmtojbg", [.. head, .. bits], options);
    }

    /// <summary>The dots of a raw PBM file: behind three words (P4, width, height) and one blank.</summary>
    private static byte[] BitsOf(byte[] pbm)
    {
        int at = 0;
        for (int words = 0; words < 3; words++)
        {
            while (char.IsWhiteSpace((char)pbm[at])) at++;
            while (!char.IsWhiteSpace((char)pbm[at])) at++;
        }
        return pbm[(at + 1)..];
    }

    private static byte[] Run(string program, byte[] input, params string[] options)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string option in options) start.ArgumentList.Add(option);
        Process process;
        try { process = Process.Start(start)!; }
        catch (Win32Exception) { Assert.Inconclusive(program + " is not installed (jbigkit-bin)"); throw; }
        using (process)
        {
            var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
            reading.Wait();
            process.WaitForExit();
            return output.ToArray();
        }
    }
}
