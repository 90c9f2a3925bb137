using PosFirmware.Storage;

namespace PosFirmware.Ui;

/// <summary>What the kinds of the audit log are called.</summary>
public static class AuditTexts
{
    // In the order of AuditKind.
    private static readonly string[] Chinese =
    {
        "", "撤销", "退货", "重打印", "参数修改", "密码错误", "操作员锁定", "密码修改", "签到", "签退", "冲正成功", "冲正未完成", "断电恢复", "安全攻击",
        "增加操作员", "删除操作员", "恢复密码", "终端锁定", "终端解锁", "培训模式", "风险提示", "结算", "冲正清除", "密钥注入", "清除流水", "恢复默认",
        "现金退款登记", "交易被拒", "存储初始化", "参数包加载", "位置异常", "位置登记", "主机未冲正",
    };

    private static readonly string[] English =
    {
        "", "VOID", "REFUND", "REPRINT", "PARAMETER", "WRONG PASSWORD", "OPERATOR LOCKED", "PASSWORD CHANGED", "SIGN ON", "SIGN OFF", "REVERSED", "REVERSAL WAITS",
        "POWER CUT", "TAMPER", "OPERATOR ADDED", "OPERATOR DELETED", "PASSWORD RESET", "LOCKED", "UNLOCKED", "TRAINING", "RISK HINT", "SETTLEMENT", "SUSPENSE CLEARED", "KEY LOADED",
        "LOG CLEARED", "DEFAULTS RESTORED", "CASH NOTE", "DECLINED", "VOLUME SET UP", "PACKAGE LOADED", "WRONG PLACE", "PLACE LEARNT", "NOT REVERSED",
    };

    /// <summary>Name of a kind; of an unknown one its number.</summary>
    public static string Of(AuditKind kind, bool english)
    {
        string[] table = english ? English : Chinese;
        return kind > 0 && (int)kind < table.Length ? table[(int)kind] : "#" + (int)kind;
    }
}
