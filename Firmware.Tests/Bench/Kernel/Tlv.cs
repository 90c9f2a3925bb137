using System;
using System.Collections.Generic;
using System.Linq;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>BER-TLV for test cards: written here, so that the kernel's own reader is not its own judge.</summary>
internal static class Tlv
{
    public static byte[] Make(int tag, params byte[][] parts)
    {
        byte[] value = parts.SelectMany(p => p).ToArray();
        List<byte> all = [];
        if (tag > 0xFFFF) all.Add((byte)(tag >> 16));
        if (tag > 0xFF) all.Add((byte)(tag >> 8));
        all.Add((byte)tag);
        if (value.Length > 255) all.AddRange([0x82, (byte)(value.Length >> 8)]);
        else if (value.Length > 127) all.Add(0x81);
        all.Add((byte)value.Length);
        all.AddRange(value);
        return [.. all];
    }

    public static byte[] Hex(int tag, string hex) => Make(tag, Convert.FromHexString(hex));

    /// <summary>Objects of one level.</summary>
    public static List<(int Tag, byte[] Value)> Read(byte[] data)
    {
        List<(int, byte[])> found = [];
        for (int i = 0; i < data.Length;)
        {
            int tag = data[i++];
            if ((tag & 0x1F) == 0x1F)
                do tag = (tag << 8) | data[i];
                while ((data[i++] & 0x80) != 0);
            int length = data[i++];
            if (length == 0x81) length = data[i++];
            found.Add((tag, data[i..(i + length)]));
            i += length;
        }
        return found;
    }
}
