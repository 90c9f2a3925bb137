using PosFirmware.Diagnostics.Tests;

namespace PosFirmware.Diagnostics;

/// <summary>All tests, in the order of operations.md 7.2.</summary>
public sealed class DiagnosticTable
{
    /// <summary>The tests.</summary>
    public readonly Diagnostic[] All;

    /// <summary>Makes them.</summary>
    public DiagnosticTable() => All = new Diagnostic[]
    {
        new PrinterTest(),
        new DisplayTest(),
        new KeypadTest(),
        new StripeTest(),
        new ChipTest(),
        new ContactlessTest(),
        new TouchTest(),
        new BuzzerTest(),
        new LedTest(),
        new ScanTest(),
        new ClockTest(),
        new FlashTest(),
        new MemoryTest(),
        new BatteryTest(),
        new WifiTest(),
        new MobileTest(),
        new DnsTest(),
        new TcpTest(),
        new TlsTest(),
        new EchoTest(),
        new KeysTest(),
        new TamperTest(),
        new VersionTest(),
        new LogTest(),
        new UsageTest(),
        new LocationTest(),
        new BurnInTest(this),
        new SleepTest(),
    };

    /// <summary>The test of a number; null when there is none.</summary>
    public Diagnostic Of(int number)
    {
        for (int i = 0; i < All.Length; i++)
            if (All[i].Number == number) return All[i];
        return null;
    }

    /// <summary>The test of a name; null when there is none.</summary>
    public Diagnostic Of(string name)
    {
        for (int i = 0; i < All.Length; i++)
            if (All[i].Name == name) return All[i];
        return null;
    }
}
