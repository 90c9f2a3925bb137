namespace PosFirmware.Security;

/// <summary>
/// The public operation of RSA, base to the exponent modulo the modulus (EMV 4.4 Book 2, B2.1), for moduli of up to 2048 bits. Limbs
/// of 32 bits, school multiplication with a squaring of its own, division after Knuth (TAOCP volume 2, 4.3.1, algorithm D): for
/// the exponent 3 that is cheaper than Montgomery's form. Everything is allocated once.
/// </summary>
public sealed class RsaPublic
{
    /// <summary>Longest modulus in bytes.</summary>
    public const int MaxLength = 256;

    /// <summary>Longest exponent in bytes.</summary>
    public const int MaxExponent = 4;

    private const int MaxLimbs = MaxLength / 4;

    private readonly uint[] modulus = new uint[MaxLimbs]; // least significant limb first, shifted left by `shift`
    private readonly uint[] number = new uint[MaxLimbs];
    private readonly uint[] power = new uint[MaxLimbs];
    private readonly uint[] product = new uint[2 * MaxLimbs + 1];
    private int limbs, length, shift;
    private uint exponent;

    /// <summary>Multiply-and-add steps of one limb since the object was made: the measure of what an operation costs.</summary>
    public long Steps { get; private set; }

    /// <summary>Bytes of the modulus; 0 when there is no key.</summary>
    public int Length => length;

    /// <summary>Sets the key.</summary>
    /// <param name="n">Holds the modulus, most significant byte first.</param>
    /// <param name="e">Holds the exponent, most significant byte first.</param>
    /// <returns>False, and there is no key, when the lengths do not suit, the modulus begins with a zero byte, or the exponent is 0.</returns>
    public bool SetKey(byte[] n, int nOffset, int nLength, byte[] e, int eOffset, int eLength)
    {
        length = 0;
        if (nLength < 16 || nLength > MaxLength || eLength < 1 || eLength > MaxExponent || n[nOffset] == 0) return false;
        exponent = 0;
        for (int i = 0; i < eLength; i++) exponent = (exponent << 8) | e[eOffset + i];
        if (exponent == 0) return false;
        length = nLength;
        limbs = (nLength + 3) / 4;
        Read(n, nOffset, modulus);
        shift = 0;
        while ((modulus[limbs - 1] << shift & 0x80000000) == 0) shift++;
        ShiftLeft(modulus, limbs);
        return true;
    }

    /// <summary>Raises a block of the modulus's length to the exponent.</summary>
    /// <param name="input">Holds <see cref="Length"/> bytes.</param>
    /// <param name="output">Receives as many; may be the same place.</param>
    /// <returns>False, and nothing is written, when the block is not smaller than the modulus.</returns>
    public bool Apply(byte[] input, int inputOffset, byte[] output, int outputOffset)
    {
        if (length == 0) throw new System.InvalidOperationException();
        Read(input, inputOffset, number);
        if (!IsBelowModulus()) return false;
        System.Array.Copy(number, power, limbs);
        uint bit = 0x80000000;
        while ((exponent & bit) == 0) bit >>= 1;
        for (bit >>= 1; bit != 0; bit >>= 1)
        {
            Square();
            Reduce();
            if ((exponent & bit) == 0) continue;
            Multiply();
            Reduce();
        }
        Write(output, outputOffset);
        return true;
    }

    /// <summary>Forgets the key and the last number.</summary>
    public void Wipe()
    {
        length = 0;
        System.Array.Clear(number, 0, MaxLimbs);
        System.Array.Clear(power, 0, MaxLimbs);
        System.Array.Clear(product, 0, product.Length);
    }

    /// <summary>product = power * number.</summary>
    private void Multiply()
    {
        int n = limbs;
        uint[] a = power, b = number, p = product;
        System.Array.Clear(p, 0, 2 * n + 1);
        for (int i = 0; i < n; i++)
        {
            ulong carry = 0, x = a[i];
            for (int j = 0; j < n; j++)
            {
                carry += x * b[j] + p[i + j];
                p[i + j] = (uint)carry;
                carry >>= 32;
            }
            p[i + n] = (uint)carry;
        }
        Steps += n * n;
    }

