using System;

namespace PosFirmware.Cards;

/// <summary>One row of the table of EMV-style payment codes: the application that a code names says whose wallet it is.</summary>
public sealed class EmvCodeRow
{
    /// <summary>First bytes of the application identifier, mostly the registered provider.</summary>
    public readonly byte[] Aid;
    /// <summary>Whose wallet: see <see cref="Wallet"/>.</summary>
    public readonly int Wallet;

    /// <summary>Describes the codes of an application.</summary>
    public EmvCodeRow(byte[] aid, int wallet)
    {
        Aid = aid;
        Wallet = wallet;
    }
}

/// <summary>
/// Recognises a customer's code of the form of EMVCo's consumer-presented mode (acquirer-protocol.md 3.10, A3): TLV in Base64 that
/// begins with payload format "CPV01" and names an application (61, 4F). Only looked at: the acquirer gets the characters as they are.
/// </summary>
internal static class EmvPayCode
{
    /// <summary>Shortest that holds format and application, in characters.</summary>
    private const int Shortest = 24;
    private const int FormatTag = 0x85, ApplicationTemplate = 0x61, AidTag = 0x4F, Digits = 64;

    private static readonly byte[] Format = { (byte)'C', (byte)'P', (byte)'V', (byte)'0', (byte)'1' };

    /// <summary>The table.</summary>
    public static readonly EmvCodeRow[] Rows =
    {
        new EmvCodeRow(new byte[] { 0xA0, 0x00, 0x00, 0x03, 0x33 }, Wallet.UnionPay),
    };

    /// <summary>Whose code it is; <see cref="Wallet.None"/> when it is none that is known.</summary>
    /// <param name="code">ASCII.</param>
    /// <param name="length">Its length.</param>
    public static int Of(byte[] code, int length)
    {
        if (length < Shortest) return Wallet.None;
        byte[] data = new byte[length * 3 / 4];
        int count = Decode(code, length, data), wallet = Wallet.None;
        bool known = false;
        for (int at = 0, tag, value, size; Next(data, count, ref at, out tag, out value, out size);)
        {
            if (tag == FormatTag) known = size == Format.Length && Starts(data, value, size, Format);
            else if (!known) break; // the format comes first
            else if (tag == ApplicationTemplate && wallet == Wallet.None) wallet = OfTemplate(data, value, value + size);
        }
        Array.Clear(data, 0, data.Length); // it holds a card number
        return wallet;
    }

    private static int OfTemplate(byte[] data, int at, int end)
    {
        for (int tag, value, size; Next(data, end, ref at, out tag, out value, out size);)
        {
            if (tag != AidTag) continue;
            for (int i = 0; i < Rows.Length; i++)
                if (Starts(data, value, size, Rows[i].Aid)) return Rows[i].Wallet;
        }
        return Wallet.None;
    }

    private static bool Starts(byte[] data, int at, int size, byte[] with)
    {
        if (size < with.Length) return false;
        for (int i = 0; i < with.Length; i++)
            if (data[at + i] != with[i]) return false;
        return true;
    }

    /// <summary>The next object; false at the end, and where the bytes are no TLV.</summary>
    private static bool Next(byte[] data, int end, ref int at, out int tag, out int value, out int size)
    {
        tag = value = size = 0;
        if (at + 2 > end) return false;
        tag = data[at++];
        if ((tag & 0x1F) == 0x1F) tag = tag << 8 | data[at++];
        if (at >= end) return false;
        size = data[at++];
        if (size > 0x82 || size == 0x80) return false;
        for (int more = size > 0x80 ? size - 0x80 : 0, i = 0; i < more; i++)
        {
            if (at >= end) return false;
            size = i == 0 ? data[at++] : size << 8 | data[at++];
        }
        value = at;
        at += size;
        return at <= end;
    }

    /// <returns>Bytes; 0 when a character is not of Base64.</returns>
    private static int Decode(byte[] code, int length, byte[] data)
    {
        while (length > 0 && code[length - 1] == '=') length--;
        int bits = 0, have = 0, count = 0;
        for (int i = 0; i < length; i++)
        {
            int digit = DigitOf(code[i]);
            if (digit == Digits) return 0;
            bits = (bits << 6 | digit) & 0xFFFF;
            have += 6;
            if (have < 8) continue;
            have -= 8;
            data[count++] = (byte)(bits >> have);
        }
        return count;
    }

    private static int DigitOf(int c)
    {
        if (c >= 'A' && c <= 'Z') return c - 'A';
        if (c >= 'a' && c <= 'z') return c - 'a' + 26;
        if (c >= '0' && c <= '9') return c - '0' + 52;
        return c == '+' ? 62 : c == '/' ? 63 : Digits;
    }
}
