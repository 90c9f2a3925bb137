using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bench.VirtualBoard.Reading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Codes;
using QRCoder;

namespace PosFirmware.Tests.Bench.Codes;

/// <summary>The QR encoder against QRCoder, module by module, and against the bench's own reader of symbols.</summary>
[TestClass]
public class QrCodeTests
{
    private static readonly QRCodeGenerator.ECCLevel[] Levels = [QRCodeGenerator.ECCLevel.L, QRCodeGenerator.ECCLevel.M, QRCodeGenerator.ECCLevel.Q];

    private readonly QrCode code = new();

    [TestMethod]
    [DataRow("0123456789")]
    [DataRow("ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")]
    [DataRow("https://pay.example/q/a1B2c3?o=20250714193805990000000125")]
    public void SameModulesAsQrCoderInEveryVersionAndLevel(string alphabet)
    {
        Random random = new(7);
        int sameMask = 0, all = 0;
        for (int level = 0; level < 3; level++)
            for (int length = 0; length < 660; length += length < 20 ? 1 : 11)
            {
                string text = new([.. Enumerable.Range(0, length).Select(i => alphabet[i == 0 ? 0 : random.Next(alphabet.Length)])]);
                if (!code.Encode(text, (QrLevel)level)) break;
                QrSymbol own = QrDecoder.Decode(Modules(code));
                Assert.AreEqual(text, own.Text);
                Assert.AreEqual((code.Version, "LMQ"[level], code.Mask), (own.Version, own.Level, own.Mask));
                if (length == 0) continue; // QRCoder makes no empty symbol
                bool[,] reference = Reference(text, level);
                all++;
                int mask = QrDecoder.Decode(reference).Mask;
                if (mask == code.Mask) sameMask++;
                else Assert.IsTrue(code.Encode(text, (QrLevel)level, 0, mask));
                AssertSame(reference, Modules(code), $"{text} at level {level}");
            }
        // both choose by the standard's penalties; where two masks weigh the same, either may be taken
        Assert.IsTrue(sameMask >= all * 0.97, $"{sameMask} of {all} symbols with the mask that QRCoder takes");
    }

    [TestMethod]
    public void AllMasksAreRead()
    {
        for (int version = 1; version <= QrTables.MaxVersion; version++)
            for (int mask = 0; mask < 8; mask++)
            {
                Assert.IsTrue(code.Encode("20250714193805", QrLevel.M, version, mask));
                QrSymbol symbol = QrDecoder.Decode(Modules(code));
                Assert.AreEqual(new QrSymbol("20250714193805", version, 'M', mask), symbol);
            }
    }

    [TestMethod]
    [DataRow("订单号 ORDER 0125")]
    [DataRow("ÄÖ½ é")]
    [DataRow("😀𠮷")]
    [DataRow("a\0b\n")]
    public void AnyTextGoesAsUtf8(string text)
    {
        Assert.IsTrue(code.Encode(text, QrLevel.Q));
        Assert.AreEqual(text, QrDecoder.Decode(Modules(code)).Text);
    }

    /// <summary>Greatest texts of version 10 (ISO/IEC 18004, table 7), and one character more.</summary>
    [TestMethod]
    [DataRow(QrLevel.L, 652, 395, 271)]
    [DataRow(QrLevel.M, 513, 311, 213)]
    [DataRow(QrLevel.Q, 364, 221, 151)]
    public void CapacityOfVersion10(QrLevel level, int digits, int signs, int bytes)
    {
        foreach (var (sign, most) in new[] { ('7', digits), ('Z', signs), ('z', bytes) })
        {
            Assert.IsTrue(code.Encode(new string(sign, most), level));
            Assert.AreEqual(10, code.Version);
            Assert.AreEqual(new string(sign, most), QrDecoder.Decode(Modules(code)).Text);
            Assert.IsFalse(code.Encode(new string(sign, most + 1), level));
            Assert.AreEqual(new string(sign, most), QrDecoder.Decode(Modules(code)).Text, "the symbol before stays");
        }
    }

    [TestMethod]
    public void EncodingAllocatesNothing()
    {
        const string Order = "https://pay.example/q/20250714193805990000000125?t=99900001&n";
        code.Encode(Order, QrLevel.M);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) code.Encode(Order, QrLevel.M);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void DrawnSymbolsAreFoundAgain()
    {
        foreach (int scale in new[] { 1, 2, 3, 5, 6 })
        {
            Assert.IsTrue(code.Encode("PAY:20250714193805990000000125", QrLevel.M));
            const int Stride = 48, X = 37, Border = QrCode.QuietZone;
            int rows = (code.Size + 2 * Border) * scale;
            byte[] paper = new byte[rows * Stride];
            for (int y = 0; y < code.Size * scale; y++) code.DrawRow(y / scale, scale, paper, (y + Border * scale) * Stride, X);
            bool[,] dots = new bool[rows, Stride * 8];
            for (int y = 0; y < rows; y++)
                for (int x = 0; x < Stride * 8; x++) dots[y, x] = (paper[y * Stride + x / 8] & (0x80 >> x % 8)) != 0;
            QrFound found = QrFinder.Read(dots).Single();
            Assert.AreEqual("PAY:20250714193805990000000125", found.Symbol.Text);
            Assert.AreEqual((X, Border * scale, code.Size * scale), (found.X, found.Y, found.Dots));
        }
    }

    /// <summary>The judge itself: a flipped module anywhere is noticed.</summary>
    [TestMethod]
    public void TheReaderNoticesEveryFlippedModule()
    {
        Assert.IsTrue(code.Encode("PAY:20250714193805990000000125", QrLevel.M));
        bool[,] modules = Modules(code);
        for (int y = 0; y < code.Size; y++)
            for (int x = 0; x < code.Size; x++)
            {
                modules[y, x] ^= true;
                Assert.ThrowsException<FormatException>(() => QrDecoder.Decode(modules), $"row {y}, column {x}");
                modules[y, x] ^= true;
            }
    }

    private static bool[,] Modules(QrCode code)
    {
        bool[,] modules = new bool[code.Size, code.Size];
        for (int y = 0; y < code.Size; y++)
            for (int x = 0; x < code.Size; x++) modules[y, x] = code.IsDark(x, y);
        return modules;
    }

    private static bool[,] Reference(string text, int level)
    {
        // QRCoder changes mode within a text where that is shorter; as bytes it makes one segment too
        bool bytes = text.Any(c => !"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".Contains(c));
        using QRCodeData data = bytes ? QRCodeGenerator.GenerateQrCode(Encoding.UTF8.GetBytes(text), Levels[level]) : QRCodeGenerator.GenerateQrCode(text, Levels[level]);
        int border = 4, size = data.ModuleMatrix.Count - 2 * border;
        bool[,] modules = new bool[size, size];
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++) modules[y, x] = data.ModuleMatrix[y + border][x + border];
        return modules;
    }

    private static void AssertSame(bool[,] wanted, bool[,] got, string what)
    {
        Assert.AreEqual(wanted.GetLength(0), got.GetLength(0), what);
        List<string> wrong = [];
        for (int y = 0; y < wanted.GetLength(0); y++)
            for (int x = 0; x < wanted.GetLength(0); x++)
                if (wanted[y, x] != got[y, x]) wrong.Add($"{y},{x}");
        Assert.AreEqual("", string.Join(" ", wrong), what);
    }
}
