namespace PosFirmware.Tests.Unit;

/// <summary>Hex text for test vectors.</summary>
public static class Hex
{
    /// <summary>Bytes of a hex text; blanks are skipped.</summary>
    public static byte[] Bytes(string text)
    {
        byte[] room = new byte[text.Length / 2];
        int count = 0, high = -1;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == ' ') continue;
            int digit = c <= '9' ? c - '0' : (c & 0xDF) - 'A' + 10;
            if (high < 0)
            {
                high = digit;
                continue;
            }
            room[count++] = (byte)((high << 4) | digit);
            high = -1;
        }
        byte[] exact = new byte[count];
        System.Array.Copy(room, exact, count);
        return exact;
    }

    /// <summary>Hex text of bytes.</summary>
    public static string Text(byte[] data, int start, int count)
    {
        char[] text = new char[2 * count];
        for (int i = 0; i < count; i++)
        {
            text[2 * i] = "0123456789ABCDEF"[data[start + i] >> 4];
            text[2 * i + 1] = "0123456789ABCDEF"[data[start + i] & 15];
        }
        return new string(text);
    }

    /// <summary>Hex text of bytes.</summary>
    public static string Text(byte[] data) => Text(data, 0, data.Length);

    /// <summary>ASCII bytes of a text.</summary>
    public static byte[] Ascii(string text)
    {
        byte[] data = new byte[text.Length];
        for (int i = 0; i < data.Length; i++) data[i] = (byte)text[i];
        return data;
    }
}
