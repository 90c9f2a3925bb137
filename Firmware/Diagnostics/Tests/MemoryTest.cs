using nanoFramework.Hardware.Esp32;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>13: PSRAM is there, a pattern survives in it, and the native heap has room for a TLS connection (operations.md 7.3).</summary>
public sealed class MemoryTest : Diagnostic
{
    private const int PatternBytes = 65536;
    private const uint RoomForTls = 48 * 1024;

    /// <summary>Makes the test.</summary>
    public MemoryTest() : base(13, "memory", Text.TestMemory, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        tester.Tell(Text.TestMemory, null);
        uint total, free, largest;
        NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.SpiRam, out total, out free, out largest);
        finding.Add("PSRAM " + (total / 1024).ToString() + " KB, FREE " + (free / 1024).ToString());
        NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out total, out free, out largest);
        finding.Add("INTERNAL " + (total / 1024).ToString() + " KB, FREE " + (free / 1024).ToString() + ", LARGEST " + (largest / 1024).ToString());
        uint managed = nanoFramework.Runtime.Native.GC.Run(false);
        finding.Add("MANAGED FREE " + (managed / 1024).ToString() + " KB");
        if (!rig.Board.HasPsram) finding.Fail(Fault(1), "PSRAM");
        else if (largest < RoomForTls) finding.Fail(Fault(2), "NO ROOM FOR TLS");
        else if (!Survives()) finding.Fail(Fault(3), "PATTERN");
        else finding.Pass();
    }

    private static bool Survives()
    {
        byte[] block = new byte[PatternBytes];
        for (int i = 0; i < block.Length; i++) block[i] = (byte)(i * 167 + (i >> 8));
        for (int i = 0; i < block.Length; i++)
            if (block[i] != (byte)(i * 167 + (i >> 8))) return false;
        return true;
    }
}
