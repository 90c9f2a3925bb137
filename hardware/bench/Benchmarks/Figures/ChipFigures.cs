using PosFirmware.Drivers.Keypad;
using PosFirmware.Security;

namespace Bench.Benchmarks.Figures;

/// <summary>What a chip costs: RSA, commands, time on the wire, heap.</summary>
internal static class ChipFigures
{
    private const double Kib = 1024;

    public static IEnumerable<Figure> Measure()
    {
        yield return Rsa(1984, [3]);
        yield return Rsa(1984, [1, 0, 1]);

        using Workbench bench = new();
        Bystander b = new(bench);
        b.SignOn();
        bench.Tap(Key.Menu);
        b.Until("主菜单");
        bench.Tap(Key.D7, Key.D5);
        b.Until("下载完成");
        b.Until("[确认]消费");
        Sale(b, "1100", out _, out _, out _); // what is made once is start-up
        long before = b.FirmwareBytes();
        Sale(b, "1200", out int commands, out double readMs, out double restMs);
        yield return new("allocated by one chip sale in Firmware and Drivers", (b.FirmwareBytes() - before) / Kib, "KiB", 96, "DDA, on-line PIN, issuer authentication, both slips");
        yield return new("commands of a DDA sale", commands, "APDUs", Note: "T=0, GET RESPONSE not counted");
        yield return new("card in the slot to card confirmation", readMs, "virtual ms", Note: "power, answer to reset, selection, records");
        yield return new("green key after the PIN to approval", restMs, "virtual ms", Note: "contact closes; first cryptogram, connection, answer, issuer authentication, second cryptogram");
        bench.ExpectLedgerAgrees();
    }

    private static Figure Rsa(int bits, byte[] exponent)
    {
        byte[] n = new byte[bits / 8], x = new byte[bits / 8];
        Array.Fill(n, (byte)0xF1);
        Array.Fill(x, (byte)0x21);
        RsaPublic rsa = new();
        rsa.SetKey(n, 0, n.Length, exponent, 0, exponent.Length);
        rsa.Apply(x, 0, x, 0);
        long steps = rsa.Steps, allocated = GC.GetAllocatedBytesForCurrentThread();
        rsa.Apply(x, 0, x, 0);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return new($"RSA-{bits}, exponent {(exponent.Length == 1 ? 3 : 65537)}: limb multiplications", rsa.Steps - steps, "steps", Note: $"{allocated} bytes allocated");
    }

    private static void Sale(Bystander b, string fen, out int commands, out double readMs, out double restMs)
    {
        b.SaleToCard(fen);
        long inserted = b.Bench.NowMs;
        b.Bench.Insert("cup-chip");
        b.Until("请核对卡号");
        readMs = b.Bench.NowMs - inserted;
        b.Ok();
        b.Until("请输入密码");
        b.Bench.Tap(Key.D2, Key.D4, Key.D6, Key.D8, Key.D1, Key.D0);
        long typed = b.Bench.NowMs;
        b.Ok();
        b.Until("交易成功");
        restMs = b.Bench.NowMs - typed;
        commands = b.Bench.Apdus.Commands;
        b.Until("请撕小票");
        b.Bench.TearOff();
        b.Ok();
        b.Until("请取出卡片");
        b.Bench.RemoveCard();
        b.Until("[确认]消费");
        b.Bench.TearOff();
    }
}
