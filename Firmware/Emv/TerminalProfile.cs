namespace PosFirmware.Emv;

/// <summary>What the terminal is and can, in the terms of EMV 4.4 Book 4, annex A (values: emv.md 2).</summary>
public sealed class TerminalProfile
{
    /// <summary>9F35: 22 attended merchant, offline with on-line capability; 21 on-line only.</summary>
    public int Type = 0x22;

    /// <summary>9F33: keys, stripe, chip; all methods of verification but the identity document; SDA, DDA, CDA.</summary>
    public readonly byte[] Capabilities = { 0xE0, 0xF8, 0xC8 };

    /// <summary>9F40: goods, services, cash; keys; print and display for the attendant; ISO 8859 part 1.</summary>
    public readonly byte[] MoreCapabilities = { 0x60, 0x00, 0xF0, 0xA0, 0x01 };

    /// <summary>9F1A, 156 is China.</summary>
    public int Country = 156;

    /// <summary>5F2A, 156 is the yuan.</summary>
    public int Currency = 156;

    /// <summary>9F1E: eight characters.</summary>
    public readonly byte[] SerialNumber = new byte[8];

    /// <summary>9F1C: terminal number, eight characters.</summary>
    public readonly byte[] TerminalId = new byte[8];

    /// <summary>9F16: merchant number, fifteen characters.</summary>
    public readonly byte[] MerchantId = new byte[15];

    /// <summary>9F15, merchant category code; 0 unknown.</summary>
    public int MerchantCategory;

    /// <summary>9F4E: merchant name, at least 20 bytes, filled with blanks (PBOC's CDOLs ask for 20).</summary>
    public readonly byte[] MerchantName = new byte[20];

    /// <summary>Every transaction goes to the acquirer, TVR "merchant forced transaction on-line": the practice of Chinese terminals.</summary>
    public bool ForceOnline = true;

    /// <summary>A small pre-authorisation by tap needs no PIN either; else the card's own request counts.</summary>
    public bool WaivePreAuthorisation;

    /// <summary>A balance by tap is shown to whoever knows the PIN; false: where the card asks for one only.</summary>
    public bool BalanceNeedsPin = true;

    /// <summary>The cardholder may confirm without a PIN.</summary>
    public bool PinBypass = true;

    /// <summary>Sets the TVR bit "SDA selected", which EMV 4.2 has and PBOC 3.0 has not.</summary>
    public bool MarkSda;

    /// <summary>True for 9F35 = x1 and x4: nothing is approved without the acquirer.</summary>
    public bool OnlineOnly => (Type & 15) == 1 || (Type & 15) == 4;

    /// <summary>Sets characters, filled with blanks and cut.</summary>
    public static void SetText(byte[] into, string text)
    {
        for (int i = 0; i < into.Length; i++) into[i] = i < text.Length && text[i] < 0x7F ? (byte)text[i] : (byte)' ';
    }
}
