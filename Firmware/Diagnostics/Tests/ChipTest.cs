using PosFirmware.Drivers.SmartCard;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>5: answer to reset, payment directory and applications of a card, power off, and the card's removal.</summary>
public sealed class ChipTest : Diagnostic
{
    private const int CardMs = 30000, AtrShown = 16;
    private const string Hex = "0123456789ABCDEF";

    // SELECT of 1PAY.SYS.DDF01 (EMV 4.4 Book 1, 12.2.2)
    private static readonly byte[] Directory =
    {
        0x00, 0xA4, 0x04, 0x00, 0x0E, (byte)'1', (byte)'P', (byte)'A', (byte)'Y', (byte)'.', (byte)'S', (byte)'Y', (byte)'S', (byte)'.', (byte)'D', (byte)'D', (byte)'F', (byte)'0', (byte)'1', 0x00,
    };

    // SELECT of UnionPay debit, credit, quasi credit, electronic cash (emv.md section 1.1); the last byte of the name is changed
    private static readonly byte[] Application = { 0x00, 0xA4, 0x04, 0x00, 0x08, 0xA0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01, 0x01, 0x00 };
    private static readonly byte[] LastBytes = { 0x01, 0x02, 0x03, 0x06 };
    private const int LastByte = 12;

    private readonly byte[] command = new byte[24], response = new byte[258];
    private readonly char[] atr = new char[2 * AtrShown];

    /// <summary>Makes the test.</summary>
    public ChipTest() : base(5, "chip", Text.TestChip, true) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        CardSlot slot = rig.Board.CardSlot;
        if (!rig.Board.Uart.Ensure())
        {
            finding.Fail(Fault(1), "NO UART");
            return;
        }
        tester.Tell(Text.InsertTestCard, null);
        if (!WaitFor(rig, tester, slot, true, finding)) return;
        try
        {
            CardPower power = slot.PowerUp();
            if (power != CardPower.Ready)
            {
                finding.Fail(Fault(10 + (int)power), "POWER UP " + ((int)power).ToString());
                return;
            }
            finding.Add("ATR " + AtrText(slot.Atr) + " T=" + slot.Protocol.ToString());
            if (!Applications(slot, finding)) return;
        }
        finally
        {
            slot.PowerDown();
        }
        tester.Tell(Text.TakeCardOut, null);
        if (WaitFor(rig, tester, slot, false, finding)) finding.Pass();
    }

    private bool WaitFor(Rig rig, ITester tester, CardSlot slot, bool card, Finding finding)
    {
        long end = rig.Clock.Millis + CardMs;
        while (slot.IsPresent != card)
        {
            if (!tester.GoOn())
            {
                finding.Stop();
                return false;
            }
            if (rig.Clock.Millis < end) continue;
            finding.Fail(Fault(card ? 2 : 3), card ? "NO CARD" : "STILL IN");
            return false;
        }
        return true;
    }

    private bool Applications(CardSlot slot, Finding finding)
    {
        int length;
        if (slot.Exchange(Directory, Directory.Length, response, out length) != CardReply.Answered)
        {
            finding.Fail(Fault(4), "NO ANSWER TO SELECT");
            return false;
        }
        bool directory = IsGood(length);
        finding.Add(directory ? "PSE OK" : "NO PSE");
        int found = 0;
        for (int i = 0; i < LastBytes.Length; i++)
        {
            for (int b = 0; b < Application.Length; b++) command[b] = Application[b];
            command[LastByte] = LastBytes[i];
            if (slot.Exchange(command, Application.Length, response, out length) != CardReply.Answered)
            {
                finding.Fail(Fault(4), "NO ANSWER TO SELECT");
                return false;
            }
            if (!IsGood(length)) continue;
            found++;
            finding.Add("AID A00000033301010" + LastBytes[i].ToString());
        }
        if (directory || found > 0) return true;
        finding.Fail(Fault(5), "NO APPLICATION");
        return false;
    }

    private bool IsGood(int length) => length >= 2 && response[length - 2] == 0x90 && response[length - 1] == 0;

    private string AtrText(Atr answer)
    {
        int count = answer.Length < AtrShown ? answer.Length : AtrShown;
        for (int i = 0; i < count; i++)
        {
            atr[2 * i] = Hex[answer.Data[i] >> 4];
            atr[2 * i + 1] = Hex[answer.Data[i] & 15];
        }
        return new string(atr, 0, 2 * count);
    }
}
