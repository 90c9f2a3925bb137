using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Text;
using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Tests.Bench.Golden;

/// <summary>
/// Nothing that is shown or printed is wider than its place. A page makes a large line smaller until it fits, down to 16 dots: so
/// 16 dots decide on the screen. Lines that are put together are measured with the longest values.
/// </summary>
[TestClass]
public class LayoutTests
{
    private const int StatusWidth = StatusBar.TextWidth, SmallestSize = 16;

    [System.ThreadStatic] private static Fonts made;

    private static Fonts fonts => made ??= MakeFonts();

    private static Fonts MakeFonts()
    {
        return new Fonts(new BuiltInFiles());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void EveryStringFitsTheScreen(bool english)
    {
        List<string> texts = [];
        for (int i = 0; i < (int)Text.Count; i++) texts.Add(Strings.Of((Text)i, english));
        for (int i = 0; i < (int)ResponseText.Count; i++) texts.Add(ResponseTexts.Of((ResponseText)i, english));
        string T(Text id) => Strings.Of(id, english);
        texts.Add(T(Text.TraceLabel) + " 999999");
        texts.Add(T(Text.TerminalLabel) + " 12345678");
        texts.Add(T(Text.HotlineLabel) + " 400-000-0000");
        texts.Add(T(Text.ResponseCodeLabel) + " 96");
        texts.Add(T(Text.RrnLabel) + " 123456789012");
        texts.Add(T(Text.AuthLabel) + " 123456");
        texts.Add(T(Text.RemainderLabel) + " 9,999,999.99");
        CollectionAssert.AllItemsAreNotNull(texts);
        Assert.AreEqual("", TooWide(texts, SmallestSize, Page.LineWidth));
        Assert.AreEqual("", TooWide([T(Text.SignOn) + " 99", T(Text.NotSignedOn), T(Text.TrainingShort)], SmallestSize, StatusWidth), "status bar");
    }

    [TestMethod]
    public void ALineThatIsTooWideGetsSmaller()
    {
        Assert.AreEqual(48, Page.Fitting(fonts, "128.50", 48));
        Assert.AreEqual(32, Page.Fitting(fonts, "9,999,999.99", 48));
        Assert.AreEqual(24, Page.Fitting(fonts, "打印机缺纸", 24));
        Assert.AreEqual(16, Page.Fitting(fonts, "冲正未完成,将自动重发", 24));
    }

    [TestMethod]
    public void EverySlipLabelFitsThePaper()
    {
        // words that a slip breaks into lines by itself are no labels
        Assert.AreEqual("", TooWide(Constants(typeof(SlipWords)).Where(t => t != SlipWords.AcknowledgeEnglish), SmallestSize, Slip.WidthDots));
        Assert.AreEqual("", TooWide(Constants(typeof(ReportWords)), SmallestSize, Slip.WidthDots));
        Assert.AreEqual("", TooWide(Constants(typeof(SlipMarks)), SmallestSize, Slip.WidthDots));
        Assert.AreEqual("", TooWide(SlipWords.Copy, SmallestSize, Slip.WidthDots));
        Assert.AreEqual("", TooWide(Constants(typeof(SlipLabels)).Concat(Constants(typeof(GuideWords))), SmallestSize, Slip.WidthDots));
        Assert.AreEqual("", TooWide(Lines(typeof(FormWords)).Concat(Lines(typeof(ReportWords))), SmallestSize, Slip.WidthDots));
        Assert.AreEqual("", TooWide(Constants(typeof(FormWords)).Concat(FormWords.FaultMark).Concat(FormWords.CashMark).Concat(FormWords.Cleared), 24, Slip.WidthDots));
        Assert.AreEqual("", TooWide([ReportWords.Settlement, ReportWords.Summary, ReportWords.Details, ReportWords.SelfTest, SlipWords.Parameters, SlipWords.Audit, GuideWords.Title, GuideWords.EnglishTitle], 24, Slip.WidthDots));
        Assert.AreEqual("", TooWide([SlipWords.Signature, SlipWords.Reprint, SlipWords.Voided, SlipMarks.Again], 24, Slip.WidthDots));
        Assert.AreEqual("", TooWide(System.Enum.GetValues<TransactionKind>().Select(KindWords.Name), 24, Slip.WidthDots));
        Assert.AreEqual("", TooWide(SlipLayout.CardTransaction.Concat(SlipLayout.CodeTransaction).Where(r => r.Label is not null).Select(r => r.Label), SmallestSize, Slip.WidthDots));
    }

    private static IEnumerable<string> Constants(System.Type of) =>
        of.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral && f.FieldType == typeof(string)).Select(f => (string)f.GetRawConstantValue());

    private static IEnumerable<string> Lines(System.Type of) =>
        of.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(string[])).SelectMany(f => (string[])f.GetValue(null));

    /// <summary>Whoever reads only one of the two languages finds every sentence of a form.</summary>
    [TestMethod]
    public void EverySentenceOfAFormIsInBothLanguages()
    {
        foreach (FieldInfo field in typeof(FormWords).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(string[])))
        {
            string[] sentence = (string[])field.GetValue(null);
            Assert.AreEqual(2, sentence.Length, field.Name);
            Assert.IsTrue(sentence[0].Any(IsHanzi) && !sentence[1].Any(IsHanzi), field.Name);
        }
        foreach (string label in Constants(typeof(SlipLabels)).Concat(Constants(typeof(FormWords))))
            Assert.IsTrue(label.Any(IsHanzi) && label.Any(char.IsAsciiLetterUpper), label);
        Assert.IsFalse(GuideWords.EnglishLines.Append(GuideWords.EnglishTitle).Append(GuideWords.EnglishHotline).Any(t => t.Any(IsHanzi)));
        Assert.AreEqual(GuideWords.Lines.Length, GuideWords.EnglishLines.Length);
    }

    private static bool IsHanzi(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static string TooWide(IEnumerable<string> texts, int size, int width) =>
        string.Join("; ", texts.Where(t => fonts.Width(t, size) > width).Select(t => $"\"{t}\" {fonts.Width(t, size)} > {width}"));
}
