using nanoFramework.TestFramework;
using PosFirmware.Acquirer;

namespace PosFirmware.Tests.Unit.Acquirer;

/// <summary>The request object leaves no secrets behind.</summary>
[TestClass]
public class HostRequestTests
{
    private static HostRequest request;
    private static int setups;

    /// <summary>One object for all tests, as in the firmware.</summary>
    [Setup]
    public void Prepare()
    {
        setups++;
        request = new HostRequest();
    }

    /// <summary>Every byte that a person or a card brought is overwritten, also beyond the length in use.</summary>
    [TestMethod]
    public void WipeOverwritesEverySecretByte()
    {
        for (int i = 0; i < request.Pan.Length; i++) request.Pan[i] = (byte)'6';
        for (int i = 0; i < request.Track2.Length; i++) request.Track2[i] = (byte)'7';
        for (int i = 0; i < request.Pin.Length; i++) request.Pin[i] = (byte)'8';
        request.PanLength = 16;
        request.Track2Length = 37;
        request.PinLength = 6;
        request.Expiry = 3012;
        request.Wipe();
        int rest = 0;
        for (int i = 0; i < request.Pan.Length; i++) rest |= request.Pan[i];
        for (int i = 0; i < request.Track2.Length; i++) rest |= request.Track2[i];
        for (int i = 0; i < request.Pin.Length; i++) rest |= request.Pin[i];
        Assert.AreEqual(0, rest);
        Assert.AreEqual(0, request.PanLength + request.Track2Length + request.PinLength + request.Expiry);
    }

    /// <summary>The card sequence number 0 is a number; none is -1.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void ClearForgetsTheCardSequence(int sequence)
    {
        request.CardSequence = sequence;
        request.Clear();
        Assert.AreEqual(-1, request.CardSequence);
        Assert.AreEqual(1, setups, "set-up runs once for the class");
    }
}
