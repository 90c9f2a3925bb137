using nanoFramework.TestFramework;
using PosFirmware.Acquirer;
using PosFirmware.Storage;

namespace PosFirmware.Tests.Unit.Acquirer;

/// <summary>Parameters from the host (acquirer-protocol.md 3.7).</summary>
[TestClass]
public class ParameterDownloadTests
{
    [TestMethod]
    public void KnownValuesAreTaken()
    {
        TerminalSettings settings = new TerminalSettings();
        Assert.IsTrue(Apply("1160" + "1230" + "17400-123-4567  " + "201" + "232", settings));
        Assert.AreEqual(30000, settings.ResponseTimeoutMs);
        Assert.AreEqual("400-123-4567", settings.Hotline);
        Assert.AreEqual(2, settings.ReversalTries);
    }

    /// <summary>Tag 20 would allow card numbers to be keyed in: this terminal never does, and takes what follows.</summary>
    [TestMethod]
    public void WhatTheTerminalHasNoUseForIsPassedOver()
    {
        TerminalSettings settings = new TerminalSettings();
        TerminalSettings plain = new TerminalSettings();
        Assert.IsTrue(Apply("201" + "1160", settings));
        for (int i = 0; i < ParameterTable.All.Length; i++)
            Assert.AreEqual(ParameterTable.Get(plain, ParameterTable.All[i]), ParameterTable.Get(settings, ParameterTable.All[i]));
        Assert.IsTrue(Apply("201" + "232", settings));
        Assert.AreEqual(2, settings.ReversalTries);
    }

    [TestMethod]
    public void ValuesOutOfRangeAreNot()
    {
        TerminalSettings settings = new TerminalSettings();
        Assert.IsTrue(Apply("1200" + "239" + "12xx", settings));
        Assert.AreEqual(45000, settings.ResponseTimeoutMs);
        Assert.AreEqual(3, settings.ReversalTries);
    }

    [TestMethod]
    public void UnknownTagOrBrokenEndStopsIt()
    {
        TerminalSettings settings = new TerminalSettings();
        Assert.IsFalse(Apply("1230" + "99", settings));
        Assert.AreEqual(30000, settings.ResponseTimeoutMs);
        Assert.IsFalse(Apply("123", settings));
        Assert.IsFalse(Apply("1", settings));
        Assert.IsTrue(Apply("", settings));
    }

    private static bool Apply(string text, TerminalSettings settings)
    {
        byte[] data = new byte[text.Length];
        for (int i = 0; i < data.Length; i++) data[i] = (byte)text[i];
        return ParameterDownload.Apply(data, data.Length, settings);
    }
}
