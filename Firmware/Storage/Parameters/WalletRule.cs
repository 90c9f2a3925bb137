namespace PosFirmware.Storage;

/// <summary>What holds for the payments of one wallet: each has rules of its own (operations.md 1.2, no. 81; BEHAVIOURS 81).</summary>
public sealed class WalletRule
{
    private readonly TerminalSettings settings;
    private readonly FlagParameter accepted;
    private readonly NumberParameter days, limit;

    /// <summary>Reads the rule in the settings; nulls make the rule of any other wallet.</summary>
    internal WalletRule(TerminalSettings settings, FlagParameter accepted, NumberParameter days, NumberParameter limit)
    {
        this.settings = settings;
        this.accepted = accepted;
        this.days = days;
        this.limit = limit;
    }

    /// <summary>False: its codes are not taken. What was paid with it before can still be voided and refunded.</summary>
    public bool Accepted => accepted == null || settings[accepted];
    /// <summary>Days after which a refund is refused here; 0: as for every QR payment.</summary>
    public int RefundDays => days == null ? 0 : settings[days];
    /// <summary>Largest refund in fen; 0: as for every payment.</summary>
    public long RefundLimit => limit == null ? 0 : settings[limit];
}
