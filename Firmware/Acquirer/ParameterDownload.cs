using PosFirmware.Storage;

namespace PosFirmware.Acquirer;

/// <summary>
/// Parameters that the host sends (0800, 60.3 = 360): two-digit tags with values of fixed length, one after the other
/// (acquirer-protocol.md 3.7). What the terminal has no use for is passed over; a value that is out of range is not taken.
/// </summary>
public static class ParameterDownload
{
    // tag, length of its value; in the order of the tags
    private static readonly int[] Lengths =
    {
        11, 2, 12, 2, 13, 1, 14, 14, 15, 14, 16, 14, 17, 14, 18, 1, 19, 2, 20, 1, 21, 1, 22, 40, 23, 1, 24, 1, 25, 1, 26, 8, 27, 2,
    };

    /// <summary>Takes over what the terminal knows.</summary>
    /// <returns>False when the data end in the middle of a value or name an unknown tag; what came before is taken.</returns>
    public static bool Apply(byte[] data, int length, TerminalSettings settings)
    {
        int at = 0;
        while (at < length)
        {
            int tag = at + 2 <= length ? Digits(data, at, 2) : -1;
            int size = LengthOf(tag);
            if (size < 0 || at + 2 + size > length) return false;
            Take(tag, data, at + 2, size, settings);
            at += 2 + size;
        }
        return true;
    }

    private static void Take(int tag, byte[] data, int at, int size, TerminalSettings settings)
    {
        switch (tag)
        {
            case 12: Set(settings, ParameterTable.ResponseTimeoutMs, Digits(data, at, size) * 1000); break;
            case 17: SetText(settings, ParameterTable.Hotline, data, at, size); break;
            case 23: Set(settings, ParameterTable.ReversalTries, Digits(data, at, size)); break;
            case 27: Set(settings, ParameterTable.OfflineMost, Digits(data, at, size)); break;
        }
    }

    private static void Set(TerminalSettings settings, Parameter parameter, int value)
    {
        if (value >= 0) ParameterTable.Set(settings, parameter, value.ToString());
    }

    private static void SetText(TerminalSettings settings, Parameter parameter, byte[] data, int at, int size)
    {
        char[] text = new char[size];
        for (int i = 0; i < size; i++)
        {
            if (data[at + i] < 0x20 || data[at + i] > 0x7E) return;
            text[i] = (char)data[at + i];
        }
        string trimmed = new string(text).Trim();
        if (trimmed.Length > 0) ParameterTable.Set(settings, parameter, trimmed);
    }

    private static int LengthOf(int tag)
    {
        for (int i = 0; i < Lengths.Length; i += 2)
            if (Lengths[i] == tag) return Lengths[i + 1];
        return -1;
    }

    /// <returns>-1 when there is something else than digits.</returns>
    private static int Digits(byte[] data, int at, int count)
    {
        int value = 0;
        for (int i = at; i < at + count; i++)
        {
            if (data[i] < '0' || data[i] > '9') return -1;
            value = value * 10 + data[i] - '0';
        }
        return value;
    }
}
