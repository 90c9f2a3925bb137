using Bench.VirtualBoard.Chips;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Display;
using TextAlign = PosFirmware.Drivers.Display.TextAlign;

namespace PosFirmware.Tests.Bench.Screen;

[TestClass]
public sealed class DisplayTests : ScreenBench
{
    [TestMethod]
    public void Starts_white_and_lit_without_having_shown_noise()
    {
        Assert.IsTrue(Bench.Screen.Lit);
        Assert.IsTrue(Pixels().All(p => p == Color.White));
        Assert.AreEqual(0, Bench.Complaints.Count);
    }

    [TestMethod]
    public void Sleep_darkens_and_wake_brings_the_same_picture_back()
    {
        Display.Text(10, 10, "请刷卡", 48, Color.Blue, Color.White);
        ulong before = Bench.Screen.Hash();
        Display.Sleep();
        Assert.IsTrue(Bench.Screen.Asleep && Pixels().All(p => p == Color.Black));
        Display.Wake();
        Assert.AreEqual(before, Bench.Screen.Hash());
        Display.Sleep();
        Display.Wake();
        Display.Backlight(false);
        Assert.AreEqual(0, Reader.Read().Count);
    }

    [TestMethod]
    public void Sample_screen_looks_as_approved()
    {
        Display.Fill(0, 0, 240, 32, Color.Blue);
        Display.Text(8, 4, "消费 SALE", 24, Color.White, Color.Blue);
        Display.Text(8, 44, "示例小吃店(二号柜台)", 16, Color.Grey, Color.White);
        Display.Fill(0, 64, 240, 1, Color.Light);
        Display.Text(8, 72, "请输入金额", 32, Color.Black, Color.White);
        new TextField(Display, 0, 120, 240, 48, TextAlign.Right, Color.Black, Color.White).Set("1,234.50");
        var pin = new TextField(Display, 20, 180, 200, 32, TextAlign.Center, Color.White, Color.Green);
        pin.ShowStars(6);
        byte[] check = new byte[5 * 33];
        for (int y = 0; y < 33; y++)
            for (int x = 0; x < 37; x++)
                if (x == y || x + y == 36 || x is 0 or 36 || y is 0 or 32) check[y * 5 + x / 8] |= (byte)(0x80 >> (x & 7));
        Display.Bitmap(100, 230, 37, 33, check, Color.Red, Color.Yellow);
        Display.Text(8, 300, "[确认]继续 [取消]退出", 16, Color.Black, Color.Light);
        ExpectPicture("sample", 0x208418E12EFA4685);
    }

    [TestMethod]
    [Description("A window beyond the panel or one pixel too many would be a breach; the frame around the clip must stay as it was.")]
    public void Nothing_is_ever_written_outside_the_panel_and_clipping_keeps_the_rest()
    {
        var random = new Random(20260717);
        int[] sizes = [16, 20, 24, 32, 48];
        const string letters = "金额12,345.67请刷卡ABCxyz!鑫…";
        for (int i = 0; i < 300; i++)
        {
            int size = sizes[random.Next(5)], x = random.Next(-400, 300), y = random.Next(-60, 380);
            string text = new([.. Enumerable.Range(0, random.Next(0, 14)).Select(_ => letters[random.Next(letters.Length)])]);
            ushort[] before = Pixels();
            ushort fg = (ushort)random.Next(65536), bg = (ushort)random.Next(65536);
            int what = random.Next(3), high = what == 2 ? Display.Fonts.Of(size).Height : size;
            int end = what switch
            {
                0 => Picture(),
                1 => Area(),
                _ => Display.Text(x, y, text, size, fg, bg),
            };
            ushort[] after = Pixels();
            for (int at = 0; at < after.Length; at++)
            {
                int px = at % 240, py = at / 240;
                bool inside = px >= x && px < end && py >= y && py < y + high;
                if (inside) Assert.IsTrue(Between(after[at], fg, bg), $"{text} at {x},{y}: pixel {px},{py}");
                else Assert.AreEqual(before[at], after[at], $"{text} at {x},{y}: pixel {px},{py}");
            }

            int Picture()
            {
                int width = random.Next(1, 500);
                byte[] bits = new byte[(width + 7) / 8 * size];
                random.NextBytes(bits);
                Display.Bitmap(x, y, width, size, bits, fg, bg);
                return x + width;
            }

            int Area()
            {
                int width = random.Next(0, 500);
                Display.Fill(x, y, width, size, fg);
                return x + width;
            }
        }
        Assert.AreEqual(0, Bench.Complaints.Count);
    }

