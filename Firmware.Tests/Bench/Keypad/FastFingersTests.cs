using Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Keypad;

/// <summary>A practised cashier types the amount right after the key that begins the sale, ten keys a second, and looks at the screen afterwards. A press shorter than 15 ms of bounces and three scans is none (hardware.md section 3).</summary>
[TestClass]
public sealed class FastFingersTests
{
    private Workbench bench;

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    [TestMethod]
    [DataRow(60, 40)]
    [DataRow(50, 50)]
    public void The_amount_typed_right_after_the_key_that_begins_a_sale_is_all_there(int downMs, int gapMs)
    {
        bench = Counter.Open();
        bench.SignOn();
        for (int sale = 0; sale < 2; sale++) // the first one finds nothing prepared
        {
            bench.Wait(2000);
            bench.Wait(bench.Handheld.Keys.TapAll([Key.Enter, Key.D1, Key.D2, Key.D8, Key.D5, Key.D0], downMs, gapMs));
            bench.ExpectScreen("128.50", 2000);
            bench.Keys("cancel");
            bench.ExpectScreen("[确认]消费", 10_000);
        }
    }
}
