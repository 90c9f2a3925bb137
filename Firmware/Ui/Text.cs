namespace PosFirmware.Ui;

/// <summary>Every sentence that the operator or the cardholder can see on the screen. The words are in <see cref="Strings"/>.</summary>
public enum Text
{
    // titles
    Sale, SaleVoid, Refund, SignOn, SignOff, Menu, Reprint, Reversal, Version, SelfTest, Language, EchoTest,
    Balance, PreAuth, PreAuthVoid, Completion, CompletionVoid, CompletionAdvice, Settle,
    // idle
    NotSignedOn, PressEnterToSignOn, PressMenu, PressEnterForSale, IdleCheckAmount, IdleKeepPin, IdleTakeSlip,
    // entry
    InputAmount, ConfirmAmount, InputOperator, InputPassword, WrongPassword, OperatorLocked, UnknownOperator, InvalidAmount, AmountTooLarge,
    // keys
    HintOkCancel, HintEntry, HintBack, HintAnyKey, HintMenu, HintCancel, HintPrinter,
    // card
    SwipeCard, SwipeAgain, FaceStripe, TooFast, TooSlow, WrongSide, Damaged, Blank, Incomplete, NotABankCard, BadCardNumber, CardExpired, ChipCardInsert,
    TooManyReads, CardNotForSales, CardNumber, ConfirmCard, ReaderFault,
    // PIN
    HandToCustomer, InputPin, PinNone, NoPinTitle, NoPinSure, NoPinKey, NoPinBack, WrongPin, PinLength, ReturnToCashier,
    // communication
    Connecting, Securing, Sending, Waiting, Seconds, DoNotOperate,
    // results
    Approved, Declined, Cancelled, NotSent, TimeoutReversing, Reversed, ReversalPending, ReversalBlocked, BadAnswer, BadMac, SignOnSuccess, SignOnFailed,
    KeyCheckFailed, NoMasterKey, SignOnRequired, BatchFull, ResponseCodeLabel, TraceLabel, HotlineLabel, TerminalLabel, EchoOk, SignedOff,
    CardMayBeCharged, CheckBeforeRetry,
    // what is true of the money, kind by kind
    CardDiffers, CardWanted, PartlyRefunded, NotVoided, HoldNotVoided, NotCompleted, VoidOpen, HolderCharged, HolderRefunded, NotRefunded, HolderHeld, NothingHeld, SaleStands, SaleGone, HoldStands, HoldGone, CompletionStands, CompletionGone,
    SaleWillStand, CardMayBeHeld, HoldWillStand, CompletionWillStand, VoidUndone, HoldUndone, HoldVoidUndone, CompletionUndone, CompletionVoidUndone,
    SellAgain, VoidAgain, RefundAgain, HoldAgain, CompleteAgain, WaitBeforeRepeat, NotReversed, RefundByReference, VoidTheHold, NobodyKnows, AskWithFaultSlip,
    // link faults
    NameNotFound, NotReachable, TlsRefused, NoCertificate, LinkBroken,
    // printing
    Printing, TearSlip, NoPaper, CoverOpen, HeadHot, BatteryLow, PrinterFault, PaperLoadThenOk, SlipNotPrinted, NoTransaction, PrintLater,
    FontFault, CloseThenOk, ChargeThenOk, ResumesWhenCool, ServiceThenOk,
    // void, refund, completion
    SupervisorPassword, ChangePasswordFirst, InputVoucher, InputVoucherOrRrn, LastWithOk, OriginalNotFound, AlreadyVoided, WrongOriginalKind, AlreadyCompleted,
    NotRefundable, FullyRefunded, SettledRefundInstead, RrnLength, InputAuthCode, InputOriginalDate, BadDate, RefundTooLate, CheckOriginal, CardMismatch,
    RrnLabel, AuthLabel, RemainderLabel, RefundNotice, RefundNotice1, RefundNotice2, RefundNotice3, RefundReason, ReasonReturned, ReasonWrongAmount,
    ReasonTwice, ReasonOther, StorageFault, HostRequest, AskHost, PrintRequestForm, ResultUnknown, WillBeRepeated, NoAnswer, NothingCharged, AvailableBalance, SuspenseFull,
    // settlement
    SettleConfirm, SettleHalted, NotSettled, SettleBeforeTrading, BatchNearlyFull, Uploading, MessageNumber, PrintDetails, BatchLabel, DetailList, Summary, LastSettlement,
    // faults
    Tampered, VolumeWiped, SetupMissing, KeypadFault, SelfTestOk, BatteryTooLow, RecoveredReversal,
    // menus
    MenuPreAuth, MenuPrint, MenuManagement, MenuOther, MenuSupervisor, MenuSystem, MenuOperators, HintMenuMore, HintScroll,
    ReversalFirst, SettleFirst, SignOffFirst, Contact, MerchantLabel,
    // operators and passwords
    ChangePassword, LockedForService, LockedForAWhile, TriesLeft, NewPassword, NewPasswordAgain, PasswordChanged, PasswordsDiffer,
    PasswordDelivered, PasswordAllSame, PasswordRun, PasswordNumber, PasswordUsed, PasswordLength, SystemPassword, SecurityPassword,
    OperatorAdd, OperatorDelete, OperatorList, OperatorReset, OperatorFixed, OperatorExists, OperatorsFull, OperatorSignedOn, SureToDelete, MustChangeMark,
    DeliveredInUse,
    // parameters, audit log
    ParametersMerchant, ParametersTerminal, ParametersTransactions, ParametersLine, ParametersCare, PrintParameters, HintParameter, HintEntryOk,
    // query
    Query, QueryAll, QueryAmount, QueryDate, QueryCard, ReprintAny, DateMonthDay, CardTail, VoidedMark, SettledMark, HintVoidIt, HintQuery,
    // lock, training
    LockTerminal, LockedNow, HintOkUnlock, OnlyCashierOrSupervisor, TrainingBegin, TrainingEnd, TrainingMode, TrainingShort, TrainingNote,
    // risk hints, notices
    DuplicateSuspected, LargeAmount, ManyCredits, ManyDeclines, GoOn, MaintenanceWords, RefundLater, PrintGuide,
    // clearing by hand, cash note, defaults
    ClearReversal, ClearLog, RestoreDefaults, CashNote, NothingOpen, OpenReversal, OpenResult, HintClearIt, SureToClear, ClearAfterInquiry, ClearPrintsFirst,
    NotCleared, ClearedNow, ClearOpenBatch, ClearSettledBatch, SettlementSlipFirst, RecordsLabel, DefaultsNote, DefaultsKept, CashNoBank, CashNoCard,
    VoucherIfKnown,
    // network, refund window, lists
    SwitchingHost, NoNetwork, CheckWifi, CheckMerchantAndAmount, IdleTitle, RefundDaysLeft, RefundInstead, HintEntryList, HintPick,
    SetByService, NewValue, ValueRefused, ValueSaved, MenuAudit, AuditView, AuditPrint, NoRecord,
    // chip cards and contactless
    SwipeOrInsert, ReadingChip, DoNotRemove, InsertAgain, CheckChipSide, ChipUnreadable, ChipThenSwipe, CardNotSupported, CardBlocked, ApplicationBlocked,
    CardRemovedEarly, RemoveCard, ChooseApplication, ConfirmApplication, LastPinTry, CardSaidNo, CardSaidNoReversing, ServiceNotAllowed, ChipError,
    DownloadChip, DownloadDone, DownloadFailed, DownloadLater, OrTap, TapAgain, OneCardOnly, CardGoneEarly, TapUnreadable, TapNotPossible, SeePhone, TapRefused,
    OfflineStored, OfflineUpload, OfflineRefused, OfflineKept, OfflineWaits, OfflineCount, OfflineSent, OfflineNotSent, OfflineUnsure, OfflineNotBooked, OfflineNoReference, OfflineVoidHere,

