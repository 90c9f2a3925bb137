namespace PosFirmware.Acquirer;

/// <summary>Class of a response code (acquirer-protocol.md section 5).</summary>
public enum ResponseClass
{
    /// <summary>Approved.</summary>
    Approved = 'A',
    /// <summary>Declined; the cardholder may try again.</summary>
    TryAgain = 'B',
    /// <summary>Declined; do not retry.</summary>
    Declined = 'C',
    /// <summary>Declined; the merchant has to act.</summary>
    MerchantActs = 'D',
    /// <summary>System failure; do not retry.</summary>
    SystemFailure = 'E',
}

/// <summary>What the terminal does with a response code.</summary>
public enum ResponseAction
{
    /// <summary>Book the transaction.</summary>
    Book = 0,
    /// <summary>Show the decline.</summary>
    Decline = 1,
    /// <summary>Ask the operator to keep the card.</summary>
    RetainCard = 2,
    /// <summary>Erase the working keys and sign on again; the transaction is declined and not reversed.</summary>
    SignOnWithNewKeys = 3,
    /// <summary>Sign on again, then repeat by hand.</summary>
    SignOn = 4,
    /// <summary>Ask to insert the chip.</summary>
    UseChip = 5,
    /// <summary>Partial approval: this terminal does not support it (60.6 = 0), so reverse.</summary>
    Reverse = 6,
    /// <summary>Settlement: upload the details.</summary>
    UploadDetails = 7,
}

/// <summary>One row of the response code table.</summary>
public sealed class ResponseCode
{
    /// <summary>Field 39; "" in the row for every code that is not listed.</summary>
    public readonly string Code;
    /// <summary>Class.</summary>
    public readonly ResponseClass Class;
    /// <summary>What to do.</summary>
    public readonly ResponseAction Action;
    /// <summary>What to say.</summary>
    public readonly ResponseText Text;

    /// <summary>Describes a code.</summary>
    public ResponseCode(string code, char responseClass, ResponseAction action, ResponseText text)
    {
        Code = code;
        Class = (ResponseClass)responseClass;
        Action = action;
        Text = text;
    }
}
