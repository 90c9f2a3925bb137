using PosFirmware.Security;

namespace PosFirmware.Emv;

/// <summary>Combined DDA and cryptogram generation: the signature in the response to GENERATE AC (EMV 4.4 Book 2, 6.6.2).</summary>
internal static class CombinedSignature
{
    private const int CryptogramLength = 8;

    /// <summary>
    /// Checks the signature of a response and puts cryptogram and dynamic number into the store. The response lies in
    /// <see cref="CardLink.Data"/>, its objects from <paramref name="start"/>.
    /// </summary>
    /// <param name="second">True: of the second command, whose data the hash covers too.</param>
    public static bool Check(EmvContext c, int start, int length, bool second)
    {
        DataStore d = c.Data;
        byte[] data = c.Link.Data;
        BerReader reader = new BerReader(data, start, length);
        if (!reader.Find(Tag.SignedDynamicData) || !OfflineAuthentication.OpenDynamic(c, data, reader.Start, reader.Length)) return false;
        int n = reader.Length, number = c.Recovered[4], at = 5 + number;
        if (c.Recovered[3] < 1 + number + 1 + CryptogramLength + Sha1.Length) return false;
        c.Sha.Reset();
        c.Sha.Update(c.Recovered, 1, n - 22);
        c.Sha.Update(d.Bytes, d.Offset(Tag.Unpredictable), d.Length(Tag.Unpredictable));
        if (!Certificates.HashFits(c, n)) return false;
        if (c.Recovered[at] != d.ByteOf(Tag.CryptogramInfo, 0)) return false;

        // transaction data hash: what the terminal has sent, and what the card answers but the signature
        c.Sha.Reset();
        c.Sha.Update(c.PdolData, 0, c.PdolLength);
        c.Sha.Update(c.Cdol1Data, 0, c.Cdol1Length);
        if (second) c.Sha.Update(c.Cdol2Data, 0, c.Cdol2Length);
        BerReader objects = new BerReader(data, start, length);
        while (objects.Next())
            if (objects.Tag != Tag.SignedDynamicData) c.Sha.Update(data, objects.Object, objects.Start + objects.Length - objects.Object);
        c.Sha.Finish(c.Digest, 0);
        if (!SecureBytes.AreEqual(c.Digest, 0, c.Recovered, at + 1 + CryptogramLength, Sha1.Length)) return false;
        return d.Put(Tag.Cryptogram, c.Recovered, at + 1, CryptogramLength) && d.Put(Tag.DynamicNumber, c.Recovered, 5, number);
    }
}
