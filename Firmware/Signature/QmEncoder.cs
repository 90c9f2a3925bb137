namespace PosFirmware.Signature;

/// <summary>
/// The arithmetic encoder of JBIG, "QM coder" (ITU-T T.82, 6.8). It writes protected data: a 0x00 follows every 0xFF. Zeros at the end
/// are not written at all, because the decoder reads zeros there anyway. Its memory is its states and the buffer that it is given.
/// </summary>
public sealed class QmEncoder
{
    private const int Half = 0x8000, Carry = 0x80000;

    private readonly byte[] contexts;
    private byte[] output;
    private int limit, zeros;
    private int a, c, ct, sc, buffer;

    /// <summary>Makes an encoder.</summary>
    /// <param name="contextCount">Number of contexts.</param>
    public QmEncoder(int contextCount)
    {
        contexts = new byte[contextCount];
    }

    /// <summary>Bytes written into the buffer so far, those before the start included.</summary>
    public int Length { get; private set; }

    /// <summary>The buffer was too small: what it holds is worth nothing.</summary>
    public bool Overflow { get; private set; }

    /// <summary>Where the coded data go.</summary>
    /// <param name="into">Buffer.</param>
    /// <param name="start">First free byte.</param>
    /// <param name="end">Behind the last byte that may be used.</param>
    public void Attach(byte[] into, int start, int end)
    {
        output = into;
        Length = start;
        limit = end;
        Overflow = false;
    }

    /// <summary>Forgets all statistics, as at the beginning of an image.</summary>
    public void ResetStatistics() => System.Array.Clear(contexts, 0, contexts.Length);

    /// <summary>INITENC: begins a piece of coded data; the statistics go on.</summary>
    public void Begin()
    {
        a = 0x10000;
        c = 0;
        ct = 11;
        sc = 0;
        buffer = -1;
        zeros = 0;
    }

    /// <summary>ENCODE: one decision.</summary>
    /// <param name="context">Which statistics it follows.</param>
    /// <param name="bit">0 or 1.</param>
    public void Encode(int context, int bit)
    {
        int state = contexts[context], index = state & 0x7F, lsz = QmStates.Lsz[index];
        a -= lsz;
        if (state >> 7 == bit)
        {
            if (a >= Half) return;
            if (a < lsz) // the intervals are exchanged: the greater one belongs to the more probable symbol
            {
                c += a;
                a = lsz;
            }
            contexts[context] = (byte)(state & 0x80 | QmStates.NextMore[index]);
        }
        else
        {
            if (a >= lsz)
            {
                c += a;
                a = lsz;
            }
            contexts[context] = (byte)(state & 0x80 ^ QmStates.NextLess[index]);
        }
        do
        {
            a <<= 1;
            c <<= 1;
            if (--ct == 0) ByteOut();
        }
        while (a < Half);
    }

    /// <summary>FLUSH: ends the piece with as few bytes as possible.</summary>
    public void End()
    {
        int least = c, most = c + a - 1 & ~0xFFFF;
        c = (most < least ? most + Half : most) << ct;
        PutHeld(c >> 27 != 0);
        Put(c >> 19 & 0xFF);
        Put(c >> 11 & 0xFF);
    }

    /// <summary>A byte of the piece that is not coded data: a marker, a header.</summary>
    public void Raw(int value)
    {
        if (Length < limit) output[Length++] = (byte)value;
        else Overflow = true;
    }

    private void ByteOut()
    {
        int value = c >> 19;
        if (value == 0xFF) sc++; // a carry may still run through it
        else
        {
            PutHeld(value > 0xFF);
            buffer = value & 0xFF;
        }
        c &= Carry - 1;
        ct = 8;
    }

    /// <summary>Writes the byte that was held back and the 0xFFs behind it, now that it is known whether a carry goes through them.</summary>
    private void PutHeld(bool carry)
    {
        if (buffer >= 0) Put(carry ? buffer + 1 : buffer);
        for (; sc > 0; sc--) Put(carry ? 0x00 : 0xFF);
    }

    private void Put(int value)
    {
        if (value == 0)
        {
            zeros++;
            return;
        }
        for (; zeros > 0; zeros--) Raw(0);
        Raw(value);
        if (value == 0xFF) Raw(0);
    }
}
