namespace Bench.VirtualBoard.SmartCard;

/// <summary>What T=0 and T=1 of a simulated card have in common.</summary>
internal abstract class CardProtocol(ContactCard card, CardWire wire)
{
    private int bursts;

    protected CardManners Manners => card.Manners;

    protected CardTransport Transport => card.Transport;

    protected CardWire Wire => wire;

    /// <summary>A character of the terminal.</summary>
    public abstract void Take(byte data, bool good, long startNs);

    protected void Complain(string what) => card.Complain(what);

    /// <summary>Etu between two moments.</summary>
    protected double Etus(long fromNs, long toNs) => (toNs - fromNs) / wire.Etu;

    /// <summary>What the application says; null: the card has died.</summary>
    protected byte[]? Answer(byte[] command)
    {
        if (Manners.SilentAfter >= 0 && card.Commands >= Manners.SilentAfter)
        {
            wire.Stop();
            return null;
        }
        card.Commands++;
        byte[] said = card.Application.Process(command);
        if (said.Length >= 2) return said;
        wire.Stop();
        return null;
    }

    /// <summary>Sends a burst, or what the bench makes of it.</summary>
    protected void Say(byte[] characters, double delayNs)
    {
        byte[]? said = Manners.Tamper is { } tamper ? tamper(bursts++, characters) : characters;
        if (said is { Length: > 0 }) wire.Send(said, delayNs);
    }
}
