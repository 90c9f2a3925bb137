using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Touch;

/// <summary>What a sample of the panel brought.</summary>
public enum TouchEvent
{
    /// <summary>Nothing: no pen, or a reading that cannot be trusted.</summary>
    None = 0,
    /// <summary>A point: <see cref="TouchPanel.X"/>, <see cref="TouchPanel.Y"/>.</summary>
    Point = 1,
    /// <summary>The pen has left the panel.</summary>
    Up = 2,
}

/// <summary>What is wrong with the panel.</summary>
public enum TouchFault
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>No converter answers: MISO floats.</summary>
    NoConverter = 1,
    /// <summary>A sheet of the panel is not connected.</summary>
    Open = 2,
    /// <summary>The sheets touch although nobody presses.</summary>
    Short = 3,
}

/// <summary>
/// A finger or pen on the resistive panel, in the converter's own counts. Each point is the median of three readings; the first one of
/// a stroke, light pressure and jumps are left out (hardware.md section 6). PENIRQ is looked at as a level, and only between conversions.
/// </summary>
public sealed class TouchPanel
{
    private const int Readings = 3, BadUntilUp = 2, OpenUntilFault = 10, Margin = 40;
    private const int LeastPressure = 60;     // counts of Z1
    // x * (Z2 / Z1 - 1), in counts of an X sheet of about 400 Ohm: a light pen has 1 kOhm; less than 20 Ohm is no finger
    private const int MostResistance = 10240, ShortResistance = 200;
    private const int Jump = 900;             // about 60 dots between two samples

    private readonly Xpt2046 chip;
    private readonly IClock clock;
    private readonly int[] near = new int[Readings], far = new int[Readings], xs = new int[Readings], ys = new int[Readings];
    private bool drawing, jumped;
    private int skipped, bad, openPanel, jumpX, jumpY;

    /// <summary>Nothing is sent yet.</summary>
    /// <param name="chip">The converter.</param>
    /// <param name="clock">For the times of the points.</param>
    public TouchPanel(Xpt2046 chip, IClock clock)
    {
        this.chip = chip;
        this.clock = clock;
    }

    /// <summary>Channel X of the last point, 0 to 4095.</summary>
    public int X { get; private set; }

    /// <summary>Channel Y of the last point, 0 to 4095.</summary>
    public int Y { get; private set; }

    /// <summary>When the last point was taken, in milliseconds.</summary>
    public long AtMs { get; private set; }

    /// <summary>What is wrong; found by <see cref="SelfTest"/> or while sampling.</summary>
    public TouchFault Fault { get; private set; }

    /// <summary>Looks at the panel while nobody touches it. A finger that lies on it is no fault.</summary>
    public TouchFault SelfTest()
    {
        openPanel = 0;
        Reset();
        if (chip.ReferenceOn) chip.StopReference();
        bool line = chip.PenLine;
        Read();
        if (near[1] == Xpt2046.FullScale && far[1] == Xpt2046.FullScale && xs[1] == Xpt2046.FullScale && ys[1] == Xpt2046.FullScale) Fault = TouchFault.NoConverter;
        else if (near[1] > LeastPressure && (!line || Resistance < ShortResistance)) Fault = TouchFault.Short;
        else if (line && IsOpen) Fault = TouchFault.Open;
        else Fault = TouchFault.None;
        return Fault;
    }

    /// <summary>Forgets the stroke: the next point begins one.</summary>
    public void Reset()
    {
        drawing = false;
        jumped = false;
        skipped = 0;
        bad = 0;
    }

    /// <summary>Looks at the panel once; call it at least 50 times a second while somebody writes.</summary>
    public TouchEvent Sample()
    {
        if (chip.ReferenceOn) return TouchEvent.None;
        if (!chip.PenLine) return Bad();
        Read();
        if (IsOpen)
        {
            if (++openPanel >= OpenUntilFault) Fault = TouchFault.Open;
            return Bad();
        }
        openPanel = 0;
        if (!IsPressed) return Bad();
        bad = 0;
        if (skipped == 0)
        {
            skipped = 1; // the sheets still bounce
            return TouchEvent.None;
        }
        int x = xs[1], y = ys[1];
        if (drawing && (IsFar(x - X) || IsFar(y - Y)))
        {
            // one reading far away is an error; two that agree are where the pen is now
            bool agreed = jumped && !IsFar(x - jumpX) && !IsFar(y - jumpY);
            jumped = !agreed;
            jumpX = x;
            jumpY = y;
            if (!agreed) return TouchEvent.None;
        }
        jumped = false;
        drawing = true;
        X = x;
        Y = y;
        AtMs = clock.Millis;
        return TouchEvent.Point;
    }

    private TouchEvent Bad()
    {
        if (skipped == 0 && !drawing) return TouchEvent.None;
        if (++bad < BadUntilUp) return TouchEvent.None;
        bool was = drawing;
        Reset();
        return was ? TouchEvent.Up : TouchEvent.None;
    }

    private static bool IsFar(int distance) => distance > Jump || distance < -Jump;

    private bool IsOpen => IsRail(xs[1]) && IsRail(ys[1]);

    private static bool IsRail(int counts) => counts < Margin || counts > Xpt2046.FullScale - Margin;

    /// <summary>Of the contact, in the usual way; the quotient comes last, so that nothing is lost by whole numbers.</summary>
    private int Resistance => xs[1] * (far[1] - near[1]) / near[1];

    private bool IsPressed => near[1] >= LeastPressure && far[1] > near[1] && Resistance <= MostResistance && !IsRail(xs[1]) && !IsRail(ys[1]);

    /// <summary>Three readings, sorted: the middle ones count.</summary>
    private void Read()
    {
        for (int i = 0; i < Readings; i++)
        {
            chip.ReadPanel();
            Insert(near, i, chip.PressureNear);
            Insert(far, i, chip.PressureFar);
            Insert(xs, i, chip.RawX);
            Insert(ys, i, chip.RawY);
        }
    }

    private static void Insert(int[] sorted, int count, int value)
    {
        int at = count;
        for (; at > 0 && sorted[at - 1] > value; at--) sorted[at] = sorted[at - 1];
        sorted[at] = value;
    }
}
