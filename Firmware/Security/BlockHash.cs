using System;

namespace PosFirmware.Security;

/// <summary>What SHA-1 and SHA-256 have in common (FIPS 180-4, 5.1.1 and 5.2.1): blocks of 64 bytes, padding and the length at the end.</summary>
public abstract class BlockHash
{
    private const int BlockSize = 64;

    private readonly byte[] block = new byte[BlockSize];
    private int filled, total;

    /// <summary>Begins a new message.</summary>
    public void Reset()
    {
        filled = 0;
        total = 0;
        Start();
    }

    /// <summary>Adds bytes to the message; messages stay below 256 MB.</summary>
    public void Update(byte[] data, int offset, int count)
    {
        total += count;
        while (count > 0)
        {
            int room = BlockSize - filled, part = count < room ? count : room;
            Array.Copy(data, offset, block, filled, part);
            filled += part;
            offset += part;
            count -= part;
            if (filled == BlockSize) Take();
        }
    }

    /// <summary>Ends the message and begins a new one.</summary>
    /// <param name="digest">Receives the digest from <paramref name="offset"/>.</param>
    /// <param name="offset">Where to.</param>
    public void Finish(byte[] digest, int offset)
    {
        block[filled++] = 0x80;
        if (filled > BlockSize - 8)
        {
            Array.Clear(block, filled, BlockSize - filled);
            Take();
        }
        Array.Clear(block, filled, BlockSize - filled);
        Put(block, BlockSize - 4, (uint)total << 3);
        Take();
        WriteDigest(digest, offset);
        Reset();
    }

    /// <summary>Sets the initial hash value.</summary>
    protected abstract void Start();

    /// <summary>Takes a block of 64 bytes into the hash value.</summary>
    protected abstract void Compress(byte[] block);

    /// <summary>Writes the hash value.</summary>
    protected abstract void WriteDigest(byte[] digest, int offset);

    /// <summary>Writes a word, high byte first.</summary>
    protected static void Put(byte[] into, int at, uint value)
    {
        into[at] = (byte)(value >> 24);
        into[at + 1] = (byte)(value >> 16);
        into[at + 2] = (byte)(value >> 8);
        into[at + 3] = (byte)value;
    }

    private void Take()
    {
        Compress(block);
        filled = 0;
    }
}
