namespace PosFirmware.Emv;

/// <summary>Takes the objects that a card delivers into the store (EMV 4.4 Book 3, 7.5, 10.2; PBOC 3.0: unknown tags are kept).</summary>
internal static class CardObjects
{
    private const int MaxDepth = 4;

    /// <summary>Takes all objects of a piece of a response, those of templates within it too.</summary>
    /// <param name="again">True: an object may replace an earlier one (GET DATA, the second cryptogram).</param>
    /// <returns><see cref="EmvReason.None"/>, or what is wrong.</returns>
    public static EmvReason Take(DataStore store, byte[] data, int start, int count, bool again) => Take(store, data, start, count, again, 0);

    private static EmvReason Take(DataStore store, byte[] data, int start, int count, bool again, int depth)
    {
        if (depth == MaxDepth) return EmvReason.Format;
        BerReader reader = new BerReader(data, start, count);
        while (reader.Next())
        {
            if (reader.Constructed)
            {
                EmvReason inner = Take(store, data, reader.Start, reader.Length, again, depth + 1);
                if (inner != EmvReason.None) return inner;
                continue;
            }
            if (reader.Length == 0 || TagTable.IsTerminals(reader.Tag)) continue;
            if (reader.Tag == Tag.HolderName || reader.Tag == Tag.HolderNameExtended) continue; // nobody needs it, however it looks
            if (!TagTable.LengthIsGood(reader.Tag, reader.Length)) return EmvReason.Format;
            if (!again && store.Has(reader.Tag)) return EmvReason.Duplicate;
            if (!store.Put(reader.Tag, data, reader.Start, reader.Length)) return EmvReason.TooMuch;
        }
        return reader.Broken ? EmvReason.Format : EmvReason.None;
    }

    /// <summary>
    /// Takes the answer to GENERATE AC. Of what came before it may replace its own five objects only: anything else has been covered by
    /// data authentication, or has been acted upon. None may stand in it twice (EMV 4.4 Book 3, 10.2: a primitive object that comes twice
    /// ends the session). What the first answer added (<paramref name="from"/> on) the second may say anew.
    /// </summary>
    /// <param name="from">Number of objects in the store before the first GENERATE AC.</param>
    public static EmvReason TakeCryptogram(DataStore store, byte[] data, int start, int count, int from)
    {
        BerReader reader = new BerReader(data, start, count);
        while (reader.Next())
        {
            if (reader.Constructed) return EmvReason.Format;
            BerReader rest = new BerReader(data, reader.Start + reader.Length, start + count - reader.Start - reader.Length);
            if (rest.Find(reader.Tag)) return EmvReason.Duplicate;
            if (reader.Length == 0 || TagTable.IsTerminals(reader.Tag)) continue;
            if (!IsOfCryptogram(reader.Tag) && store.HasAmongFirst(reader.Tag, from)) return EmvReason.Duplicate;
            if (!TagTable.LengthIsGood(reader.Tag, reader.Length)) return EmvReason.Format;
            if (!store.Put(reader.Tag, data, reader.Start, reader.Length)) return EmvReason.TooMuch;
        }
        return reader.Broken ? EmvReason.Format : EmvReason.None;
    }

    private static bool IsOfCryptogram(int tag) =>
        tag == Tag.CryptogramInfo || tag == Tag.Atc || tag == Tag.Cryptogram || tag == Tag.IssuerData || tag == Tag.SignedDynamicData;

    /// <summary>The value of the one template that a response must consist of.</summary>
    /// <returns>False when the response is anything else.</returns>
    public static bool Single(byte[] data, int count, int template, out int start, out int length)
    {
        BerReader reader = new BerReader(data, 0, count);
        start = 0;
        length = 0;
        if (count == 0 || data[0] == 0 || !reader.Next() || reader.Tag != template) return false;
        start = reader.Start;
        length = reader.Length;
        return start + length == count;
    }
}
