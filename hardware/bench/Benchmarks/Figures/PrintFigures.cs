using System.Globalization;

namespace Bench.Benchmarks.Figures;

/// <summary>Speed of the merchant's slip of a sale on the model of the print mechanism, and what limits it.</summary>
internal static class PrintFigures
{
    private const double RowMm = 0.125;

    public static IEnumerable<Figure> Measure()
    {
        using Workbench bench = new();
        Bystander b = new(bench);
        b.SignOn();
        b.SaleToCard("12850");
        bench.TearOff();
        var printer = b.Board.Printer;
        List<(long AtNs, long Pulses)> steps = [];
        printer.Motor.Stepped += () => steps.Add((b.Board.Clock.NowNs, printer.Head.BurningPulses));
        b.CardAndPin();
        b.Until("请撕小票");

        int perRow = printer.Motor.StepsPerLine;
        List<(double Ms, long Pulses)> rows = [];
        for (int i = perRow; i < steps.Count; i += perRow)
            rows.Add(((steps[i].AtNs - steps[i - perRow].AtNs) / 1e6, steps[i].Pulses - steps[i - perRow].Pulses));
        double ms = (steps[^1].AtNs - steps[0].AtNs) / 1e6, mm = rows.Count * RowMm;
        var blank = rows.Where(r => r.Pulses == 0).ToList();
        var burnt = rows.Where(r => r.Pulses > 0).ToList();
        yield return new("slip speed, merchant copy of a sale", mm / ms * 1000, "mm/s", Note: Text($"{mm:0} mm in {ms / 1000:0.00} s"));
        yield return new("  rows without dots", blank.Count * RowMm / blank.Sum(r => r.Ms) * 1000, "mm/s",
            Note: Text($"{Share(blank, ms)} of the time; the motor's ramp binds (top {1e6 / 600 / perRow * RowMm:0} mm/s)"));
        yield return new("  rows with dots", burnt.Count * RowMm / burnt.Sum(r => r.Ms) * 1000, "mm/s",
            Note: Text($"{Share(burnt, ms)} of the time; strobes bind: {burnt.Average(r => r.Pulses):0.0} pulses a row, {burnt.Sum(r => r.Ms) * 1000 / burnt.Sum(r => r.Pulses):0} us each with calls"));
    }

    private static string Share(List<(double Ms, long Pulses)> rows, double ms) => (rows.Sum(r => r.Ms) / ms).ToString("0 %", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
