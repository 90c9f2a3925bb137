using System.Globalization;

namespace Bench.VirtualBoard.Emv;

/// <content>The PIN that the card checks itself (EMV 4.4 Book 3, 6.5.12; Book 2, 7).</content>
internal sealed partial class EmvApplication
{
    private byte[] Challenge()
    {
        session.Challenge = card.Draw(AllowedChallenge);
        return [.. session.Challenge, .. EmvCard.Good];
    }

    private byte[] Verify(CardCommand c)
    {
        if (c.P1 != 0 || c.P2 is not (0x80 or 0x88)) return EmvCard.WrongParameters;
        if (!session.Started || card.Entry.Pin == "") return EmvCard.NotAllowed;
        if (Memory.PinTriesLeft == 0) return [0x69, 0x83];
        byte[]? block = c.P2 == 0x80 ? c.Data : Decipher(c.Data);
        if (block is null) return EmvCard.NotAllowed;
        session.PinDone = true;
        if (block.Length == 8 && Digits(block) == card.Entry.Pin)
        {
            Memory.PinTriesLeft = card.Entry.PinTries;
            session.PinFailed = false;
            return EmvCard.Good;
        }
        session.PinFailed = true;
        Memory.PinTriesLeft--;
        return [0x63, (byte)(0xC0 | Memory.PinTriesLeft)];
    }

    /// <summary>The PIN block inside an enciphered one, or null when it was not made for this challenge.</summary>
    private byte[]? Decipher(byte[] data)
    {
        byte[] challenge = session.Challenge;
        session.Challenge = []; // good for one try
        if (challenge.Length == 0 || data.Length != Image.PinKey.Length) return null;
        byte[] clear;
        try { clear = Image.PinKey.Sign(data); }
        catch (ArgumentException) { return null; }
        return clear[0] == 0x7F && clear.AsSpan(9, 8).SequenceEqual(challenge) ? clear[1..9] : null;
    }

    /// <summary>Digits of a plain PIN block, or "" when it is none: 2, length, digits, F.</summary>
    private static string Digits(byte[] block)
    {
        string hex = Convert.ToHexString(block);
        int length = int.Parse(hex.AsSpan(1, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return hex[0] == '2' && length is >= 4 and <= 12 && hex[(2 + length)..].All(f => f == 'F') ? hex.Substring(2, length) : "";
    }
}
