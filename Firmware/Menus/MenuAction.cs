namespace PosFirmware.Menus;

/// <summary>What a menu item does when it is not a flow. Every value stands in <see cref="MenuTree"/> and in <see cref="MenuActions"/>; a test looks.</summary>
public enum MenuAction
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>Version and terminal number.</summary>
    ShowVersion,
    /// <summary>Whom to call.</summary>
    Contact,
    /// <summary>Chinese or English.</summary>
    SwitchLanguage,
    /// <summary>The cashier's own password.</summary>
    ChangeOwnPassword,
    /// <summary>Adds a cashier.</summary>
    AddOperator,
    /// <summary>Deletes a cashier.</summary>
    DeleteOperator,
    /// <summary>Lists the operators.</summary>
    ListOperators,
    /// <summary>Resets a cashier's password.</summary>
    ResetOperator,
    /// <summary>The supervisor's own password.</summary>
    ChangeSupervisorPassword,
    /// <summary>The administrator's own password.</summary>
    ChangeSystemPassword,
    /// <summary>The security password.</summary>
    ChangeSecurityPassword,
    /// <summary>Parameters of merchant and slip.</summary>
    ParametersMerchant,
    /// <summary>Parameters of the line to the acquirer.</summary>
    ParametersLine,
    /// <summary>Parameters of the terminal.</summary>
    ParametersTerminal,
    /// <summary>Parameters of void, refund and completion.</summary>
    ParametersTransactions,
    /// <summary>Parameters of lock, risk hints and maintenance.</summary>
    ParametersCare,
    /// <summary>Prints the parameters.</summary>
    PrintParameters,
    /// <summary>Shows the audit log.</summary>
    AuditView,
    /// <summary>Prints the audit log.</summary>
    AuditPrint,
    /// <summary>All transactions, one by one.</summary>
    QueryAll,
    /// <summary>By voucher number.</summary>
    QueryVoucher,
    /// <summary>By amount.</summary>
    QueryAmount,
    /// <summary>By date.</summary>
    QueryDate,
    /// <summary>By the end of the card number.</summary>
    QueryCard,
    /// <summary>By reference number.</summary>
    QueryReference,
    /// <summary>Prints any transaction again.</summary>
    ReprintAny,
    /// <summary>Locks the terminal.</summary>
    Lock,
    /// <summary>Begins training.</summary>
    BeginTraining,
    /// <summary>Ends training.</summary>
    EndTraining,
    /// <summary>Prints the short guide.</summary>
    PrintGuide,
    /// <summary>Tests of the parts, one by one.</summary>
    HardwareTests,
    /// <summary>Every test that needs nobody.</summary>
    AllTests,
    /// <summary>Report of the tests on paper.</summary>
    PrintTests,
    /// <summary>Tests for a PC on the service line.</summary>
    ServiceLine,
    /// <summary>Check values of all keys.</summary>
    KeyCheckValues,
    /// <summary>A master key in two components.</summary>
    TypeKey,
    /// <summary>Takes off what could not be delivered, with a printed record.</summary>
    ClearReversal,
    /// <summary>Removes transactions from the log, with a printed record.</summary>
    ClearLog,
    /// <summary>Sets the control parameters back.</summary>
    RestoreDefaults,
    /// <summary>Notes a refund in cash.</summary>
    CashNote,
    /// <summary>Calibrates the touch panel.</summary>
    CalibrateTouch,
    /// <summary>A set-up package that lies on the volume.</summary>
    PackageFile,
    /// <summary>A set-up package over the service line.</summary>
    PackageLine,
    /// <summary>Says whether the firmware may be updated now.</summary>
    UpdateCheck,
    /// <summary>Registers where the terminal belongs.</summary>
    LearnPlace,

    /// <summary>Number of actions; not an action.</summary>
    Count,
}
