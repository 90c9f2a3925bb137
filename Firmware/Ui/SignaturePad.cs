using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Text;
using PosFirmware.Drivers.Touch;
using PosFirmware.Signature;

namespace PosFirmware.Ui;

/// <summary>
/// The pad that the cardholder signs on: a frame with the feature code in its paper, and ink where the pen goes. While the pen is down, it
/// is looked at four times between two ticks, so ink and strokes follow at more than 100 points a second.
/// </summary>
public sealed class SignaturePad
{
    /// <summary>Columns of the pad.</summary>
    public const int Width = 232;
    /// <summary>Rows of the pad.</summary>
    public const int Height = 140;
    /// <summary>Left edge on the screen.</summary>
    public const int Left = (Display.Width - Width) / 2;

    private const int Pen = 2, CodeSize = 24, StrokeMemory = 6000, Looks = 4, LookEveryUs = 5000, StrokeGapMs = 100;
    private const int MostRows = 32; // of one transfer to the screen

    private readonly Desk desk;
    private readonly Display display;
    private readonly TouchPanel panel;
    private readonly TouchCalibration calibration;
    private readonly BitCanvas ink = new BitCanvas(Width, Height), mark = new BitCanvas(Width, Height);
    private int lastX, lastY, shownSeconds;
    private long lastMs;
    private bool down, drawing;

    /// <summary>Makes the pad.</summary>
    public SignaturePad(Desk desk, Display display, TouchPanel panel, TouchCalibration calibration)
    {
        this.desk = desk;
        this.display = display;
        this.panel = panel;
        this.calibration = calibration;
    }

    /// <summary>What was written; read it before the next signature.</summary>
    public Strokes Strokes { get; } = new Strokes(StrokeMemory);

    /// <summary>Top edge on the screen, once it has been drawn.</summary>
    public int Top { get; private set; }

    /// <summary>Lets somebody sign. What was written before is gone.</summary>
    /// <param name="title">Transaction.</param>
    /// <param name="amount">Amount in sight.</param>
    /// <param name="card">Card in sight.</param>
    /// <param name="featureCode">Stands in the paper.</param>
    /// <param name="prompt">What to say.</param>
    /// <param name="tone">Mood of the screen.</param>
    /// <param name="limitMs">Time limit.</param>
    /// <returns>Ok: the green key. Back: the yellow one, to begin anew.</returns>
    public Reply Write(string title, string amount, string card, string featureCode, string prompt, Tone tone, int limitMs)
    {
        Strokes.Clear();
        panel.Reset();
        down = drawing = false;
        shownSeconds = -1;
        long end = desk.Clock.Millis + limitMs;
        Frame(title, amount, card, prompt, tone, limitMs / 1000);
        Paper(featureCode);
        desk.AwaitAnswer();
        Reply reply = Reply.TimeOut;
        while (desk.Clock.Millis < end)
        {
            Frame(title, amount, card, prompt, tone, (int)((end - desk.Clock.Millis + 999) / 1000));
            Follow();
            Key key = desk.TickAnswer();
            if (key == Key.Enter) reply = Reply.Ok;
            else if (key == Key.Clear) reply = Reply.Back;
            else if (key == Key.Cancel) reply = Reply.Cancel;
            else continue;
            break;
        }
        Strokes.Lift();
        Erase();
        return reply;
    }

    /// <summary>Shows what has just been written to the operator, who compares it with the card. The ink is gone afterwards.</summary>
    /// <param name="title">Transaction.</param>
    /// <param name="amount">Amount in sight.</param>
    /// <param name="card">Card in sight.</param>
    /// <param name="limitMs">Time limit.</param>
    /// <returns>Ok: the same. Cancel: different. TimeOut: nobody looked, or the case was opened.</returns>
    public Reply Compare(string title, string amount, string card, int limitMs)
    {
        Compose(title, amount, card, desk.Texts[Text.CheckSignature], Tone.Warning, Text.HintCheckSignature);
        Sheet();
        long end = desk.Clock.Millis + limitMs;
        Key key;
        desk.AwaitAnswer();
        do key = desk.WaitAnswer((int)(end - desk.Clock.Millis));
        while (key != Key.Enter && key != Key.Cancel && key != Key.None);
        ink.Clear();
        Erase();
        return key == Key.Enter ? Reply.Ok : key == Key.Cancel ? Reply.Cancel : Reply.TimeOut;
    }

