using nanoFramework.TestFramework;
using PosFirmware.Cards;

namespace PosFirmware.Tests.Unit.Cards;

/// <summary>Payment codes by prefix and length (acquirer-protocol.md 3.12).</summary>
[TestClass]
public class WalletTests
{
    /// <summary>Edges of the table, and what is none of them.</summary>
    [TestMethod]
    [DataRow("6212345678912345678", Wallet.UnionPay)]
    [DataRow("621234567891234567", Wallet.None)]
    [DataRow("62123456789123456789", Wallet.None)]
    [DataRow("101234567890123456", Wallet.WeChat)]
    [DataRow("151234567890123456", Wallet.WeChat)]
    [DataRow("161234567890123456", Wallet.None)]
    [DataRow("13123456789012345", Wallet.None)]
    [DataRow("2512345678901234", Wallet.Alipay)]
    [DataRow("301234567890123456789012", Wallet.Alipay)]
    [DataRow("241234567890123456", Wallet.None)]
    [DataRow("251234567890123", Wallet.None)]
    [DataRow("28123456789012345X", Wallet.None)]
    [DataRow("", Wallet.None)]
    public void Prefixes(string code, int wallet)
    {
        byte[] bytes = new byte[32];
        for (int i = 0; i < code.Length; i++) bytes[i] = (byte)code[i];
        Assert.AreEqual(wallet, Wallet.Of(bytes, code.Length));
    }

    /// <summary>EMV-style codes, encoded by another tool: format CPV01, application template, identifier; and what is none of them.</summary>
    [TestMethod]
    // 85 05 CPV01, 61 { 4F A000000333010101, 57 ... }
    [DataRow("hQVDUFYwMWEbTwigAAADMwEBAVcPYjUBAAAAAHLUkSIBAAAP", Wallet.UnionPay)]
    // 61 { 50 QR, 4F A000000333010102 } with a length in two bytes
    [DataRow("hQVDUFYwMWGBDlACUVJPCKAAAAMzAQEC", Wallet.UnionPay)]
    // 4F A0000000031010: another scheme
    [DataRow("hQVDUFYwMWEJTwegAAAAAxAQ", Wallet.None)]
    // no application in it
    [DataRow("hQVDUFYwMWEQUA5OTyBBUFBMSUNBVElPTg==", Wallet.None)]
    // the template is longer than the code
    [DataRow("hQVDUFYwMWFATwigAAADMwEBAQ==", Wallet.None)]
    // CPV02
    [DataRow("hQVDUFYwMmEKTwigAAADMwEBAQ==", Wallet.None)]
    [DataRow("https://example.com/a/page/of/no/use", Wallet.None)]
    [DataRow("hQVDUFYwMWEKTwigAAADMw*BAQ==", Wallet.None)]
    public void EmvStyle(string code, int wallet)
    {
        byte[] bytes = new byte[512];
        for (int i = 0; i < code.Length; i++) bytes[i] = (byte)code[i];
        Assert.AreEqual(wallet, Wallet.Of(bytes, code.Length));
    }

    /// <summary>Codes that are longer than a card number are masked too: head and tail, never the whole.</summary>
    [TestMethod]
    [DataRow("301234567890123456789012", "3012 34** **** 9012")]
    [DataRow("hQVDUFYwMWEbTwigAAADMwEBAVcPYjUBAAAAAHLUkSIBAAAP", "hQVD UF** **** AAAP")]
    [DataRow("6212345678912345678", "6212 34** **** ***5 678")]
    public void Masked(string code, string shown)
    {
        byte[] bytes = new byte[64];
        for (int i = 0; i < code.Length; i++) bytes[i] = (byte)code[i];
        Assert.AreEqual(shown, CardMask.Text(bytes, code.Length));
    }
}
