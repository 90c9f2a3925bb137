using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Bench;
using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Activation;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Security;
using PosFirmware.Storage;
using Tools.Provision;

namespace PosFirmware.Tests.Bench.Security;

/// <summary>Set-up packages: made by the tool with .NET's cryptography, taken or refused by the device's code.</summary>
[TestClass]
public class PackageTests
{
    private static readonly byte[] chip = [.. Machine.UsualMacAddress];
    private static readonly byte[] tmk = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");
    private static readonly byte[] transport = Convert.FromHexString("5A4D3420746573742D6B657920233031");
    private static readonly RSA service = RSA.Create(2048);

    private static PackageContent Content(int sequence = 1) => new()
    {
        Serial = Convert.ToHexString(chip),
        Sequence = sequence,
        Parameters = new Dictionary<string, string> { ["merchantId"] = "898310000000001", ["terminalId"] = "12345678", ["merchantName"] = "江南小馆", ["host"] = "pos.example", ["port"] = "9443", ["tlsName"] = "pos.example" },
        Authority = Encoding.ASCII.GetBytes("-----BEGIN CERTIFICATE-----"),
        ClientCertificate = Encoding.ASCII.GetBytes("client certificate"),
        ClientKey = Encoding.ASCII.GetBytes("-----BEGIN PRIVATE KEY----- of the client, of some length"),
        MasterKey = tmk,
        TransportKey = transport,
    };

    private static SimulatedFlash Flash()
    {
        SimulatedFlash flash = new();
        byte[] key = PackageContent.PublicKey(service);
        flash.Write(PackageLoader.ServiceKeyFile, key, 0, key.Length);
        return flash;
    }

    private static PackageFault Apply(SimulatedFlash flash, byte[] package, byte[] transportKey, out TerminalSettings settings, out KeyStore keys)
    {
        PackageLoader loader = new(flash, chip);
        settings = new TerminalSettings();
        SettingsFile file = new(flash);
        file.Load(settings);
        keys = new KeyStore(flash, chip);
        keys.Load();
        PackageFault fault = loader.Check(package);
        return fault != PackageFault.None ? fault : loader.Apply(settings, file, keys, transportKey);
    }

    [TestMethod]
    public void GoodPackageIsTakenOver()
    {
        SimulatedFlash flash = Flash();
        Assert.AreEqual(PackageFault.None, Apply(flash, Content().Make(service), transport, out _, out _));
        TerminalSettings stored = new();
        Assert.IsTrue(new SettingsFile(flash).Load(stored));
        Assert.AreEqual("江南小馆", stored.MerchantName);
        Assert.AreEqual(9443, stored.Port);
        KeyStore keys = new(flash, chip);
        Assert.IsTrue(keys.Load());
        byte[] kcv = new byte[4];
        keys.MasterCheckValue(kcv);
        Assert.AreEqual("08D7B4FB", Convert.ToHexString(kcv));
        Assert.AreEqual("-----BEGIN PRIVATE KEY----- of the client, of some length", Encoding.ASCII.GetString(new SealedFile(flash, TamperGuard.ClientKeyFile, chip).Read()));
        string everything = string.Concat(flash.Snapshot().Values.Select(Convert.ToHexString));
        Assert.IsFalse(everything.Contains(Convert.ToHexString(tmk)) || everything.Contains(Convert.ToHexString("of the client"u8)), "a secret lies in clear on the flash");
        // the same again, and an older one, are refused; a newer one is not
        Assert.AreEqual(PackageFault.Replayed, Apply(flash, Content().Make(service), transport, out _, out _));
        Assert.AreEqual(PackageFault.None, Apply(flash, Content(3).Make(service), transport, out _, out _));
        Assert.AreEqual(PackageFault.Replayed, Apply(flash, Content(2).Make(service), transport, out _, out _));
    }

