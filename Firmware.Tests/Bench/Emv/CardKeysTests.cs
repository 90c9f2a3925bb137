using System;
using System.Linq;
using Bench.Emv;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Emv;

/// <summary>The secret keys of cards and the RSA keys of the bench, against BouncyCastle.</summary>
[TestClass]
public class CardKeysTests
{
    [TestMethod]
    public void RsaKeysAreWhole()
    {
        KeyFile keys = CardReader.Keys;
        Assert.AreEqual("", string.Join("\n", keys.Verify()));
        Assert.AreEqual("1152 1408 1984 1408", string.Join(" ", keys.Cas.Select(c => c.Modulus.Length * 4)));
        foreach (RsaEntry entry in keys.Cas.Concat(keys.Issuers).Concat(keys.Cards))
        {
            RsaKey key = entry.ToKey();
            byte[] block = new byte[key.Length];
            new Random(1).NextBytes(block);
            block[0] = 0x6A;
            CollectionAssert.AreEqual(block, IndependentSums.Recover(key.Modulus, key.Exponent, key.Sign(block)), entry.Id);
        }
    }

    [TestMethod]
    [DataRow("6222520000000048", 1)]
    [DataRow("6217000010000000037", 23)]
    public void CryptogramsFollowTheFormulas(string pan, int sequence)
    {
        KeyFile keys = CardReader.Keys;
        CardKeys card = keys.KeysOf(pan, sequence);
        byte[] ac = IndependentSums.CardKey(Convert.FromHexString(keys.MasterAc), pan, sequence);
        byte[] mac = IndependentSums.CardKey(Convert.FromHexString(keys.MasterMac), pan, sequence);
        foreach (int length in (int[])[0, 7, 8, 37, 40])
        {
            byte[] data = new byte[length];
            new Random(length).NextBytes(data);
            byte[] arqc = card.Cryptogram(0x01FE, data);
            byte[] session = IndependentSums.SessionKey(ac, [0x01, 0xFE]);
            CollectionAssert.AreEqual(IndependentSums.RetailMac(session, data), arqc);
            byte[] response = [.. arqc];
            response[0] ^= (byte)'0';
            response[1] ^= (byte)'5';
            CollectionAssert.AreEqual(IndependentSums.TripleDes(session, response), card.Response(0x01FE, arqc, "05"u8));
            byte[] expected = IndependentSums.RetailMac(IndependentSums.SessionKey(mac, [0x01, 0xFE]), [0x84, 0x1E, 0, 0, 4, 0x01, 0xFE, .. arqc, .. data]);
            CollectionAssert.AreEqual(expected.Take(4).ToArray(), card.ScriptMac(0x01FE, arqc, [0x84, 0x1E, 0, 0, 4], data));
        }
    }
}
