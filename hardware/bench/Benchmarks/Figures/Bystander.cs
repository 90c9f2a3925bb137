using System.Globalization;
using Bench.VirtualBoard;
using Bench.VirtualBoard.MagStripe;
using PosFirmware.Drivers.Keypad;

namespace Bench.Benchmarks.Figures;

/// <summary>Operates a workbench and reads its meters.</summary>
internal sealed class Bystander(Workbench bench)
{
    private const long LimitMs = 60_000;

    private int sold;

    public Workbench Bench => bench;
    public Handheld Board => bench.Handheld;

    /// <summary>Waits until the screen shows a text.</summary>
    public void Until(string text) => bench.ExpectScreen(text, LimitMs);

    /// <summary>Types digits and then the green key.</summary>
    public void Type(string digits) => bench.Tap([.. digits.Select(c => Key.D0 + (c - '0')), Key.Enter]);

    public void Ok() => bench.Tap(Key.Enter);

    /// <summary>Power-on to the first idle screen, then cashier 01.</summary>
    public void SignOn()
    {
        bench.PowerOn();
        SignOnAgain();
    }

    /// <summary>Cashier 01 signs on, from the idle screen.</summary>
    public void SignOnAgain()
    {
        Until("未签到");
        Ok();
        Until("操作员号");
        Type("01");
        Until("密码");
        Type("0000");
        Until("[确认]消费");
    }

    /// <summary>From the idle screen to where the card is wanted.</summary>
    public void SaleToCard(string fen)
    {
        Ok();
        Until("请输入金额");
        Type(fen);
        Until("请确认金额");
        Ok();
        Until("请刷卡");
    }

    /// <summary>The card is swiped, confirmed, and its PIN typed.</summary>
    public void CardAndPin()
    {
        bench.Swipe("cup-debit", SwipeStyle.Normal);
        Until("请核对卡号");
        Ok();
        Until("请输入密码");
        Type("123456");
    }

    /// <summary>The merchant's slip is torn off, the cardholder's printed.</summary>
    public void Slips()
    {
        Until("请撕小票");
        bench.TearOff();
        Ok();
        Until("[确认]消费");
        bench.TearOff();
    }

    /// <summary>A whole sale with PIN and both slips. Each has an amount of its own: the same one again would be asked about.</summary>
    public void Sale()
    {
        SaleToCard((1001 + sold++).ToString(CultureInfo.InvariantCulture));
        CardAndPin();
        Slips();
    }

    private void Supervised(Key digit, string title)
    {
        bench.Tap(Key.Menu);
        Until("主菜单");
        bench.Tap(digit);
        Until(title);
        Until("主管密码");
        Type("123456");
    }

    /// <summary>Void of the last sale.</summary>
    public void VoidLast()
    {
        Supervised(Key.D2, "消费撤销");
        Until("请输入原凭证号");
        Ok();
        Until("请核对原交易");
        Ok();
        Until("请刷卡");
        CardAndPin();
        Slips();
    }

    /// <summary>Refund of the whole last sale.</summary>
    public void RefundLast()
    {
        Supervised(Key.D3, "退货");
        Until("退货提示");
        Ok();
        Until("原凭证号或参考号");
        Ok();
        Until("请核对原交易");
        Ok();
        Until("请输入金额");
        Ok();
        Until("退货原因");
        bench.Tap(Key.D1);
        Until("请确认金额");
        Ok();
        Until("请刷卡");
        bench.Swipe("cup-debit", SwipeStyle.Normal);
        Until("请核对卡号");
        Ok();
        Slips();
    }

    /// <summary>Balance inquiry; nothing is printed.</summary>
    public void Balance()
    {
        Choose(Key.D8, Key.D1);
        Until("请刷卡");
        CardAndPin();
        Until("可用余额");
        Ok();
        Until("[确认]消费");
    }

    /// <summary>A pre-authorisation with both slips.</summary>
    public void PreAuth()
    {
        Choose(Key.D4, Key.D1);
        Until("请输入金额");
        Type("2000");
        Until("请确认金额");
        Ok();
        Until("请刷卡");
        CardAndPin();
        Slips();
    }

    /// <summary>Settlement with its slip, without the details.</summary>
    public void Settle()
    {
        Choose(Key.D7, Key.D6);
        Until("是否批结算");
        Ok();
        Until("是否打印明细");
        bench.Tap(Key.Cancel);
        Until("未签到");
        bench.TearOff();
    }

    private void Choose(Key group, Key item)
    {
        bench.Tap(Key.Menu);
        Until("主菜单");
        bench.Tap(group);
        bench.Wait(500);
        bench.Tap(item);
    }

    /// <summary>Bytes that the firmware's thread has allocated since it began, without those of the simulation.</summary>
    public long FirmwareBytes()
    {
        long bytes = 0;
        bool done = false;
        Handheld board = Board;
        board.Clock.At(board.Clock.NowNs, () =>
        {
            bytes = GC.GetAllocatedBytesForCurrentThread() - board.SimulationBytes;
            Volatile.Write(ref done, true);
        });
        bench.Run(() => Volatile.Read(ref done), 1000);
        return bytes;
    }

    /// <summary>Milliseconds between a moment and the last change of the screen, once nothing has changed for a while.</summary>
    public double ScreenStillAfterMs(long fromNs, long watchMs)
    {
        bench.Wait(watchMs);
        return (Board.Screen.ChangedAtNs - fromNs) / 1e6;
    }
}
