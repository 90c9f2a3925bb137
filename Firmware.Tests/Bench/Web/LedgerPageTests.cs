using System;
using System.Text.Json;
using Bench;
using Bench.Acquirer;
using Bench.Web;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Web;

/// <summary>The acquirer's books on the page: no kind and no state without a word, for one that is missing ends the page's connection.</summary>
[TestClass]
public sealed class LedgerPageTests
{
    [TestMethod]
    public void Every_kind_and_state_has_its_words()
    {
        foreach (TradeKind kind in Enum.GetValues<TradeKind>()) Assert.AreEqual(2, LedgerPage.WordsOf(kind).Length, kind.ToString());
        foreach (TradeState state in Enum.GetValues<TradeState>()) Assert.AreEqual(2, LedgerPage.WordsOf(state).Length, state.ToString());
        foreach (CardState state in Enum.GetValues<CardState>()) Assert.AreEqual(2, LedgerPage.WordsOf(state).Length, state.ToString());
    }

    [TestMethod]
    public void A_payment_by_code_is_shown()
    {
        Workbench bench = Counter.Open();
        bench.SignOn();
        bench.Keys("menu", "5", "2", "1", "8", "8", "0", "ok", "ok");
        bench.ExpectScreen("请顾客扫码", 30_000);
        bench.PayScreen("unionpay");
        bench.ExpectScreen("交易成功", 30_000);
        string books = JsonSerializer.Serialize(LedgerPage.Of(bench));
        StringAssert.Contains(books, JsonSerializer.Serialize("扫码消费")[1..^1]);
        Counter.Close(bench);
    }
}
