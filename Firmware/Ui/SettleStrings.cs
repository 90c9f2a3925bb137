namespace PosFirmware.Ui;

/// <summary>Words of settlement and of the lists of a batch.</summary>
public sealed partial class Strings
{
    private static Entry[] Settlement() => new Entry[]
    {
        new Entry(Text.SettleConfirm, "是否批结算?", "SETTLE THE BATCH?"),
        new Entry(Text.SettleHalted, "结算中断,请继续结算", "HALTED: SETTLE TO GO ON"),
        new Entry(Text.NotSettled, "未结算,请重新结算", "NOT SETTLED, TRY AGAIN"),
        new Entry(Text.SettleBeforeTrading, "请结算后开始交易", "SETTLE BEFORE TRADING"),
        new Entry(Text.BatchNearlyFull, "存储将满,请尽快结算", "NEARLY FULL, SETTLE SOON"),
        new Entry(Text.Uploading, "正在批上送", "BATCH UPLOAD"),
        new Entry(Text.MessageNumber, "报文 ", "MESSAGE "),
        new Entry(Text.PrintDetails, "是否打印明细?", "PRINT DETAILS?"),
        new Entry(Text.BatchLabel, "批次号", "BATCH"),
        new Entry(Text.DetailList, "交易明细", "DETAIL LIST"),
        new Entry(Text.Summary, "交易汇总", "SUMMARY"),
        new Entry(Text.LastSettlement, "重打结算单", "LAST SETTLEMENT"),
    };
}
