using System;

namespace PosFirmware.Signature;

/// <summary>
/// JBIG1 encoder (ITU-T T.82) for one bit plane without resolution layers. It codes the image in place, line by line; besides it needs
/// 1 KB of statistics. What it writes is a complete bi-level image entity: header and stripes.
/// </summary>
public sealed class JbigEncoder
{
    /// <summary>Bytes of the header, BIH.</summary>
    public const int HeaderLength = 20;

    private const int Contexts = 1024, Escape = 0xFF, StripeEnd = 0x02;
    private const int TypicalTwoLines = 0x195, TypicalThreeLines = 0x0E5; // contexts of the pseudo-pixel, T.82 figures 8 and 9

    private readonly QmEncoder coder = new QmEncoder(Contexts);
    private byte[] image, blank = new byte[0];
    private int width, stride;

    /// <summary>Codes an image.</summary>
    /// <param name="bits">(width + 7) / 8 bytes a row, bit 7 leftmost, 1 is black; unused bits are 0.</param>
    /// <param name="imageWidth">Columns.</param>
    /// <param name="imageHeight">Rows.</param>
    /// <param name="options">How.</param>
    /// <param name="into">Receives the result.</param>
    /// <returns>Its length; -1: the buffer, or what the options allow, is too small.</returns>
    public int Encode(byte[] bits, int imageWidth, int imageHeight, JbigOptions options, byte[] into)
    {
        image = bits;
        width = imageWidth;
        stride = (imageWidth + 7) / 8;
        if (blank.Length < stride) blank = new byte[stride];
        bool twoLines = (options.Options & JbigOptions.TwoLines) != 0;
        coder.Attach(into, 0, options.MostBytes < into.Length ? options.MostBytes : into.Length);
        coder.ResetStatistics();
        Header(imageHeight, options);
        bool wasTypical = false;
        for (int top = 0; top < imageHeight; top += options.LinesPerStripe)
        {
            int bottom = top + options.LinesPerStripe < imageHeight ? top + options.LinesPerStripe : imageHeight;
            coder.Begin();
            for (int row = top; row < bottom; row++)
            {
                if ((options.Options & JbigOptions.TypicalPrediction) != 0)
                {
                    bool typical = RepeatsTheOneAbove(row);
                    coder.Encode(twoLines ? TypicalTwoLines : TypicalThreeLines, typical == wasTypical ? 1 : 0);
                    wasTypical = typical;
                    if (typical) continue;
                }
                if (twoLines) TwoLineTemplate(row);
                else ThreeLineTemplate(row);
            }
            coder.End();
            coder.Raw(Escape);
            coder.Raw(StripeEnd);
        }
        image = null;
        return coder.Overflow ? -1 : coder.Length;
    }

    private void Header(int height, JbigOptions options)
    {
        coder.Raw(0); // DL, first layer
        coder.Raw(0); // D, last layer
        coder.Raw(1); // P, planes
        coder.Raw(0);
        Number(width);
        Number(height);
        Number(options.LinesPerStripe);
        coder.Raw(options.MaxOffset);
        coder.Raw(0); // MY
        coder.Raw(options.Order);
        coder.Raw(options.Options);
    }

    private void Number(int value)
    {
        for (int shift = 24; shift >= 0; shift -= 8) coder.Raw(value >> shift & 0xFF);
    }

    /// <summary>Above the first line is a white one.</summary>
    private bool RepeatsTheOneAbove(int row)
    {
        int at = row * stride;
        for (int i = at; i < at + stride; i++)
            if (image[i] != (row == 0 ? 0 : image[i - stride])) return false;
        return true;
    }

    /// <summary>
    /// Ten neighbours in three lines, T.82 figure 3: x-1 to x+1 two lines above, x-2 to x+2 one line above (its last one is the
    /// adaptive pixel in its first place), and the two to the left.
    /// </summary>
    private void ThreeLineTemplate(int row)
    {
        int at = row * stride;
        byte[] one = row > 0 ? image : blank, two = row > 1 ? image : blank;
        int atOne = row > 0 ? at - stride : 0, atTwo = row > 1 ? at - 2 * stride : 0;
        // registers of three bytes: the byte in work lies in bits 15 to 8, the next one below it
        int here = 0, above = one[atOne] << 8, twoAbove = two[atTwo] << 8;
        for (int x = 0, i = 0; x < width; i++)
        {
            here = here & 0xFF00 | image[at + i];
            if (i + 1 < stride)
            {
                above |= one[atOne + i + 1];
                twoAbove |= two[atTwo + i + 1];
            }
            for (int n = width - x < 8 ? width - x : 8; n > 0; n--, x++)
            {
                int context = twoAbove >> 7 & 0x380 | above >> 11 & 0x07C | here >> 8 & 0x003;
                coder.Encode(context, here >> 7 & 1);
                here <<= 1;
                above <<= 1;
                twoAbove <<= 1;
            }
        }
    }

    /// <summary>Ten neighbours in two lines, T.82 figure 4: x-3 to x+2 above and the four to the left.</summary>
    private void TwoLineTemplate(int row)
    {
        int at = row * stride;
        byte[] one = row > 0 ? image : blank;
        int atOne = row > 0 ? at - stride : 0;
        int here = 0, above = one[atOne] << 8;
        for (int x = 0, i = 0; x < width; i++)
        {
            here = here & 0xFF00 | image[at + i];
            if (i + 1 < stride) above |= one[atOne + i + 1];
            for (int n = width - x < 8 ? width - x : 8; n > 0; n--, x++)
            {
                int context = above >> 9 & 0x3F0 | here >> 8 & 0x00F;
                coder.Encode(context, here >> 7 & 1);
                here <<= 1;
                above <<= 1;
            }
        }
    }
}
