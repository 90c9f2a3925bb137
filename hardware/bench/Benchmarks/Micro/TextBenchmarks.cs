using Bench.VirtualBoard;
using BenchmarkDotNet.Attributes;
using PosFirmware.Cards;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Text;

namespace Bench.Benchmarks.Micro;

/// <summary>Track 2 taken apart, one glyph, and one line of a slip as dots.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private const int SlipRowBytes = 48;

    private readonly byte[] track = "6226090000000048=30121200000012345678"u8.ToArray(), strip = new byte[SlipRowBytes * 48];
    private readonly CardData card = new();
    private Fonts fonts = null!;

    [GlobalSetup]
    public void Prepare()
    {
        fonts = new Fonts(new BuiltInFiles());
        if (!fonts.Ok) throw new InvalidOperationException("fonts");
        if (Track2Parser.Parse(track, track.Length, card) != CardCheck.Ok) throw new InvalidOperationException("track");
    }

    [Benchmark]
    public CardCheck Track2() => Track2Parser.Parse(track, track.Length, card);

    [Benchmark]
    public int Glyph24() => fonts.Of(24).DrawRow("消", strip, 0, SlipRowBytes, 24, 0);

    [Benchmark]
    public int SlipLine24() => fonts.Of(24).DrawRow("金额(AMOUNT): RMB 128.50", strip, 0, SlipRowBytes, 24, 0);
}
