using Bench.Acquirer;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Pen;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Text;
using PosFirmware.Signature;

namespace PosFirmware.Tests.Bench.Signature;

/// <summary>The encoder against the acquirer's own decoder and against jbigkit.</summary>
[TestClass]
public sealed class JbigTests
{
    private const int W = SignatureImage.Width, H = SignatureImage.Height;

    [TestMethod]
    public void Every_option_and_odd_sizes_come_back_dot_for_dot()
    {
        Random random = new(3);
        JbigEncoder encoder = new();
        byte[] coded = new byte[20_000];
        JbigOptions all = new() { MostBytes = coded.Length };
        foreach (var (width, height) in new[] { (1, 1), (7, 3), (8, 8), (9, 17), (240, 80), (241, 33), (64, 1) })
            foreach (int options in new[] { 0x00, 0x08, 0x40, 0x48, 0x1C, 0x5C })
                foreach (int lines in new[] { 1, 2, 7, 80, 1000 })
                {
                    byte[] bits = Picture(random, width, height);
                    (all.Options, all.LinesPerStripe) = (options, lines);
                    int length = encoder.Encode(bits, width, height, all, coded);
                    JbigImage image = JbigImage.Decode(coded.AsSpan(0, length), out string fault);
                    Assert.AreEqual("", fault);
                    CollectionAssert.AreEqual(bits, image.Bits, $"{width} x {height}, options {options:X2}, {lines} lines");
                }
    }

    [TestMethod]
    public void Jbigkit_reads_what_the_terminal_writes_and_writes_no_less()
    {
        Random random = new(5);
        foreach (int options in new[] { 0x08, 0x48, 0x1C })
            foreach (int lines in new[] { 2, 7, 80 })
            {
                int seed = random.Next();
                SignatureImage image = Sign(PenStyle.Name(seed), new JbigOptions { Options = options, LinesPerStripe = lines });
                byte[] coded = image.Coded[..image.CodedLength];
                CollectionAssert.AreEqual(image.Bits, JbigKit.Decode(coded), $"seed {seed}");
                byte[] theirs = JbigKit.Encode(image.Bits, W, H, "-q", "-p", options.ToString(System.Globalization.CultureInfo.InvariantCulture), "-s", lines.ToString(System.Globalization.CultureInfo.InvariantCulture));
                Assert.IsTrue(coded.Length <= theirs.Length, $"{coded.Length} bytes, jbigkit needs {theirs.Length}");
                CollectionAssert.AreEqual(image.Bits, JbigImage.Decode(theirs, out _).Bits, "the acquirer reads jbigkit's, too");
            }
    }

    [TestMethod]
    public void The_header_is_that_of_the_reference_client()
    {
        SignatureImage image = Sign(PenStyle.Name(1), new JbigOptions());
        Assert.AreEqual("00000100000000F000000050000000070800031C", Convert.ToHexString(image.Coded, 0, JbigEncoder.HeaderLength));
        Assert.AreEqual("FF02", Convert.ToHexString(image.Coded, image.CodedLength - 2, 2));
    }

