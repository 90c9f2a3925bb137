using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Reading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Drivers.Display;
using PosFirmware.Tests.Unit;

namespace PosFirmware.Tests.Bench.Screen;

/// <summary>A handheld whose display has been started, on the test's own thread.</summary>
public abstract class ScreenBench
{
    protected Handheld Bench { get; private set; }

    protected Display Display { get; private set; }

    protected ScreenReader Reader { get; private set; }

    [TestInitialize]
    public void PowerUp()
    {
        Bench = new Handheld();
        Bench.Bind();
        var volume = new MemoryVolume();
        Display = new HandheldBoard(new BoardClock(Bench), volume).Display;
        Display.Start(Color.White);
        Reader = new ScreenReader(Bench.Screen);
    }

    [TestCleanup]
    public void PowerDown() => Machine.Unbind();

    protected TestContext Context { get; private set; }

    public TestContext TestContext { get => Context; set => Context = value; }

    /// <summary>Compares the screen with a known hash; on a difference the picture is kept.</summary>
    protected void ExpectPicture(string name, ulong hash)
    {
        ulong now = Bench.Screen.Hash();
        if (now == hash) return;
        string path = Path.Combine(Context.TestResultsDirectory!, name + ".png");
        Directory.CreateDirectory(Context.TestResultsDirectory!);
        Bench.Screen.SavePng(path);
        Context.AddResultFile(path);
        Assert.Fail($"{name} looks different: 0x{now:X16} instead of 0x{hash:X16}; see {path}");
    }
}
