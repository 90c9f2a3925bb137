using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Bench.Acquirer;
using Bench.VirtualBoard.Reading;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Web;

/// <summary>
/// The page in a real browser. Condition: Debian's package chromium (/usr/bin/chromium). Where it is not installed the tests say so
/// in their log and do nothing; CI installs it.
/// </summary>
[TestClass]
public class PageTests
{
    public TestContext TestContext { get; set; }

    [TestMethod]
    public Task KeysByMouseAndKeyboardReachTheTerminal() => WithPage(async page =>
    {
        await page.SeesAsync("按[确认]签到");
        byte[] idle = await page.DotsAsync("#screen");
        await page.ClickAsync("ok");
        await page.SeesAsync("操作员号");
        CollectionAssert.AreNotEqual(idle, await page.DotsAsync("#screen"), "the picture of the screen has not changed");
        await page.TypeAsync("0", "7");
        await page.SeesAsync("07");
        await page.TypeAsync("Backspace");
        await page.ClickAsync("1");
        await page.SeesAsync("01");
        await page.TypeAsync("Escape");
        await page.SeesAsync("按[确认]签到");
        await page.TypeAsync("m");
        await page.SeesAsync("主菜单");
    });

    [TestMethod]
    public Task ASaleByHandPrintsASlipThatMatchesTheLedger() => WithPage(async page =>
    {
        await page.SignOnAsync();
        await page.ClickAsync("ok");
        await page.SeesAsync("请输入金额");
        await page.ClickAsync("1", "2", "8", "5", "0", "ok");
        await page.SeesAsync("请确认金额");
        await page.ClickAsync("ok");
        await page.SeesAsync("请刷卡");
        await page.DragAsync("cup-debit");
        await page.SeesAsync("请核对卡号");
        await page.TypeAsync("Enter");
        await page.SeesAsync("请输入密码");
        await page.TypeAsync("1", "2", "3", "4", "5", "6", "Enter");
        await page.SeesAsync("请撕小票", 40_000);

        TradeRecord sale = page.Bench.Host!.Ledger.Transactions().Single();
        Assert.AreEqual(TradeState.Approved, sale.State);
        Assert.AreEqual(12850, sale.Amount);
        // the slip as it is painted on the page, read back from its dots
        var lines = PaperReader.Read(await page.DotsAsync("#strip"));
        foreach (string wanted in new[]
        {
            "商户存根", sale.Merchant, sale.Terminal, sale.MaskedPan, "RMB 128.50", sale.Rrn, sale.Stan.ToString("D6", CultureInfo.InvariantCulture),
            sale.Time.ToString("yyyy/MM/dd HH:mm:ss", CultureInfo.InvariantCulture),
        })
            Assert.IsTrue(PaperReader.Contains(lines, wanted), $"{wanted} is not on the slip:\n{string.Join('\n', lines.Select(l => l.Text))}");

        string file = await SaveAsync(page);
        CollectionAssert.AreEqual(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, File.ReadAllBytes(file)[..4]);
        await page.Page.Locator("#tear").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".slip.torn")).ToHaveCountAsync(1);