    [TestMethod]
    public void Names_take_150_to_700_bytes()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            SignatureImage image = Sign(PenStyle.Name(seed), new JbigOptions());
            Assert.IsTrue(image.CodedLength is >= 150 and <= 700, $"seed {seed}: {image.CodedLength} bytes");
        }
    }

    [TestMethod]
    public void A_dot_is_too_simple_nothing_is_empty_and_a_scribble_without_end_is_too_long()
    {
        Assert.AreEqual(SignatureVerdict.Empty, Verdict(new Strokes(100)));
        Assert.AreEqual(SignatureVerdict.TooSimple, Verdict(Written(PenStyle.Named["dot"](1))));
        Assert.AreEqual(SignatureVerdict.Good, Verdict(Written(PenStyle.Named["zigzag"](1))));
        Assert.AreEqual(SignatureVerdict.Good, Verdict(Written(PenStyle.Name(4))));
        Assert.AreEqual(SignatureVerdict.TooLong, Verdict(Written(PenStyle.Named["long"](1))));
    }

    [TestMethod]
    public void What_would_be_too_many_bytes_is_drawn_smaller()
    {
        SignatureImage image = new(Glyphs());
        int smaller = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            Strokes strokes = Written(PenStyle.Named["scribble"](seed));
            Assert.AreEqual(SignatureVerdict.Good, image.Make(strokes, "13243E00", new JbigOptions()));
            int normal = Black(image);
            Assert.AreEqual(SignatureVerdict.TooLong, image.Make(strokes, "13243E00", new JbigOptions { MostBytes = 100 }));
            Assert.AreEqual(SignatureVerdict.Good, image.Make(strokes, "13243E00", new JbigOptions { MostBytes = 450 }));
            Assert.AreEqual("", Fault(image));
            if (Black(image) < normal * 3 / 4) smaller++;
        }
        Assert.IsTrue(smaller > 0);

        static int Black(SignatureImage image) => image.Bits.Sum(b => System.Numerics.BitOperations.PopCount(b));
        static string Fault(SignatureImage image)
        {
            JbigImage.Decode(image.Coded.AsSpan(0, image.CodedLength), out string fault);
            return fault;
        }
    }

    [TestMethod]
    public void A_drawing_larger_than_the_picture_is_made_smaller_as_a_whole()
    {
        Strokes strokes = new(100);
        foreach (var (x, y) in new[] { (0, 0), (230, 140), (230, 0), (0, 140) }) strokes.Add(x, y);
        SignatureImage image = new(Glyphs());
        image.Make(strokes, "", new JbigOptions());
        JbigImage seen = JbigImage.Decode(image.Coded.AsSpan(0, image.CodedLength), out _);
        int[] rows = [.. Enumerable.Range(0, H).Where(y => Enumerable.Range(0, W).Any(x => seen[x, y]))], columns = [.. Enumerable.Range(0, W).Where(x => rows.Any(y => seen[x, y]))];
        Assert.IsTrue(rows[0] >= 2 && rows[^1] < H - 2 && rows.Length > 70);
        double shape = (double)columns.Length / rows.Length;
        Assert.IsTrue(Math.Abs(shape - 230.0 / 140) < 0.1, $"{columns.Length} x {rows.Length}");
    }

    private static SignatureVerdict Verdict(Strokes strokes) => new SignatureImage(Glyphs()).Make(strokes, "13243E00", new JbigOptions());

    private static SignatureImage Sign(IReadOnlyList<PenStroke> strokes, JbigOptions options)
    {
        SignatureImage image = new(Glyphs());
        Assert.AreEqual(SignatureVerdict.Good, image.Make(Written(strokes), "13243E00", options));
        return image;
    }

    /// <summary>The strokes as the pad would take them, without panel and noise.</summary>
    private static Strokes Written(IReadOnlyList<PenStroke> strokes)
    {
        Strokes result = new(8000);
        foreach (PenStroke stroke in strokes)
        {
            foreach (PenPoint p in stroke.Points) result.Add(Math.Clamp((int)p.X - PenStyle.Pad.X, 0, PenStyle.Pad.Width - 1), Math.Clamp((int)p.Y - PenStyle.Pad.Y, 0, PenStyle.Pad.Height - 1));
            result.Lift();
        }
        return result;
    }

    private static Fonts Glyphs()
    {
        return new Fonts(new BuiltInFiles());
    }

    private static byte[] Picture(Random random, int width, int height)
    {
        BitCanvas canvas = new(width, height);
        for (int i = random.Next(6); i >= 0; i--) canvas.Line(random.Next(width), random.Next(height), random.Next(width), random.Next(height), 1 + random.Next(2));
        if (random.Next(4) == 0)
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) if (random.Next(2) == 0) canvas.Line(x, y, x, y, 1);
        return canvas.Bits;
    }
}
