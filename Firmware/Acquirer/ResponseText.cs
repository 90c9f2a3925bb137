namespace PosFirmware.Acquirer;

/// <summary>Sentence that explains a response code. The words are with the other texts of the screen.</summary>
public enum ResponseText
{
    /// <summary>交易失败 (also for every code that is not listed).</summary>
    Failed = 0,
    /// <summary>交易成功.</summary>
    Success,
    /// <summary>成功,VIP客户.</summary>
    SuccessVip,
    /// <summary>交易成功,请向发卡行确认.</summary>
    SuccessConfirm,
    /// <summary>部分批准.</summary>
    Partial,
    /// <summary>请持卡人与发卡银行联系.</summary>
    HolderContactIssuer,
    /// <summary>交易失败,请联系发卡行.</summary>
    ContactIssuer,
    /// <summary>无效商户.</summary>
    InvalidMerchant,
    /// <summary>此卡被没收.</summary>
    CardCaptured,
    /// <summary>持卡人认证失败.</summary>
    HolderNotVerified,
    /// <summary>没收卡,请联系收单行.</summary>
    CaptureContactAcquirer,
    /// <summary>交易失败,请重试.</summary>
    FailedRetry,
    /// <summary>无效交易.</summary>
    InvalidTransaction,
    /// <summary>无效金额.</summary>
    InvalidAmount,
    /// <summary>无效卡号.</summary>
    InvalidCardNumber,
    /// <summary>此卡无对应发卡方.</summary>
    NoSuchIssuer,
    /// <summary>该卡未初始化或睡眠卡.</summary>
    CardDormant,
    /// <summary>操作有误,或超出交易允许天数.</summary>
    OutsideAllowedDays,
    /// <summary>没有原始交易,请联系发卡方.</summary>
    NoOriginal,
    /// <summary>请重试.</summary>
    Retry,
    /// <summary>此卡不能受理.</summary>
    CardNotAccepted,
    /// <summary>过期卡,请没收.</summary>
    ExpiredCapture,
    /// <summary>作弊卡,吞卡.</summary>
    FraudCapture,
    /// <summary>此卡有误,请换卡重试.</summary>
    RestrictedCapture,
    /// <summary>密码错误次数超限,请与发卡方联系.</summary>
    PinTriesCapture,
    /// <summary>发卡方不支持的交易类型.</summary>
    NotSupportedByIssuer,
    /// <summary>挂失卡,请没收.</summary>
    LostCard,
    /// <summary>被窃卡,请没收.</summary>
    StolenCard,
    /// <summary>请使用芯片方式.</summary>
    UseChip,
    /// <summary>可用余额不足.</summary>
    InsufficientFunds,
    /// <summary>该卡已过期.</summary>
    ExpiredCard,
    /// <summary>密码错.</summary>
    WrongPin,
    /// <summary>不允许此卡交易.</summary>
    NotPermittedToCard,
    /// <summary>发卡方不允许该卡在本终端进行此交易.</summary>
    NotPermittedToTerminal,
    /// <summary>卡片校验错.</summary>
    CardVerificationFailed,
    /// <summary>交易金额超限.</summary>
    AmountLimit,
    /// <summary>受限制的卡.</summary>
    RestrictedCard,
    /// <summary>交易金额与原交易不匹配.</summary>
    AmountDiffers,
    /// <summary>超出消费次数限制.</summary>
    FrequencyLimit,
    /// <summary>交易失败,请联系收单行或银联.</summary>
    ContactAcquirer,
    /// <summary>没收卡.</summary>
    Capture,
    /// <summary>交易超时,请重试.</summary>
    TimeoutRetry,
    /// <summary>密码错误次数超限.</summary>
    PinTriesExceeded,
    /// <summary>请向网络中心签到.</summary>
    SignOnRequired,
    /// <summary>POS终端重传脱机数据.</summary>
    ResendOffline,
    /// <summary>系统日切,请稍后重试.</summary>
    CutOver,
    /// <summary>发卡方状态不正常,请稍后重试.</summary>
    IssuerNotAvailable,
    /// <summary>发卡方线路异常,请稍后重试.</summary>
    IssuerUnreachable,
    /// <summary>拒绝,重复交易,请稍后重试.</summary>
    Duplicate,
    /// <summary>批结算不平.</summary>
    NotBalanced,
    /// <summary>拒绝,交换中心异常,请稍后重试.</summary>
    SwitchFailure,
    /// <summary>终端未登记.</summary>
    TerminalUnknown,
    /// <summary>发卡方超时.</summary>
    IssuerTimeout,
    /// <summary>PIN格式错,请重新签到.</summary>
    PinFormat,
    /// <summary>MAC校验错,请重新签到.</summary>
    MacFailed,
    /// <summary>转账货币不一致.</summary>
    CurrencyDiffers,
    /// <summary>账户不正确.</summary>
    WrongAccount,

    /// <summary>等待顾客支付.</summary>
    CustomerHasToPay,
    /// <summary>订单已关闭.</summary>
    OrderClosed,
    /// <summary>付款码无效或已过期.</summary>
    PayCodeBad,
    /// <summary>设备位置异常.</summary>
    WrongPlace,
    /// <summary>顾客未支付.</summary>
    CustomerRefused,
    /// <summary>订单已支付.</summary>
    OrderPaid,

    /// <summary>Number of sentences; not a sentence.</summary>
    Count,
}
