using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Bench.VirtualBoard.Pcsc;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Pcsc;

/// <summary>A PC/SC service with a virtual reader: the one that runs, or one of our own.</summary>
internal sealed class PcscDaemon : IDisposable
{
    public const string Reader = "Virtual PCD";

    private readonly Process own;

    private PcscDaemon(Process own) => this.own = own;

    /// <summary>Finds or starts it; a test without it is inconclusive.</summary>
    public static PcscDaemon Find()
    {
        if (HasReader()) return new PcscDaemon(null);
        const string program = "/usr/sbin/pcscd";
        if (!File.Exists(program)) Assert.Inconclusive("pcscd is not installed (packages pcscd and vsmartcard-vpcd)");
        Process process = Process.Start(new ProcessStartInfo(program, "--foreground") { RedirectStandardOutput = true, RedirectStandardError = true });
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (int i = 0; i < 50 && !process.HasExited; i++)
        {
            if (HasReader()) return new PcscDaemon(process);
            Thread.Sleep(100);
        }
        new PcscDaemon(process).Dispose();
        Assert.Inconclusive("pcscd cannot be started, or has no virtual reader (package vsmartcard-vpcd)");
        return null;
    }

    public void Dispose()
    {
        if (own is null) return;
        if (!own.HasExited) own.Kill();
        own.WaitForExit(5000);
        own.Dispose();
    }

    private static bool HasReader()
    {
        try { return PcscReader.Names().Any(n => n.StartsWith(Reader, StringComparison.Ordinal)); }
        catch (PcscException) { return false; }
    }
}
