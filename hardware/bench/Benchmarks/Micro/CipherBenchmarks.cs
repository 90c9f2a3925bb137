using BenchmarkDotNet.Attributes;
using PosFirmware.Security;

namespace Bench.Benchmarks.Micro;

/// <summary>One block of DES and of 3DES with a double key, and the MAC of a sale.</summary>
[MemoryDiagnoser]
public class CipherBenchmarks
{
    private const int SaleBytes = 250;

    private readonly Des des = new();
    private readonly TripleDes tripleDes = new();
    private readonly Mac mac = new();
    private readonly byte[] block = new byte[8], result = new byte[8], message = new byte[SaleBytes];

    /// <summary>Keys of the published DES examples, doubled.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        byte[] key = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");
        des.SetKey(key, 0);
        tripleDes.SetKey(key, 0, key.Length);
        mac.SetKey(key, 0, key.Length);
    }

    [Benchmark]
    public void DesBlock() => des.Encrypt(block, 0, result, 0);

    [Benchmark]
    public void TripleDesBlock() => tripleDes.Encrypt(block, 0, result, 0);

    [Benchmark]
    public void MacOfSale() => mac.Compute(message, 0, message.Length, result, 0);
}
