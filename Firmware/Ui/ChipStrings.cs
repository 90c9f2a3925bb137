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
    };
}