    [TestMethod]
    public void EveryOtherOneIsRefusedWithItsReason()
    {
        SimulatedFlash flash = Flash();
        byte[] good = Content().Make(service);
        PackageLoader loader = new(flash, chip);
        for (int at = 0; at < good.Length; at++)
        {
            byte[] flipped = (byte[])good.Clone();
            flipped[at] ^= (byte)(1 << at % 8);
            PackageFault fault = loader.Check(flipped);
            Assert.AreEqual(at < 4 ? PackageFault.NotAPackage : at > 8 ? PackageFault.WrongSignature : fault, fault, $"byte {at}");
            Assert.AreNotEqual(PackageFault.None, fault, $"byte {at}");
        }
        for (int length = 0; length < good.Length; length += length < 16 ? 1 : 37)
            Assert.AreEqual(length < Package.HeadLength ? PackageFault.NotAPackage : PackageFault.WrongLength, loader.Check(good[..length]), $"{length} bytes");
        Assert.AreEqual(PackageFault.WrongLength, loader.Check([.. good, 0]));
        Assert.AreEqual(PackageFault.OtherTerminal, loader.Check((Content() with { Serial = "0250504F5302" }).Make(service)));
        using RSA stranger = RSA.Create(2048);
        Assert.AreEqual(PackageFault.WrongSignature, loader.Check(Content().Make(stranger)));
        Assert.AreEqual(PackageFault.NoServiceKey, new PackageLoader(new SimulatedFlash(), chip).Check(good));
        // signed by the right hand, but made by another tool
        Assert.AreEqual(PackageFault.Newer, loader.Check(Signed(good, b => b[4] = 2)));
        Assert.AreEqual(PackageFault.BadContent, loader.Check(Signed(good, b => b[9] = 99)));
        Assert.AreEqual(PackageFault.BadContent, loader.Check(Signed(good, b => b[10] = 0x7F)));
        Assert.AreEqual(PackageFault.None, loader.Check(good));
        Assert.IsFalse(new SettingsFile(flash).Load(new TerminalSettings()), "nothing was written by all that");
    }

    /// <summary>The same body with a change, signed anew.</summary>
    private static byte[] Signed(byte[] package, Action<byte[]> change)
    {
        byte[] body = package[..^256];
        change(body);
        return [.. body, .. service.SignData(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)];
    }

    [TestMethod]
    public void WrongTransportKeyChangesNothing()
    {
        SimulatedFlash flash = Flash();
        byte[] wrong = (byte[])transport.Clone();
        wrong[3] ^= 2;
        Assert.AreEqual(PackageFault.WrongTransportKey, Apply(flash, Content().Make(service), wrong, out _, out KeyStore keys));
        Assert.AreEqual(PackageFault.WrongTransportKey, Apply(flash, Content().Make(service), null, out _, out _));
        Assert.IsFalse(keys.HasMaster);
        Assert.AreEqual(1, flash.List().Length, "only service.pub");
    }

    [TestMethod]
    public void Sm4MasterKey()
    {
        PackageContent content = Content();
        Dictionary<string, string> parameters = new(content.Parameters) { ["keyLayout"] = "6" };
        Assert.AreEqual(PackageFault.None, Apply(Flash(), (content with { Parameters = parameters }).Make(service), transport, out TerminalSettings settings, out KeyStore keys));
        Assert.AreEqual(6, settings.KeyLayout);
        byte[] kcv = new byte[4];
        keys.MasterCheckValue(kcv);
        Assert.AreEqual("2677F46B", Convert.ToHexString(kcv), "worked example A");
    }

    [TestMethod]
    public void PowerCutAtEveryWriteLeavesTheOldOrTheNew()
    {
        byte[] first = Content().Make(service), second = (Content(2) with { Parameters = new Dictionary<string, string>(Content().Parameters) { ["terminalId"] = "87654321" }, MasterKey = transport }).Make(service);
        int cuts = 0;
        foreach (CutMoment moment in new[] { CutMoment.Before, CutMoment.Torn, CutMoment.After })
            for (int n = 1; ; n++)
            {
                SimulatedFlash flash = Flash();
                Apply(flash, first, transport, out _, out _);
                Handheld board = new(flash);
                board.Bind();
                flash.CutAfterWrites(n, moment);
                bool cut = false;
                try { Apply(flash, second, transport, out _, out _); }
                catch (PowerCutException) { cut = true; }
                Machine.Unbind();
                flash.CutAfterWrites(0, moment);
                flash.Attach(null);
                if (!cut) break;
                cuts++;
                TerminalSettings settings = new();
                Assert.IsTrue(new SettingsFile(flash).Load(settings));
                Assert.IsTrue(settings.TerminalId is "12345678" or "87654321", settings.TerminalId);
                KeyStore keys = new(flash, chip);
                Assert.IsTrue(keys.Load() && keys.HasMaster, $"{moment} {n}");
                PackageFault again = Apply(flash, second, transport, out settings, out keys);
                Assert.IsTrue(again is PackageFault.None or PackageFault.Replayed, again.ToString());
                Assert.AreEqual("87654321", settings.TerminalId);
            }
        Assert.IsTrue(cuts > 15, $"{cuts} cuts");
    }

