using System.Globalization;

namespace Bench.Silicon;

/// <summary>
/// What a device charges: a column of prices/members.csv (<c>none</c>, <c>fast</c>, <c>esp32s3</c>, <c>slow</c>, <c>published</c>), or a
/// file that a device's own measurement has made.
/// </summary>
public sealed class DeviceProfile
{
    private const string Builtin = "prices.members.csv";
    private static readonly string[] columns = ["none", "fast", "esp32s3", "slow", "published"];
    private static readonly DeviceCall[] calls = Enum.GetValues<DeviceCall>();

    private readonly double[] ns, least, most;
    private readonly int[] bytes;

    private DeviceProfile(string name, double[] ns, double[] least, double[] most, int[] bytes) => (Name, this.ns, this.least, this.most, this.bytes) = (name, ns, least, most, bytes);

    /// <summary>Name, as after <c>--device</c>.</summary>
    public string Name { get; }

    /// <summary>Nothing but the prices that the bench began with: C# takes no time. For speed.</summary>
    public static DeviceProfile None { get; } = ReadColumn("none");

    /// <summary>The central figures.</summary>
    public static DeviceProfile Esp32S3 { get; } = ReadColumn("esp32s3");

    /// <summary>
    /// What a board charges when nobody says otherwise: the profile that the environment variable BENCH_DEVICE names, or <see cref="None"/>.
    /// A command line sets it once, before any board is made.
    /// </summary>
    public static DeviceProfile Usual { get; set; } = Environment.GetEnvironmentVariable("BENCH_DEVICE") is { Length: > 0 } name ? Load(name) : None;

    /// <summary>Seed of the noise of boards when nobody says otherwise: the environment variable BENCH_NOISE, or none.</summary>
    public static int? UsualNoise { get; set; } = int.TryParse(Environment.GetEnvironmentVariable("BENCH_NOISE"), out int seed) ? seed : null;

    /// <summary>Names of the built-in profiles.</summary>
    public static IReadOnlyList<string> Names => columns;

    /// <summary>Time of one interpreted unit in nanoseconds; 0: C# takes no time.</summary>
    public double UnitNs => ns[(int)DeviceCall.Unit];

    /// <summary>Price of a call in nanoseconds, its interpreted part included.</summary>
    public double Ns(DeviceCall call) => ns[(int)call];

    /// <summary>Least and most that it may be, in nanoseconds.</summary>
    public (double Least, double Most) Range(DeviceCall call) => (least[(int)call], most[(int)call]);

    /// <summary>Bytes that a call takes on the device's heap.</summary>
    public int Bytes(DeviceCall call) => bytes[(int)call];

    /// <summary>A built-in profile by its name, or one from a file with the columns <c>member</c> and <c>ns</c>; what is not in it costs what <c>esp32s3</c> charges.</summary>
    /// <exception cref="FormatException">Neither.</exception>
    public static DeviceProfile Load(string nameOrFile)
    {
        if (columns.Contains(nameOrFile)) return ReadColumn(nameOrFile);
        if (!File.Exists(nameOrFile)) throw new FormatException($"{nameOrFile}: neither a file nor one of {string.Join(", ", columns)}");
        DeviceProfile usual = Esp32S3;
        double[] ns = [.. usual.ns], least = [.. usual.least], most = [.. usual.most];
        foreach (CsvRow row in CsvRow.Read(File.ReadAllText(nameOrFile), nameOrFile))
        {
            int call = (int)Call(row);
            ns[call] = least[call] = most[call] = Number(row, "ns");
        }
        return new DeviceProfile(Path.GetFileNameWithoutExtension(nameOrFile), ns, least, most, usual.bytes);
    }

    /// <summary>The name that a row has: the class, a dot, the member.</summary>
    public static DeviceCall Call(CsvRow row) =>
        Enum.TryParse(row["member"].Replace(".", ""), true, out DeviceCall call) ? call : throw row.Wrong($"nothing is called {row["member"]}");

    private static DeviceProfile ReadColumn(string name)
    {
        double[] ns = new double[calls.Length], least = new double[calls.Length], most = new double[calls.Length];
        int[] bytes = new int[calls.Length];
        List<CsvRow> rows = CsvRow.Read(Text(), Builtin);
        CsvRow unit = rows.Single(r => Call(r) == DeviceCall.Unit);
        HashSet<DeviceCall> missing = [.. calls];
        foreach (CsvRow row in rows)
        {
            DeviceCall call = Call(row);
            missing.Remove(call);
            double Price(string column) => Number(row, column) + (call == DeviceCall.Unit ? 0 : Number(row, "units") * Number(unit, column));
            ns[(int)call] = Price(name);
            // a price is what it is without noise where nothing is known of the device
            least[(int)call] = name == "none" ? ns[(int)call] : Math.Min(Price("fast"), ns[(int)call]);
            most[(int)call] = name == "none" ? ns[(int)call] : Math.Max(Price("slow"), ns[(int)call]);
            bytes[(int)call] = (int)Number(row, "bytes");
        }
        if (missing.Count > 0) throw new FormatException($"{Builtin} has no row for {string.Join(", ", missing)}");
        return new DeviceProfile(name, ns, least, most, bytes);
    }

    private static double Number(CsvRow row, string column) =>
        double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= 0 ? value : throw row.Wrong($"{column}: {row[column]} is no price");

    private static string Text()
    {
        using StreamReader reader = new(typeof(DeviceProfile).Assembly.GetManifestResourceStream(Builtin)!);
        return reader.ReadToEnd();
    }
}
