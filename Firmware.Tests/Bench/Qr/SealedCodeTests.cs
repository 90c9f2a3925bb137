using System.Text;
using Bench;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Tests.Bench.Terminal;

namespace PosFirmware.Tests.Bench.Qr;

/// <summary>
/// A payment code that is kept with a promise: an EMV-style one holds a card number, so none lies in clear on the flash. The acquirer
/// takes no reversal without the code as it was scanned.
/// </summary>
[TestClass]
public class SealedCodeTests
{
    [TestMethod]
    [DataRow("wechat")]
    [DataRow("bank-app")]
    public void LiesEncipheredOnTheFlashAndIsWholeInTheReversal(string wallet)
    {
        using Workbench bench = Cashier.SignedOn();
        string code = bench.PayCode(wallet);
        bench.Network(new NetworkOrder(Fault.DropResponse, Always: true));
        bench.Tap(Key.Menu, Key.D5, Key.D1);
        bench.ExpectScreen("请输入金额", 10_000);
        bench.Tap(Key.D5, Key.DoubleZero, Key.Enter, Key.Enter);
        bench.ExpectScreen("请扫描顾客付款码", 5_000);
        bench.Scan(code);
        bench.ExpectState(TerminalFact.All["reversal"], "pending", 30_000);
        bench.PowerCut();
        bench.Flash.Attach(null);
        foreach (var (name, content) in bench.Flash.Snapshot())
            Assert.IsFalse(Encoding.ASCII.GetString(content).Contains(code[..12], StringComparison.Ordinal), $"{name} holds the code");
        bench.NetworkUp();
        bench.PowerOn();
        bench.ExpectState(TerminalFact.All["reversal"], "none", 120_000);
        bench.ExpectLedgerAgrees();
    }
}
