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

    /// <summary>From the request to the settlement: what was checked, what was sent, what came back, in words.</summary>
    [TestMethod]
    public void A_chip_is_explained_from_the_request_to_the_settlement()
    {
        Workbench bench = Counter.Open(new WorkbenchSetup { ChipDownload = true, Signature = true });
        bench.SignOn();
        bench.Host.Engine.Issuer.Next(new IssuerOrder(IssuerAct.Script, IssuerScripts.Names.First(), false));
        bench.Keys("ok");
        bench.ExpectScreen("请输入金额", 60_000);
        bench.Type("12850");
        bench.Keys("ok");
        bench.ExpectScreen("请确认金额", 3_000);
        bench.Keys("ok");
        bench.ExpectScreen("请刷卡或插卡", 3_000);
        bench.Insert("chip-signature");
        bench.ExpectScreen("请核对卡号", 20_000);
        bench.Keys("ok");
        bench.ExpectScreen("请在框内签名", 40_000);
        bench.Sign(global::Bench.VirtualBoard.Pen.PenStyle.Name(1));
        bench.Keys("ok");
        bench.ExpectScreen("请撕小票", 40_000);
        bench.Keys("cancel");
        bench.ExpectScreen("请取出卡片", 60_000);
        bench.RemoveCard();
        bench.ExpectScreen("[确认]消费", 10_000);
        bench.Keys("menu");
        bench.ExpectScreen("主菜单", 3_000);
        bench.Keys("7", "6");
        bench.ExpectScreen("是否批结算", 20_000);
        bench.Keys("ok");
        bench.ExpectCount(LedgerCount.All["certificate"], 1, 60_000);
        string books = JsonSerializer.Serialize(LedgerPage.Of(bench), new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (string words in new[] { "cryptogram right", "0000008800: floor limit, forced on-line", "FC00: ODA performed", "1E0300: signature", "7C00: SDA, DDA", "ARPC, script " + IssuerScripts.Names.First(), "\"TC ", "label: UNIONPAY CREDIT" })
            StringAssert.Contains(books, words);
        StringAssert.Contains(books, ": processed");
        Assert.IsFalse(books.Contains("6222520000000048", StringComparison.Ordinal), "card number");
        Counter.Close(bench);
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
