using System.IO;
using PosFirmware.Drivers.Flash;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>12: three blocks of 10 KB written, read back and compared; then how full the volume is and whether the logs are sound.</summary>
public sealed class FlashTest : Diagnostic
{
    private const string File = "testfile";
    private const int BlockBytes = 10240, Rounds = 3, LeastPercent = 2, Block = 4096;

    private readonly byte[] piece = new byte[256];

    /// <summary>Makes the test.</summary>
    public FlashTest() : base(12, "flash", Text.TestFlash, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        IVolume volume = rig.Board.Volume;
        tester.Tell(Text.TestFlash, null);
        bool good = Rewrite(rig, volume, finding);
        Remove(volume);
        if (good) Journals(rig, volume, finding);
    }

    private bool Rewrite(Rig rig, IVolume volume, Finding finding)
    {
        long start = rig.Clock.Millis;
        try
        {
            for (int round = 0; round < Rounds; round++)
            {
                if (WriteAndCompare(volume, (byte)(rig.Clock.Micros + round))) continue;
                finding.Fail(Fault(1), "COMPARE");
                return false;
            }
        }
        catch (IOException)
        {
            // the volume reads back what it writes: with room left it is the flash that does not keep it
            if (FreePercent(volume) < LeastPercent) finding.Fail(Fault(2), "NO ROOM");
            else finding.Fail(Fault(1), "COMPARE");
            return false;
        }
        finding.Add("30 KB " + (rig.Clock.Millis - start).ToString() + " ms");
        return true;
    }

    private void Journals(Rig rig, IVolume volume, Finding finding)
    {
        string[] names = volume.List();
        long used = Used(volume, names);
        int free = FreePercent(volume);
        finding.Add(names.Length.ToString() + " FILES, " + (used / 1024).ToString() + " KB, FREE " + free.ToString() + " %");
        finding.Add("BATCH " + rig.S.Batch.Count.ToString() + ", AUDIT " + rig.S.Audit.Count.ToString());
        if (rig.S.Batch.Damaged > 0) finding.Fail(Fault(3), "DAMAGED " + rig.S.Batch.Damaged.ToString());
        else if (free < 20) finding.Fail(Fault(4), "NEARLY FULL");
        else finding.Pass();
    }

    private static int FreePercent(IVolume volume) => (int)(100 - Used(volume, volume.List()) * 100 / volume.Capacity);

    private static long Used(IVolume volume, string[] names)
    {
        long used = 0;
        for (int i = 0; i < names.Length; i++) used += (volume.Length(names[i]) + Block - 1) / Block * Block;
        return used;
    }

    private bool WriteAndCompare(IVolume volume, byte seed)
    {
        for (int at = 0; at < BlockBytes; at += piece.Length)
        {
            Fill(seed, at);
            if (at == 0) volume.Write(File, piece, 0, piece.Length);
            else volume.Append(File, piece, 0, piece.Length);
        }
        if (volume.Length(File) != BlockBytes) return false;
        for (int at = 0; at < BlockBytes; at += piece.Length)
        {
            if (volume.Read(File, at, piece, 0, piece.Length) != piece.Length) return false;
            for (int i = 0; i < piece.Length; i++)
                if (piece[i] != Pattern(seed, at + i)) return false;
        }
        return true;
    }

    private static void Remove(IVolume volume)
    {
        try
        {
            volume.Delete(File);
        }
        catch (IOException)
        {
            // the volume has said already what it thinks of being written to
        }
    }

    private void Fill(byte seed, int at)
    {
        for (int i = 0; i < piece.Length; i++) piece[i] = Pattern(seed, at + i);
    }

    // No two neighbouring pieces alike, so that a piece at the wrong place is found.
    private static byte Pattern(byte seed, int at) => (byte)(seed + at * 167 + (at >> 8) * 13);
}
