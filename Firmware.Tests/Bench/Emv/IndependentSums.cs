using System;
using System.Linq;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace PosFirmware.Tests.Bench.Emv;

/// <summary>The same sums by BouncyCastle, written from emv.md 1.18 and EMV 4.4 Book 2 and not from the bench's code.</summary>
internal static class IndependentSums
{
    internal static byte[] TripleDes(byte[] key, byte[] block)
    {
        DesEdeEngine engine = new();
        engine.Init(true, new DesEdeParameters(key));
        byte[] result = new byte[8];
        engine.ProcessBlock(block, 0, result, 0);
        return result;
    }

    internal static byte[] RetailMac(byte[] key, byte[] data)
    {
        ISO9797Alg3Mac mac = new(new DesEngine(), new ISO7816d4Padding());
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(data, 0, data.Length);
        byte[] result = new byte[mac.GetMacSize()];
        mac.DoFinal(result, 0);
        return result;
    }

    internal static byte[] SessionKey(byte[] key, byte[] atc)
    {
        byte[] left = [0, 0, 0, 0, 0, 0, atc[0], atc[1]];
        byte[] right = [0, 0, 0, 0, 0, 0, (byte)(atc[0] ^ 0xFF), (byte)(atc[1] ^ 0xFF)];
        return [.. TripleDes(key, left), .. TripleDes(key, right)];
    }

    /// <summary>Option A of EMV 4.4 Book 2, A1.4.1, without the parity that no cipher looks at.</summary>
    internal static byte[] CardKey(byte[] master, string pan, int sequence)
    {
        string digits = pan + sequence.ToString("D2");
        byte[] y = Convert.FromHexString(digits.Substring(digits.Length - 16));
        return [.. TripleDes(master, y), .. TripleDes(master, y.Select(b => (byte)(b ^ 0xFF)).ToArray())];
    }

    internal static byte[] Recover(byte[] modulus, byte[] exponent, byte[] block)
    {
        RsaEngine engine = new();
        engine.Init(false, new RsaKeyParameters(false, new BigInteger(1, modulus), new BigInteger(1, exponent)));
        byte[] result = engine.ProcessBlock(block, 0, block.Length);
        return [.. new byte[modulus.Length - result.Length], .. result];
    }
}
