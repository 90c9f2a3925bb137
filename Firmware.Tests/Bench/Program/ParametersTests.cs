using System;
using System.IO;
using Bench;
using Bench.Acquirer;
using Bench.Commands;
using Bench.Scenarios;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Tests.Bench.Program;

[TestClass]
public class ParametersTests
{
    private string folder;

    private static string Example => File.ReadAllText(Path.Combine(Repository.Root, "hardware", "bench", "Bench", "params.example.json"));

    [TestInitialize]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("bench-params-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, true);

    [TestMethod]
    public void WithTheExampleFileTheTerminalSellsAtAnAcquirerStartedApart()
    {
        using BenchAcquirer apart = new(new AcquirerOptions { Clock = () => new DateTime(2026, 7, 17, 9, 30, 0, DateTimeKind.Unspecified) });
        apart.Start();
        File.WriteAllText(Path.Combine(folder, "ca.pem"), apart.CaPem);
        TerminalParameters parameters = TerminalParameters.Load(Write(Example.Replace("9443", apart.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        using Workbench bench = new(new WorkbenchSetup { Parameters = parameters });
        Assert.IsNull(bench.Host);
        Scenario sale = Scenario.Parse("sale", """
            power on
            expect screen "未签到" within 10s
            key ok 0 1 ok 0 0 0 0 ok
            expect screen "[确认]消费" within 60s
            key ok
            expect screen "请输入金额"
            key 1 2 8 5 0 ok ok
            expect screen "请刷卡"
            swipe cup-debit
            expect screen "请核对卡号"
            key ok
            expect screen "请输入密码"
            pin 123456
            expect screen "请撕小票" within 60s
            """);
        Assert.IsNull(ScenarioRunner.Run(sale, bench, new ConsoleReport(Console.Out)));
        Assert.AreEqual(500000 - 12850, apart.Ledger.CardById("cup-debit")!.Balance);
        string why = ScenarioRunner.Run(Scenario.Parse("x", "expect ledger agrees"), bench, new ConsoleReport(Console.Out));
        StringAssert.Contains(why, "another acquirer");
    }

    [TestMethod]
    public void TheDemoPlaysAtAnotherAcquirerToo()
    {
        using BenchAcquirer apart = new(new AcquirerOptions { Clock = () => new DateTime(2026, 7, 17, 9, 30, 0, DateTimeKind.Unspecified) });
        apart.Start();
        File.WriteAllText(Path.Combine(folder, "ca.pem"), apart.CaPem);
        TerminalParameters parameters = TerminalParameters.Load(Write(Example.Replace("9443", apart.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        using Workbench bench = new(new WorkbenchSetup { Parameters = parameters });
        Assert.IsNull(ScenarioRunner.Run(DemoCommand.Day("demo-params"), bench, new ConsoleReport(Console.Out)));
        Assert.AreEqual(500000 - 100, apart.Ledger.CardById("cup-debit")!.Balance);
    }

    [TestMethod]
    [DataRow("\"port\": 9443", "\"port\": 99999", "\"port\"")]
    [DataRow("\"port\": 9443,", "", "\"port\" is missing")]
    [DataRow("\"port\"", "\"prot\"", "no parameter \"prot\"")]
    [DataRow("\"12345678\"", "\"1234\"", "\"terminalId\"")]
    [DataRow("FEDCBA9876543210", "FEDCBA", "32 hex digits")]
    [DataRow("\"keyLayout\": 4", "\"keyLayout\": [4]", "\"keyLayout\"")]
    [DataRow("\"ca.pem\"", "\"nowhere.pem\"", "nowhere.pem")]
    [DataRow("\"port\": 9443", "\"port\": ", "params.json")]
    public void MistakesInTheFileAreNamed(string part, string instead, string says)
    {
        File.WriteAllText(Path.Combine(folder, "ca.pem"), "x");
        StringAssert.Contains(Example, part);
        string path = Write(Example.Replace(part, instead, StringComparison.Ordinal));
        StringAssert.Contains(Assert.ThrowsException<BenchInputException>(() => TerminalParameters.Load(path)).Message, says);
    }

    [TestMethod]
    public void AMasterKeyWithAnotherCheckValueIsNotLoaded()
    {
        File.WriteAllText(Path.Combine(folder, "ca.pem"), "x");
        TerminalParameters parameters = TerminalParameters.Load(Write(Example.Replace("08D7B4FB", "08D7B4FC", StringComparison.Ordinal)));
        Assert.ThrowsException<BenchInputException>(() => new Workbench(new WorkbenchSetup { Parameters = parameters }));
    }

    [TestMethod]
    public void TheEmptyTerminalSaysWhatItLacks()
    {
        File.WriteAllText(Path.Combine(folder, "ca.pem"), "x");
        TerminalParameters parameters = TerminalParameters.Load(Write(Example));
        parameters.Tmk = null;
        using Workbench bench = new(new WorkbenchSetup { Parameters = parameters });
        bench.PowerOn();
        bench.ExpectScreen("未签到", 10_000);
        bench.Tap(Key.Enter, Key.D0, Key.D1, Key.Enter, Key.D0, Key.D0, Key.D0, Key.D0, Key.Enter);
        bench.ExpectScreen("主密钥", 10_000);
    }

    private string Write(string json)
    {
        string path = Path.Combine(folder, "params.json");
        File.WriteAllText(path, json);
        return path;
    }
}