        await page.Page.Locator("#tab-transactions").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#transactions-table tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator("#transactions-table td.money")).ToHaveTextAsync("128.50");
        await page.Page.Locator("#tab-messages").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#messages details").First).ToBeVisibleAsync();
        Assert.IsFalse((await page.Page.ContentAsync()).Contains(sale.Pan, StringComparison.Ordinal), "the full card number is on the page");
    });

    [TestMethod]
    public Task SwipeStylesAndSwitchesDoWhatTheySay() => WithPage(async page =>
    {
        await page.SignOnAsync();
        await page.TypeAsync("Enter");
        await page.SeesAsync("请输入金额");
        await page.TypeAsync("5", "0", "0", "Enter");
        await page.SeesAsync("请确认金额");
        await page.TypeAsync("Enter");
        await page.SeesAsync("请刷卡");
        await page.Page.Locator("[data-card='cup-credit']").FocusAsync();
        await page.Page.Keyboard.PressAsync("Space"); // a card can be chosen without a mouse
        await page.Page.Locator("#style").SelectOptionAsync("fast");
        await page.Page.Locator("#swipe").ClickAsync();
        await page.SeesAsync("刷卡太快");
        await page.Page.Locator("#style").SelectOptionAsync("normal");
        await page.Page.Locator("#swipe").ClickAsync();
        await page.SeesAsync("请核对卡号");
        await page.Page.Locator("#switch-network").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#pill-network")).ToHaveClassAsync("bad");
        await page.TypeAsync("Enter");
        await page.SeesAsync("请输入密码");
        await page.TypeAsync("Enter");
        await page.SeesAsync("未输入密码");
        await page.TypeAsync("1");
        await page.SeesAsync("网络不通");
        await page.Page.Locator("#switch-power").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#pill-power")).ToHaveClassAsync("bad");
        await page.Page.Locator("#switch-power").ClickAsync();
        await page.SeesAsync("[确认]消费");
    });

    [TestMethod]
    public Task ThePageSpeaksEnglishToo() => WithPage(async page =>
    {
        await Assertions.Expect(page.Page.Locator("#wallet-title")).ToHaveTextAsync("卡包");
        await page.Page.Locator("#language").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#wallet-title")).ToHaveTextAsync("Wallet");
        await Assertions.Expect(page.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        string left = await page.Page.EvaluateAsync<string>("""
            () => [...document.querySelectorAll("[data-t]")].filter(e => e.id !== "language" && /[\u4e00-\u9fff]/.test(e.textContent)).map(e => e.dataset.t).join()
            """);
        Assert.AreEqual("", left, "not translated");
    });

    [TestMethod]
    public Task APhoneWideWindowWorksByTouch() => WithPage(async page =>
    {
        await page.SeesAsync("按[确认]签到");
        Assert.IsTrue(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the phone");
        await page.Page.Locator("#keypad button[data-key='ok']").TapAsync();
        await page.SeesAsync("操作员号");
    }, 390, 844, true);

    [TestMethod]
    public Task A_sale_signed_with_the_mouse_shows_the_same_picture_in_the_ledger() => WithPage(async page =>
    {
        await page.SignOnAsync();
        await page.ClickAsync("ok");
        await page.SeesAsync("请输入金额");
        await page.ClickAsync("5", "00", "ok");
        await page.SeesAsync("请确认金额");
        await page.ClickAsync("ok");
        await page.SeesAsync("请刷卡");
        await page.DragAsync("cup-debit");
        await page.SeesAsync("请核对卡号");
        await page.TypeAsync("Enter");
        await page.SeesAsync("请输入密码");
        await page.TypeAsync("1", "2", "3", "4", "5", "6", "Enter");
        await page.SeesAsync("请在框内签名", 40_000);
        var box = (await page.Page.Locator("#screen").BoundingBoxAsync())!;
        float X(int dot) => box.X + box.Width * dot / 240;
        float Y(int dot) => box.Y + box.Height * dot / 320;
        await page.Page.Mouse.MoveAsync(X(30), Y(140));
        await page.Page.Mouse.DownAsync();
        foreach (var (x, y) in new[] { (60, 230), (90, 140), (120, 230), (150, 140), (180, 230), (210, 140) }) await page.Page.Mouse.MoveAsync(X(x), Y(y), new MouseMoveOptions { Steps = 20 });
        await page.Page.Mouse.UpAsync();
        await Task.Delay(300);
        await page.TypeAsync("Enter");
        await page.SeesAsync("请撕小票", 40_000);
        await page.TypeAsync("Escape"); // no second copy
        await page.SeesAsync("[确认]消费", 60_000);
        SignatureRecord signature = page.Bench.Host!.Ledger.Signatures().Single();
        await page.Page.Locator("#tab-transactions").ClickAsync();
        string seen = await page.Page.Locator("img.signature").EvaluateAsync<string>("""
            async i => {
              await i.decode();
              const c = document.createElement("canvas"), g = c.getContext("2d");
              c.width = i.naturalWidth; c.height = i.naturalHeight;
              g.drawImage(i, 0, 0);
              const d = g.getImageData(0, 0, c.width, c.height).data;
              let dots = "";
              for (let n = 0; n < d.length; n += 4) dots += d[n] < 128 ? "1" : "0";
              return dots;
            }
            """);
        JbigImage picture = signature.Picture!;
        Assert.AreEqual(string.Concat(Enumerable.Range(0, picture.Width * picture.Height).Select(n => picture[n % picture.Width, n / picture.Width] ? '1' : '0')), seen);
    }, signature: true);

    /// <summary>A chip goes in by the mouse, pays with an off-line PIN, and the ledger says in words what it said.</summary>
    [TestMethod]
    public Task A_chip_inserted_with_the_mouse_pays_and_the_ledger_explains_it() => WithPage(async page =>
    {
        await page.SignOnAsync();
        await page.ClickAsync("ok");
        await page.SeesAsync("请输入金额");
        await page.ClickAsync("5", "00", "ok");
        await page.SeesAsync("请确认金额");
        await page.ClickAsync("ok");
        await page.SeesAsync("请刷卡或插卡");
        await page.Page.Locator("#chip").SelectOptionAsync("chip-offline-pin");
        await page.Page.Locator("#insert").ClickAsync();
        await page.SeesAsync("请核对卡号");
        await page.ClickAsync("ok");
        await page.SeesAsync("请输入密码");
        await page.ClickAsync("1", "1", "2", "2", "3", "3", "ok");
        await page.SeesAsync("请撕小票", 40_000);
        await page.ClickAsync("cancel"); // no second copy
        await page.SeesAsync("请取出卡片");
        await page.Page.Locator("#remove").ClickAsync();
        await page.SeesAsync("[确认]消费");
        await page.Page.Locator("#tab-transactions").ClickAsync();
        await page.Page.Locator("details.chip summary").ClickAsync();
        var chip = page.Page.Locator("details.chip dl");
        foreach (string words in new[] { "A000000333010102", "ARQC ", "cryptogram right", "0000008800: floor limit, forced on-line", "410302: plain PIN by card, condition 03, successful", "ARPC" })
            await Assertions.Expect(chip).ToContainTextAsync(words);
        Assert.IsTrue(await chip.IsVisibleAsync());
        string all = await page.Page.ContentAsync();
        TradeRecord sale = page.Bench.Host!.Ledger.Transactions().Single();
        Assert.IsFalse(all.Contains(sale.Pan, StringComparison.Ordinal), "the full card number is on the page");
    }, chipDownload: true);

    private async Task WithPage(Func<PageBrowser, Task> test, int width = 1280, int height = 800, bool touch = false, bool signature = false, bool chipDownload = false)
    {
        if (!PageBrowser.IsInstalled)
        {
            TestContext.WriteLine("not run: Debian's package chromium is not installed");
            return;
        }
        await using PageBrowser page = await PageBrowser.OpenAsync(width, height, touch, signature, chipDownload);
        await test(page);
        Assert.AreEqual("", string.Join('\n', page.Troubles), "errors of the page");
        Assert.IsNull(page.Bench.FirstComplaint);
        Assert.IsNull(page.Bench.Crash);
    }

    private static async Task<string> SaveAsync(PageBrowser page)
    {
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator("#save").ClickAsync());
        Assert.AreEqual("slip.png", download.SuggestedFilename);
        return await download.PathAsync();
    }
}
