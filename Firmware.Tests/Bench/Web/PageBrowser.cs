using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Bench;
using Bench.Web;
using Microsoft.Playwright;

namespace PosFirmware.Tests.Bench.Web;

/// <summary>A workbench in real time, its page in Debian's Chromium, and what a person does there.</summary>
/// <remarks>Playwright's package brings its own driver; the browser is the one that is installed. Nothing is downloaded.</remarks>
internal sealed class PageBrowser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private const float LimitMs = 20_000;

    private IPlaywright playwright;
    private IBrowser browser;

    /// <summary>True when there is a browser to test with.</summary>
    public static bool IsInstalled => File.Exists(Chromium);

    private const int ReadMs = 900;

    public Workbench Bench { get; private set; }
    public WebServer Server { get; private set; }
    public IPage Page { get; private set; }

    /// <summary>Errors of the page and requests that leave this PC; must stay empty.</summary>
    public List<string> Troubles { get; } = [];

    public static async Task<PageBrowser> OpenAsync(int width = 1280, int height = 800, bool touch = false, bool signature = false, bool chipDownload = false, int pace = 1)
    {
        PageBrowser it = new() { Bench = new Workbench(new WorkbenchSetup { RealTime = true, Signature = signature, ChipDownload = chipDownload, Pace = pace }) };
        it.Server = await WebServer.StartAsync(it.Bench, 0);
        it.playwright = await Playwright.CreateAsync();
        it.browser = await it.playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [], // Chromium's sandbox does not work for root
        });
        it.Page = await it.browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, HasTouch = touch });
        it.Page.SetDefaultTimeout(LimitMs);
        it.Page.Console += (_, m) => { if (m.Type == "error") it.Troubles.Add(m.Text); };
        it.Page.PageError += (_, e) => it.Troubles.Add(e);
        it.Page.Request += (_, r) => { if (!r.Url.StartsWith(it.Server.Address, StringComparison.Ordinal) && !r.Url.StartsWith("blob:", StringComparison.Ordinal)) it.Troubles.Add("request to " + r.Url); };
        await it.Page.GotoAsync(it.Server.Address);
        return it;
    }

    /// <summary>
    /// Waits until the page says (to a screen reader) that the terminal shows a text, and reads it, as a person does: before that the terminal takes no
    /// decision (parameter decisionDelayMs).
    /// </summary>
    public async Task SeesAsync(string text, float limitMs = LimitMs)
    {
        await Assertions.Expect(Page.Locator("#said")).ToContainTextAsync(text, new() { Timeout = limitMs });
        await ReadsAsync();
    }

    /// <summary>Takes the time to read what has just come.</summary>
    public async Task ReadsAsync()
    {
        for (long end = Bench.NowMs + ReadMs; Bench.NowMs < end;) await Task.Delay(30);
    }

    /// <summary>Clicks keys of the keypad with the mouse.</summary>
    public async Task ClickAsync(params string[] keys)
    {
        foreach (string key in keys) await Page.Locator($"#keypad button[data-key='{key}']").ClickAsync();
    }

    /// <summary>Types on the PC's keyboard.</summary>
    public async Task TypeAsync(params string[] keys)
    {
        foreach (string key in keys) await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Signs on as cashier 01.</summary>
    public async Task SignOnAsync()
    {
        await SeesAsync("按[确认]签到");
        await TypeAsync("Enter");
        await SeesAsync("操作员号");
        await TypeAsync("0", "1", "Enter");
        await SeesAsync("密码");
        await TypeAsync("0", "0", "0", "0", "Enter");
        await SeesAsync("[确认]消费");
    }

    /// <summary>Drags a card from the wallet down the slot, about a third of a second from top to bottom.</summary>
    public async Task DragAsync(string card)
    {
        var from = await Page.Locator($"[data-card='{card}']").BoundingBoxAsync();
        var slot = await Page.Locator("#slot").BoundingBoxAsync();
        float x = slot.X + slot.Width / 2;
        await Page.Mouse.MoveAsync(from.X + 40, from.Y + 12);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(x, slot.Y - 40, new() { Steps = 6 });
        for (int i = 1; i <= 20; i++)
        {
            await Page.Mouse.MoveAsync(x, slot.Y - 40 + i * (slot.Height + 80) / 20);
            await Task.Delay(12);
        }
        await Page.Mouse.UpAsync();
    }

    /// <summary>The dots of a canvas as the page shows them, packed as on the paper: 1 is dark.</summary>
    public async Task<byte[]> DotsAsync(string selector)
    {
        string hex = await Page.Locator(selector).First.EvaluateAsync<string>("""
            c => {
              const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
              let hex = "";
              for (let i = 0; i < d.length; i += 32) {
                let byte = 0;
                for (let b = 0; b < 8; b++) if (d[i + 4 * b + 3] > 128 && d[i + 4 * b] < 128) byte |= 0x80 >> b;
                hex += byte.toString(16).padStart(2, "0");
              }
              return hex;
            }
            """);
        return Convert.FromHexString(hex);
    }

    /// <summary>Height of a canvas in pixels.</summary>
    public Task<int> HeightAsync(string selector) => Page.Locator(selector).First.EvaluateAsync<int>("c => c.height");

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (Server is not null) await Server.DisposeAsync();
        Bench?.Dispose();
    }
}
