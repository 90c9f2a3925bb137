using System;
using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Emv;

/// <summary>
/// Hides what belongs to a person before a trace sees it: the whole data of VERIFY; of responses the values of card number,
/// track data and name, but for the first three bytes of a number. What cannot be read as BER-TLV is hidden as a whole.
/// </summary>
public sealed class TraceMask
{
    private const byte Hidden = 0xFF;
    private const int ShownBytes = 3, MaxDepth = 6;

    private readonly byte[] command = new byte[261];
    private readonly byte[] response = new byte[258];

    /// <summary>Passes one exchange on.</summary>
    public void Show(IEmvTrace trace, byte[] sent, int sentLength, byte[] got, int gotLength, CardReply reply)
    {
        Array.Copy(sent, command, sentLength);
        Array.Copy(got, response, gotLength);
        int ins = sentLength > 1 ? sent[1] : 0;
        if (ins == 0x20)
            for (int i = 5; i < sentLength; i++) command[i] = Hidden;
        if (gotLength > 2 && !Hide(response, 0, gotLength - 2, 0) && MayHoldCard(ins))
            for (int i = 0; i < gotLength - 2; i++) response[i] = Hidden;
        trace.Exchange(command, sentLength, response, gotLength, reply);
    }

    // SELECT, READ RECORD, GET PROCESSING OPTIONS, GET DATA
    private static bool MayHoldCard(int ins) => ins == 0xA4 || ins == 0xB2 || ins == 0xA8 || ins == 0xCA;

    /// <returns>False when the bytes are no BER-TLV.</returns>
    private static bool Hide(byte[] data, int start, int count, int depth)
    {
        if (depth == MaxDepth) return false;
        BerReader reader = new BerReader(data, start, count);
        while (reader.Next())
        {
            if (reader.Constructed)
            {
                if (!Hide(data, reader.Start, reader.Length, depth + 1)) return false;
                continue;
            }
            int shown = reader.Tag == Tag.Pan || reader.Tag == Tag.Track2 ? ShownBytes
                : reader.Tag == Tag.HolderName || reader.Tag == Tag.HolderNameExtended || reader.Tag == Tag.Track1Data || reader.Tag == Tag.Track2Data || reader.Tag == 0x56 || reader.Tag == 0x9F6B || reader.Tag == 0x9F61 ? 0
                : reader.Length;
            for (int i = shown; i < reader.Length; i++) data[reader.Start + i] = Hidden;
        }
        return !reader.Broken;
    }
}
