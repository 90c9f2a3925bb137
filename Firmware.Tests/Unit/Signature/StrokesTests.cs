using PosFirmware.Signature;
using nanoFramework.TestFramework;

namespace PosFirmware.Tests.Unit.Signature;

/// <summary>Strokes in their fixed memory.</summary>
[TestClass]
public class StrokesTests
{
    [TestMethod]
    public void WhatWentInComesOut()
    {
        int[] xs = { 10, 12, 12, 255, 0, 100, 101 }, ys = { 20, 21, 25, 0, 255, 100, 100 };
        bool[] lifts = { false, false, false, false, true, true, false };
        Strokes strokes = new Strokes(200);
        for (int i = 0; i < xs.Length; i++)
        {
            if (lifts[i]) strokes.Lift();
            strokes.Add(xs[i], ys[i]);
        }
        Assert.AreEqual(3, strokes.Count);
        Assert.AreEqual(7, strokes.Taken);
        Assert.AreEqual(0, strokes.Left);
        Assert.AreEqual(255, strokes.Right);
        Assert.AreEqual(0, strokes.Top);
        Assert.AreEqual(255, strokes.Bottom);
        strokes.Rewind();
        int x = 0, y = 0, at = 0;
        while (strokes.Next(ref x, ref y, out bool begins))
        {
            if (begins) Assert.IsTrue(at == 0 || lifts[at]);
            if (x == xs[at] && y == ys[at]) at++; // a long way is stored in parts
        }
        Assert.AreEqual(xs.Length, at);
    }

    [TestMethod]
    public void APenThatRestsAddsNothing()
    {
        Strokes strokes = new Strokes(200);
        for (int i = 0; i < 10000; i++) strokes.Add(50, 60);
        Assert.AreEqual(3, strokes.Used);
        Assert.AreEqual(10000, strokes.Taken);
        Assert.AreEqual(0, strokes.PathLength);
    }

    [TestMethod]
    public void TenThousandPointsStayInTheirMemoryAndKeepBothEnds()
    {
        Strokes strokes = new Strokes(500);
        for (int i = 0; i < 10000; i++) strokes.Add(i / 3 % 200, i % 150);
        strokes.Lift();
        strokes.Add(7, 8);
        strokes.Add(9, 10);
        Assert.IsTrue(strokes.Used <= 500);
        strokes.Rewind();
        int x = 0, y = 0, begun = 0;
        bool first = true;
        while (strokes.Next(ref x, ref y, out bool begins))
        {
            if (first) Assert.IsTrue(x == 0 && y == 0);
            first = false;
            if (begins) begun++;
            Assert.IsTrue(x >= 0 && x < 200 && y >= 0 && y < 150, "a point left the drawing");
        }
        Assert.AreEqual(2, begun);
        Assert.IsTrue(x == 9 && y == 10);
    }

    [TestMethod]
    public void NothingButDotsFillsItAndThenNoMoreAreTaken()
    {
        Strokes strokes = new Strokes(100);
        for (int i = 0; i < 1000; i++)
        {
            strokes.Add(i % 200, i % 100);
            strokes.Lift();
        }
        Assert.IsTrue(strokes.Used <= 100);
        Assert.IsTrue(strokes.Count > 20 && strokes.Count < 34);
    }
}
