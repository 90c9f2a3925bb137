namespace Bench.Acquirer;

/// <summary>Checks a keys-and-cards file for mistakes that would otherwise show up as odd declines.</summary>
internal static class BenchFileChecks
{
    internal static void Check(BenchFile file)
    {
        Unique(file.Merchants.Select(m => m.Id), "merchant");
        Unique(file.Terminals.Select(t => t.Id), "terminal");
        Unique(file.Cards.Select(c => c.Id), "card");
        Unique(file.Cards.Select(c => c.Pan), "card number");
        foreach (MerchantEntry m in file.Merchants)
        {
            Must(m.Id.Length == 15, $"merchant {m.Id}: the number has 15 characters");
            Must(IsoMessage.Gbk.GetByteCount(m.Name) <= 40, $"merchant {m.Id}: the name is longer than 40 bytes of GBK");
        }
        foreach (TerminalEntry t in file.Terminals)
        {
            Must(t.Id.Length == 8, $"terminal {t.Id}: the number has 8 characters");
            Must(file.Merchants.Any(m => m.Id == t.Merchant), $"terminal {t.Id}: merchant {t.Merchant} is not in the file");
            Must(!t.Sm4 || t.Tmk.Length == 32, $"terminal {t.Id}: the TMK of an SM4 terminal has 32 hex digits");
            Must(t.Tmk.Length is 16 or 32 && t.Tmk.All(char.IsAsciiHexDigit), $"terminal {t.Id}: the TMK has 16 or 32 hex digits");
            Must(t.Sm4 || !DesBlocks.IsWeak(Convert.FromHexString(t.Tmk)), $"terminal {t.Id}: the TMK is a weak DES key");
            Must(t.Batch is >= 1 and <= 999999, $"terminal {t.Id}: the batch is 1 to 999999");
        }
        foreach (CardEntry c in file.Cards) Check(c);
        Unique(file.Wallets.Select(w => w.Id).Concat(file.Cards.Select(c => c.Id)), "card or wallet");
        Unique(file.Wallets.Select(w => w.Account).Concat(file.Cards.Select(c => c.Pan)), "account");
        foreach (WalletEntry w in file.Wallets)
        {
            Must(w.Account.Length is >= 10 and <= 19 && w.Account.All(char.IsAsciiDigit), $"wallet {w.Id}: the account has 10 to 19 digits");
            Must(w.AskAbove >= 0 && w.ConfirmAfter >= 0, $"wallet {w.Id}: askAbove and confirmAfter are not negative");
        }
    }

    private static void Check(CardEntry c)
    {
        Must(c.Pan.Length is >= 13 and <= 19 && c.Pan.All(char.IsAsciiDigit), $"card {c.Id}: the number has 13 to 19 digits");
        Must(Luhn(c.Pan), $"card {c.Id}: the number fails the Luhn check");
        Must(c.Expiry.Length == 4 && c.Expiry.All(char.IsAsciiDigit), $"card {c.Id}: the expiry is YYMM");
        Must(c.Track2 == "" || c.Track2.StartsWith($"{c.Pan}={c.Expiry}", StringComparison.Ordinal), $"card {c.Id}: track 2 does not begin with number, = and expiry");
        Must(c.Track2.Length <= 37 && c.Track2.All(ch => ch == '=' || char.IsAsciiDigit(ch)), $"card {c.Id}: track 2 has digits and =, at most 37");
        Must(c.Track1.Length <= 76, $"card {c.Id}: track 1 has at most 76 characters");
        Must(c.Track3.Length <= 104, $"card {c.Id}: track 3 has at most 104 characters");
        Must(c.Pin == "" || c.Pin.Length is >= 4 and <= 12 && c.Pin.All(char.IsAsciiDigit), $"card {c.Id}: the PIN has 4 to 12 digits");
        Must(c.Organisation.Length == 3, $"card {c.Id}: the organisation has three letters");
        Must(c.Issuer.Length is > 0 and <= 11, $"card {c.Id}: the issuer has at most 11 digits");
        Must(c.LockedCode is "75" or "38", $"card {c.Id}: lockedCode is 75 or 38");
    }

    /// <summary>ISO/IEC 7812-1 check digit.</summary>
    internal static bool Luhn(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int d = digits[^(i + 1)] - '0';
            if (i % 2 == 1) d = d > 4 ? d * 2 - 9 : d * 2;
            sum += d;
        }
        return sum % 10 == 0;
    }

    private static void Unique(IEnumerable<string> names, string what)
    {
        var seen = new HashSet<string>();
        foreach (string name in names) Must(seen.Add(name), $"{what} {name} stands twice");
    }

    private static void Must(bool good, string complaint)
    {
        if (!good) throw new BenchFileException(complaint);
    }
}
