using System;
using PosFirmware.Storage;

namespace PosFirmware.Emv;

/// <summary>What the acquirer prescribes for one application (emv.md 2; acquirer-protocol.md 3.7).</summary>
public sealed class AidParameters
{
    /// <summary>Longest DDOL that is kept.</summary>
    public const int MaxDdol = 32;

    /// <summary>AID; <see cref="AidLength"/> bytes.</summary>
    public readonly byte[] Aid = new byte[16];
    /// <summary>5 to 16; 0: no entry.</summary>
    public int AidLength;
    /// <summary>DF01 = 00: the card's name may be longer than the AID.</summary>
    public bool PartialMatch = true;
    /// <summary>9F09.</summary>
    public int Version = 0x0030;
    /// <summary>DF11.</summary>
    public readonly byte[] TacDefault = new byte[5];
    /// <summary>DF12.</summary>
    public readonly byte[] TacOnline = new byte[5];
    /// <summary>DF13.</summary>
    public readonly byte[] TacDenial = new byte[5];
    /// <summary>9F1B in fen.</summary>
    public long FloorLimit;
    /// <summary>DF15 in fen: amounts below are chosen with the target percentage.</summary>
    public long Threshold;
    /// <summary>DF17: target percentage, 0 to 99.</summary>
    public int TargetPercent = 99;
    /// <summary>DF16: greatest target percentage, 0 to 99.</summary>
    public int MaxTargetPercent = 99;
    /// <summary>DF14: used when the card has no DDOL.</summary>
    public readonly byte[] Ddol = new byte[MaxDdol];
    /// <summary>Bytes of <see cref="Ddol"/>.</summary>
    public int DdolLength;
    /// <summary>DF18: the terminal can send a PIN to the acquirer.</summary>
    public bool OnlinePin = true;
    /// <summary>DF19: contactless, above this to the acquirer, in fen; -1 none.</summary>
    public long ContactlessFloor = -1;
    /// <summary>DF20: contactless, from this on not at all, in fen; -1 none.</summary>
    public long ContactlessLimit = -1;
    /// <summary>DF21: contactless, from this on the cardholder is verified, in fen; -1 none.</summary>
    public long ContactlessCvmLimit = -1;

    /// <summary>Reads the acquirer's TLV objects of one application.</summary>
    /// <returns>False when they cannot be read, the AID is missing or a length is wrong; the entry must not be used then.</returns>
    public bool Parse(byte[] data, int offset, int count)
    {
        Reset();
        BerReader reader = new BerReader(data, offset, count);
        while (reader.Next())
            if (!Take(reader.Tag, data, reader.Start, reader.Length)) return false;
        return !reader.Broken && AidLength >= 5;
    }

    private void Reset()
    {
        AidLength = 0;
        PartialMatch = true;
        Version = 0x0030;
        Array.Clear(TacDefault, 0, 5);
        Array.Clear(TacOnline, 0, 5);
        Array.Clear(TacDenial, 0, 5);
        FloorLimit = 0;
        Threshold = 0;
        TargetPercent = 0;
        MaxTargetPercent = 0;
        SetDdol(DefaultDdol, 0, DefaultDdol.Length);
        OnlinePin = true;
        ContactlessFloor = -1;
        ContactlessLimit = -1;
        ContactlessCvmLimit = -1;
    }

    private static readonly byte[] DefaultDdol = { 0x9F, 0x37, 0x04 };

