using Bench;
using Bench.Acquirer;
using Bench.VirtualBoard.Pen;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Menus;

/// <summary>May the firmware be updated now? Only when nothing is lost by it.</summary>
[TestClass]
public sealed class UpdateCheckTests
{
    private Workbench bench;

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    private void Check()
    {
        bench.Keys("menu", "0");
        bench.Type("88888888");
        bench.Keys("ok");
        bench.ExpectScreen("6 密钥管理", 3000);
        bench.Keys("6", "5");
        bench.ExpectScreen("升级检查", 3000);
    }

    [TestMethod]
    public void Settled_and_signed_off_it_may()
    {
        bench = Counter.Open();
        Check();
        bench.ExpectScreen("可以升级", 1000);
    }

    [TestMethod]
    public void A_cashier_and_a_batch_stand_in_the_way()
    {
        bench = Counter.Open();
        bench.SignOn();
        Check();
        bench.ExpectScreen("现在不能升级", 1000);
        bench.ExpectScreen("请签退后再试", 1000);
        bench.ExpectNoScreen("请结算后再试", 1000);
        bench.Keys("ok", "cancel", "cancel", "cancel");
        bench.Sell("1000", "cup-debit");
        Check();
        bench.ExpectScreen("请结算后再试", 1000);
        bench.ExpectNoScreen("有冲正未完成", 1000);
        bench.ExpectNoScreen("有签名或通知未上送", 1000);
    }

    [TestMethod]
    public void A_reversal_that_waits_stands_in_the_way()
    {
        bench = Counter.Open();
        bench.SignOn();
        bench.Host.Faults.Next(Fault.DropResponse, "0200");
        bench.BeginSale("1000", "cup-debit");
        bench.Type("123456");
        bench.Keys("ok");
        bench.Wait(5000);
        bench.NetworkDown();
        bench.ExpectScreen("冲正未完成", 90_000);
        bench.Keys("ok");
        bench.Wait(2000);
        Check();
        bench.ExpectScreen("有冲正未完成", 1000);
        bench.ExpectNoScreen("请结算后再试", 1000);
    }

    [TestMethod]
    public void A_signature_that_was_not_sent_stands_in_the_way()
    {
        bench = Counter.Open(new WorkbenchSetup { Signature = true });
        bench.SignOn();
        bench.Host.Faults.Always(Fault.DropRequest, "0820");
        bench.BeginSale("1000", "cup-debit");
        bench.ExpectScreen("请输入密码", 3000);
        bench.Type("123456");
        bench.Keys("ok");
        bench.ExpectScreen("请在框内签名", 30_000);
        bench.Sign(PenStyle.Name(1));
        bench.Keys("ok");
        bench.ExpectScreen("请撕小票", 120_000);
        bench.Keys("cancel");
        bench.ExpectScreen("[确认]消费", 120_000);
        bench.Wait(1000);
        Check();
        bench.ExpectScreen("有签名或通知未上送", 1000);
        bench.ExpectScreen("请结算后再试", 1000);
    }

    [TestMethod]
    public void A_low_battery_stands_in_the_way()
    {
        bench = Counter.Open();
        bench.Battery(7000);
        bench.Wait(11_000); // the gauge looks every ten seconds
        Check();
        bench.ExpectScreen("电量过低", 1000);
    }
}