    // signature
    SignHere, SignAgain, SignTooLong, SignEmpty, SignLast, SignNoMore, SignOnPaper, SignMissing, SignFirst, HintSign, TouchFault, TouchNotCalibrated, SignatureStoreFull,
    UploadSignature, SignatureFailed, TouchCalibration, TouchTarget, TouchCheck, TouchCalibrated, TouchRefused,
    CheckSignature, HintCheckSignature, SignatureDiffers, SignatureDiffersPaper, SignatureDiffersVoid, SignatureDiffersCall,

    // QR payment
    MenuQr, QrSale, QrShow, QrVoid, QrRefund, QrLast, QrAsk, ScanPayCode, TypePayCode, BadPayCode, WalletNotAccepted, ScanAgain, CodeTooLong, ScannerFault, HintTypeCode, WaitingForCustomer, HintCloseOrder, OrderIsClosed, PlaceUnknown, OrderWaits, OrderPaid, RefundedLabel,
    ScanSlip, TypeOrder, NotASlip, NotAQrSlip, HintListKey, RefundWay, WayOriginal, WayCash, WalletUnionPay, WalletAlipay, WalletWeChat, WalletAny,
    PayByCodeInstead, PlaceWrong, CallAcquirer,

    // provisioning and security
    KeysWiped, CallServiceForKeys, KeysDamaged, HintService, LoadKeys, KeyComponent, ComponentNumber, CheckValueLabel, CompareCheckValue, HintHex, KeyLoaded, KeyRefused,
    CaseStillOpen, KeyMaster, KeyPin, KeyMac, KeyTrack, KeyNone, MenuKeys, KeyCheckValues, KeyCipher,
    Setup, SetupLanguage, SetupNetwork, SetupAddress, SetupNoNetwork, SetupActivation, SetupByFile, SetupByLine, SetupByHand, SetupSerial, SetupKeys, SetupPasswords,
    SetupEcho, SetupPrint, SetupDone, SetupAgain, SetupSign, TransportKey, LoadPackage, PackageWaiting, PackageBytes, PackageNumber, PackageLoaded, PackageRefused,
    PackageNotThere, PackageNoServiceKey, PackageNotOne, PackageNewer, PackageCut, PackageSignature, PackageOther, PackageReplayed, PackageContent, PackageTransport,
    SettingsNewer, UpgradeNoRoom, SetupBegin, UpdateCheck, UpdateAllowed, UpdateNotNow, UploadsFirst, ClockUnset, ClockWaits,
    LearnPlace, PlaceSeen, PlaceKnown, PlaceKept, PlacePolicyNow, PlaceNothing, HintLearn, HintCalibrate, Looking,

    // diagnostics
    MenuMaintenance, MenuHardwareTests, TestAll, TestReport, ServiceLine, ServiceLineOpen, HintTwoDigits, HintYesNo,
    TestPrinter, TestDisplay, TestKeypad, TestStripe, TestBuzzer, TestLed, TestClock, TestFlash, TestMemory, TestBattery, TestWifi, TestDns, TestTcp, TestTls,
    TestKeys, TestTamper, TestLog, TestChip, InsertTestCard, TakeCardOut, TestContactless, HoldTestCard, TestTouch, TouchSquares, TestScan, ScanTestCode, TestUsage, TestBurnIn, TestSleep, KeyWakes, TypeDigits, BarsEven, ColoursEven, PressKey, ThreeSounds, GreenThenRed,
    TestMobile, TestLocation,
    VerdictOpen, VerdictPassed, VerdictFailed, VerdictNotFitted, VerdictStopped, TestsRun,


    /// <summary>Number of texts; not a text.</summary>
    Count,
}
