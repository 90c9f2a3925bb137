namespace PosFirmware.Signature;

/// <summary>
/// How an image is coded, as far as acquirers differ. The default is what was seen in a reference client: seven lines a stripe, typical
/// prediction, three-line template (operations.md 5.4).
/// </summary>
public sealed class JbigOptions
{
    /// <summary>LRLTWO: the two-line template.</summary>
    public const int TwoLines = 0x40;
    /// <summary>TPBON: lines that repeat the one above are only marked as such.</summary>
    public const int TypicalPrediction = 0x08;
    /// <summary>Options that concern images of several layers. They are written into the header, and change nothing here.</summary>
    public const int LayersOnly = 0x10 | 0x04;

    /// <summary>L0: lines of a stripe, 1 or more.</summary>
    public int LinesPerStripe = 7;
    /// <summary>Option byte of the header: <see cref="TwoLines"/>, <see cref="TypicalPrediction"/>, <see cref="LayersOnly"/>.</summary>
    public int Options = 0x1C;
    /// <summary>Order byte of the header; with one layer and one plane every order is the same: 3 is ILEAVE and SMID.</summary>
    public int Order = 0x03;
    /// <summary>MX: how far the adaptive pixel might be moved. This encoder leaves it in its place, which MX allows.</summary>
    public int MaxOffset = 8;

    /// <summary>Most bytes that the acquirer takes; a result that would be longer is none.</summary>
    public int MostBytes = 999;

    /// <summary>True for option bytes that this encoder can honour: nothing private, no change of height, no order of planes.</summary>
    public static bool IsPossible(int options) => (options & ~(TwoLines | TypicalPrediction | LayersOnly)) == 0;
}
