using PosFirmware.Drivers.Contactless;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>6: the reader answers, and a card is found and answers in the field three times, taken away between.</summary>
public sealed class ContactlessTest : Diagnostic
{
    private const int Wanted = 3, CardMs = 20000;

    // SELECT of 2PAY.SYS.DDF01 (emv.md section 6)
    private static readonly byte[] Directory =
    {
        0x00, 0xA4, 0x04, 0x00, 0x0E, (byte)'2', (byte)'P', (byte)'A', (byte)'Y', (byte)'.', (byte)'S', (byte)'Y', (byte)'S', (byte)'.', (byte)'D', (byte)'D', (byte)'F', (byte)'0', (byte)'1', 0x00,
    };

    private readonly byte[] response = new byte[258];

    /// <summary>Makes the test.</summary>
    public ContactlessTest() : base(6, "contactless", Text.TestContactless, true) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        ContactlessReader reader = rig.Board.Contactless;
        try
        {
            if (!reader.Start())
            {
                finding.Fail(Fault(1), "NO READER");
                return;
            }
            finding.Add("READER " + reader.Version.ToString("X"));
            for (int good = 0; good < Wanted; good++)
            {
                if (good > 0) reader.WantEmptyFirst();
                tester.Tell(Text.HoldTestCard, good.ToString() + "/" + Wanted.ToString());
                if (!OneCard(rig, tester, reader, finding)) return;
            }
            finding.Add(Wanted.ToString() + "/" + Wanted.ToString());
            finding.Pass();
        }
        finally
        {
            reader.Close();
        }
    }

    private bool OneCard(Rig rig, ITester tester, ContactlessReader reader, Finding finding)
    {
        long end = rig.Clock.Millis + CardMs;
        FieldState state = FieldState.Empty;
        while (state != FieldState.Card)
        {
            if (!tester.GoOn())
            {
                finding.Stop();
                return false;
            }
            state = reader.Poll();
            if (state == FieldState.NoReader)
            {
                finding.Fail(Fault(1), "NO READER");
                return false;
            }
            if (rig.Clock.Millis < end) continue;
            finding.Fail(Fault(2), state == FieldState.Several ? "SEVERAL CARDS" : "NO CARD");
            return false;
        }
        int length;
        CardReply reply = reader.Exchange(Directory, Directory.Length, response, out length);
        if (reply != CardReply.Answered)
        {
            finding.Fail(Fault(3), "NO ANSWER " + ((int)reply).ToString());
            return false;
        }
        finding.Add(length >= 2 && response[length - 2] == 0x90 ? "PPSE OK" : "NO PPSE");
        return true;
    }
}
