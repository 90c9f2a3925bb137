using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bench.Silicon;
using Bench.VirtualBoard;
using PosFirmware.Boards;
using PosFirmware.Diagnostics;
using PosFirmware.Diagnostics.Measuring;

namespace Bench.Profiling;

/// <summary>
/// Makes a device's prices out of what <c>measure</c> on its service line has said (Firmware/Diagnostics): the units of each job are known here, so
/// its time gives the time of a unit; what a call takes beyond its own units is the price of the call.
/// </summary>
public static partial class MeasuredDevice
{
    // a file written is charged for the call and for one block
    private static readonly (string Figure, DeviceCall Call, int Times)[] calls =
    [
        ("gpio-write", DeviceCall.GpioPinWrite, 1), ("gpio-read", DeviceCall.GpioPinRead, 1), ("timer-read", DeviceCall.HighResTimerGetCurrent, 1),
        ("file-write-384", DeviceCall.FileWrite, 2), ("file-read-384", DeviceCall.FileRead, 1),
    ];

    [GeneratedRegex(@"^\s*#?\s*(?<name>[a-z0-9-]+) (?<us>\d+\.\d+) us\s*$", RegexOptions.Multiline)]
    private static partial Regex Line();

    /// <summary>True: the text has lines of <c>measure</c>.</summary>
    public static bool Is(string text) => Line().Matches(text).Count > 5;

    /// <summary>What <c>measure</c> says on a virtual board, without the network.</summary>
    public static string Said(DeviceProfile device)
    {
        using Reference board = new(device);
        return board.Said();
    }

    /// <summary>The rows <c>member,ns</c> of a file for <c>--device</c>.</summary>
    /// <exception cref="FormatException">Nothing in it says what a unit takes.</exception>
    public static string Prices(string text)
    {
        Dictionary<string, double> ns = [];
        foreach (Match m in Line().Matches(text)) ns[m.Groups["name"].Value] = double.Parse(m.Groups["us"].Value, CultureInfo.InvariantCulture) * 1000;
        double unit = Unit(ns);
        StringBuilder rows = new("member,ns\n");
        void Row(string member, double price) => rows.Append(CultureInfo.InvariantCulture, $"{member},{Math.Max(0, price):0.#}\n");
        Row("unit", unit);
        using Reference here = new(DeviceProfile.Esp32S3);
        foreach (var (figure, call, times) in calls)
            if (ns.TryGetValue(figure, out double took)) Row(Dotted(call), (took - here.UnitsAround(figure, call, times) * unit) / times);
        if (ns.TryGetValue("spi-1", out double one) && ns.TryGetValue("spi-256", out double many))
        {
            double bits = (many - one) / 255;
            Row(Dotted(DeviceCall.SpiDeviceWrite), one - bits - here.UnitsAroundSpi() * unit);
        }
        if (ns.TryGetValue("tcp-connect", out double tcp) && ns.TryGetValue("tls-connect", out double tls)) Row(Dotted(DeviceCall.SslStreamAuthenticateAsClient), tls - tcp);
        return rows.ToString();
    }

    /// <summary>The name of a row: a dot after the class.</summary>
    private static string Dotted(DeviceCall call) => call switch
    {
        DeviceCall.SslStreamAuthenticateAsClient => "SslStream.AuthenticateAsClient",
        DeviceCall.HighResTimerGetCurrent => "HighResTimer.GetCurrent",
        _ => SecondCapital().Replace(call.ToString(), "$1.$2", 1),
    };

    [GeneratedRegex("^((?:GpioPin|SpiDevice|File))(.*)$")]
    private static partial Regex SecondCapital();

    /// <summary>The median over the processor's jobs.</summary>
    private static double Unit(Dictionary<string, double> ns)
    {
        _ = StaticFields.Units;
        ProcessorWork work = new();
        List<double> times = [];
        foreach (Figure figure in Figure.All.Where(f => !f.NeedsDevice && ns.ContainsKey(f.Name)))
        {
            work.Once(figure.Kind);
            double before = Meter.Units;
            work.Once(figure.Kind);
            times.Add(ns[figure.Name] / (Meter.Units - before));
        }
        if (times.Count == 0) throw new FormatException("no figure of the processor");
        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>The same measurement on a virtual board, whose prices are known: what is left is the firmware's own C# around the call.</summary>
    private sealed class Reference : IDisposable
    {
        private readonly DeviceProfile profile;
        private readonly PosFirmware.Diagnostics.Measuring.Stopwatch watch;

        public Reference(DeviceProfile profile)
        {
            this.profile = profile;
            Handheld board = new() { Prices = new DevicePrices(profile) };
            board.Bind();
            HandheldBoard parts = new(new BoardClock(board), board.Flash);
            watch = new(parts.Clock, new Rig(parts, new PosFirmware.Terminal(parts).Services));
        }

        public double UnitsAround(string figure, DeviceCall call, int times) => (Nanos(figure) - profile.Ns(call) * times) / profile.UnitNs;

        public double UnitsAroundSpi()
        {
            double one = Nanos("spi-1"), bits = (Nanos("spi-256") - one) / 255;
            return (one - bits - profile.Ns(DeviceCall.SpiDeviceWrite)) / profile.UnitNs;
        }

        public string Said() => string.Join('\n', Figure.All.Where(f => f.Kind is not (FigureKind.TcpConnect or FigureKind.TlsConnect)).Select(f => FormattableString.Invariant($"# {f.Name} {watch.Nanos(f) / 1000.0:0.000} us")));

        public void Dispose() => Machine.Unbind();

        private long Nanos(string figure) => watch.Nanos(Figure.All.Single(f => f.Name == figure));
    }
}
