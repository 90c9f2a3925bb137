using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>
/// Stepper of the print mechanism behind a dual H-bridge with nSLEEP: IN1/IN2 drive coil A, IN3/IN4 coil B. It counts half
/// steps, and fails where the rotor would lose them.
/// </summary>
public sealed class StepperMotor : Chip
{
    private const long SettleNs = 200; // the bridge does not see the nanoseconds in which the expander's outputs change one by one

    // Bit 0 = IN1. Both coils on at the even places, one coil at the odd ones.
    private static readonly int[] Cycle = [0b0101, 0b0100, 0b0110, 0b0010, 0b1010, 0b1000, 0b1001, 0b0001];

    private readonly Net[] phases;
    private readonly Net awake;
    private bool settling;
    private int place = -1; // in the cycle; -1 while no coil carries current
    private int restPlace;
    private double lastSpeed;

    /// <summary>Solders the motor.</summary>
    /// <param name="board">Board.</param>
    /// <param name="phases">IN1 to IN4.</param>
    /// <param name="awake">nSLEEP of the bridge.</param>
    public StepperMotor(Board board, Net[] phases, Net awake) : base(board, "Stepper")
    {
        this.phases = phases;
        this.awake = awake;
        foreach (var net in phases) net.Changed += _ => Look();
        awake.Changed += _ => Look();
    }

    /// <summary>Full steps for one dot line (JX-2R-01: 4, hardware.md section 4.1).</summary>
    public int StepsPerLine { get; init; } = 4;

    /// <summary>Steps per second that the rotor follows from rest.</summary>
    public double PullInSpeed { get; init; } = 510;

    /// <summary>Highest steps per second.</summary>
    public double MaxSpeed { get; init; } = 1_800;

    /// <summary>Growth of the speed squared that the torque allows at each step, in (steps/s)^2.</summary>
    public double SquareGain { get; init; } = 300_000;

    /// <summary>The rotor must be held this long before its first step, in nanoseconds.</summary>
    public long HoldNs { get; init; } = 20_000_000;

    /// <summary>Half steps since the board was made.</summary>
    public long HalfSteps { get; private set; }

    /// <summary>True while a coil carries current.</summary>
    public bool Energised => place >= 0;

    /// <summary>Time of the last step or of energising, in nanoseconds.</summary>
    public long LastMoveNs { get; private set; }

    /// <summary>Fastest step seen, in full steps per second.</summary>
    public double TopSpeed { get; private set; }

    /// <summary>After the coils have been energised; the rotor has snapped to the nearest place.</summary>
    public event Action? Held;

    /// <summary>After each step.</summary>
    public event Action? Stepped;

    private void Look()
    {
        if (settling) return;
        settling = true;
        Clock.After(SettleNs, Settle);
    }

    private void Settle()
    {
        settling = false;
        int code = 0;
        for (int i = 0; i < 4; i++)
            if (phases[i].Level) code |= 1 << i;
        if (!awake.Level || code == 0)
        {
            if (place >= 0) restPlace = place;
            place = -1;
            return;
        }
        int next = Array.IndexOf(Cycle, code);
        if (next < 0) throw Breach($"illegal phases IN4..IN1 = {Convert.ToString(code, 2).PadLeft(4, '0')}");
        if (place < 0) Hold(next);
        else if (next != place) Step(next);
    }

    private void Hold(int next)
    {
        HalfSteps += Shortest(restPlace, next);
        place = next;
        lastSpeed = 0;
        LastMoveNs = Clock.NowNs;
        heldSinceNs = Clock.NowNs;
        stepsSinceHold = 0;
        Held?.Invoke();
    }

    private long heldSinceNs;
    private int stepsSinceHold;

    private void Step(int next)
    {
        int halves = Shortest(place, next);
        if (Math.Abs(halves) > 2) throw Breach($"illegal phase sequence: {halves} half steps at once");
        double speed = Math.Abs(halves) / 2.0 / ((Clock.NowNs - LastMoveNs) / 1e9);
        if (stepsSinceHold == 0)
        {
            if (Clock.NowNs - heldSinceNs < HoldNs) throw Breach($"first step {(Clock.NowNs - heldSinceNs) / 1000} us after energising");
            speed = 0;
        }
        double limit = Math.Min(MaxSpeed, Math.Max(PullInSpeed, Math.Sqrt(lastSpeed * lastSpeed + SquareGain)));
        if (speed > limit) throw Breach($"stepped too fast: {speed:F0} steps/s after {lastSpeed:F0}, the rotor slips");
        stepsSinceHold++;
        lastSpeed = speed;
        TopSpeed = Math.Max(TopSpeed, speed);
        place = next;
        LastMoveNs = Clock.NowNs;
        HalfSteps += halves;
        Stepped?.Invoke();
    }

    private static int Shortest(int from, int to) => (to - from + 12) % 8 - 4;
}
