using Bench;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Signature;

/// <summary>What the chip said stands on the slip, on its reprint, and in the receipt that goes up with the signature: the same as the acquirer got in field 55.</summary>
[TestClass]
public sealed class ChipSlipTests
{
    [TestMethod]
    public void Slip_reprint_and_receipt_say_what_field_55_said()
    {
        using Workbench bench = new(new WorkbenchSetup { Signature = true });
        bench.SetParameter("slipCopies", "1");
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 5_000);
        bench.SignOn();
        bench.Keys("ok");
        bench.ExpectScreen("请输入金额", 60_000);
        bench.Type("12850");
        bench.Keys("ok");
        bench.ExpectScreen("请确认金额", 2_000);
        bench.Keys("ok");
        bench.ExpectScreen("请刷卡或插卡", 2_000);
        bench.Insert("chip-pin-signature");
        bench.ExpectScreen("请核对卡号", 20_000);
        bench.Keys("ok");
        bench.ExpectScreen("请输入密码", 20_000);
        bench.Type("112233");
        bench.Keys("ok");
        bench.ExpectScreen("请在框内签名", 40_000);
        bench.Sign(global::Bench.VirtualBoard.Pen.PenStyle.Name(2));
        bench.Keys("ok");
        bench.ExpectScreen("请取出卡片", 60_000);
        ChipRecord chip = bench.Host!.Ledger.Chip(bench.Host.Ledger.Transactions()[^1].Id)!;
        string slip = bench.PaperText;
        string[] rows = [$"AID: {chip.Aid}", $"TVR: {chip.Tvr}  TSI: F800  ATC: {chip.Atc:X4}  CSN: 06", $"AIP: {chip.Aip}  UNPR NUM: {chip.Unpredictable}", "IAD: 07", "TC: "];
        foreach (string row in rows) StringAssert.Contains(slip, row);

        string receipt = bench.Host.Ledger.Signatures().Single().Slip;
        foreach (string element in (string[])[$"AID: {chip.Aid}", $"unpredictable number: {chip.Unpredictable}", $"AIP: {chip.Aip}", $"TVR: {chip.Tvr}", "TSI: F800", $"ATC: {chip.Atc:X4}", "label: UNIONPAY CREDIT"])
            StringAssert.Contains(receipt, element);
        Assert.IsFalse(receipt.Contains("issuer data"), "only off-line approvals carry it");
        string certificate = slip[(slip.IndexOf("TC: ", StringComparison.Ordinal) + 4)..][..16];
        StringAssert.Contains(receipt, $"cryptogram: {certificate}");

        bench.RemoveCard();
        bench.ExpectScreen("[确认]消费", 10_000);
        bench.TearOff();
        bench.Keys("last");
        bench.ExpectScreen("[确认]重打", 5_000);
        bench.Keys("ok");
        bench.ExpectPaper("DUPLICATED", 30_000);
        bench.ExpectScreen("[确认]消费", 30_000);
        foreach (string row in rows) StringAssert.Contains(bench.PaperText, row, "reprint");
        Assert.IsNull(bench.FirstComplaint);
    }
}
