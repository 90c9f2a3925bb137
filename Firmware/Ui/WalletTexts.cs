namespace PosFirmware.Ui;

/// <summary>Names of the wallets on the screen.</summary>
public static class WalletTexts
{
    /// <summary>Name of a wallet: 1 UnionPay, 2 Alipay, 3 WeChat; otherwise "wallet".</summary>
    public static Text Of(int wallet) => wallet switch
    {
        1 => Text.WalletUnionPay,
        2 => Text.WalletAlipay,
        3 => Text.WalletWeChat,
        _ => Text.WalletAny,
    };
}
