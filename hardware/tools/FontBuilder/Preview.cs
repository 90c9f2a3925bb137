using Bench.VirtualBoard;

namespace Tools.FontBuilder;

/// <summary>Pictures of the faces, to look at after a change of the drawing.</summary>
public static class Preview
{
    private const string Sample = "POS签购单 商户存根 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 消费撤销退货预授权 金额RMB 1,234.50 请刷卡 密码****** 鑫馨啊齄喆堃犇昇玥镕囧 通讯失败，请重试！（密钥）“签到”《》…— ¥✓✗→";

    /// <summary>Writes a sample of a face.</summary>
    public static void Write(string folder, Face face, IReadOnlyDictionary<char, Glyph> glyphs)
    {
        Directory.CreateDirectory(folder);
        const int width = 480;
        var places = new List<(Glyph Glyph, int X, int Y)>();
        int x = 0, y = 2;
        foreach (char c in Sample.Where(glyphs.ContainsKey))
        {
            Glyph glyph = glyphs[c];
            if (x + glyph.Advance > width) { x = 0; y += face.Height + 2; }
            places.Add((glyph, x, y));
            x += glyph.Advance;
        }
        int rows = y + face.Height + 2;
        byte[] grey = new byte[width * rows];
        Array.Fill(grey, (byte)255);
        foreach (var (glyph, left, top) in places)
            for (int j = 0; j < glyph.Height; j++)
                for (int i = 0; i < glyph.Width; i++)
                    grey[(top + glyph.Top + j) * width + left + glyph.Left + i] = (byte)(255 - 255 * glyph.Levels[j * glyph.Width + i] / 3);
        File.WriteAllBytes(Path.Combine(folder, face.Name + ".png"), Png.Encode(width, rows, PngFormat.Grey, grey));
    }
}
