using PosFirmware.Drivers.Bus;

namespace PosFirmware.Tests.Unit.MagStripe;

/// <summary>The ASIC as the driver sees it: DATA, two strobes, one frame. The bits of the tracks are given as text of 0 and 1.</summary>
internal sealed class FakeStripeAsic : ISpiPeripheral, IInputPin
{
    private const int Idle = 0, Flagged = 1, Cleared = 2, Ready = 3;

    private readonly string[] tracks = new string[3];
    private readonly int bitsPerTrack;
    private int phase;

    public FakeStripeAsic(int bitsPerTrack)
    {
        this.bitsPerTrack = bitsPerTrack;
    }

    /// <summary>Last 16 preamble bits.</summary>
    public int Preamble = 2;

    /// <summary>Frames that were read.</summary>
    public int Frames;

    /// <summary>A card has passed. The ASIC drops the zeros before the first 1.</summary>
    public void Swipe(string track1, string track2, string track3)
    {
        tracks[0] = track1;
        tracks[1] = track2;
        tracks[2] = track3;
        phase = Flagged;
    }

    public bool Read() => phase != Flagged && phase != Ready;

    public void Pulse(int micros)
    {
        phase = phase == Flagged ? Cleared : phase == Cleared && micros >= 13 ? Ready : Idle;
    }

    public void Transfer(byte[] send, byte[] receive, int count)
    {
        Frames++;
        for (int i = 0; i < count; i++) receive[i] = 0xFF;
        for (int i = 0; i < 16; i++)
            if ((Preamble >> (15 - i) & 1) != 0) Low(receive, i);
        for (int track = 0; track < 3; track++)
        {
            int at = 16 + track * bitsPerTrack;
            bool awake = false;
            for (int i = 0; tracks[track] != null && i < tracks[track].Length; i++)
            {
                bool one = tracks[track][i] == '1';
                awake |= one;
                if (!awake) continue;
                if (one) Low(receive, at);
                at++;
            }
        }
        phase = Idle;
    }

    public void Write(byte[] data, int start, int count) => throw new System.InvalidOperationException();

    private static void Low(byte[] frame, int bit) => frame[bit >> 3] &= (byte)~(0x80 >> (bit & 7));
}
