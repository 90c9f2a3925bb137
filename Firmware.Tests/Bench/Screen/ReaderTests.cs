using System.Diagnostics;
using System.Text;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Reading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Text;
using PosFirmware.Tests.Unit;
using TextAlign = PosFirmware.Drivers.Display.TextAlign;

namespace PosFirmware.Tests.Bench.Screen;

[TestClass]
public sealed class ReaderTests : ScreenBench
{
    [TestMethod]
    [DataRow(20, 40)]
    public void Reads_back_hanzi_of_level_1_from_the_screen(int size, int screens)
    {
        string hanzi = Level1();
        int height = Display.Fonts.Of(size).Height, perRow = 240 / size, rows = 320 / height, at = 0;
        (ushort Fg, ushort Bg)[] colors = [(Color.Black, Color.White), (Color.White, Color.Blue), (Color.Yellow, Color.Red), (Color.Grey, Color.Light)];
        for (int screen = 0; screen < screens && at < hanzi.Length; screen++)
        {
            var (fg, bg) = colors[screen % colors.Length];
            Display.Clear(bg);
            var wanted = new List<string>();
            for (int row = 0; row < rows && at < hanzi.Length; row++)
            {
                string line = hanzi.Substring(at, Math.Min(perRow, hanzi.Length - at));
                at += line.Length;
                wanted.Add(line);
                Display.Text(screen % (240 - perRow * size + 1), row * height, line, size, fg, bg);
            }
            var lines = Reader.Read();
            CollectionAssert.AreEqual(wanted, lines.Select(l => l.Text).ToList());
            Assert.IsTrue(lines.All(l => l.Size == size && l.Color == fg));
        }
    }

    [TestMethod]
    public void Reads_back_every_hanzi_of_level_1_from_paper_at_every_size()
    {
        var fonts = new Fonts(new BuiltInFiles());
        string hanzi = Level1();
        foreach (int size in new[] { 20 })
        {
            int height = fonts.Of(size).Height, perRow = 384 / size, lines = (hanzi.Length + perRow - 1) / perRow;
            byte[] paper = new byte[48 * height * lines];
            for (int i = 0; i < lines; i++)
            {
                int start = i * perRow;
                fonts.Of(size).DrawRow(hanzi.Substring(start, Math.Min(perRow, hanzi.Length - start)), paper, i * height * 48, 48, height, 0);
            }
            var read = PaperReader.Read(paper);
            Assert.AreEqual(hanzi, string.Concat(read.Select(l => l.Text)), $"size {size}");
        }
    }

    [TestMethod]
    public void Reads_signs_of_a_receipt_at_every_size()
    {
        string[] lines =
        [
            "POS签购单", "-----------------------", "6212 34** **** ***5", "RMB -1,234.50", "2026/07/17 09:30:00", "A B,C.D;E:F!G?", "'\"`_-+=*/\\|", "(){}[]<>@#$%^&~",
            "Il1O0 5S 8B 2Z", "“签到”，《银联》。", "一二三十口日目", "...", ":", "-",
        ];
        foreach (int size in new[] { 16, 20, 24 })
        {
            foreach (string[] part in lines.Chunk(6))
            {
                Display.Clear(Color.White);
                string[] shown = [.. part.Where(l => Display.Fonts.SizeFor(l, size) == size).Select(l => l[..Display.Fonts.Of(size).Fit(l, 0, 240)].TrimEnd())];
                for (int i = 0; i < shown.Length; i++) Display.Text(0, i * 50, shown[i], size, Color.Black, Color.White);
                Assert.AreEqual(string.Join("\n", shown.Select(Same)), string.Join("\n", Reader.Read().Select(l => Same(l.Text))), $"size {size}");
            }
        }

        // what looks equal may be read as either
        static string Same(string line) => line.Replace("，", ",").Replace(" ", "");
    }

    [TestMethod]
    public void Reads_a_mixed_screen_in_order_and_quickly()
    {
        Display.Fill(0, 0, 240, 32, Color.Blue);
        Display.Text(8, 4, "消费 SALE", 24, Color.White, Color.Blue);
        Display.Text(8, 44, "示例小吃店", 20, Color.Grey, Color.White);
        Display.Fill(0, 64, 240, 1, Color.Light);
        var amount = new TextField(Display, 0, 120, 240, 48, TextAlign.Right, Color.Black, Color.White);
        amount.Set("128.50");
        new TextField(Display, 20, 180, 200, 32, TextAlign.Center, Color.White, Color.Green).ShowStars(6);
        CollectionAssert.AreEqual(new[] { "消费 SALE", "示例小吃店", "128.50", "******" }, Reader.Read().Select(l => l.Text).ToArray());
        Assert.IsTrue(Reader.Contains("128.50") && Reader.Contains("消费SALE") && !Reader.Contains("128.51"));
        amount.Set("1,285.00");
        Assert.IsTrue(Reader.Contains("1,285.00") && !Reader.Contains("128.50"));

        var watch = Stopwatch.StartNew();
        for (int i = 0; i < 10; i++)
        {
            amount.Set($"{i}.00");
            Assert.IsTrue(Reader.Contains($"{i}.00"));
        }
        Context.WriteLine($"{watch.ElapsedMilliseconds / 10.0} ms a screen");
    }

    [TestMethod]
    public void A_wrong_dot_makes_a_character_unreadable()
    {
        Display.Text(0, 0, "金额", 24, Color.Black, Color.White);
        Display.Fill(10, 11, 1, 1, Color.White);
        Display.Fill(11, 11, 1, 1, Color.Black);
        Display.Fill(10, 12, 1, 1, Color.Black);
        Display.Fill(11, 12, 1, 1, Color.White);
        Assert.IsFalse(Reader.Contains("金"));
        Assert.IsTrue(Reader.Contains("额"));
    }

    private static string Level1()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb2312 = Encoding.GetEncoding("gb2312");
        var text = new StringBuilder();
        for (int row = 0xB0; row <= 0xD7; row++)
            for (int cell = 0xA1; cell <= (row == 0xD7 ? 0xF9 : 0xFE); cell++)
                text.Append(gb2312.GetString([(byte)row, (byte)cell]));
        Assert.AreEqual(3755, text.Length);
        return text.ToString();
    }
}
