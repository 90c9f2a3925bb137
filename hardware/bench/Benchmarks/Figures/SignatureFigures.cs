using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Pen;
using PosFirmware;
using PosFirmware.Boards;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Text;
using PosFirmware.Signature;
using PosFirmware.Ui;

namespace Bench.Benchmarks.Figures;

/// <summary>Signatures: bytes and time of the encoder beside jbigkit's, and points that the pad takes in virtual time.</summary>
internal static class SignatureFigures
{
    private const int Hands = 200, Rounds = 5;

    /// <summary>Both tables as Markdown.</summary>
    public static string Make()
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Hands} generated signatures, 240 x 80 dots with their feature code. Bytes: least / median / most.").AppendLine();
        text.AppendLine("| Lines a stripe, options | Firmware, bytes | jbigkit, bytes | Longer than jbigkit's | Firmware, ms each | jbigkit, ms each with the start of the program |").AppendLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var (name, options) in new[]
        {
            ("7, TPBON, three lines", new JbigOptions()), ("80 (one stripe), TPBON, three lines", new JbigOptions { LinesPerStripe = 80 }),
            ("7, TPBON, two lines", new JbigOptions { Options = 0x5C }), ("7, three lines, no typical prediction", new JbigOptions { Options = 0x14 }),
        }) text.AppendLine(Row(name, options));
        text.AppendLine().AppendLine("| Pen | Points a second while it is down, virtual time | Points | Seconds down |").AppendLine("| --- | --- | --- | --- |");
        foreach (string style in new[] { "name", "zigzag", "scribble" }) text.AppendLine(Points(style));
        return text.ToString();
    }

    private static string Row(string name, JbigOptions options)
    {
        SignatureImage image = new(Glyphs());
        List<byte[]> pictures = [];
        List<int> ours = [], theirs = [];
        for (int hand = 1; hand <= Hands; hand++)
        {
            image.Make(Written(PenStyle.Name(hand)), "13243E00", options);
            pictures.Add([.. image.Bits]);
            ours.Add(image.CodedLength);
        }
        JbigEncoder encoder = new();
        byte[] coded = new byte[SignatureImage.MaxCoded];
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < Rounds; round++)
            foreach (byte[] picture in pictures) encoder.Encode(picture, SignatureImage.Width, SignatureImage.Height, options, coded);
        double ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds / Rounds / Hands;

        string[] flags = ["-q", "-s", options.LinesPerStripe.ToString(CultureInfo.InvariantCulture), "-p", options.Options.ToString(CultureInfo.InvariantCulture)];
        double kitMs, emptyMs;
        try
        {
            start = Stopwatch.GetTimestamp();
            foreach (byte[] picture in pictures) theirs.Add(JbigKit(picture, SignatureImage.Width, SignatureImage.Height, flags));
            kitMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds / Hands;
            start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Hands; i++) JbigKit([0], 1, 1, flags);
            emptyMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds / Hands;
        }
        catch (Win32Exception)
        {
            return Text($"| {name} | {Spread(ours)} | jbigkit-bin is not installed | | {ms:0.00} | |");
        }
        return Text($"| {name} | {Spread(ours)} | {Spread(theirs)} | {ours.Zip(theirs).Count(p => p.First > p.Second)} of {Hands} | {ms:0.00} | {kitMs:0.00}; {emptyMs:0.00} for a picture of one dot |");
    }

    private static string Points(string style)
    {
        (int points, double seconds) = Draw(style, DeviceProfile.None);
        return Text($"| {style} | {points / seconds:0} | {points} | {seconds:0.0} |");
    }

    /// <summary>Points that the pad takes in a second while the pen is down.</summary>
    public static double PointsASecond(string style, DeviceProfile device)
    {
        (int points, double seconds) = Draw(style, device);
        return points / seconds;
    }

    /// <summary>The real pad over the simulated panel: how many points it takes while the pen is down.</summary>
    private static (int Points, double Seconds) Draw(string style, DeviceProfile device)
    {
        Handheld bench = new() { Prices = new DevicePrices(device) };
        bench.Bind();
        try
        {
            var services = new Terminal(new HandheldBoard(new BoardClock(bench), bench.Flash)).Services;
            var raw = new[] { (24, 24), (216, 24), (24, 296) };
            services.Calibration.Fit([.. raw.Select(r => (int)VirtualBoard.Chips.ResistivePanel.Raw(r.Item1, r.Item2).X)],
                [.. raw.Select(r => (int)VirtualBoard.Chips.ResistivePanel.Raw(r.Item1, r.Item2).Y)], [.. raw.Select(r => r.Item1)], [.. raw.Select(r => r.Item2)], raw.Length);
            IReadOnlyList<PenStroke> strokes = PenStyle.Named[style](2);
            long from = bench.Clock.NowNs + 500_000_000;
            long ms = bench.Touch.Draw(strokes, from);
            bench.Clock.At(from + (ms + 100) * 1_000_000, () => bench.Keys.Press(Key.Enter));
            services.Pad.Write("", "RMB 128.50", "", "13243E00", "", Tone.Plain, 60_000);
            double seconds = strokes.Sum(s => s.EndsMs - s.BeginsMs) / 1000;
            return (services.Pad.Strokes.Taken, seconds);
        }
        finally
        {
            Machine.Unbind();
        }
    }

    private static Strokes Written(IReadOnlyList<PenStroke> strokes)
    {
        Strokes result = new(6000);
        foreach (PenStroke stroke in strokes)
        {
            foreach (PenPoint p in stroke.Points) result.Add(Math.Clamp((int)p.X - PenStyle.Pad.X, 0, PenStyle.Pad.Width - 1), Math.Clamp((int)p.Y - PenStyle.Pad.Y, 0, PenStyle.Pad.Height - 1));
            result.Lift();
        }
        return result;
    }

    private static int JbigKit(byte[] bits, int width, int height, string[] options)
    {
        ProcessStartInfo start = new("pbmtojbg") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string option in options) start.ArgumentList.Add(option);
        using Process process = Process.Start(start)!;
        process.StandardInput.BaseStream.Write([.. Encoding.ASCII.GetBytes($"P4\n{width} {height}\n"), .. bits]);
        process.StandardInput.Close();
        using MemoryStream output = new();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return (int)output.Length;
    }

    private static Fonts Glyphs()
    {
        return new Fonts(new BuiltInFiles());
    }

    private static string Spread(List<int> bytes)
    {
        int[] sorted = [.. bytes.Order()];
        return $"{sorted[0]} / {sorted[sorted.Length / 2]} / {sorted[^1]}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
