using Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Menus;

/// <summary>Training: whole flows, and not a byte to the acquirer.</summary>
[TestClass]
public sealed class TrainingTests
{
    private Workbench bench;

    [TestInitialize]
    public void SwitchOn()
    {
        bench = Counter.Open();
        bench.SignOn();
    }

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    private void Begin()
    {
        bench.Keys("menu", "8", "5", "ok");
        bench.ExpectScreen("培训模式", 2000);
        bench.ExpectScreen("[功能]菜单", 2000);
    }

    private void SignOnInTraining()
    {
        bench.Keys("menu", "7", "1", "0", "1", "ok", "0", "0", "0", "0", "ok");
        bench.ExpectScreen("签到成功", 5000);
        bench.Keys("ok");
    }

    [TestMethod]
    public void Sale_is_approved_marked_and_unknown_to_everybody_else()
    {
        int stan = TerminalBooks.Read(bench.Flash).State.Stan;
        int messages = bench.Host.Ledger.Messages(10_000).Count;
        int connections = bench.Handheld.LinkPort;
        Begin();
        SignOnInTraining();
        bench.TearOff();
        bench.Sell("1000", "cup-debit");
        bench.ExpectPaper("***测试/TESTING,凭证无效***", 5000);
        bench.ExpectPaper("RMB 10.00", 5000);
        Assert.AreEqual(messages, bench.Host.Ledger.Messages(10_000).Count);
        Assert.AreEqual(connections, bench.Handheld.LinkPort, "a connection was opened");
        TerminalBooks books = TerminalBooks.Read(bench.Flash);
        Assert.AreEqual(stan, books.State.Stan);
        Assert.AreEqual(0, books.Transactions.Count);
    }

    [TestMethod]
    public void Result_query_is_answered_by_the_made_up_host()
    {
        int messages = bench.Host.Ledger.Messages(10_000).Count;
        Begin();
        SignOnInTraining();
        bench.Sell("1000", "cup-debit");
        bench.Keys("menu", "8", "3");
        bench.ExpectScreen("请输入原凭证号", 3000);
        bench.Keys("ok");
        bench.ExpectScreen("RMB 10.00", 5000);
        bench.ExpectScreen("应答码 00", 1000);
        bench.Keys("ok");
        bench.ExpectScreen("[确认]消费", 5000);
        Assert.AreEqual(messages, bench.Host.Ledger.Messages(10_000).Count);
    }

    [TestMethod]
    public void Declines_wrong_pins_and_silence_can_be_practised()
    {
        Begin();
        SignOnInTraining();
        bench.BeginSale("1051", "cup-debit");
        bench.Type("123456");
        bench.Keys("ok");
        bench.ExpectScreen("应答码 51", 10_000);
        bench.Keys("ok");
        bench.BeginSale("1055", "cup-debit");
        bench.Type("123456");
        bench.Keys("ok");
        bench.ExpectScreen("密码错误", 10_000);
        bench.Keys("cancel", "ok");
        bench.ExpectScreen("[确认]消费", 10_000);
        bench.BeginSale("1098", "cup-debit");
        bench.Type("123456");
        bench.Keys("ok");
        bench.ExpectScreen("冲正成功,未扣款", 10_000);
        bench.Keys("ok");
        bench.Sell("2000", "cup-debit");
        bench.Keys("menu", "7", "6", "ok");
        bench.ExpectPaper("***测试/TESTING,凭证无效***", 30_000);
    }

    [TestMethod]
    public void Only_the_supervisor_leaves_it_or_the_power()
    {
        Begin();
        bench.Keys("menu", "8");
        bench.ExpectNoScreen("5 培训模式", 1000);
        bench.Keys("7");
        bench.Type("654321");
        bench.Keys("ok");
        bench.ExpectScreen("密码错误", 3000);
        bench.Keys("ok", "cancel", "cancel", "cancel");
        bench.ExpectScreen("培训模式 凭证无效", 3000);
        bench.Keys("menu", "8", "7");
        bench.Type("123456");
        bench.Keys("ok");
        bench.ExpectScreen("签到 01", 3000);
        Begin();
        bench.PowerCut();
        bench.PowerOn();
        bench.ExpectScreen("签到 01", 10_000);
    }

    [TestMethod]
    public void Nothing_real_is_changed_from_training()
    {
        Begin();
        bench.Keys("menu");
        bench.ExpectNoScreen("9 主管", 1000);
        bench.Keys("0");
        bench.ExpectNoScreen("密码", 500);
    }
}
