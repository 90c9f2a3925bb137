using Bench.VirtualBoard.SmartCard;

namespace Bench.VirtualBoard.Pcsc;

/// <summary>
/// The card in a PC/SC reader as an application of the bench: the terminal talks to a simulated wire, whose commands go on to the
/// real card. So cards can be tried that this project did not write.
/// </summary>
/// <remarks>What the reader's transport leaves open with a T=0 card is done here: GET RESPONSE after 61xx, the repeat after 6Cxx.</remarks>
/// <param name="reader">The reader; it belongs to this card from now on.</param>
public sealed class PcscCard(PcscReader reader) : ICardApplication, IDisposable
{
    private const int Rounds = 40;

    /// <summary>Hears why the real card does not go on; the terminal finds the simulated one silent.</summary>
    public Action<string>? Failed { get; set; }

    /// <summary>Hears at each reset whether the real card has answered to it.</summary>
    public Action<bool>? Started { get; set; }

    /// <summary>The reader.</summary>
    public PcscReader Reader => reader;

    /// <summary>The card for the terminal's slot: T=1, and mute when the real one does not answer to reset.</summary>
    public ContactCard Contacts()
    {
        CardManners manners = new();
        Started += good => manners.Mute = !good;
        return new ContactCard(this, CardTransport.T1, manners);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        try
        {
            reader.PowerUp();
            Started?.Invoke(true);
        }
        catch (PcscException e)
        {
            Started?.Invoke(false);
            Failed?.Invoke(e.Message);
        }
    }

    /// <inheritdoc/>
    public byte[] Process(byte[] command)
    {
        try { return Exchange(command); }
        catch (PcscException e)
        {
            Failed?.Invoke(e.Message);
            return [];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private byte[] Exchange(byte[] command)
    {
        byte[] sent = reader.IsT0 ? ForT0(command) : command;
        List<byte> data = [];
        for (int round = 0; round < Rounds; round++)
        {
            byte[] answer = reader.Transmit(sent);
            if (answer.Length < 2) return [];
            data.AddRange(answer[..^2]);
            if (answer[^2] == 0x61) sent = [0x00, 0xC0, 0x00, 0x00, answer[^1]];
            else if (answer[^2] == 0x6C && sent.Length == 5 && sent[4] != answer[^1]) sent = [.. sent[..4], answer[^1]];
            else return data.Count > 256 ? [] : [.. data, .. answer[^2..]];
        }
        return [];
    }

    /// <summary>T=0 carries one length: a command with data goes without Le, one without anything with a zero.</summary>
    private static byte[] ForT0(byte[] command) => command.Length == 4 ? [.. command, 0x00]
        : command.Length > 5 && command.Length == 6 + command[4] ? command[..^1] : command;
}
