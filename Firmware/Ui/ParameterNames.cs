namespace PosFirmware.Ui;

/// <summary>What the parameters are called on screen and paper, by their tags.</summary>
public static class ParameterNames
{
    private sealed class Entry
    {
        public readonly int Tag;
        public readonly string Chinese, English;

        public Entry(int tag, string chinese, string english)
        {
            Tag = tag;
            Chinese = chinese;
            English = english;
        }
    }

    private static readonly Entry[] Table =
    {
        new(1, "商户号", "MERCHANT NO."),
        new(2, "终端号", "TERMINAL NO."),
        new(3, "商户名称", "MERCHANT NAME"),
        new(4, "商户英文名", "ENGLISH NAME"),
        new(5, "门店/柜台", "STORE"),
        new(6, "客服热线", "HOTLINE"),
        new(7, "抬头", "SLIP TITLE"),
        new(8, "英文显示", "ENGLISH SCREEN"),
        new(20, "TPDU", "TPDU"),
        new(21, "报文头", "MESSAGE HEADER"),
        new(22, "主机地址", "HOST"),
        new(23, "端口", "PORT"),
        new(24, "主机证书名", "CERTIFICATE NAME"),
        new(25, "CA证书文件", "CA FILE"),
        new(26, "密钥格式", "KEY LAYOUT"),
        new(27, "密码最大长度", "PIN LENGTH CODE"),
        new(28, "读卡能力", "READ CAPABILITY"),
        new(29, "设备序列号", "DEVICE NUMBER"),
        new(30, "MAC算法", "MAC ALGORITHM"),
        new(31, "MAC二进制", "MAC AS BYTES"),
        new(32, "备用主机", "BACKUP HOST"),
        new(33, "备用端口", "BACKUP PORT"),
        new(34, "密码块格式", "PIN FORMAT"),
        new(35, "密码放62域", "PIN IN FIELD 62"),
        new(36, "磁道加密", "TRACK ENCRYPTION"),
        new(40, "连接超时(毫秒)", "CONNECT LIMIT ms"),
        new(41, "接收超时(毫秒)", "RESPONSE LIMIT ms"),
        new(42, "操作超时(毫秒)", "INPUT LIMIT ms"),
        new(43, "冲正次数", "REVERSAL TRIES"),
        new(44, "打印联数", "SLIP COPIES"),
        new(45, "最大笔数", "RECORDS IN BATCH"),
        new(46, "最大金额(分)", "LARGEST AMOUNT fen"),
        new(47, "手输卡号", "MANUAL CARD ENTRY"),
        new(48, "打印负号", "PRINT MINUS SIGN"),
        new(60, "撤销刷卡", "VOID NEEDS CARD"),
        new(61, "撤销输密", "VOID NEEDS PIN"),
        new(62, "退货输密", "REFUND NEEDS PIN"),
        new(63, "无卡退货", "REFUND W/O CARD"),
        new(64, "退货限额(分)", "REFUND LIMIT fen"),
        new(65, "退货天数", "REFUND DAYS"),
        new(66, "完成比例(%)", "COMPLETION %"),
        new(67, "允许降级刷卡", "CHIP FALLBACK"),
        new(68, "IC卡脱机批准", "CHIP OFF-LINE"),
        new(69, "脱机最大笔数", "OFF-LINE SALES"),
        new(70, "自动签退", "AUTO SIGN-OFF"),
        new(71, "将满提示(笔)", "BATCH WARNING"),
        new(72, "强制结算(天)", "SETTLE WITHIN days"),
        new(73, "自动下载IC参数", "FETCH CHIP DATA"),
        new(74, "芯片拒绝可刷卡", "REFUSED: SWIPE"),
        new(80, "自动锁定(分钟)", "LOCK AFTER min"),
        new(81, "背光时间(秒)", "BACKLIGHT s"),
        new(82, "大额提示(分)", "LARGE AMOUNT fen"),
        new(83, "重复提示(分钟)", "DUPLICATE min"),
        new(84, "撤退比例(%)", "VOID/REFUND %"),
        new(85, "维护公告", "NOTICE"),
        new(86, "维护开始", "NOTICE FROM"),
        new(87, "维护结束", "NOTICE TO"),
        new(88, "被拒次数", "CARD DECLINES"),
        new(89, "免签限额(分)", "NO SIGNATURE fen"),
        new(90, "电子签名(0关1可2须)", "SIGNATURE 0 1 2"),
        new(91, "重签次数", "SIGN AGAIN"),
        new(92, "签名时间(秒)", "SIGNATURE LIMIT s"),
        new(93, "签名重送次数", "SIGNATURE TRIES"),
        new(94, "签名分包(字节)", "SIGNATURE PACKET"),
        new(95, "签名分包标志", "SIGNATURE PARTS"),
        new(96, "签名最大(字节)", "SIGNATURE BYTES"),
        new(97, "JBIG条带行数", "JBIG LINES"),
        new(98, "JBIG选项", "JBIG OPTIONS"),
        new(99, "输密后仍签名", "SIGN AFTER PIN"),
        new(100, "设备类型", "DEVICE TYPE"),
        new(101, "终端序列号", "SERIAL NUMBER"),
        new(102, "上送终端信息", "SEND DEVICE DATA"),
        new(103, "终端位置", "PLACE"),
        new(104, "位置控制", "PLACE POLICY"),
        new(105, "扫码查询间隔(秒)", "QR POLL s"),
        new(106, "扫码等待(秒)", "QR WAIT s"),
        new(107, "扫码退货天数", "QR REFUND DAYS"),
        new(108, "登记热点", "REGISTERED APs"),
        new(109, "扫码可冲正", "QR REVERSAL"),
        new(110, "受理银联码", "UNIONPAY CODES"),
        new(111, "银联退货天数", "UNIONPAY REFUND DAYS"),
        new(112, "银联退货限额(分)", "UNIONPAY REFUND fen"),
        new(113, "受理支付宝码", "ALIPAY CODES"),
        new(114, "支付宝退货天数", "ALIPAY REFUND DAYS"),
        new(115, "支付宝退货限额(分)", "ALIPAY REFUND fen"),
        new(116, "受理微信码", "WECHAT CODES"),
        new(117, "微信退货天数", "WECHAT REFUND DAYS"),
        new(118, "微信退货限额(分)", "WECHAT REFUND fen"),
        new(119, "核对签名", "CHECK SIGNATURE"),
    };

    /// <summary>Name of a parameter; null when it has none.</summary>
    public static string Of(int tag, bool english)
    {
        for (int i = 0; i < Table.Length; i++)
            if (Table[i].Tag == tag) return english ? Table[i].English : Table[i].Chinese;
        return null;
    }
}