    private bool Take(int tag, byte[] data, int at, int length)
    {
        switch (tag)
        {
            case Tag.TerminalAid:
                if (length < 5 || length > 16) return false;
                Array.Copy(data, at, Aid, 0, length);
                AidLength = length;
                return true;
            case 0xDF01:
                if (length != 1) return false;
                PartialMatch = data[at] == 0;
                return true;
            case Tag.CardVersion: // some parameter sets carry the terminal's version under the card's tag
            case Tag.TerminalVersion:
                if (length != 2) return false;
                Version = (data[at] << 8) | data[at + 1];
                return true;
            case 0xDF11: return TakeCode(data, at, length, TacDefault);
            case 0xDF12: return TakeCode(data, at, length, TacOnline);
            case 0xDF13: return TakeCode(data, at, length, TacDenial);
            case Tag.FloorLimit:
                FloorLimit = Number(data, at, length);
                return length == 4;
            case 0xDF15:
                Threshold = Number(data, at, length);
                return length == 4;
            case 0xDF16:
                MaxTargetPercent = Digits(data, at, length);
                return length == 1 && MaxTargetPercent <= 99;
            case 0xDF17:
                TargetPercent = Digits(data, at, length);
                return length == 1 && TargetPercent <= 99;
            case 0xDF14:
                SetDdol(data, at, length);
                return true;
            case 0xDF18:
                OnlinePin = length == 1 && data[at] != 0;
                return length == 1;
            case 0xDF19:
                ContactlessFloor = length == 6 ? Amount(data, at) : -1;
                return length == 6;
            case 0xDF20:
                ContactlessLimit = length == 6 ? Amount(data, at) : -1;
                return length == 6;
            case 0xDF21:
                ContactlessCvmLimit = length == 6 ? Amount(data, at) : -1;
                return length == 6;
            default: return true;
        }
    }

    /// <summary>A DDOL that cannot be read ("9F37" without a length was seen) is replaced by the usual one.</summary>
    private void SetDdol(byte[] data, int at, int length)
    {
        if (length > MaxDdol || !Dol.IsGood(data, at, length))
        {
            data = DefaultDdol;
            at = 0;
            length = DefaultDdol.Length;
        }
        Array.Copy(data, at, Ddol, 0, length);
        DdolLength = length;
    }

    private static bool TakeCode(byte[] data, int at, int length, byte[] into)
    {
        if (length != 5) return false;
        Array.Copy(data, at, into, 0, 5);
        return true;
    }

    private static long Number(byte[] data, int at, int length)
    {
        long value = 0;
        for (int i = 0; i < length && i < 4; i++) value = (value << 8) | data[at + i];
        return value;
    }

    private static int Digits(byte[] data, int at, int length) => length < 1 ? 0 : (data[at] >> 4) * 10 + (data[at] & 15);

    private static long Amount(byte[] data, int at)
    {
        long value = 0;
        for (int i = 0; i < 6; i++) value = value * 100 + (data[at + i] >> 4) * 10 + (data[at + i] & 15);
        return value;
    }

    internal void Put(RecordBuffer to)
    {
        to.PutByte(AidLength);
        to.PutBytes(Aid, 0, AidLength);
        to.PutBool(PartialMatch);
        to.PutInt(Version);
        to.PutBytes(TacDefault, 0, 5);
        to.PutBytes(TacOnline, 0, 5);
        to.PutBytes(TacDenial, 0, 5);
        to.PutLong(FloorLimit);
        to.PutLong(Threshold);
        to.PutByte(TargetPercent);
        to.PutByte(MaxTargetPercent);
        to.PutByte(DdolLength);
        to.PutBytes(Ddol, 0, DdolLength);
        to.PutBool(OnlinePin);
        to.PutLong(ContactlessFloor);
        to.PutLong(ContactlessLimit);
        to.PutLong(ContactlessCvmLimit);
    }

    internal void Get(RecordBuffer from)
    {
        AidLength = from.GetByte() & 15;
        if (AidLength == 0) AidLength = 16;
        from.GetBytes(Aid, 0, AidLength);
        PartialMatch = from.GetBool();
        Version = from.GetInt();
        from.GetBytes(TacDefault, 0, 5);
        from.GetBytes(TacOnline, 0, 5);
        from.GetBytes(TacDenial, 0, 5);
        FloorLimit = from.GetLong();
        Threshold = from.GetLong();
        TargetPercent = from.GetByte();
        MaxTargetPercent = from.GetByte();
        DdolLength = from.GetByte();
        if (DdolLength > MaxDdol) DdolLength = 0;
        from.GetBytes(Ddol, 0, DdolLength);
        OnlinePin = from.GetBool();
        ContactlessFloor = from.GetLong();
        ContactlessLimit = from.GetLong();
        ContactlessCvmLimit = from.GetLong();
    }
}
