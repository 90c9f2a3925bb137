using PosFirmware.Security;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>21: which keys there are, by their check values; never a key.</summary>
public sealed class KeysTest : Diagnostic
{
    private const string Hex = "0123456789ABCDEF";

    private readonly byte[] check = new byte[8];
    private readonly char[] text = new char[2 * Kcv.Length];

    /// <summary>Makes the test.</summary>
    public KeysTest() : base(21, "keys", Text.TestKeys, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        KeyStore keys = rig.S.Keys;
        if (!keys.HasMaster)
        {
            finding.Fail(Fault(1), "NO MASTER KEY");
            return;
        }
        keys.MasterCheckValue(check);
        for (int i = 0; i < Kcv.Length; i++)
        {
            text[2 * i] = Hex[check[i] >> 4];
            text[2 * i + 1] = Hex[check[i] & 15];
        }
        finding.Add("TMK KCV " + new string(text));
        finding.Add(keys.HasWorkingKeys ? keys.HasTrackKey ? "PIK MAK TDK" : "PIK MAK" : "NO WORKING KEYS: SIGN ON");
        finding.Pass();
    }
}
