using Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Menus;

/// <summary>Looking for transactions.</summary>
[TestClass]
public sealed class QueryTests
{
    [TestMethod]
    public void Finds_by_amount_card_and_voucher_and_prints_again()
    {
        Workbench bench = Counter.Open();
        bench.SignOn();
        bench.Sell("1000", "cup-debit");
        bench.Sell("2500", "cup-credit");

        bench.Keys("last");
        bench.ExpectScreen("RMB 25.00", 2000);
        bench.ExpectScreen("[1]撤销此笔", 1000);
        bench.Keys("down");
        bench.ExpectScreen("RMB 10.00", 1000);
        bench.ExpectScreen("[1]撤销此笔", 1000);
        bench.Keys("down");
        bench.ExpectScreen("RMB 10.00", 1000);
        bench.Keys("up");
        bench.ExpectScreen("RMB 25.00", 1000);
        bench.Keys("cancel");

        bench.Keys("menu", "7", "3", "3", "1", "0", "0", "0", "ok");
        bench.ExpectScreen("RMB 10.00", 2000);
        bench.Keys("up", "down");
        bench.ExpectScreen("RMB 10.00", 1000);
        string tail = bench.CardOf("cup-credit").Pan[^4..];
        bench.Keys("cancel", "5");
        bench.Type(tail);
        bench.Keys("ok");
        bench.ExpectScreen("RMB 25.00", 2000);
        bench.Keys("cancel", "3", "9", "9", "9", "ok");
        bench.ExpectScreen("无交易", 2000);
        bench.Keys("ok", "cancel", "cancel", "cancel");

        bench.TearOff();
        bench.Keys("menu", "6", "2", "2", "ok"); // voucher 2: the sign-on took number 1
        bench.ExpectPaper("DUPLICATED", 30_000);
        bench.ExpectPaper("RMB 10.00", 5000);
        Counter.Close(bench);
    }

    [TestMethod]
    public void Void_begins_at_the_last_transaction_key()
    {
        Workbench bench = Counter.Open();
        bench.SignOn();
        bench.Sell("1000", "cup-debit");
        bench.Keys("last", "1");
        bench.ExpectScreen("请输入主管密码", 3000);
        bench.Keys("cancel");
        Counter.Close(bench);
    }
}
