namespace PosFirmware.Ui;

/// <summary>What is true of the cardholder's money when a flow is over, and what to do next. Which of them for which kind: Transactions/Result/OutcomeTable.</summary>
public sealed partial class Strings
{
    private static Entry[] Outcomes() => new Entry[]
    {
        new Entry(Text.CardDiffers, "卡号不符", "CARD"),
        new Entry(Text.CardWanted, ",应为", ", WANTED"),
        new Entry(Text.PartlyRefunded, "已部分退货,不能撤销", "PARTLY REFUNDED: NO VOID"),
        new Entry(Text.NotVoided, "未撤销,款项未退回", "NOT VOIDED, NO MONEY BACK"),
        new Entry(Text.HoldNotVoided, "未撤销,未解冻", "NOT VOIDED, NOT RELEASED"),
        new Entry(Text.NotCompleted, "未完成,未扣款", "NOT COMPLETED, NO CHARGE"),
        new Entry(Text.VoidOpen, "该撤销尚待冲正,请先签到", "REVERSAL OPEN: SIGN ON FIRST"),
        new Entry(Text.HolderCharged, "已扣款", "CHARGED"),
        new Entry(Text.HolderRefunded, "已受理退货,款项退回", "REFUND TAKEN, MONEY GOES BACK"),
        new Entry(Text.NotRefunded, "未退货", "NOTHING WAS REFUNDED"),
        new Entry(Text.HolderHeld, "金额已冻结,未扣款", "HELD, NOT CHARGED"),
        new Entry(Text.NothingHeld, "未冻结,未扣款", "NOT HELD, NOT CHARGED"),
        new Entry(Text.SaleStands, "原消费仍然有效", "THE SALE STANDS: CHARGED"),
        new Entry(Text.SaleGone, "原消费已撤销,不扣款", "SALE VOIDED, NO CHARGE"),
        new Entry(Text.HoldStands, "预授权仍然有效", "THE HOLD STANDS"),
        new Entry(Text.HoldGone, "预授权已撤销,解除冻结", "VOIDED, THE HOLD IS GONE"),
        new Entry(Text.CompletionStands, "原完成仍然有效", "COMPLETION STANDS: CHARGED"),
        new Entry(Text.CompletionGone, "完成已撤销,恢复预授权", "NO CHARGE, HELD AGAIN"),
        new Entry(Text.SaleWillStand, "冲正后原消费仍然有效", "THE SALE WILL STAND"),
        new Entry(Text.CardMayBeHeld, "若已冻结将自动解冻", "ANY HOLD IS RELEASED"),
        new Entry(Text.HoldWillStand, "冲正后预授权仍然有效", "THE HOLD WILL STAND"),
        new Entry(Text.CompletionWillStand, "冲正后原完成仍然有效", "THE COMPLETION WILL STAND"),
        new Entry(Text.VoidUndone, "撤销未成功,原消费仍然有效", "NOT VOIDED, SALE STANDS"),
        new Entry(Text.HoldUndone, "冲正成功,未冻结", "REVERSED, NO HOLD"),
        new Entry(Text.HoldVoidUndone, "撤销未成功,预授权仍然有效", "NOT VOIDED, HOLD STANDS"),
        new Entry(Text.CompletionUndone, "完成未成功,预授权仍然有效", "NOT COMPLETED, HOLD STANDS"),
        new Entry(Text.CompletionVoidUndone, "撤销未成功,原完成仍然有效", "NOT VOIDED, STILL CHARGED"),
        new Entry(Text.SellAgain, "可以重新收款", "IT MAY BE SOLD AGAIN"),
        new Entry(Text.VoidAgain, "请重做撤销", "DO THE VOID AGAIN"),
        new Entry(Text.RefundAgain, "请重做退货", "DO THE REFUND AGAIN"),
        new Entry(Text.HoldAgain, "可以重做预授权", "THE HOLD MAY BE REPEATED"),
        new Entry(Text.CompleteAgain, "请重做完成", "COMPLETE IT AGAIN"),
        new Entry(Text.WaitBeforeRepeat, "冲正送达前请勿重做", "NOT AGAIN BEFORE THAT"),
        new Entry(Text.NotReversed, "主机未冲正", "NOT REVERSED"),
        new Entry(Text.RefundByReference, "要退款请凭参考号退货", "REFUND IT BY REFERENCE"),
        new Entry(Text.VoidTheHold, "要解冻请做预授权撤销", "VOID IT TO RELEASE IT"),
        new Entry(Text.NobodyKnows, "是否扣款未知", "NOBODY KNOWS IF CHARGED"),
        new Entry(Text.AskWithFaultSlip, "请凭故障单向收单查询", "ASK WITH THE FAULT SLIP"),
    };
}
