using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bench;
using Bench.Acquirer;
using Bench.Silicon;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Tools.Provision;

namespace PosFirmware.Tests.Bench.Security;

/// <summary>The provisioning tool as a person at a PC uses it: commands, exit codes, words, and no secret in any of them.</summary>
[TestClass]
public sealed class ProvisionToolTests
{
    private const string Serial = "02504F530001";
    private static readonly byte[] tmk = Convert.FromHexString(BenchFile.Example().Terminals[0].Tmk);

    private static string folder, heard = "";

    [ClassInitialize]
    public static void Make(TestContext _)
    {
        folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(At("tmk.txt"), Convert.ToHexString(tmk) + "\n");
        File.WriteAllText(At("transport.txt"), Convert.ToHexString(ServiceCentre.TransportKey));
        File.WriteAllText(At("params.json"), """{ "merchantId": "898310000000001", "terminalId": "12345678", "merchantName": "银杏树咖啡馆", "host": "127.0.0.1", "port": 9443, "tlsName": "bench.acquirer" }""");
        using RSA key = RSA.Create(2048), other = RSA.Create(2048);
        using X509Certificate2 certificate = new CertificateRequest("CN=12345678", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(9));
        File.WriteAllText(At("ca.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(At("client.key"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(At("other.key"), other.ExportPkcs8PrivateKeyPem());
        Run(0, "keys", "--out", At("centre"));
        Run(0, Package("1.pkg", 1, "--ca", At("ca.pem"), "--client-cert", At("ca.pem"), "--client-key", At("client.key"), "--tmk", At("tmk.txt"), "--transport", At("transport.txt")));
    }

    [ClassCleanup]
    public static void Remove() => Directory.Delete(folder, true);

    [TestMethod]
    public void WhatATerminalWouldSay()
    {
        byte[] good = File.ReadAllBytes(At("1.pkg"));
        StringAssert.Contains(Check(0, good), PackageReport.Taken);
        StringAssert.Contains(Check(1, good, "--serial", "02504F530002"), "for another terminal");
        StringAssert.Contains(Check(1, good, "--last", "1"), "used, or older");
        StringAssert.Contains(Check(1, good[..^7]), "bytes are missing");
        StringAssert.Contains(Check(1, [.. good, 0]), "too many");
        foreach (int at in new[] { 4, 10, 60, good.Length - 300, good.Length - 1 })
        {
            byte[] flipped = [.. good];
            flipped[at] ^= (byte)(at == 4 ? 3 : 1);
            StringAssert.Contains(Check(1, flipped), at == 4 ? "newer" : "changed");
        }
        StringAssert.Contains(Check(1, "hello, this is no package"u8.ToArray()), "not a package");
        Run(0, "keys", "--out", At("stranger"));
        StringAssert.Contains(Run(1, "check", At("1.pkg"), "--service-pub", At("stranger/service.pub")), "somebody else");
        StringAssert.Contains(Run(1, "check", At("1.pkg")), "NOT CHECKED");
    }

    [TestMethod]
    public void WhatIsNotGivenAway()
    {
        StringAssert.Contains(Run(2, Package("x.pkg", 2, "--ca", At("tmk.txt"))), "no certificate");
        StringAssert.Contains(Run(2, Package("x.pkg", 2, "--ca", At("client.key"))), "private key");
        StringAssert.Contains(Run(2, Package("x.pkg", 2, "--client-cert", At("ca.pem"), "--client-key", At("other.key"), "--tmk", At("tmk.txt"), "--transport", At("transport.txt"))), "is not the private key");
        StringAssert.Contains(Run(2, Package("x.pkg", 2, "--tmk", At("tmk.txt"))), "transport key");
        Assert.IsFalse(File.Exists(At("x.pkg")));
        byte[] before = File.ReadAllBytes(At("centre/service.key"));
        StringAssert.Contains(Run(2, "keys", "--out", At("centre")), "not overwritten");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(At("centre/service.key")));
        if (!OperatingSystem.IsWindows()) Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("centre/service.key")));
    }

    [TestMethod]
    public void ComponentsJoinToTheKey()
    {
        string said = Run(0, "split", At("tmk.txt"), "--parts", "3", "--out", At("parts"));
        byte[][] parts = [.. Enumerable.Range(1, 3).Select(i => Convert.FromHexString(File.ReadAllText(At($"parts/component-{i}.txt")).Trim()))];
        byte[] joined = [.. Enumerable.Range(0, 16).Select(i => (byte)(parts[0][i] ^ parts[1][i] ^ parts[2][i]))];
        CollectionAssert.AreEqual(tmk, joined);
        StringAssert.Contains(said, "key:         check value 08D7B4FB");
        foreach (byte[] part in parts) Assert.IsFalse(said.Contains(Convert.ToHexString(part)));
        StringAssert.Contains(Run(2, "split", At("tmk.txt"), "--parts", "3", "--out", At("parts")), "not overwritten");
    }

    /// <summary>Everything that the commands of this class have said so far.</summary>
    [TestMethod]
    public void NoSecretInItsWords()
    {
        using Workbench bench = new();
        using SecretWatch watch = new(bench, BenchFile.Example());
        watch.Look("tool", heard);
        Assert.AreEqual("", string.Join("\n", watch.Findings));
        watch.Look("tool", heard + Convert.ToHexString(tmk));
        Assert.AreEqual(1, watch.Findings.Count, "the watch does see the master key");
    }

    private static string At(string name) => Path.Combine(folder, name);

    private static string[] Package(string name, int sequence, params string[] more) =>
        ["make", "--params", At("params.json"), "--serial", Serial, "--sequence", sequence.ToString(), "--service-key", At("centre/service.key"), "--out", At(name), .. more];

    private static string Check(int code, byte[] package, params string[] more)
    {
        File.WriteAllBytes(At("check.pkg"), package);
        return Run(code, ["check", At("check.pkg"), "--service-pub", At("centre/service.pub"), .. more]);
    }

    private static string Run(int code, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Provision.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process tool = Process.Start(start)!;
        Task<string> errors = tool.StandardError.ReadToEndAsync();
        string said = tool.StandardOutput.ReadToEnd() + errors.Result;
        tool.WaitForExit();
        heard += said;
        Assert.AreEqual(code, tool.ExitCode, string.Join(' ', arguments.Take(1)) + ": " + said);
        return said;
    }
}
