using Bench.VirtualBoard;

namespace Tools.FontBuilder;

/// <summary>Pictures of the glyphs, to look at after a change of the scaling.</summary>
public static class Preview
{
    private const string Sample = "POS签购单 商户存根 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 消费撤销退货预授权 金额RMB 1,234.50 请刷卡 密码****** 鑫馨啊齄 通讯失败，请重试！（密钥）“签到”《》…— ¥￥✓✗→┌─┐";

    /// <summary>Writes a sample and the whole set at both sizes.</summary>
    public static void Write(string folder, IReadOnlyDictionary<char, Glyph> small, IReadOnlyDictionary<char, Glyph> large)
    {
        Directory.CreateDirectory(folder);
        string all = string.Concat(small.Keys.Order());
        File.WriteAllBytes(Path.Combine(folder, "sample16.png"), Sheet(Sample, small, 16, 384));
        File.WriteAllBytes(Path.Combine(folder, "sample24.png"), Sheet(Sample, large, 24, 384));
        File.WriteAllBytes(Path.Combine(folder, "all16.png"), Sheet(all, small, 16, 1024));
        File.WriteAllBytes(Path.Combine(folder, "all24.png"), Sheet(all, large, 24, 1536));
    }

    private static byte[] Sheet(string text, IReadOnlyDictionary<char, Glyph> glyphs, int height, int width)
    {
        var places = new List<(Glyph Glyph, int X, int Y)>();
        int x = 0, y = 2;
        foreach (char c in text)
        {
            Glyph glyph = glyphs[c];
            if (x + glyph.Width > width) { x = 0; y += height + 4; }
            places.Add((glyph, x, y));
            x += glyph.Width;
        }
        int rows = y + height + 2;
        byte[] grey = new byte[width * rows];
        Array.Fill(grey, (byte)255);
        foreach (var (glyph, left, top) in places)
            for (int j = 0; j < glyph.Height; j++)
                for (int i = 0; i < glyph.Width; i++)
                    if (glyph[i, j]) grey[(top + j) * width + left + i] = 0;
        return Png.Encode(width, rows, PngFormat.Grey, grey);
    }
}
