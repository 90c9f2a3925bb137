namespace PosFirmware.Acquirer;

/// <summary>The response codes of field 39 (acquirer-protocol.md section 5). A code that is not listed is a decline of class C.</summary>
public static class ResponseCodes
{
    /// <summary>The table, in the order of the codes.</summary>
    public static readonly ResponseCode[] Table =
    {
        new ResponseCode("00", 'A', ResponseAction.Book, ResponseText.Success),
        new ResponseCode("01", 'C', ResponseAction.Decline, ResponseText.HolderContactIssuer),
        new ResponseCode("02", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("03", 'C', ResponseAction.Decline, ResponseText.InvalidMerchant),
        new ResponseCode("04", 'D', ResponseAction.RetainCard, ResponseText.CardCaptured),
        new ResponseCode("05", 'C', ResponseAction.Decline, ResponseText.HolderNotVerified),
        new ResponseCode("06", 'E', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("07", 'D', ResponseAction.RetainCard, ResponseText.CaptureContactAcquirer),
        new ResponseCode("09", 'B', ResponseAction.Decline, ResponseText.FailedRetry),
        new ResponseCode("10", 'A', ResponseAction.Reverse, ResponseText.Partial),
        new ResponseCode("11", 'A', ResponseAction.Book, ResponseText.SuccessVip),
        new ResponseCode("12", 'C', ResponseAction.Decline, ResponseText.InvalidTransaction),
        new ResponseCode("13", 'B', ResponseAction.Decline, ResponseText.InvalidAmount),
        new ResponseCode("14", 'B', ResponseAction.Decline, ResponseText.InvalidCardNumber),
        new ResponseCode("15", 'C', ResponseAction.Decline, ResponseText.NoSuchIssuer),
        new ResponseCode("19", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("20", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("21", 'C', ResponseAction.Decline, ResponseText.CardDormant),
        new ResponseCode("22", 'C', ResponseAction.Decline, ResponseText.OutsideAllowedDays),
        new ResponseCode("23", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("25", 'C', ResponseAction.Decline, ResponseText.NoOriginal),
        new ResponseCode("30", 'C', ResponseAction.Decline, ResponseText.Retry),
        new ResponseCode("31", 'C', ResponseAction.Decline, ResponseText.CardNotAccepted),
        new ResponseCode("33", 'D', ResponseAction.RetainCard, ResponseText.ExpiredCapture),
        new ResponseCode("34", 'D', ResponseAction.RetainCard, ResponseText.FraudCapture),
        new ResponseCode("35", 'D', ResponseAction.RetainCard, ResponseText.CaptureContactAcquirer),
        new ResponseCode("36", 'D', ResponseAction.RetainCard, ResponseText.RestrictedCapture),
        new ResponseCode("37", 'D', ResponseAction.RetainCard, ResponseText.CaptureContactAcquirer),
        new ResponseCode("38", 'D', ResponseAction.RetainCard, ResponseText.PinTriesCapture),
        new ResponseCode("39", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("40", 'C', ResponseAction.Decline, ResponseText.NotSupportedByIssuer),
        new ResponseCode("41", 'D', ResponseAction.RetainCard, ResponseText.LostCard),
        new ResponseCode("42", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("43", 'D', ResponseAction.RetainCard, ResponseText.StolenCard),
        new ResponseCode("44", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("45", 'D', ResponseAction.UseChip, ResponseText.UseChip),
        new ResponseCode("51", 'C', ResponseAction.Decline, ResponseText.InsufficientFunds),
        new ResponseCode("52", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("53", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("54", 'C', ResponseAction.Decline, ResponseText.ExpiredCard),
        new ResponseCode("55", 'C', ResponseAction.Decline, ResponseText.WrongPin),
        new ResponseCode("56", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("57", 'C', ResponseAction.Decline, ResponseText.NotPermittedToCard),
        new ResponseCode("58", 'C', ResponseAction.Decline, ResponseText.NotPermittedToTerminal),
        new ResponseCode("59", 'C', ResponseAction.Decline, ResponseText.CardVerificationFailed),
        new ResponseCode("60", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("61", 'C', ResponseAction.Decline, ResponseText.AmountLimit),
        new ResponseCode("62", 'C', ResponseAction.Decline, ResponseText.RestrictedCard),
        new ResponseCode("63", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("64", 'C', ResponseAction.Decline, ResponseText.AmountDiffers),
        new ResponseCode("65", 'C', ResponseAction.Decline, ResponseText.FrequencyLimit),
        new ResponseCode("66", 'C', ResponseAction.Decline, ResponseText.ContactAcquirer),
        new ResponseCode("67", 'D', ResponseAction.RetainCard, ResponseText.Capture),
        new ResponseCode("68", 'C', ResponseAction.Decline, ResponseText.TimeoutRetry),
        new ResponseCode("75", 'C', ResponseAction.Decline, ResponseText.PinTriesExceeded),
        new ResponseCode("77", 'D', ResponseAction.SignOn, ResponseText.SignOnRequired),
        new ResponseCode("79", 'B', ResponseAction.Decline, ResponseText.ResendOffline),
        new ResponseCode("90", 'C', ResponseAction.Decline, ResponseText.CutOver),
        new ResponseCode("91", 'C', ResponseAction.Decline, ResponseText.IssuerNotAvailable),
        new ResponseCode("92", 'C', ResponseAction.Decline, ResponseText.IssuerUnreachable),
        new ResponseCode("93", 'C', ResponseAction.Decline, ResponseText.ContactIssuer),
        new ResponseCode("94", 'C', ResponseAction.Decline, ResponseText.Duplicate),
        new ResponseCode("95", 'B', ResponseAction.UploadDetails, ResponseText.NotBalanced),
        new ResponseCode("96", 'C', ResponseAction.Decline, ResponseText.SwitchFailure),
        new ResponseCode("97", 'D', ResponseAction.Decline, ResponseText.TerminalUnknown),
        new ResponseCode("98", 'E', ResponseAction.Decline, ResponseText.IssuerTimeout),
        new ResponseCode("99", 'B', ResponseAction.SignOnWithNewKeys, ResponseText.PinFormat),
        new ResponseCode("A0", 'B', ResponseAction.SignOnWithNewKeys, ResponseText.MacFailed),
        new ResponseCode("A1", 'C', ResponseAction.Decline, ResponseText.CurrencyDiffers),
        new ResponseCode("A2", 'A', ResponseAction.Book, ResponseText.SuccessConfirm),
        new ResponseCode("A3", 'C', ResponseAction.Decline, ResponseText.WrongAccount),
        new ResponseCode("A4", 'A', ResponseAction.Book, ResponseText.SuccessConfirm),
        new ResponseCode("A5", 'A', ResponseAction.Book, ResponseText.SuccessConfirm),
        new ResponseCode("A6", 'A', ResponseAction.Book, ResponseText.SuccessConfirm),
        new ResponseCode("A7", 'C', ResponseAction.Decline, ResponseText.SwitchFailure),
        // QR payments: private codes, see the README of the bench acquirer
        new ResponseCode("P1", 'B', ResponseAction.Decline, ResponseText.CustomerHasToPay),
        new ResponseCode("P2", 'C', ResponseAction.Decline, ResponseText.OrderClosed),
        new ResponseCode("P3", 'B', ResponseAction.Decline, ResponseText.PayCodeBad),
        new ResponseCode("P4", 'D', ResponseAction.Decline, ResponseText.WrongPlace),
        new ResponseCode("P5", 'C', ResponseAction.Decline, ResponseText.CustomerRefused),
        new ResponseCode("P6", 'C', ResponseAction.Decline, ResponseText.OrderPaid),
    };

    private static readonly ResponseCode NotListed = new ResponseCode("", 'C', ResponseAction.Decline, ResponseText.Failed);

    /// <summary>Row of a code; never null.</summary>
    public static ResponseCode Of(string code)
    {
        if (code != null && code.Length == 2)
        {
            ResponseCode row = Find(code[0], code[1]);
            if (row != null) return row;
        }
        return NotListed;
    }

    /// <summary>True when the transaction is to be booked. A partial approval (10) is not: this terminal sends 60.6 = 0.</summary>
    public static bool IsApproved(string code) => Of(code).Action == ResponseAction.Book;

    /// <summary>True when a reversal has done its work: 00, 12, or 25, original unknown (acquirer-protocol.md 6.3).</summary>
    public static bool IsReversed(string code) => code == "00" || code == "12" || code == "25";

    /// <summary>True for the codes of class A, all of which the host has booked.</summary>
    internal static bool IsClassA(char first, char second)
    {
        ResponseCode row = Find(first, second);
        return row != null && row.Class == ResponseClass.Approved;
    }

    private static ResponseCode Find(char first, char second)
    {
        for (int i = 0; i < Table.Length; i++)
            if (Table[i].Code[0] == first && Table[i].Code[1] == second) return Table[i];
        return null;
    }
}
