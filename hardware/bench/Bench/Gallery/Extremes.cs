using Bench.Acquirer;

namespace Bench.Gallery;

/// <summary>A merchant with the longest names, one of them with characters that no font has.</summary>
internal static class Extremes
{
    /// <summary>20 characters; the fourth to sixth have no glyph.</summary>
    public const string Name = "示例小\u9FFF\uA4D0\u3130店二号柜台东城区王府井大街";

    /// <summary>40 characters.</summary>
    public const string EnglishName = "EXAMPLE SNACKS, COUNTER 2, WANGFUJING ST";

    /// <summary>The bench's file with this merchant.</summary>
    public static BenchFile Book()
    {
        BenchFile book = BenchFile.Example();
        return book with { Merchants = [.. book.Merchants.Select(m => m with { Name = Name, EnglishName = EnglishName })] };
    }
}