    /// <summary>A page paints over its own lines only.</summary>
    private void Erase() => display.Fill(0, Top, Display.Width, Height, Palette.Paper);

    /// <summary>Composes the page; it costs what has changed, which is the seconds.</summary>
    private void Frame(string title, string amount, string card, string prompt, Tone tone, int seconds)
    {
        if (seconds == shownSeconds) return;
        shownSeconds = seconds;
        Compose(title, amount, card, prompt + " " + seconds.ToString(), tone, Text.HintSign);
    }

    private void Compose(string title, string amount, string card, string prompt, Tone tone, Text foot)
    {
        Page page = desk.Page;
        page.Begin(tone, title);
        page.Line(amount, 24, TextAlign.Center);
        page.Line(card, 16, TextAlign.Center);
        Top = page.Reserve(Height);
        page.Gap(4);
        page.Line(prompt, 16, TextAlign.Center);
        page.End(desk.Texts[foot]);
    }

    private void Paper(string featureCode)
    {
        ink.Clear();
        mark.Clear();
        Font font = display.Fonts.Of(CodeSize);
        font.DrawRow(featureCode, mark.Bits, (Height - CodeSize) / 2 * mark.Stride, mark.Stride, CodeSize, (Width - font.Width(featureCode)) / 2);
        Sheet();
    }

    /// <summary>Brings paper, ink and frame onto the screen.</summary>
    private void Sheet()
    {
        for (int row = 0; row < Height; row += MostRows) Show(0, row, Width - 1, row + MostRows - 1);
        display.Fill(Left, Top, Width, 1, Palette.Faint);
        display.Fill(Left, Top + Height - 1, Width, 1, Palette.Faint);
        display.Fill(Left, Top, 1, Height, Palette.Faint);
        display.Fill(Left + Width - 1, Top, 1, Height, Palette.Faint);
    }

    /// <summary>Looks at the pen once, and while it is down a few times more.</summary>
    private void Follow()
    {
        for (int look = 0; look < Looks; look++)
        {
            IClock clock = desk.Clock;
            long began = clock.Micros;
            switch (panel.Sample())
            {
                case TouchEvent.Point:
                    down = true;
                    desk.Touch();
                    Take(calibration.ToX(panel.X, panel.Y) - Left, calibration.ToY(panel.X, panel.Y) - Top);
                    break;
                case TouchEvent.Up:
                    down = drawing = false;
                    Strokes.Lift();
                    break;
            }
            if (!down || look == Looks - 1) return;
            int left = LookEveryUs - (int)(clock.Micros - began);
            if (left > 0) clock.Spin(left);
        }
    }

    private void Take(int x, int y)
    {
        if (x < 1 || y < 1 || x >= Width - Pen || y >= Height - Pen) // off the pad: the stroke goes on where the pen comes back
        {
            drawing = false;
            Strokes.Lift();
            return;
        }
        if (drawing && panel.AtMs - lastMs > StrokeGapMs) // nobody saw what was between
        {
            drawing = false;
            Strokes.Lift();
        }
        int fromX = drawing ? lastX : x, fromY = drawing ? lastY : y;
        Strokes.Add(x, y);
        bool rests = drawing && x == lastX && y == lastY;
        drawing = true;
        lastX = x;
        lastY = y;
        lastMs = panel.AtMs;
        if (rests) return;
        ink.Line(fromX, fromY, x, y, Pen);
        Show(fromX < x ? fromX : x, fromY < y ? fromY : y, (fromX > x ? fromX : x) + Pen - 1, (fromY > y ? fromY : y) + Pen - 1);
    }

    /// <summary>Brings a part of the pad onto the screen.</summary>
    private void Show(int left, int top, int right, int bottom)
    {
        if (bottom >= Height) bottom = Height - 1;
        for (int row = top; row <= bottom; row += MostRows)
        {
            int rows = bottom - row + 1 < MostRows ? bottom - row + 1 : MostRows;
            display.Layers(Left + left, Top + row, right - left + 1, rows, ink.Bits, mark.Bits, ink.Stride, left, row, Palette.Ink, Palette.Mark, Palette.Paper);
        }
    }
}
