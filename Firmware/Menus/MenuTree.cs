using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>
/// All menus, as data (operations.md 2.3). The digit is the key; digits of functions that this terminal has not stay free, so
/// that a key always means the same. What has no function is not here, and a flow without rows in the transition table is not shown.
/// </summary>
public static class MenuTree
{
    private static readonly MenuNode[] PreAuth =
    {
        new MenuNode(1, Text.PreAuth, Flow.PreAuth),
        new MenuNode(2, Text.PreAuthVoid, Flow.PreAuthVoid),
        new MenuNode(3, Text.Completion, Flow.Completion),
        new MenuNode(4, Text.CompletionVoid, Flow.CompletionVoid),
        new MenuNode(5, Text.CompletionAdvice, Flow.CompletionAdvice),
    };

    private static readonly MenuNode[] Qr =
    {
        new MenuNode(1, Text.QrSale, Flow.QrSale),
        new MenuNode(2, Text.QrShow, Flow.QrShow),
        new MenuNode(4, Text.QrLast, Flow.QrLast),
        new MenuNode(5, Text.QrAsk, Flow.QrAsk),
        new MenuNode(6, Text.QrVoid, Flow.QrVoid),
        new MenuNode(7, Text.QrRefund, Flow.QrRefund),
    };

    private static readonly MenuNode[] Print =
    {
        new MenuNode(1, Text.Reprint, Flow.Reprint),
        new MenuNode(2, Text.ReprintAny, MenuAction.ReprintAny, MenuGuard.None),
        new MenuNode(3, Text.DetailList, Flow.DetailList),
        new MenuNode(4, Text.Summary, Flow.Summary),
        new MenuNode(5, Text.LastSettlement, Flow.ReprintSettlement),
        new MenuNode(6, Text.PrintParameters, MenuAction.PrintParameters, MenuGuard.None),
    };

    private static readonly MenuNode[] Inquiry =
    {
        new MenuNode(1, Text.QueryAll, MenuAction.QueryAll, MenuGuard.None),
        new MenuNode(2, Text.TraceLabel, MenuAction.QueryVoucher, MenuGuard.None),
        new MenuNode(3, Text.QueryAmount, MenuAction.QueryAmount, MenuGuard.None),
        new MenuNode(4, Text.QueryDate, MenuAction.QueryDate, MenuGuard.None),
        new MenuNode(5, Text.QueryCard, MenuAction.QueryCard, MenuGuard.None),
        new MenuNode(6, Text.RrnLabel, MenuAction.QueryReference, MenuGuard.None),
    };

    private static readonly MenuNode[] Management =
    {
        new MenuNode(1, Text.SignOn, Flow.SignOn),
        new MenuNode(2, Text.SignOff, Flow.SignOff),
        new MenuNode(3, Text.Query, MenuRole.Anyone, Inquiry),
        new MenuNode(5, Text.DownloadChip, Flow.ChipDownload),
        new MenuNode(6, Text.Settle, Flow.Settle),
        new MenuNode(7, Text.LockTerminal, MenuAction.Lock, MenuGuard.SignedOn | MenuGuard.LiveOnly),
        new MenuNode(8, Text.Version, MenuAction.ShowVersion, MenuGuard.None),
        new MenuNode(9, Text.Balance, Flow.Balance),
    };

    private static readonly MenuNode[] Other =
    {
        new MenuNode(1, Text.Balance, Flow.Balance),
        new MenuNode(2, Text.EchoTest, Flow.Echo),
        new MenuNode(3, Text.AskHost, Flow.AskHost),
        new MenuNode(4, Text.ChangePassword, MenuAction.ChangeOwnPassword, MenuGuard.LiveOnly),
        new MenuNode(5, Text.TrainingBegin, MenuAction.BeginTraining, MenuGuard.BatchEmpty | MenuGuard.NoReversal | MenuGuard.LiveOnly),
        new MenuNode(7, Text.TrainingEnd, MenuAction.EndTraining, MenuGuard.TrainingOnly),
        new MenuNode(6, Text.Contact, MenuAction.Contact, MenuGuard.None),
        new MenuNode(8, Text.Language, MenuAction.SwitchLanguage, MenuGuard.None),
        new MenuNode(9, Text.PrintGuide, MenuAction.PrintGuide, MenuGuard.None),
    };

    private static readonly MenuNode[] OperatorsMenu =
    {
        new MenuNode(1, Text.OperatorAdd, MenuAction.AddOperator, MenuGuard.None),
        new MenuNode(2, Text.OperatorDelete, MenuAction.DeleteOperator, MenuGuard.None),
        new MenuNode(3, Text.OperatorList, MenuAction.ListOperators, MenuGuard.None),
        new MenuNode(4, Text.OperatorReset, MenuAction.ResetOperator, MenuGuard.None),
    };

    private static readonly MenuNode[] Audit =
    {
        new MenuNode(1, Text.AuditView, MenuAction.AuditView, MenuGuard.None),
        new MenuNode(2, Text.AuditPrint, MenuAction.AuditPrint, MenuGuard.None),
    };

