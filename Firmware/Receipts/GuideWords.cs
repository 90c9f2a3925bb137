namespace PosFirmware.Receipts;

/// <summary>The short guide 操作指南 that the terminal prints: what goes wrong at a counter, and what to press then (operations.md 8).</summary>
public static class GuideWords
{
    /// <summary>Title.</summary>
    public const string Title = "操作指南";

    /// <summary>Title in English.</summary>
    public const string EnglishTitle = "SHORT GUIDE";

    /// <summary>Label of the hotline in English.</summary>
    public const string EnglishHotline = "HOTLINE: ";

    /// <summary>Lines, with their number 48 columns at most; a hanzi takes two.</summary>
    public static readonly string[] Lines =
    {
        "消费: [确认] 金额 [确认] 刷卡 密码",
        "刷卡: 磁条朝向读头,匀速一次刷完",
        "金额输错(未刷卡): [清除]返回重输",
        "金额输错(已成功): [功能]2 当日全额撤销",
        "多收少退: [功能]3 部分退货,需主管密码",
        "少收: 请补做差额交易",
        "已结算: 不能撤销,请做退货",
        "接收超时: 自动冲正,先查询,勿立即重刷",
        "疑似重复: [上笔]查看,核对凭证号",
        "未打印: [上笔] [确认]重打",
        "缺纸: 装纸后按[确认]",
        "查询: [功能]7 3 按凭证号/金额/日期/卡号",
        "结算: [功能]7 6 每日一次",
        "离开: [功能]7 7 锁定终端",
        "不索要密码、验证码,不收额外费用",
    };

    /// <summary>The same lines in English.</summary>
    public static readonly string[] EnglishLines =
    {
        "Sale: [OK] amount [OK] card PIN",
        "Swipe: stripe to the reader, steady, in one go",
        "Wrong amount, no card yet: [CLEAR], type again",
        "Wrong amount, approved: [MENU] 2, same day",
        "Charged too much: [MENU] 3 refund in part",
        "Charged too little: sell the difference",
        "Settled: no void any more, refund it",
        "No answer: reversed by itself; query first",
        "Paid twice? [LAST], compare voucher numbers",
        "Not printed: [LAST] [OK] prints again",
        "Paper out: load paper, then [OK]",
        "Query: [MENU] 7 3 voucher/amount/date/card",
        "Settle: [MENU] 7 6 once a day",
        "Leaving: [MENU] 7 7 locks the terminal",
        "Never ask for PIN or codes, take no extra fee",
    };
}
