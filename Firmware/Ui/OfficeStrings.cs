namespace PosFirmware.Ui;

/// <summary>Words of menus, operators, parameters, query and training.</summary>
public sealed partial class Strings
{
    // A method and not a field: the order in which fields of two files are made is nobody's promise.
    private static Entry[] Office() => new Entry[]
    {
        new Entry(Text.MenuPreAuth, "预授权", "PRE-AUTH"),
        new Entry(Text.MenuPrint, "打印", "PRINT"),
        new Entry(Text.MenuManagement, "管理", "MANAGEMENT"),
        new Entry(Text.MenuOther, "其他", "OTHER"),
        new Entry(Text.MenuSupervisor, "主管", "SUPERVISOR"),
        new Entry(Text.MenuSystem, "系统管理", "SYSTEM"),
        new Entry(Text.MenuOperators, "操作员管理", "OPERATORS"),
        new Entry(Text.HintMenuMore, "数字选择 [↑][↓]翻页", "DIGIT  [↑][↓] SCROLL"),
        new Entry(Text.HintScroll, "[↑][↓]翻页 [取消]退出", "[↑][↓] PAGE [CANCEL] QUIT"),
        new Entry(Text.ReversalFirst, "有冲正未完成", "REVERSAL WAITS"),
        new Entry(Text.SettleFirst, "请结算后再试", "SETTLE FIRST"),
        new Entry(Text.SignOffFirst, "请签退后再试", "SIGN OFF FIRST"),
        new Entry(Text.Contact, "联系客服", "CONTACT"),
        new Entry(Text.MerchantLabel, "商户号", "MERCHANT"),

        new Entry(Text.ChangePassword, "修改密码", "PASSWORD"),
        new Entry(Text.LockedForService, "请联系客服解锁", "SERVICE MUST UNLOCK IT"),
        new Entry(Text.LockedForAWhile, "请30分钟后再试", "TRY AGAIN IN 30 MINUTES"),
        new Entry(Text.TriesLeft, "还可输入次数", "TRIES LEFT"),
        new Entry(Text.NewPassword, "新密码", "NEW PASSWORD"),
        new Entry(Text.NewPasswordAgain, "再输一次新密码", "NEW ONE AGAIN"),
        new Entry(Text.PasswordChanged, "密码已修改", "PASSWORD CHANGED"),
        new Entry(Text.PasswordsDiffer, "两次输入不一致", "THEY ARE NOT EQUAL"),
        new Entry(Text.PasswordDelivered, "不能用初始密码", "A DELIVERED VALUE"),
        new Entry(Text.PasswordAllSame, "不能用相同数字", "ALL DIGITS EQUAL"),
        new Entry(Text.PasswordRun, "不能用连续数字", "DIGITS IN A ROW"),
        new Entry(Text.PasswordNumber, "不能用商户或终端号", "MERCHANT OR TERM. NO"),
        new Entry(Text.PasswordUsed, "最近三次用过", "ONE OF THE LAST 3"),
        new Entry(Text.PasswordLength, "密码长度不对", "WRONG LENGTH"),
        new Entry(Text.SystemPassword, "系统管理密码", "SYSTEM PASSWORD"),
        new Entry(Text.SecurityPassword, "安全密码", "SECURITY PIN"),
        new Entry(Text.OperatorAdd, "增加操作员", "ADD OPERATOR"),
        new Entry(Text.OperatorDelete, "删除操作员", "DELETE OPERATOR"),
        new Entry(Text.OperatorList, "查询操作员", "LIST OPERATORS"),
        new Entry(Text.OperatorReset, "恢复初始密码", "RESET PASSWORD"),
        new Entry(Text.OperatorFixed, "该号不能操作", "NOT FOR THIS NUMBER"),
        new Entry(Text.OperatorExists, "操作员已存在", "OPERATOR EXISTS"),
        new Entry(Text.OperatorsFull, "操作员已满", "NO MORE OPERATORS"),
        new Entry(Text.OperatorSignedOn, "签到柜员不能删除", "STILL SIGNED ON"),
        new Entry(Text.SureToDelete, "确认删除?", "DELETE?"),
        new Entry(Text.MustChangeMark, "待改密码", "MUST CHANGE"),
        new Entry(Text.DeliveredInUse, "请先修改初始密码", "DELIVERED PASSWORDS!"),
    };
}
