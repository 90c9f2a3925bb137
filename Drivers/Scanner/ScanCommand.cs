namespace PosFirmware.Drivers.Scanner;

/// <summary>
/// Commands and answers of the GM65 family (hardware.md section 8): <c>7E 00 type length address data check</c>, and
/// <c>02 00 00 length data check</c>. The check is CRC-16 with polynomial 0x1021 from 0, over everything between the two marks and itself.
/// </summary>
internal sealed class ScanCommand
{
    public const byte AnswerMark = 0x02;

    private const byte CommandMark = 0x7E, TypeRead = 7, TypeWrite = 8;
    private const int AnswerHead = 4, CheckLength = 2, MostData = 4;

    private readonly byte[] command = new byte[12];
    private readonly byte[] answer = new byte[AnswerHead + MostData + CheckLength];
    private int have;

    /// <summary>Bytes of the command in <see cref="Bytes"/>.</summary>
    public int Length { get; private set; }

    /// <summary>The command.</summary>
    public byte[] Bytes => command;

    /// <summary>First byte of data of the last whole answer.</summary>
    public int Value => answer[AnswerHead];

    /// <summary>Asks for one byte of the settings.</summary>
    public void Read(int zone) => Make(TypeRead, zone, 1, -1);

    /// <summary>Sets one byte of the settings.</summary>
    public void Write(int zone, int value) => Make(TypeWrite, zone, value, -1);

    /// <summary>Sets two bytes of the settings.</summary>
    public void WriteTwo(int zone, int first, int second) => Make(TypeWrite, zone, first, second);

    private void Make(byte type, int zone, int first, int second)
    {
        Length = 0;
        Put(CommandMark);
        Put(0);
        Put(type);
        Put(second < 0 ? 1 : 2);
        Put(zone >> 8);
        Put(zone);
        Put(first);
        if (second >= 0) Put(second);
        int check = Check(command, 2, Length);
        Put(check >> 8);
        Put(check);
        have = 0;
    }

    private void Put(int value) => command[Length++] = (byte)value;

    /// <summary>Takes a character of an answer; what does not fit begins it anew.</summary>
    /// <returns>True: the answer is whole and its check is right.</returns>
    public bool Take(byte c)
    {
        if (have == 0 && c != AnswerMark) return false;
        answer[have++] = c;
        if ((have == 2 || have == 3) && c != 0 || have == AnswerHead && (c < 1 || c > MostData))
        {
            have = 0;
            return false;
        }
        if (have < AnswerHead || have < AnswerHead + answer[AnswerHead - 1] + CheckLength) return false;
        int end = have - CheckLength, check = answer[end] << 8 | answer[end + 1];
        have = 0;
        return check == Check(answer, 2, end);
    }

    private static int Check(byte[] bytes, int start, int end)
    {
        int crc = 0;
        for (int i = start; i < end; i++)
        {
            crc ^= bytes[i] << 8;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
        }
        return crc & 0xFFFF;
    }
}
