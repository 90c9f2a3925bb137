namespace PosFirmware.Cards;

/// <summary>Meaning of the three digits of the service code (ISO/IEC 7813). -1, no service code, restricts nothing.</summary>
public static class ServiceCode
{
    /// <summary>First digit 2 or 6: there is a chip, and it is to be used where possible.</summary>
    public static bool HasChip(int code) => First(code) == 2 || First(code) == 6;

    /// <summary>First digit 1 or 2: for interchange anywhere; 5 and 6: in its country only.</summary>
    public static bool IsInternational(int code) => First(code) == 1 || First(code) == 2;

    /// <summary>First digit 9: a test card.</summary>
    public static bool IsTest(int code) => First(code) == 9;

    /// <summary>Second digit 2 or 4: the issuer wants to be asked (4: unless there is an agreement). This terminal always asks.</summary>
    public static bool MustGoOnline(int code) => Second(code) == 2 || Second(code) == 4;

    /// <summary>Third digit 0, 3 or 5: a PIN is required.</summary>
    public static bool PinRequired(int code)
    {
        int third = Third(code);
        return third == 0 || third == 3 || third == 5;
    }

    /// <summary>Third digit 6 or 7: ask for a PIN where there is a PIN pad, as here.</summary>
    public static bool PinWherePossible(int code) => Third(code) == 6 || Third(code) == 7;

    /// <summary>False for third digit 3 (cash machines only) and 4 (cash only): no sale.</summary>
    public static bool AllowsGoods(int code) => Third(code) != 3 && Third(code) != 4;

    private static int First(int code) => code < 0 ? -1 : code / 100;

    private static int Second(int code) => code < 0 ? -1 : code / 10 % 10;

    private static int Third(int code) => code < 0 ? -1 : code % 10;
}