    [TestMethod]
    public void OverTheServiceLine()
    {
        using Workbench bench = new(new WorkbenchSetup { Blank = true });
        bench.PowerOn();
        bench.ExpectScreen("存储为空", 10_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("语言 LANGUAGE", 5000);
        bench.Tap(Key.D1);
        bench.ExpectScreen("触摸屏未校准", 5000);
        bench.Tap(Key.Clear);
        bench.ExpectScreen("网络", 5000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("激活", 5000);
        bench.Tap(Key.D2);
        bench.ExpectScreen("等待参数包", 5000);
        Assert.AreEqual("ERROR 7", Talk(bench, bench.PackageFor(PackageFlaw.Foreign)));
        bench.ExpectScreen("参数包属于其他终端", 5000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("激活", 5000);
        bench.Tap(Key.D2);
        bench.ExpectScreen("等待参数包", 5000);
        Assert.AreEqual("ERROR 3", Talk(bench, Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n")));
        Assert.AreEqual("OK", Talk(bench, bench.PackageFor(withKey: false)));
        bench.ExpectScreen("江南小馆(静安店)", 5000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("参数包已加载", 5000);
    }

    /// <summary>The PC's end of the line, in virtual time.</summary>
    private static string Talk(Workbench bench, byte[] package)
    {
        SerialWire wire = bench.Handheld.Serial("COM2");
        List<byte> heard = [];
        for (int at = 0; at < package.Length; at += 128)
        {
            wire.Send(package.AsSpan(at, Math.Min(128, package.Length - at)));
            int before = heard.Count;
            for (int i = 0; i < 50 && heard.Count == before; i++)
            {
                bench.Wait(20);
                heard.AddRange(wire.Take());
            }
            if (heard.Count == before || heard[^1] == '\n') break;
        }
        for (int i = 0; i < 300 && (heard.Count == 0 || heard[^1] != '\n'); i++)
        {
            bench.Wait(20);
            heard.AddRange(wire.Take());
        }
        return Encoding.ASCII.GetString([.. heard]).TrimStart('+').Trim();
    }

    [TestMethod]
    public void ClientCertificateOpensAnAcquirerThatAsksForOne()
    {
        using Workbench bench = new(new WorkbenchSetup { MutualTls = true });
        SignOn(bench);
        bench.ExpectScreen("[确认]消费", 30_000);
    }

    [TestMethod]
    public void WithoutItsKeyTheAcquirerRefuses()
    {
        using Workbench bench = new(new WorkbenchSetup { MutualTls = true });
        bench.Flash.Delete(TamperGuard.ClientKeyFile);
        SignOn(bench);
        bench.ExpectNoScreen("[确认]消费", 30_000);
        Assert.IsFalse(TerminalBooks.Read(bench.Flash).State.SignedOn);
    }

    private static void SignOn(Workbench bench)
    {
        bench.PowerOn();
        bench.ExpectScreen("未签到", 10_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("操作员号", 5000);
        bench.Tap(Key.D0, Key.D1, Key.Enter);
        bench.ExpectScreen("密码", 5000);
        bench.Tap(Key.D0, Key.D0, Key.D0, Key.D0, Key.Enter);
    }

    [TestMethod]
    public void TheWizardAsksForNoCalibrationWhereThereIsNoTouchController()
    {
        using Workbench bench = new(new WorkbenchSetup { Blank = true });
        bench.Handheld.Converter.Dead = true;
        bench.PowerOn();
        bench.ExpectScreen("存储为空", 10_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("语言 LANGUAGE", 5000);
        bench.Tap(Key.D1);
        bench.ExpectScreen("本机地址", 5000);
    }

    [TestMethod]
    public void SettingsOfANewerVersionAreKeptAndNotUsed()
    {
        SimulatedFlash flash = new();
        RecordBuffer record = new(100);
        record.PutByte(0);
        record.PutText("3");
        record.PutByte(1);
        record.PutText("898310000000001");
        new SlotFile(flash, "settings", 1536).Save(record);
        string before = Convert.ToHexString(flash.Snapshot()["settings.a"]);
        SettingsFile file = new(flash);
        TerminalSettings settings = new();
        Assert.IsFalse(file.Load(settings));
        Assert.IsTrue(file.IsNewer);
        Assert.AreEqual(new TerminalSettings().MerchantId, settings.MerchantId);
        file.Save(settings);
        Assert.AreEqual(before, Convert.ToHexString(flash.Snapshot()["settings.a"]));
        Assert.AreEqual(1, flash.List().Length);
    }
}
