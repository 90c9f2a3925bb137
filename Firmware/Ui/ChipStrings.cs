namespace PosFirmware.Ui;

/// <summary>Words of chip cards and contactless.</summary>
public sealed partial class Strings
{
    private static Entry[] Chip() => new Entry[]
    {
        new Entry(Text.SwipeOrInsert, "请刷卡或插卡", "SWIPE CARD OR INSERT"),
        new Entry(Text.ReadingChip, "正在读取芯片", "READING CHIP"),
        new Entry(Text.DoNotRemove, "请勿拔出卡片", "DO NOT REMOVE CARD"),
        new Entry(Text.InsertAgain, "请重新插卡", "INSERT CARD AGAIN"),
        new Entry(Text.CheckChipSide, "请检查芯片方向", "CHECK SIDE OF CHIP"),
        new Entry(Text.ChipUnreadable, "芯片无法读取", "CHIP NOT READABLE"),
        new Entry(Text.ChipThenSwipe, "请改用刷卡", "PLEASE SWIPE INSTEAD"),
        new Entry(Text.CardNotSupported, "不支持此卡应用", "CARD NOT SUPPORTED"),
        new Entry(Text.CardBlocked, "卡片已锁定", "CARD BLOCKED"),
        new Entry(Text.ApplicationBlocked, "卡片应用已锁定", "APPLICATION BLOCKED"),
        new Entry(Text.CardRemovedEarly, "卡片拔出过早", "CARD REMOVED TOO EARLY"),
        new Entry(Text.RemoveCard, "请取出卡片", "PLEASE REMOVE CARD"),
        new Entry(Text.ChooseApplication, "请选择应用", "CHOOSE APPLICATION"),
        new Entry(Text.ConfirmApplication, "请确认应用", "CONFIRM APPLICATION"),
        new Entry(Text.LastPinTry, "最后一次机会", "LAST TRY"),
        new Entry(Text.CardSaidNo, "卡片拒绝交易", "DECLINED BY CARD"),
        new Entry(Text.CardSaidNoReversing, "卡片拒绝,正在冲正", "CARD SAID NO, REVERSING"),
        new Entry(Text.ServiceNotAllowed, "卡片不接受此交易", "NOT ACCEPTED BY CARD"),
        new Entry(Text.ChipError, "卡片错误,交易终止", "CARD ERROR, ENDED"),
        new Entry(Text.DownloadChip, "下载IC卡参数", "CHIP DOWNLOAD"),
        new Entry(Text.DownloadDone, "下载完成", "DOWNLOAD DONE"),
        new Entry(Text.DownloadFailed, "下载未完成", "DOWNLOAD NOT DONE"),
        new Entry(Text.OrTap, "或挥卡", "OR TAP"),
        new Entry(Text.TapAgain, "请重新挥卡", "PLEASE TAP AGAIN"),
        new Entry(Text.OneCardOnly, "请只放一张卡", "ONE CARD ONLY"),
        new Entry(Text.CardGoneEarly, "卡片离开过早", "CARD GONE TOO EARLY"),
        new Entry(Text.TapUnreadable, "卡片无法读取", "CARD NOT READABLE"),
        new Entry(Text.TapNotPossible, "此卡不能挥卡", "TAP NOT POSSIBLE"),
        new Entry(Text.OfflineStored, "脱机批准,稍后上送", "APPROVED OFF-LINE"),
        new Entry(Text.OfflineUpload, "脱机交易上送", "OFF-LINE UPLOAD"),
        new Entry(Text.OfflineRefused, "脱机交易被拒绝", "SALE NOT TAKEN"),
        new Entry(Text.OfflineKept, "已保留,请联系收单机构", "KEPT, CALL ACQUIRER"),
        new Entry(Text.OfflineWaits, "脱机交易未上送", "OFF-LINE NOT SENT"),
        new Entry(Text.OfflineCount, "笔脱机交易未上送", " OFF-LINE SALES WAIT"),
        new Entry(Text.OfflineSent, "已上送,不能撤销", "SENT, CANNOT VOID"),
        new Entry(Text.OfflineNotSent, "未上送,请做撤销", "NOT SENT, VOID IT"),
        new Entry(Text.OfflineUnsure, "上送结果未知", "UPLOAD NOT ANSWERED"),
        new Entry(Text.OfflineNotBooked, "该交易未入账", "NOT BOOKED"),
        new Entry(Text.OfflineNoReference, "请先查询参考号", "QUERY REFERENCE"),
        new Entry(Text.OfflineVoidHere, "本机撤销,不上送", "VOID, NOTHING SENT"),
    };
}
