using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.MagStripe;
using PosFirmware.Drivers.Keypad;

namespace Bench.Benchmarks.Figures;

/// <summary>What a person at the keys waits for: echo of a key, the screen after a swipe.</summary>
internal static class ScreenFigures
{
    private const double FrameBytes = St7789Panel.Width * St7789Panel.Height * 2;
    private const int WatchMs = 90; // longer than any echo, shorter than the pause between two figures of the status bar

    public static IEnumerable<Figure> Measure()
    {
        using Workbench bench = new();
        Bystander b = new(bench);
        b.SignOn();
        b.Ok();
        b.Until("请输入金额");
        // six digits, one of which widens the amount by a separator, and the yellow key
        List<(double Ms, double Percent)> amount = [.. "123456".Select(c => Echo(b, Key.D0 + (c - '0'))), Echo(b, Key.Clear)];
        b.Ok();
        b.Until("请确认金额");
        b.Ok();
        b.Until("请刷卡");

        bench.Swipe("cup-debit", SwipeStyle.Normal);
        b.Until("[清除]返回");
        double toConfirm = (b.Board.Screen.ChangedAtNs - b.Board.Stripe.LastEndNs) / 1e6;
        var toPin = Echo(b, Key.Enter, 200);
        b.Until("请输入密码");
        List<(double Ms, double Percent)> pin = [.. "123456".Select(c => Echo(b, Key.D0 + (c - '0')))];

        yield return new("key press to echo, amount: time, worst of 7", amount.Max(e => e.Ms), "ms", 50, "contact closes to last pixel");
        yield return new("key press to echo, amount: bytes over SPI, worst of 7", amount.Max(e => e.Percent), "% of a frame", 5);
        yield return new("key press to echo, PIN: time, worst of 6", pin.Max(e => e.Ms), "ms", 50);
        yield return new("key press to echo, PIN: bytes over SPI, worst of 6", pin.Max(e => e.Percent), "% of a frame", 5);
        yield return new("swipe end to card confirmation", toConfirm, "ms", 300, "card leaves the slot to last pixel");
        yield return new("green key there to PIN screen", toPin.Ms, "ms", Note: "contact closes to last pixel");
        yield return new("swipe end to PIN screen, without the person between", toConfirm + toPin.Ms, "ms", 300);
    }

    private static (double Ms, double Percent) Echo(Bystander b, Key key, int watchMs = WatchMs)
    {
        b.Bench.Wait(40);
        long bytes = b.Board.Spi[0].Bytes, at = b.Board.Clock.NowNs;
        b.Board.Keys.Press(key);
        double ms = b.ScreenStillAfterMs(at, watchMs);
        long sent = b.Board.Spi[0].Bytes - bytes;
        b.Board.Keys.Release(key);
        b.Bench.Wait(60);
        return (ms, sent / FrameBytes * 100);
    }
}