    private static readonly MenuNode[] Supervisor =
    {
        new MenuNode(1, Text.MenuOperators, MenuRole.Anyone, OperatorsMenu),
        new MenuNode(2, Text.ChangePassword, MenuAction.ChangeSupervisorPassword, MenuGuard.None),
        new MenuNode(3, Text.ClearLog, MenuAction.ClearLog, MenuGuard.NoReversal),
        new MenuNode(4, Text.ClearReversal, MenuAction.ClearReversal, MenuGuard.None),
        new MenuNode(5, Text.MenuAudit, MenuRole.Anyone, Audit),
        new MenuNode(6, Text.CashNote, MenuAction.CashNote, MenuGuard.None),
    };

    private static readonly MenuNode[] Passwords =
    {
        new MenuNode(1, Text.SystemPassword, MenuAction.ChangeSystemPassword, MenuGuard.None),
        new MenuNode(2, Text.SecurityPassword, MenuAction.ChangeSecurityPassword, MenuGuard.None),
    };

    private static readonly MenuNode[] Maintenance =
    {
        new MenuNode(1, Text.MenuHardwareTests, MenuAction.HardwareTests, MenuGuard.LiveOnly),
        new MenuNode(2, Text.TestAll, MenuAction.AllTests, MenuGuard.LiveOnly),
        new MenuNode(3, Text.TestReport, MenuAction.PrintTests, MenuGuard.LiveOnly),
        new MenuNode(4, Text.ServiceLine, MenuAction.ServiceLine, MenuGuard.LiveOnly),
        new MenuNode(5, Text.MenuAudit, MenuRole.Anyone, Audit),
        new MenuNode(6, Text.RestoreDefaults, MenuAction.RestoreDefaults, MenuGuard.SignedOff | MenuGuard.BatchEmpty | MenuGuard.NoReversal),
        new MenuNode(7, Text.LearnPlace, MenuAction.LearnPlace, MenuGuard.SignedOff | MenuGuard.LiveOnly),
    };

    private static readonly MenuNode[] Keys =
    {
        new MenuNode(1, Text.KeyCheckValues, MenuAction.KeyCheckValues, MenuGuard.None),
        new MenuNode(2, Text.LoadKeys, MenuAction.TypeKey, MenuGuard.SignedOff | MenuGuard.BatchEmpty | MenuGuard.NoReversal | MenuGuard.LiveOnly),
        new MenuNode(3, Text.SetupByFile, MenuAction.PackageFile, MenuGuard.SignedOff | MenuGuard.BatchEmpty | MenuGuard.NoReversal | MenuGuard.LiveOnly),
        new MenuNode(4, Text.SetupByLine, MenuAction.PackageLine, MenuGuard.SignedOff | MenuGuard.BatchEmpty | MenuGuard.NoReversal | MenuGuard.LiveOnly),
        new MenuNode(5, Text.UpdateCheck, MenuAction.UpdateCheck, MenuGuard.LiveOnly),
    };

    private static readonly MenuNode[] SystemMenu =
    {
        new MenuNode(1, Text.ParametersMerchant, MenuAction.ParametersMerchant, MenuGuard.None),
        new MenuNode(2, Text.ParametersTerminal, MenuAction.ParametersTerminal, MenuGuard.None),
        new MenuNode(3, Text.ParametersTransactions, MenuAction.ParametersTransactions, MenuGuard.None),
        new MenuNode(4, Text.ParametersLine, MenuAction.ParametersLine, MenuGuard.None),
        new MenuNode(5, Text.ParametersCare, MenuAction.ParametersCare, MenuGuard.None),
        new MenuNode(6, Text.MenuKeys, MenuRole.Anyone, Keys),
        new MenuNode(7, Text.TouchCalibration, MenuAction.CalibrateTouch, MenuGuard.LiveOnly),
        new MenuNode(8, Text.MenuMaintenance, MenuRole.Anyone, Maintenance),
        new MenuNode(9, Text.ChangePassword, MenuRole.Anyone, Passwords),
    };

    /// <summary>The main menu.</summary>
    public static readonly MenuNode Root = new MenuNode(0, Text.Menu, MenuRole.Anyone, new[]
    {
        new MenuNode(1, Text.Sale, Flow.Sale),
        new MenuNode(2, Text.SaleVoid, Flow.SaleVoid),
        new MenuNode(3, Text.Refund, Flow.Refund),
        new MenuNode(4, Text.MenuPreAuth, MenuRole.Anyone, PreAuth),
        new MenuNode(5, Text.MenuQr, MenuRole.Anyone, Qr),
        new MenuNode(6, Text.MenuPrint, MenuRole.Anyone, Print),
        new MenuNode(7, Text.MenuManagement, MenuRole.Anyone, Management),
        new MenuNode(8, Text.MenuOther, MenuRole.Anyone, Other),
        new MenuNode(9, Text.MenuSupervisor, MenuRole.Supervisor, Supervisor),
        new MenuNode(0, Text.MenuSystem, MenuRole.Administrator, SystemMenu),
    });
}