    /// <summary>product = power * power: each mixed product once, doubled, then the squares.</summary>
    private void Square()
    {
        int n = limbs;
        uint[] a = power, p = product;
        System.Array.Clear(p, 0, 2 * n + 1);
        for (int i = 0; i < n - 1; i++)
        {
            ulong carry = 0, x = a[i];
            for (int j = i + 1; j < n; j++)
            {
                carry += x * a[j] + p[i + j];
                p[i + j] = (uint)carry;
                carry >>= 32;
            }
            p[i + n] = (uint)carry;
        }
        uint out1 = 0;
        for (int i = 0; i < 2 * n; i++)
        {
            uint doubled = (p[i] << 1) | out1;
            out1 = p[i] >> 31;
            p[i] = doubled;
        }
        ulong sum = 0;
        for (int i = 0; i < n; i++)
        {
            ulong square = (ulong)a[i] * a[i];
            sum += p[2 * i] + (square & 0xFFFFFFFF);
            p[2 * i] = (uint)sum;
            sum = (sum >> 32) + p[2 * i + 1] + (square >> 32);
            p[2 * i + 1] = (uint)sum;
            sum >>= 32;
        }
        Steps += n * (n + 1) / 2;
    }

    /// <summary>power = product modulo modulus (algorithm D; the quotient is not kept).</summary>
    private void Reduce()
    {
        int n = limbs;
        uint[] u = product, v = modulus;
        ShiftLeft(u, 2 * n + 1);
        ulong top = v[n - 1], second = v[n - 2];
        for (int j = n; j >= 0; j--)
        {
            ulong two = ((ulong)u[j + n] << 32) | u[j + n - 1];
            ulong q = two / top, rest = two % top;
            // D3: the estimate is at most two too large
            while (q > 0xFFFFFFFF || q * second > ((rest << 32) | u[j + n - 2]))
            {
                q--;
                rest += top;
                if (rest > 0xFFFFFFFF) break;
            }
            ulong carry = 0;
            uint borrow = 0;
            for (int i = 0; i < n; i++)
            {
                carry += q * v[i];
                uint low = (uint)carry, old = u[i + j], difference = old - low;
                uint next = old < low ? 1u : 0u;
                if (difference < borrow) next = 1;
                u[i + j] = difference - borrow;
                borrow = next;
                carry >>= 32;
            }
            ulong taken = carry + borrow;
            bool negative = u[j + n] < taken;
            u[j + n] = (uint)(u[j + n] - taken);
            if (!negative) continue;
            ulong back = 0; // D6: add back
            for (int i = 0; i < n; i++)
            {
                back += (ulong)u[i + j] + v[i];
                u[i + j] = (uint)back;
                back >>= 32;
            }
            u[j + n] += (uint)back;
        }
        Steps += n * (n + 1);
        for (int i = 0; i < n; i++)
            power[i] = shift == 0 ? u[i] : (u[i] >> shift) | (u[i + 1] << (32 - shift));
    }

    private bool IsBelowModulus()
    {
        for (int i = limbs - 1; i >= 0; i--)
        {
            uint m = shift == 0 ? modulus[i] : (modulus[i] >> shift) | (i + 1 < limbs ? modulus[i + 1] << (32 - shift) : 0);
            if (number[i] != m) return number[i] < m;
        }
        return false;
    }

    private void ShiftLeft(uint[] x, int count)
    {
        if (shift == 0) return;
        uint carry = 0;
        for (int i = 0; i < count; i++)
        {
            uint next = x[i] >> (32 - shift);
            x[i] = (x[i] << shift) | carry;
            carry = next;
        }
    }

    private void Read(byte[] from, int offset, uint[] into)
    {
        int at = offset + length;
        for (int i = 0; i < limbs; i++)
        {
            uint limb = 0;
            for (int k = 0; k < 32 && at > offset; k += 8) limb |= (uint)from[--at] << k;
            into[i] = limb;
        }
    }

    private void Write(byte[] into, int offset)
    {
        int at = offset + length;
        for (int i = 0; i < limbs; i++)
        {
            uint limb = power[i];
            for (int k = 0; k < 4 && at > offset; k++, limb >>= 8) into[--at] = (byte)limb;
        }
    }
}
