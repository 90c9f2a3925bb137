namespace PosFirmware.Storage;

/// <summary>Form of a parameter's value.</summary>
public enum ParameterForm
{
    /// <summary>Text of Min to Max characters.</summary>
    Text = 0,
    /// <summary>Hex digits, Min to Max of them.</summary>
    Hex = 2,
    /// <summary>A number from Min to Max.</summary>
    Number = 3,
    /// <summary>"0" or "1".</summary>
    Flag = 4,
    /// <summary>Empty, or date and time as yyyyMMddHHmm.</summary>
    Moment = 5,
    /// <summary>Min to Max addresses of access points: 12 hex digits each, commas between.</summary>
    Addresses = 6,
}

/// <summary>Page of the parameter menu (operations.md 2.4).</summary>
public enum ParameterPage
{
    /// <summary>Who the terminal is.</summary>
    Merchant = 0,
    /// <summary>How it reaches and speaks to its acquirer.</summary>
    Line = 1,
    /// <summary>Time limits, batch, paper.</summary>
    Terminal = 2,
    /// <summary>What each kind of transaction demands.</summary>
    Transactions = 3,
    /// <summary>Hints, signature, place, QR and wallets.</summary>
    Care = 4,
}

/// <summary>What holds for a change of a parameter, besides that nobody is signed on (operations.md 2.3, guards; 2.4).</summary>
[System.Flags]
public enum ParameterRules
{
    /// <summary>Nothing more.</summary>
    None = 0,
    /// <summary>The batch must be empty and no reversal pending.</summary>
    Settled = 1,
    /// <summary>
    /// Who the terminal is or how it reaches its acquirer: as Settled, for an open batch must be settled under the old one; afterwards
    /// the working keys are worth nothing, and sign-on is due.
    /// </summary>
    Identity = 2,
    /// <summary>The security password is asked for.</summary>
    Password = 4,
    /// <summary>Set by service or download only: names in Chinese cannot be typed on this keypad, and may not be changed at the counter anyway.</summary>
    Service = 8,
    /// <summary>Only how many there are is shown: addresses of access points tell where the terminal stands.</summary>
    Private = 16,
    /// <summary>The value is money in fen.</summary>
    Amount = 32,
}
