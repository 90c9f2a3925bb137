namespace PosFirmware.Receipts;

/// <summary>The short guide 操作指南 that the terminal prints: what goes wrong at a counter, and what to press then (operations.md 8).</summary>
public static class GuideWords
{
    /// <summary>Title.</summary>
    public const string Title = "操作指南";

    /// <summary>Lines, 24 hanzi at most.</summary>
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
}
