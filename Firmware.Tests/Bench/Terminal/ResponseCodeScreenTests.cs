using System;
using System.Collections.Generic;
using Bench;
using Bench.Acquirer;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Ui;

namespace PosFirmware.Tests.Bench.Terminal;

/// <summary>Every response code of acquirer-protocol.md section 5 leads to its screen and its action, on the real terminal.</summary>
[TestClass]
public class ResponseCodeScreenTests
{
    [TestMethod]
    public void EveryDeclineHasItsScreenAndAction()
    {
        using Workbench bench = Cashier.SignedOn();
        List<string> wrong = [];
        int declined = 0;
        foreach (ResponseCode code in ResponseCodes.Table)
        {
            if (code.Code.Length == 0 || ResponseCodes.IsApproved(code.Code) || code.Action == ResponseAction.Reverse || code.Code == "55") continue;
            Cashier.ToPin(bench); // signs on by itself where the last code asked for it
            bench.Host.Faults.Next(Fault.Decline, "0200", 0, code.Code);
            Cashier.Pin(bench);
            string words = ResponseTexts.Of(code.Code, false);
            if (!bench.Run(() => bench.Eyes.Contains(words) && bench.Eyes.Contains(code.Code), 20_000)) wrong.Add($"{code.Code}: \"{words}\" is not on the screen");
            bool signOn = code.Action is ResponseAction.SignOn or ResponseAction.SignOnWithNewKeys;
            if (TerminalBooks.Read(bench.Flash).State.SignedOn == signOn) wrong.Add($"{code.Code}: signed on is {!signOn}");
            bench.Tap(Key.Cancel);
            declined++;
        }
        Assert.AreEqual("", string.Join(Environment.NewLine, wrong));
        Assert.IsTrue(declined > 60, "the table has shrunk");
        bench.ExpectCount(LedgerCount.All["sale"], 0, 0);
        bench.ExpectLedgerAgrees();
    }

    [TestMethod]
    public void EveryApprovalIsBooked()
    {
        using Workbench bench = Cashier.SignedOn();
        string[] codes = { "00", "11", "A2", "A4", "A5", "A6" };
        foreach (string code in codes)
        {
            Cashier.ToPin(bench);
            if (code != "00") bench.Host.Faults.Next(Fault.ApproveAs, "0200", 0, code);
            Cashier.Pin(bench);
            bench.ExpectScreen("交易成功", 20_000);
            bench.ExpectScreen("[确认]消费", 60_000);
        }
        bench.ExpectCount(LedgerCount.All["sale"], codes.Length, 0);
        bench.ExpectLedgerAgrees();
    }

    /// <summary>Code 10: the terminal has said that it takes no part of an amount (60.6 = 0), so the part is given back.</summary>
    [TestMethod]
    public void APartIsReversed()
    {
        using Workbench bench = Cashier.SignedOn();
        Cashier.ToPin(bench);
        bench.Host.Faults.Next(Fault.ApproveAs, "0200", 0, "10");
        Cashier.Pin(bench);
        bench.ExpectScreen("冲正成功", 20_000);
        bench.ExpectCount(LedgerCount.All["reversed"], 1, 0);
        bench.ExpectLedgerAgrees();
    }
}
