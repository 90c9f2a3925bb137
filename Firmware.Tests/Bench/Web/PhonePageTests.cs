using System;
using System.Linq;
using System.Threading.Tasks;
using Bench.Acquirer;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Web;

/// <summary>Payments without a card number and taps, in a real browser: what the person at the page clicks, and what the ledger holds then.</summary>
[TestClass]
public class PhonePageTests
{
    private const float SlipMs = 40_000;

    [TestMethod]
    public Task A_phone_is_scanned_and_its_slip_is_scanned_for_the_refund() => WithPage(async page =>
    {
        await page.SignOnAsync();
        await MenuAsync(page, "5", "1");
        await page.SeesAsync("请输入金额");
        await page.TypeAsync("2", "5", "5", "0", "Enter");
        await page.SeesAsync("请确认金额");
        await page.TypeAsync("Enter");
        await page.SeesAsync("请扫描顾客付款码");
        await page.Page.Locator("#phone").SelectOptionAsync("alipay");
        await page.Page.Locator("#phone-show").ClickAsync();
        await page.SeesAsync("请撕小票", SlipMs);
        Assert.AreEqual((TradeKind.QrSale, 2550L, true), Last(page));
        await page.TypeAsync("Escape");
        await page.SeesAsync("[确认]消费", SlipMs);
        await MenuAsync(page, "5", "7");
        await page.SeesAsync("主管密码");
        await page.TypeAsync("1", "2", "3", "4", "5", "6", "Enter");
        await page.SeesAsync("退货提示");
        await page.TypeAsync("Enter");
        await page.SeesAsync("请扫描小票上的码");
        await page.Page.Locator("#phone-slip").ClickAsync();
        await page.SeesAsync("请核对原交易");
        await page.TypeAsync("Enter");
        await page.ReadsAsync();
        await page.TypeAsync("Enter");
        await page.SeesAsync("退货原因");
        await page.TypeAsync("1");
        await page.SeesAsync("退款方式");
        await page.TypeAsync("1");
        await page.SeesAsync("请确认金额");
        await page.TypeAsync("Enter");
        await page.SeesAsync("正在打印", SlipMs);
        Assert.AreEqual((TradeKind.QrRefund, 2550L, true), Last(page));
    });

    [TestMethod]
    public Task The_screen_is_scanned_and_cards_are_tapped() => WithPage(async page =>
    {
        page.Bench.Paper(false); // slips would take the time of paper
        await page.SignOnAsync();
        await MenuAsync(page, "5", "2");
        await page.SeesAsync("请输入金额");
        await page.TypeAsync("7", "0", "0", "Enter");
        await page.SeesAsync("请确认金额");
        await page.TypeAsync("Enter");
        await page.SeesAsync("请顾客扫码");
        await page.Page.Locator("#phone").SelectOptionAsync("unionpay");
        await Task.Delay(700); // the last dots of the code
        await page.Page.Locator("#phone-pay").ClickAsync();
        await page.SeesAsync("缺纸");
        Assert.AreEqual((TradeKind.QrSale, 700L, true), Last(page));
        await page.TypeAsync("Escape");
        await page.Page.Locator("#chip").SelectOptionAsync("cup-chip");

        foreach (var (amount, fen, mode) in new[] { ("500", 500L, "072"), ("150000", 150_000L, "071") })
        {
            await page.SeesAsync("[确认]消费");
            await page.TypeAsync("Enter");
            await page.SeesAsync("请输入金额");
            await page.TypeAsync([.. amount.Select(c => c.ToString()), "Enter"]);
            await page.SeesAsync("请确认金额");
            await page.TypeAsync("Enter");
            await page.SeesAsync("或挥卡");
            await page.Page.Locator("#tap").ClickAsync();
            await page.SeesAsync("请核对卡号");
            await page.TypeAsync("Enter");
            if (mode == "071") await PinAsync(page);
            await page.SeesAsync("缺纸");
            Assert.AreEqual((TradeKind.Sale, fen, true), Last(page));
            Assert.AreEqual(mode, page.Bench.Host!.Ledger.Transactions()[^1].EntryMode);
            await page.TypeAsync("Escape");
        }

        await page.SeesAsync("[确认]消费");
        await MenuAsync(page, "2");
        await page.SeesAsync("主管密码");
        await page.TypeAsync("1", "2", "3", "4", "5", "6", "Enter");
        await page.SeesAsync("凭证号");
        await page.TypeAsync("Enter");
        await page.SeesAsync("请核对原交易");
        await page.TypeAsync("Enter");
        await page.SeesAsync("或挥卡");
        await Task.Delay(800); // the card that was tapped lay there for three seconds of the terminal
        await page.Page.Locator("#tap").ClickAsync();
        await page.SeesAsync("请核对卡号");
        await page.TypeAsync("Enter");
        await PinAsync(page);
        await page.SeesAsync("缺纸");
        Assert.AreEqual((TradeKind.SaleVoid, 150_000L, true), Last(page));
    });

    [TestMethod]
    public Task Without_a_reader_of_codes_the_page_says_so() => WithPage(async page =>
    {
        bool can = await page.Page.EvaluateAsync<bool>("async () => 'BarcodeDetector' in window && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')");
        if (can) await Assertions.Expect(page.Page.Locator("#camera")).ToBeVisibleAsync();
        else await Assertions.Expect(page.Page.Locator("#camera-not")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator(can ? "#camera-not" : "#camera")).ToBeHiddenAsync();
    });

    private static async Task MenuAsync(PageBrowser page, params string[] digits)
    {
        await Task.Delay(300); // what comes before the idle screen stands is not taken
        await page.ClickAsync("menu");
        await page.SeesAsync("主菜单");
        await page.TypeAsync(digits);
    }

    private static async Task PinAsync(PageBrowser page)
    {
        await page.SeesAsync("请输入密码");
        await page.TypeAsync("2", "4", "6", "8", "1", "0", "Enter");
    }

    private static (TradeKind Kind, long Amount, bool Stands) Last(PageBrowser page)
    {
        TradeRecord last = page.Bench.Host!.Ledger.Transactions()[^1];
        return (last.Kind, last.Amount, last.Stands);
    }

    private static async Task WithPage(Func<PageBrowser, Task> test)
    {
        if (!PageBrowser.IsInstalled) Assert.Inconclusive("Debian's package chromium is not installed");
        await using PageBrowser page = await PageBrowser.OpenAsync(pace: 4);
        await test(page);
        Assert.AreEqual("", string.Join('\n', page.Troubles), "errors of the page");
        Assert.IsNull(page.Bench.FirstComplaint);
        Assert.IsNull(page.Bench.Crash);
    }
}
