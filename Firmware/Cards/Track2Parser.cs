namespace PosFirmware.Cards;

/// <summary>Takes track 2 apart (ISO/IEC 7813): PAN, separator, expiry, service code, the issuer's own data.</summary>
public static class Track2Parser
{
    private const byte Separator = (byte)'=';
    private const int MinPan = 13, FarthestSeparator = 20;

    /// <summary>Fills the card from track 2; on any outcome but Ok the card is left wiped.</summary>
    /// <param name="track">ASCII between the sentinels.</param>
    /// <param name="length">Characters.</param>
    /// <param name="card">Receives the data; its entry mode becomes Stripe.</param>
    public static CardCheck Parse(byte[] track, int length, CardData card)
    {
        card.Wipe();
        CardCheck check = Fill(track, length, card);
        if (check != CardCheck.Ok) card.Wipe();
        return check;
    }

    private static CardCheck Fill(byte[] track, int length, CardData card)
    {
        if (length > CardData.MaxTrack2) return CardCheck.BadLength;
        int separator = 0;
        while (separator < length && separator < FarthestSeparator && track[separator] != Separator) separator++;
        if (separator == length || separator == FarthestSeparator) return CardCheck.NoSeparator;
        if (separator < MinPan || !AreDigits(track, 0, separator)) return CardCheck.BadPan;

        int at = separator + 1;
        // A card that names no expiry or no service code has a separator in its place; some domestic cards have 0000.
        if (at < length && track[at] == Separator) at++;
        else
        {
            if (at + 4 > length) return CardCheck.BadLength;
            if (!AreDigits(track, at, 4)) return CardCheck.BadExpiry;
            card.Expiry = Number(track, at, 4);
            int month = card.Expiry % 100;
            if (card.Expiry != 0 && (month < 1 || month > 12)) return CardCheck.BadExpiry;
            at += 4;
        }
        if (at < length && track[at] == Separator) at++;
        else
        {
            if (at + 3 > length) return CardCheck.BadLength;
            if (!AreDigits(track, at, 3)) return CardCheck.BadServiceCode;
            card.ServiceCode = Number(track, at, 3);
            at += 3;
        }
        for (; at < length; at++)
            if (track[at] != Separator && !AreDigits(track, at, 1)) return CardCheck.BadData;
        if (!Luhn.IsValid(track, separator)) return CardCheck.LuhnFailed;

        for (int i = 0; i < separator; i++) card.Pan[i] = track[i];
        for (int i = 0; i < length; i++) card.Track2[i] = track[i];
        card.PanLength = separator;
        card.Track2Length = length;
        card.Entry = CardEntry.Stripe;
        return CardCheck.Ok;
    }

    private static bool AreDigits(byte[] text, int from, int count)
    {
        for (int i = from; i < from + count; i++)
            if (text[i] < '0' || text[i] > '9') return false;
        return true;
    }

    private static int Number(byte[] text, int from, int count)
    {
        int value = 0;
        for (int i = from; i < from + count; i++) value = value * 10 + text[i] - '0';
        return value;
    }
}
