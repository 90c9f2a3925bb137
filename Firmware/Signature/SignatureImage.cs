using PosFirmware.Drivers.Text;

namespace PosFirmware.Signature;

/// <summary>What is to be said about a drawing.</summary>
public enum SignatureVerdict
{
    /// <summary>It can be a signature.</summary>
    Good = 0,
    /// <summary>Nothing is drawn.</summary>
    Empty = 1,
    /// <summary>A dot or a dash.</summary>
    TooSimple = 2,
    /// <summary>A blot, or it cannot be coded in as few bytes as the acquirer takes.</summary>
    TooLong = 3,
}

/// <summary>
/// The signature as it is stored, printed and sent: 240 x 80 dots with the feature code in its middle. It is made from the strokes once,
/// at the end: moved to the middle, and made smaller where it is too large.
/// </summary>
public sealed class SignatureImage
{
    /// <summary>Columns.</summary>
    public const int Width = 240;
    /// <summary>Rows.</summary>
    public const int Height = 80;
    /// <summary>Bytes of the picture.</summary>
    public const int Bytes = Width / 8 * Height;
    /// <summary>Room for the coded picture; no acquirer takes more (operations.md 5.4).</summary>
    public const int MaxCoded = 999;

    private const int Edge = 2, Pen = 2, CodeSize = 16, One = 1024, TwoThirds = One * 2 / 3;
    // operations.md 5.5: box at least 15 % of the width and 20 % of the height, 0.5 to 25 % black, two strokes or a way of 150 dots
    private const int LeastWidth = Width * 15 / 100, LeastHeight = Height * 20 / 100, LeastPath = 150;
    private const int LeastBlack = Width * Height / 200, MostBlack = Width * Height / 4;

    private readonly BitCanvas canvas = new BitCanvas(Width, Height);
    private readonly JbigEncoder encoder = new JbigEncoder();
    private readonly Fonts fonts;

    /// <summary>Makes a white one.</summary>
    /// <param name="fonts">For the feature code.</param>
    public SignatureImage(Fonts fonts)
    {
        this.fonts = fonts;
    }

    /// <summary>The picture: 30 bytes a row, bit 7 leftmost, 1 is black.</summary>
    public byte[] Bits => canvas.Bits;

    /// <summary>The coded picture.</summary>
    public byte[] Coded { get; } = new byte[MaxCoded];

    /// <summary>Bytes in <see cref="Coded"/>.</summary>
    public int CodedLength { get; private set; }

    /// <summary>Draws and codes a signature; what comes out too long is tried once more in two thirds of the size.</summary>
    /// <param name="strokes">What was written.</param>
    /// <param name="featureCode">See <see cref="FeatureCode"/>.</param>
    /// <param name="options">How the acquirer wants it coded.</param>
    public SignatureVerdict Make(Strokes strokes, string featureCode, JbigOptions options)
    {
        CodedLength = 0;
        if (strokes.Count == 0) return SignatureVerdict.Empty;
        Draw(strokes, One);
        int black = canvas.CountBlack();
        if (black > MostBlack) return SignatureVerdict.TooLong;
        bool tooSimple = black < LeastBlack || IsTooSimple(strokes);
        Code(featureCode, options);
        if (CodedLength < 0)
        {
            Draw(strokes, TwoThirds);
            Code(featureCode, options);
        }
        if (CodedLength < 0) return SignatureVerdict.TooLong;
        return tooSimple ? SignatureVerdict.TooSimple : SignatureVerdict.Good;
    }

    /// <summary>Wipes the picture.</summary>
    public void Clear()
    {
        canvas.Clear();
        System.Array.Clear(Coded, 0, Coded.Length);
        CodedLength = 0;
    }

    /// <param name="strokes">What was written.</param>
    /// <param name="share">Share of the size that fits, in 1/1024.</param>
    private void Draw(Strokes strokes, int share)
    {
        canvas.Clear();
        int width = strokes.Right - strokes.Left + Pen, height = strokes.Bottom - strokes.Top + Pen;
        int scale = One;
        if (width * scale > (Width - 2 * Edge) * One) scale = (Width - 2 * Edge) * One / width;
        if (height * scale > (Height - 2 * Edge) * One) scale = (Height - 2 * Edge) * One / height;
        scale = scale * share / One;
        int left = (Width - width * scale / One) / 2, top = (Height - height * scale / One) / 2;
        int x = 0, y = 0, fromX = 0, fromY = 0;
        strokes.Rewind();
        while (strokes.Next(ref x, ref y, out bool begins))
        {
            int toX = left + (x - strokes.Left) * scale / One, toY = top + (y - strokes.Top) * scale / One;
            canvas.Line(begins ? toX : fromX, begins ? toY : fromY, toX, toY, Pen);
            fromX = toX;
            fromY = toY;
        }
    }

    private static bool IsTooSimple(Strokes strokes) =>
        strokes.Right - strokes.Left < LeastWidth || strokes.Bottom - strokes.Top < LeastHeight || (strokes.Count < 2 && strokes.PathLength < LeastPath);

    private void Code(string featureCode, JbigOptions options)
    {
        Font font = fonts.Of(CodeSize);
        int at = (Height - CodeSize) / 2 * canvas.Stride, x = (Width - font.Width(featureCode)) / 2;
        font.DrawRow(featureCode, canvas.Bits, at, canvas.Stride, CodeSize, x);
        CodedLength = encoder.Encode(canvas.Bits, Width, Height, options, Coded);
    }
}
