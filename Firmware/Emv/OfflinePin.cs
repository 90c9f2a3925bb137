using System;
using PosFirmware.Security;

namespace PosFirmware.Emv;

/// <summary>A PIN that the card itself checks, plain or enciphered (EMV 4.4 Book 3, 6.5.12, 10.5.1; Book 2, 7).</summary>
internal static class OfflinePin
{
    private const int BlockLength = 8, ChallengeLength = 8, MaxRounds = 16;
    private const int Header = 0x7F;

    /// <summary>Asks for PINs until the card agrees, has no more tries, or the cardholder stops.</summary>
    public static EmvOutcome Verify(EmvContext c, bool enciphered, out bool verified)
    {
        verified = false;
        if (c.PinBypassed)
        {
            c.Tvr.Set(Tvr.PinNotEntered);
            return EmvOutcome.Ok;
        }
        if (enciphered && !HasKey(c)) return EmvOutcome.Ok;
        CardLink link = c.Link;
        int left = -1;
        if (!link.GetData(Tag.PinTries)) return c.NoAnswer(EmvOutcome.Terminated);
        if (link.Status == CardLink.Good)
        {
            BerReader reader = new BerReader(link.Data, 0, link.Length);
            if (reader.Next() && reader.Tag == Tag.PinTries && reader.Length == 1) left = link.Data[reader.Start];
        }
        if (left == 0)
        {
            c.Tvr.Set(Tvr.PinTriesExceeded);
            return EmvOutcome.Ok;
        }
        byte[] pin = c.Pin;
        try
        {
            for (int round = 0; round < MaxRounds; round++)
            {
                int length;
                PinReply reply = c.Holder.OfflinePin(left, round > 0, pin, out length);
                if (reply == PinReply.Bypassed && !c.Terminal.PinBypass) reply = PinReply.Cancelled;
                if (reply == PinReply.TimedOut) return c.End(EmvOutcome.TimedOut, EmvReason.None);
                if (reply == PinReply.Cancelled) return c.End(EmvOutcome.Cancelled, EmvReason.None);
                if (reply == PinReply.NoPad)
                {
                    c.Tvr.Set(Tvr.PinPadMissing);
                    return EmvOutcome.Ok;
                }
                if (reply == PinReply.Bypassed)
                {
                    c.PinBypassed = true;
                    c.Tvr.Set(Tvr.PinNotEntered);
                    return EmvOutcome.Ok;
                }
                bool possible;
                EmvOutcome outcome = Send(c, enciphered, pin, length, out possible);
                if (outcome != EmvOutcome.Ok || !possible) return outcome;
                if (link.Status == CardLink.Good)
                {
                    verified = true;
                    return EmvOutcome.Ok;
                }
                if ((link.Status & 0xFFF0) == 0x63C0) left = link.Status & 15;
                else if (link.Status == 0x6983 || link.Status == 0x6984) left = 0;
                else return c.End(EmvOutcome.Terminated, EmvReason.StatusWord);
                if (left > 0) continue;
                c.Tvr.Set(Tvr.PinTriesExceeded);
                return EmvOutcome.Ok;
            }
            return EmvOutcome.Ok; // a card whose counter never falls
        }
        finally
        {
            Array.Clear(pin, 0, pin.Length);
            Array.Clear(c.Scratch, 0, c.Scratch.Length);
        }
    }

    /// <summary>The key for PINs, or the card's key for signatures in its place (Book 2, 7.1).</summary>
    private static bool HasKey(EmvContext c)
    {
        if (c.PinKey.Length > 0) return true;
        if (c.IssuerKey.Length == 0 && !Certificates.RecoverIssuer(c)) return false;
        if (c.Data.Has(Tag.PinCertificate)) return Certificates.RecoverPin(c);
        if (c.IccKey.Length == 0 && !Certificates.RecoverCard(c)) return false;
        Array.Copy(c.IccKey.Modulus, c.PinKey.Modulus, c.IccKey.Length);
        Array.Copy(c.IccKey.Exponent, c.PinKey.Exponent, c.IccKey.ExponentLength);
        c.PinKey.ExponentLength = c.IccKey.ExponentLength;
        c.PinKey.Length = c.IccKey.Length;
        return true;
    }

    /// <param name="possible">False: the card gave no challenge, or the key is no key: the method has failed.</param>
    private static EmvOutcome Send(EmvContext c, bool enciphered, byte[] pin, int length, out bool possible)
    {
        CardLink link = c.Link;
        byte[] block = c.Scratch;
        possible = true;
        int count = BlockLength;
        if (enciphered)
        {
            if (!link.GetChallenge()) return c.NoAnswer(EmvOutcome.Terminated);
            possible = link.Status == CardLink.Good && link.Length == ChallengeLength;
            if (!possible) return EmvOutcome.Ok;
            count = c.PinKey.Length;
            c.Random.Fill(block, count); // what is behind PIN block and challenge is padding
            block[0] = Header;
            PutPin(pin, length, block, 1);
            Array.Copy(link.Data, 0, block, 1 + BlockLength, ChallengeLength);
            possible = count > 1 + BlockLength + ChallengeLength && c.Rsa.SetKey(c.PinKey.Modulus, 0, count, c.PinKey.Exponent, 0, c.PinKey.ExponentLength) && c.Rsa.Apply(block, 0, block, 0);
            c.Rsa.Wipe();
            if (!possible) return EmvOutcome.Ok;
        }
        else PutPin(pin, length, block, 0);
        bool answered = link.Verify(enciphered, block, 0, count);
        Array.Clear(block, 0, count);
        return answered ? EmvOutcome.Ok : c.NoAnswer(EmvOutcome.Terminated);
    }

    /// <summary>Book 3, table 24: control and length, digits, F.</summary>
    private static void PutPin(byte[] pin, int length, byte[] into, int at)
    {
        if (length < PinBlock.MinPin || length > PinBlock.MaxPin) throw new ArgumentOutOfRangeException();
        into[at] = (byte)(0x20 | length);
        for (int i = 0; i < 14; i += 2)
        {
            int high = i < length ? pin[i] & 15 : 15, low = i + 1 < length ? pin[i + 1] & 15 : 15;
            into[at + 1 + i / 2] = (byte)((high << 4) | low);
        }
    }
}
