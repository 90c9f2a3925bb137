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
}
