namespace PosFirmware.Ui;

/// <summary>Words of the signature pad.</summary>
public sealed partial class Strings
{
    private static Entry[] Signature() => new Entry[]
    {
        new Entry(Text.SignHere, "请在框内签名", "SIGN IN THE BOX"),
        new Entry(Text.SignAgain, "签名过于简单,请重签", "TOO SIMPLE, SIGN AGAIN"),
        new Entry(Text.SignTooLong, "签名过长,请重签", "TOO MUCH INK, SIGN AGAIN"),
        new Entry(Text.SignEmpty, "请签名", "PLEASE SIGN"),
        new Entry(Text.SignLast, "请最后一次签名", "LAST TRY, PLEASE SIGN"),
        new Entry(Text.SignNoMore, "已不允许重新签名", "NO MORE TRIES"),
        new Entry(Text.SignOnPaper, "请在签购单上签名", "SIGN ON THE SLIP"),
        new Entry(Text.SignMissing, "上笔交易未签名", "LAST SALE NOT SIGNED"),
        new Entry(Text.SignFirst, "[确认]签名 [取消]纸质", "[OK] SIGN [CANCEL] PAPER"),
        new Entry(Text.HintSign, "[取消]纸质 [清除]重签 [确认]", "[CANCEL] [CLEAR]AGAIN [OK]"),
        new Entry(Text.TouchFault, "触摸屏故障", "TOUCH PANEL FAULT"),
        new Entry(Text.TouchNotCalibrated, "触摸屏未校准", "TOUCH NOT CALIBRATED"),
        new Entry(Text.SignatureStoreFull, "签名已满,请结算", "SIGNATURES FULL: SETTLE"),
        new Entry(Text.UploadSignature, "上送电子签名", "SENDING SIGNATURE"),
        new Entry(Text.SignatureFailed, "签名上送失败,请签纸质", "NOT SENT, SIGN ON PAPER"),
        new Entry(Text.CheckSignature, "请核对签名", "CHECK SIGNATURE"),
        new Entry(Text.HintCheckSignature, "[确认]一致 [取消]不符", "[OK] SAME [CANCEL] DIFFERS"),
        new Entry(Text.SignatureDiffers, "签名不符,未采用", "DIFFERS, NOT TAKEN"),
        new Entry(Text.SignatureDiffersPaper, "请在签购单上签名再核对", "SIGN ON SLIP, CHECK AGAIN"),
        new Entry(Text.SignatureDiffersVoid, "仍不符:请撤销或致电客服", "STILL DIFFERS: VOID OR CALL"),
        new Entry(Text.SignatureDiffersCall, "仍不符:请致电客服", "STILL DIFFERS: CALL"),
        new Entry(Text.TouchCalibration, "触摸屏校准", "TOUCH CALIBRATION"),
        new Entry(Text.TouchTarget, "请点击十字中心", "TOUCH THE CROSS"),
        new Entry(Text.TouchCheck, "请再点击十字校验", "TOUCH THE CROSS TO CHECK"),
        new Entry(Text.TouchCalibrated, "校准成功", "CALIBRATED"),
        new Entry(Text.TouchRefused, "校准失败,请重试", "NOT GOOD, TRY AGAIN"),
    };
}
