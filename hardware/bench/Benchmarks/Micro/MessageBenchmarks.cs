using BenchmarkDotNet.Attributes;
using PosFirmware.Acquirer;

namespace Bench.Benchmarks.Micro;

/// <summary>ISO 8583: a request with the fields of a sale, packed and taken apart.</summary>
[MemoryDiagnoser]
public class MessageBenchmarks
{
    private readonly IsoMessage message = new(2048), back = new(2048);
    private readonly byte[] buffer = new byte[1024];
    private int length;

    [GlobalSetup]
    public void Prepare()
    {
        Fill();
        length = message.Pack(buffer, 0);
        if (IsoReader.Read(back, buffer, 0, length) != IsoError.None) throw new InvalidOperationException("what was packed cannot be read");
    }

    [Benchmark]
    public int FillAndPack()
    {
        Fill();
        return message.Pack(buffer, 0);
    }

    [Benchmark]
    public IsoError Read() => IsoReader.Read(back, buffer, 0, length);

    private void Fill()
    {
        message.Clear();
        message.Mti = 200;
        message.SetText(3, "000000");
        message.SetNumber(4, 12850, 12);
        message.SetNumber(11, 2, 6);
        message.SetText(22, "021");
        message.SetText(25, "00");
        message.SetText(26, "06");
        message.SetText(35, "6226090000000048D30121200000012345678");
        message.SetText(41, "12345678");
        message.SetText(42, "898310000000001");
        message.SetText(49, "156");
        message.SetText(60, "22000001");
    }
}
