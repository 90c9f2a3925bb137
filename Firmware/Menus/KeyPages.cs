using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Keys: their check values, and a master key typed as two components by two people. A key itself is never shown.</summary>
public sealed class KeyPages
{
    private const int Components = 2, KeySize = 16;

    private readonly Services s;
    private readonly HexEntry entry;
    private readonly byte[] component = new byte[KeySize], key = new byte[KeySize], checkValue = new byte[Kcv.Length];
    private readonly string[] lines = new string[6];

    /// <summary>Works with the services.</summary>
    public KeyPages(Services services)
    {
        s = services;
        entry = new HexEntry(services.Desk);
    }

    /// <summary>Shows which keys there are, by their check values.</summary>
    public void Show()
    {
        lines[0] = s.T(Text.KeyCipher) + " " + (s.Keys.Cipher == CipherKind.Sm4 ? "SM4" : "3DES");
        lines[1] = Line(Text.KeyMaster, KeyName.Master);
        lines[2] = Line(Text.KeyPin, KeyName.Pin);
        lines[3] = Line(Text.KeyMac, KeyName.Mac);
        lines[4] = Line(Text.KeyTrack, KeyName.Track);
        lines[5] = s.Keys.IsDamaged ? s.T(Text.KeysDamaged) : null;
        s.Prompts.Message(Tone.Plain, Text.KeyCheckValues, null, lines, s.Settings.InputTimeoutMs);
    }

    /// <summary>Asks for the components of the master key, shows the check value of each and of their sum, and keeps the key.</summary>
    /// <returns>Ok when the key is kept; every former key is gone then.</returns>
    public Reply Type()
    {
        Reply reply = Collect(Text.LoadKeys, Text.KeyMaster, Cipher, key);
        if (reply == Reply.Ok && !IsUsable())
        {
            s.Prompts.Message(Tone.Bad, Text.LoadKeys, Text.KeyRefused);
            reply = Reply.Cancel;
        }
        if (reply == Reply.Ok) Keep();
        SecureBytes.Wipe(component);
        SecureBytes.Wipe(key);
        return reply;
    }

    private CipherKind Cipher => KeyStore.CipherOf(s.Settings.KeyLayout);

    /// <summary>Asks for two components and shows the check value of each and of their sum.</summary>
    /// <param name="title">Title.</param>
    /// <param name="what">What the sum is.</param>
    /// <param name="cipher">Cipher that the key is for.</param>
    /// <param name="key">Receives 16 bytes; the caller wipes them.</param>
    public Reply Collect(Text title, Text what, CipherKind cipher, byte[] key)
    {
        SecureBytes.Wipe(key);
        for (int n = 1; n <= Components; n++)
        {
            string label = s.T(Text.ComponentNumber) + " " + n.ToString() + "/" + Components.ToString();
            Reply reply = entry.Ask(s.T(title), label, s.Settings.InputTimeoutMs, component);
            if (reply == Reply.Ok) reply = Compare(title, label, cipher, component);
            if (reply == Reply.Back)
            {
                n--; // once more
                continue;
            }
            if (reply != Reply.Ok)
            {
                SecureBytes.Wipe(component);
                return reply;
            }
            for (int i = 0; i < KeySize; i++) key[i] ^= component[i];
            SecureBytes.Wipe(component);
        }
        return Compare(title, s.T(what), cipher, key);
    }

    private Reply Compare(Text title, string what, CipherKind cipher, byte[] value)
    {
        s.Keys.CheckValueOf(value, cipher, checkValue);
        lines[0] = s.T(Text.CheckValueLabel);
        lines[1] = Hex(checkValue);
        lines[2] = s.T(Text.CompareCheckValue);
        for (int i = 3; i < lines.Length; i++) lines[i] = null;
        return s.Prompts.Confirm(Tone.Plain, title, what, lines, Text.HintOkCancel, s.Settings.InputTimeoutMs);
    }

    /// <summary>Components that are equal, or a key of one byte over and over, are a mistake and no key.</summary>
    private bool IsUsable()
    {
        for (int i = 1; i < KeySize; i++)
            if (key[i] != key[0]) return true;
        return false;
    }

    private void Keep()
    {
        s.Keys.LoadMaster(key, 0, null, Cipher);
        s.Keys.SaveBoth();
        s.State.RequireSignOn();
        s.Keys.MasterCheckValue(checkValue);
        s.Audit.Write(Operators.Administrator, AuditKind.KeyLoaded, 0, 0, Hex(checkValue));
        lines[0] = s.T(Text.CheckValueLabel) + " " + Hex(checkValue);
        for (int i = 1; i < lines.Length; i++) lines[i] = null;
        s.Prompts.Message(Tone.Good, Text.LoadKeys, s.T(Text.KeyLoaded), lines, s.Settings.InputTimeoutMs);
    }

    private string Line(Text label, KeyName name) => s.T(label) + " " + (s.Keys.CheckValue(name, checkValue) ? Hex(checkValue) : s.T(Text.KeyNone));

    private static string Hex(byte[] four) => four[0].ToString("X2") + four[1].ToString("X2") + four[2].ToString("X2") + four[3].ToString("X2");
}
