using Bench.Silicon;
using Bench.VirtualBoard.SmartCard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Tests.Bench.SmartCard;

/// <summary>
/// RST rises 40,000 to 45,000 card clocks after it fell or the clock began (EMV Contact Interface Specification, cold and warm reset): 1.04 ms
/// wide, whatever a call costs. The start of the clock is uncertain by 3.42 ms of the TDA8035's own.
/// </summary>
[TestClass]
public sealed class ResetWindowTests
{
    private const long UncertainClocks = 3_420 * 48 / 10;

    [TestMethod]
    [DataRow("fast")]
    [DataRow("esp32s3")]
    [DataRow("slow")]
    [DataRow("published")]
    public void Rst_rises_in_its_window_at_every_profile(string name)
    {
        using var bench = new CardBench();
        DeviceProfile profile = DeviceProfile.Load(name);
        foreach (DeviceCall call in System.Enum.GetValues<DeviceCall>()) bench.Bench.Prices[call] = (long)profile.Ns(call);
        foreach (CardTransport transport in new[] { CardTransport.T0, CardTransport.T1 })
        {
            bench.Insert(transport);
            for (int i = 0; i < 5; i++)
            {
                int resets = bench.Bench.CardInterface.Resets;
                Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp());
                Assert.AreEqual(resets + 1, bench.Bench.CardInterface.Resets, "at the first attempt");
                Assert.IsTrue(bench.Bench.CardInterface.LastResetClocks is >= 40_000 and <= 45_000 + UncertainClocks, $"{bench.Bench.CardInterface.LastResetClocks} clocks");
                bench.Good(CardBench.Select);
                bench.Slot.PowerDown();
            }
            bench.Bench.RemoveCard();
            bench.Board.Clock.Sleep(100);
        }
        bench.NoComplaints();
    }

    /// <summary>The warm reset has no uncertain clock: it is in the window itself.</summary>
    [TestMethod]
    [DataRow("fast")]
    [DataRow("published")]
    public void So_does_the_warm_reset(string name)
    {
        using var bench = new CardBench();
        DeviceProfile profile = DeviceProfile.Load(name);
        foreach (DeviceCall call in System.Enum.GetValues<DeviceCall>()) bench.Bench.Prices[call] = (long)profile.Ns(call);
        bench.Manners.BadParity = n => n == 2 && bench.Bench.CardInterface.Resets == 1;
        bench.Insert(CardTransport.T1);
        Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp());
        Assert.AreEqual(2, bench.Bench.CardInterface.Resets);
        Assert.IsTrue(bench.Bench.CardInterface.LastResetClocks is >= 40_000 and <= 45_000, $"{bench.Bench.CardInterface.LastResetClocks} clocks");
    }
}
