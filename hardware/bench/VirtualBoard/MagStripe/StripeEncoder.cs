namespace Bench.VirtualBoard.MagStripe;

/// <summary>Encodes tracks as ISO/IEC 7811-2 and -6 say (hardware.md section 1.3). Written apart from the driver's decoder.</summary>
public static class StripeEncoder
{
    /// <summary>Bits per inch of a track.</summary>
    /// <param name="track">1 to 3.</param>
    public static double BitsPerInch(int track) => track == 2 ? 75 : 210;

    /// <summary>Bits of a track from the first bit of the start sentinel to the last bit of the LRC.</summary>
    /// <param name="track">1 to 3.</param>
    /// <param name="text">With or without sentinels.</param>
    /// <exception cref="ArgumentException">A character that the track cannot hold, or too many.</exception>
    public static bool[] Encode(int track, string text)
    {
        char start = track == 1 ? '%' : ';', zero = track == 1 ? ' ' : '0';
        int dataBits = track == 1 ? 6 : 4, longest = track switch { 1 => 79, 2 => 40, _ => 107 };
        if (!text.StartsWith(start)) text = start + text;
        if (!text.EndsWith('?')) text += '?';
        if (text.Length + 1 > longest) throw new ArgumentException($"track {track}: {text.Length} characters, at most {longest - 1}");

        var bits = new List<bool>();
        int lrc = 0;
        foreach (char c in text)
        {
            int value = c - zero;
            if (value < 0 || value >= 1 << dataBits) throw new ArgumentException($"track {track} cannot hold a character of this text");
            lrc ^= value;
            Append(bits, value, dataBits);
        }
        Append(bits, lrc, dataBits);
        return [.. bits];
    }

    private static void Append(List<bool> bits, int value, int dataBits)
    {
        bool parity = true;
        for (int i = 0; i < dataBits; i++)
        {
            bool bit = (value >> i & 1) != 0;
            bits.Add(bit);
            parity ^= bit;
        }
        bits.Add(parity);
    }
}
