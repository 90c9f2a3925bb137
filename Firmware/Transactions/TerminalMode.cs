namespace PosFirmware.Transactions;

/// <summary>What a menu asks the terminal to become; the terminal does it when it is idle.</summary>
public sealed class TerminalMode
{
    /// <summary>Training mode.</summary>
    public bool Training;
    /// <summary>Locked.</summary>
    public bool Locked;
}