    [TestMethod]
    public void A_field_shows_the_same_as_drawing_it_afresh()
    {
        var random = new Random(7);
        string[] texts = ["", "0.00", "0.01", "0.12", "1.23", "12.34", "123.45", "1,234.56", "金额", "POS签购单abc", "99,999,999.99", "请插卡或刷卡后再输入密码"];
        foreach (int size in new[] { 16, 20, 24, 32, 48 })
            foreach (TextAlign align in new[] { TextAlign.Left, TextAlign.Center, TextAlign.Right })
                foreach (int width in new[] { 240, 101 })
                {
                    var field = new TextField(Display, 240 - width, 100, width, size, align, Color.Black, Color.Yellow);
                    for (int i = 0; i < 12; i++)
                    {
                        int stars = random.Next(-12, 8);
                        string text = texts[random.Next(texts.Length)];
                        if (stars >= 0) field.ShowStars(stars); else field.Set(text);
                        ulong changed = Bench.Screen.Hash();
                        field.Invalidate();
                        if (stars >= 0) field.ShowStars(stars); else field.Set(text);
                        Assert.AreEqual(Bench.Screen.Hash(), changed, $"{text} {size} {align} {width}");
                    }
                    Display.Fill(0, 100, 240, Display.Fonts.Of(size).Height, Color.White);
                    Assert.IsTrue(Pixels().All(p => p == Color.White), "nothing beside the field");
                }
    }

    [TestMethod]
    [Description("Type of 48 dots is sent whole from the first figure that moves: one key press costs at most a sixth of a frame, and little time on the bus.")]
    public void One_digit_more_in_an_amount_of_48_dots_is_quick_on_the_bus()
    {
        var random = new Random(1);
        long worst = 0, slowestNs = 0;
        string worstText = "";
        for (int round = 0; round < 60; round++)
        {
            var field = new TextField(Display, 0, 120, 240, 48, TextAlign.Right, Color.Black, Color.White);
            long fen = 0;
            field.Set(PosFirmware.Money.Format(fen));
            while (fen < 100_000_00)
            {
                fen = fen * 10 + random.Next(fen == 0 ? 1 : 0, 10);
                long before = Display.BytesSent, start = Bench.Clock.NowNs;
                field.Set(PosFirmware.Money.Format(fen));
                slowestNs = Math.Max(slowestNs, Bench.Clock.NowNs - start);
                if (Display.BytesSent - before <= worst) continue;
                worst = Display.BytesSent - before;
                worstText = PosFirmware.Money.Format(fen);
            }
        }
        Context.WriteLine($"worst: {worst} bytes of {Display.FrameBytes} for {worstText}; at most {slowestNs / 1e6:F1} ms");
        Assert.IsTrue(slowestNs < 10_000_000, $"{slowestNs / 1e6} ms of bus and pins; the echo of a key has 50");
        Assert.IsTrue(worst <= Display.FrameBytes / 6, $"{worst} bytes for {worstText}");
    }

    [TestMethod]
    public void A_whole_screen_takes_the_time_of_its_bytes()
    {
        long start = Bench.Clock.NowNs;
        Display.Clear(Color.Blue);
        long clear = Bench.Clock.NowNs - start;
        Context.WriteLine($"clear: {clear / 1e6:F1} ms");
        Assert.IsTrue(clear is > 30_720_000 and < 40_000_000, $"{clear} ns for 153,600 bytes at 40 MHz");
    }

    [TestMethod]
    public void Missing_glyphs_are_boxes()
    {
        Display.Text(0, 0, "a\u0E01b\u0081c", 24, Color.Black, Color.White);
        Assert.AreEqual("a\uFFFDb\uFFFDc", Reader.Text);
    }

    [TestMethod]
    public void The_same_text_again_costs_nothing()
    {
        var field = new TextField(Display, 0, 0, 240, 24, TextAlign.Left, Color.Black, Color.White);
        field.Set("请刷卡");
        long before = Display.BytesSent;
        field.Set("请刷卡");
        Assert.AreEqual(before, Display.BytesSent);
    }

    /// <summary>Each part of the colour lies between those of ink and paper.</summary>
    private static bool Between(ushort pixel, ushort a, ushort b)
    {
        foreach ((int shift, int mask) in new[] { (11, 31), (5, 63), (0, 31) })
        {
            int part = pixel >> shift & mask, one = a >> shift & mask, two = b >> shift & mask;
            if (part < Math.Min(one, two) || part > Math.Max(one, two)) return false;
        }
        return true;
    }

    private ushort[] Pixels()
    {
        var pixels = new ushort[St7789Panel.Width * St7789Panel.Height];
        Bench.Screen.CopyVisible(pixels);
        return pixels;
    }
}
