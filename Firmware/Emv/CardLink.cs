using System;
using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Emv;

/// <summary>The commands of EMV (EMV 4.4 Book 1, 11; Book 3, 6.5), each an APDU, and the card's last response.</summary>
public sealed class CardLink
{
    /// <summary>Status word of success.</summary>
    public const int Good = 0x9000;

    private const int MaxCommand = 261, MaxResponse = 258;

    private readonly byte[] command = new byte[MaxCommand];
    private readonly TraceMask mask = new TraceMask();
    private ICardChannel channel;

    /// <summary>Data of the last response.</summary>
    public readonly byte[] Data = new byte[MaxResponse];

    /// <summary>Bytes in <see cref="Data"/>.</summary>
    public int Length { get; private set; }

    /// <summary>Status word of the last response; 0 when there was none.</summary>
    public int Status { get; private set; }

    /// <summary>How the last exchange ended.</summary>
    public CardReply Reply { get; private set; }

    /// <summary>Commands since <see cref="Open"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Listener, or null.</summary>
    public IEmvTrace Trace { get; set; }

    /// <summary>Begins with a card.</summary>
    public void Open(ICardChannel card)
    {
        channel = card;
        Count = 0;
        Reply = CardReply.Answered;
        Status = 0;
    }

    /// <summary>Overwrites what the last command and response left.</summary>
    public void Wipe()
    {
        Array.Clear(command, 0, MaxCommand);
        Array.Clear(Data, 0, MaxResponse);
        Length = 0;
        channel = null;
    }

    /// <summary>SELECT by name (Book 1, 11.3).</summary>
    /// <param name="next">True: the next application whose name begins so.</param>
    public bool Select(byte[] name, int offset, int count, bool next) => Send(0x00, 0xA4, 0x04, next ? 0x02 : 0x00, name, offset, count, true);

    /// <summary>READ RECORD (Book 1, 11.2; Book 3, 6.5.11).</summary>
    public bool ReadRecord(int sfi, int record) => Send(0x00, 0xB2, record, (sfi << 3) | 4, null, 0, 0, true);

    /// <summary>GET PROCESSING OPTIONS (Book 3, 6.5.8) with the command template.</summary>
    public bool GetProcessingOptions(byte[] data, int offset, int count) => Send(0x80, 0xA8, 0x00, 0x00, data, offset, count, true);

    /// <summary>GET DATA (Book 3, 6.5.7).</summary>
    public bool GetData(int tag) => Send(0x80, 0xCA, tag >> 8, tag & 0xFF, null, 0, 0, true);

    /// <summary>INTERNAL AUTHENTICATE (Book 3, 6.5.9).</summary>
    public bool InternalAuthenticate(byte[] data, int offset, int count) => Send(0x00, 0x88, 0x00, 0x00, data, offset, count, true);

    /// <summary>EXTERNAL AUTHENTICATE (Book 3, 6.5.4).</summary>
    public bool ExternalAuthenticate(byte[] data, int offset, int count) => Send(0x00, 0x82, 0x00, 0x00, data, offset, count, false);

    /// <summary>GET CHALLENGE (Book 3, 6.5.6).</summary>
    public bool GetChallenge() => Send(0x00, 0x84, 0x00, 0x00, null, 0, 0, true);

    /// <summary>VERIFY (Book 3, 6.5.12): 80 plain, 88 enciphered. The command is overwritten at once.</summary>
    public bool Verify(bool enciphered, byte[] data, int offset, int count)
    {
        bool answered = Send(0x00, 0x20, 0x00, enciphered ? 0x88 : 0x80, data, offset, count, false);
        Array.Clear(command, 0, MaxCommand);
        return answered;
    }

    /// <summary>GENERATE APPLICATION CRYPTOGRAM (Book 3, 6.5.5).</summary>
    /// <param name="reference">00 AAC, 40 TC, 80 ARQC; 10 more with a signature.</param>
    public bool GenerateCryptogram(int reference, byte[] data, int offset, int count) => Send(0x80, 0xAE, reference, 0x00, data, offset, count, true);

    /// <summary>A command that the issuer has made (Book 3, 10.10), as it is.</summary>
    public bool Raw(byte[] data, int offset, int count)
    {
        Array.Copy(data, offset, command, 0, count);
        return Exchange(count);
    }

    private bool Send(int cla, int ins, int p1, int p2, byte[] data, int offset, int count, bool withLe)
    {
        command[0] = (byte)cla;
        command[1] = (byte)ins;
        command[2] = (byte)p1;
        command[3] = (byte)p2;
        int length = 4;
        if (count > 0)
        {
            command[length++] = (byte)count;
            Array.Copy(data, offset, command, length, count);
            length += count;
        }
        if (withLe) command[length++] = 0;
        return Exchange(length);
    }

    /// <returns>False when the card did not answer; see <see cref="Reply"/>.</returns>
    private bool Exchange(int length)
    {
        int got;
        Count++;
        Status = 0;
        Length = 0;
        Reply = channel.Exchange(command, length, Data, out got);
        if (Reply == CardReply.Answered && (got < 2 || got > MaxResponse)) Reply = CardReply.Garbled;
        if (Reply == CardReply.Answered)
        {
            Length = got - 2;
            Status = (Data[got - 2] << 8) | Data[got - 1];
        }
        if (Trace != null) mask.Show(Trace, command, length, Data, Reply == CardReply.Answered ? got : 0, Reply);
        return Reply == CardReply.Answered;
    }
}
