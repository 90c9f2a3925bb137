using Bench.Silicon;

namespace Bench.VirtualBoard.Wiring;

/// <summary>A character as a receiver took it.</summary>
/// <param name="Data">Data bits.</param>
/// <param name="ParityError">The parity bit was wrong.</param>
/// <param name="FramingError">The wire was low at the stop bit.</param>
/// <param name="Break">Everything was low.</param>
/// <param name="StartNs">When the start bit fell.</param>
public readonly record struct SerialCharacter(byte Data, bool ParityError, bool FramingError, bool Break, long StartNs)
{
    /// <summary>True when nothing is wrong with it.</summary>
    public bool Good => !ParityError && !FramingError;
}

/// <summary>Listens to a wire: waits for a fall, samples every bit in its middle, and hands up the character at the middle of its stop bit.</summary>
public sealed class SerialReceiver
{
    private readonly VirtualClock clock;
    private readonly SerialLine line;
    private readonly Action<SerialCharacter> received;
    private SerialFormat format;
    private long startNs, huntFromNs;
    private bool receiving;
    private int turn; // of the event that is awaited; earlier ones are stale

    /// <summary>Attaches to a wire.</summary>
    /// <param name="clock">Time.</param>
    /// <param name="line">Wire.</param>
    /// <param name="format">What is expected.</param>
    /// <param name="received">Gets every character, good or not, on the firmware's thread.</param>
    public SerialReceiver(VirtualClock clock, SerialLine line, SerialFormat format, Action<SerialCharacter> received)
    {
        this.clock = clock;
        this.line = line;
        this.format = format;
        this.received = received;
        line.Sending += Hunt;
    }

    /// <summary>What is expected; a bit time of 0 is deaf. A change drops the character that is being received.</summary>
    public SerialFormat Format
    {
        get => format;
        set
        {
            if (value == format) return;
            format = value;
            Restart();
        }
    }

    /// <summary>False: deaf.</summary>
    public bool Enabled
    {
        get => enabled;
        set
        {
            if (value == enabled) return;
            enabled = value;
            Restart();
        }
    }
    private bool enabled = true;

    /// <summary>Drops the character that is being received and waits for the next fall.</summary>
    public void Restart()
    {
        turn++;
        receiving = false;
        huntFromNs = clock.NowNs + 1;
    }

    private void Hunt()
    {
        if (receiving || !enabled || format.BitNs <= 0) return;
        long fall = line.NextFall(huntFromNs);
        if (fall < 0) return;
        startNs = fall;
        int mine = ++turn;
        if (fall <= clock.NowNs) Begin();
        else clock.At(fall, () => { if (mine == turn) Begin(); });
    }

    private void Begin()
    {
        receiving = true;
        int mine = ++turn;
        clock.At(MiddleOf(format.Bits + 1), () => { if (mine == turn) Complete(); });
    }

    private void Complete()
    {
        receiving = false;
        bool started = !line.LevelAt(MiddleOf(0));
        int value = 0;
        for (int i = 0; i < format.Bits; i++)
            if (line.LevelAt(MiddleOf(i + 1))) value |= 1 << i;
        bool stop = line.LevelAt(MiddleOf(format.Bits + 1));
        int data = value & ((1 << format.DataBits) - 1);
        bool parityError = format.Parity != SerialParity.None && format.ParityOf(data) != (value >> format.DataBits != 0);
        huntFromNs = started ? clock.NowNs : MiddleOf(0);
        if (started) received(new SerialCharacter((byte)data, parityError, !stop, value == 0 && !stop, startNs));
        Hunt();
    }

    private long MiddleOf(int bit) => startNs + (long)((bit + 0.5) * format.BitNs);
}
