using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Ui;

/// <summary>
/// One screen, composed from the top: title, lines of any size, and a hint at the foot. Composing it again costs only what has
/// changed: every line is a field that redraws differing pixels.
/// </summary>
public sealed class Page
{
    /// <summary>Width of a line in dots.</summary>
    public const int LineWidth = Display.Width - 2 * Margin;

    private const int MaxLines = 10, Margin = 4, LargestSize = 48, TitleSize = 24;
    private const int TitleTop = StatusBar.Height, TitleHeight = 32, BodyTop = TitleTop + TitleHeight, FootTop = 294;

    private readonly Display display;
    private readonly TextField title, hint;
    private readonly PagePictures pictures;
    private readonly TextField[] fields = new TextField[MaxLines];
    private readonly bool[] shown = new bool[MaxLines];
    private readonly int[] shownTop = new int[MaxLines], shownSize = new int[MaxLines];
    private readonly TextAlign[] shownAlign = new TextAlign[MaxLines];
    private readonly string[] text = new string[MaxLines];
    private readonly int[] top = new int[MaxLines], size = new int[MaxLines];
    private readonly TextAlign[] align = new TextAlign[MaxLines];
    private int count, next, titleDots = TitleSize;
    private Tone tone = (Tone)(-1);
    private Desk watcher;

    /// <summary>Paints the frame of all screens.</summary>
    public Page(Display display)
    {
        this.display = display;
        Status = new StatusBar(display);
        pictures = new PagePictures(display);
        Frame();
        title = new TextField(display, Margin, TitleTop + 4, LineWidth, TitleSize, TextAlign.Center, Palette.OnColour, Palette.Title(Tone.Plain));
        for (int i = 0; i < MaxLines; i++) fields[i] = new TextField(display, Margin, BodyTop, LineWidth, LargestSize, TextAlign.Left, Palette.Ink, Palette.Paper);
        hint = new TextField(display, Margin, FootTop + 5, LineWidth, 16, TextAlign.Center, Palette.Ink, Palette.Foot);
    }

    /// <summary>Something else has painted over the screen: the frame comes back, and the next screen is drawn in full.</summary>
    public void Restore()
    {
        Frame();
        tone = (Tone)(-1);
        title.Invalidate();
        hint.Invalidate();
        pictures.Forget();
        for (int i = 0; i < MaxLines; i++)
        {
            fields[i].Invalidate();
            shown[i] = false;
        }
    }

    private void Frame()
    {
        Status.Restore();
        display.Fill(0, BodyTop, Display.Width, FootTop - BodyTop, Palette.Paper);
        display.Fill(0, FootTop, Display.Width, Display.Height - FootTop, Palette.Foot);
    }

    /// <summary>Size at which a line fits on the screen: the wanted one, or the next smaller that does.</summary>
    /// <param name="fonts">Fonts of the screen.</param>
    /// <param name="line">Text.</param>
    /// <param name="dots">Wanted size: 16, 24, 32 or 48.</param>
    public static int Fitting(Fonts fonts, string line, int dots)
    {
        while (dots > 16 && fonts.Width(line, dots) > LineWidth) dots = dots == 48 ? 32 : dots == 32 ? 24 : 16;
        return dots;
    }

    /// <summary>Bar at the top.</summary>
    public StatusBar Status { get; }

    /// <summary>Lines that did not fit on the screen since it was begun.</summary>
    public int Lost { get; private set; }

    /// <summary>Lines of the screen below its title.</summary>
    public int Count => count;

    /// <summary>A line of the screen below its title.</summary>
    /// <param name="line">0 to <see cref="Count"/> - 1, from the top.</param>
    public string TextOf(int line) => text[line];

    /// <summary>Starts a screen.</summary>
    public void Begin(Tone mood, string heading)
    {
        IsDrawing = true;
        if (mood != tone)
        {
            tone = mood;
            display.Fill(0, TitleTop, Display.Width, TitleHeight, Palette.Title(mood));
            title.Colors(Palette.OnColour, Palette.Title(mood));
        }
        int dots = Fitting(display.Fonts, heading, TitleSize);
        if (dots != titleDots)
        {
            titleDots = dots;
            title.Cover(Palette.Title(mood));
            title.Move(TitleTop + (TitleHeight - dots) / 2, dots, TextAlign.Center, Palette.OnColour, Palette.Title(mood));
        }
        LookAtKeys();
        title.Set(heading);
        LookAtKeys();
        IsDrawing = false;
        count = 0;
        Lost = 0;
        next = BodyTop + 8;
        pictures.Begin();
    }

    /// <summary>Whoever looks at the keys while a page is drawn.</summary>
    public void Watch(Desk by)
    {
        watcher = by;
        display.Attend(by);
    }

    /// <summary>True while a page is drawn, which nobody can read yet.</summary>
    public bool IsDrawing { get; private set; }

    /// <summary>Light behind the screen.</summary>
    public void Light(bool on) => display.Backlight(on);

    /// <summary>Leaves room.</summary>
    public void Gap(int dots) => next += dots;

    /// <summary>Leaves room for something that is not text.</summary>
    /// <returns>Its top row on the screen.</returns>
    public int Reserve(int dots)
    {
        int at = next;
        next += dots;
        return at;
    }

    /// <summary>Adds a line of 16 dots.</summary>
    public void Line(string line) => Line(line, 16, TextAlign.Left);

    /// <summary>Adds a centred line of 24 dots, or of 16 when it would not fit.</summary>
    public void Large(string line) => Line(line, 24, TextAlign.Center);

    /// <summary>
    /// Adds a line. One that is too wide becomes smaller, and at 16 dots goes on below; one that does not fit below the others is left
    /// out and counted in <see cref="Lost"/>.
    /// </summary>
    /// <param name="line">Text.</param>
    /// <param name="dots">16, 24, 32 or 48.</param>
    /// <param name="where">Alignment.</param>
    public void Line(string line, int dots, TextAlign where)
    {
        dots = display.Fonts.SizeFor(line, Fitting(display.Fonts, line, dots));
        int fits = display.Fonts.Of(dots).Fit(line, 0, LineWidth);
        if (fits > 0 && fits < line.Length)
        {
            int end = fits;
            while (end > fits / 2 && line[end] != ' ') end--; // whole words, if there are any
            if (line[end] != ' ') end = fits;
            Line(line.Substring(0, end), dots, where);
            Line(line.Substring(end).Trim(), dots, where);
            return;
        }
        if (count == MaxLines || next + dots > FootTop)
        {
            Lost++;
            return;
        }
        text[count] = line;
        top[count] = next;
        size[count] = dots;
        align[count] = where;
        count++;
        next += dots + (dots > 24 ? 8 : 6);
    }

    /// <summary>Paints a picture into the middle of the screen; <see cref="Restore"/> before the next screen.</summary>
    /// <param name="top">First row.</param>
    /// <param name="side">Dots across and down.</param>
    /// <param name="oneBpp">Rows of whole bytes, bit 7 leftmost; set is dark.</param>
    public void Picture(int top, int side, byte[] oneBpp) => display.Bitmap((Display.Width - side) / 2, top, side, side, oneBpp, Palette.Ink, Palette.Paper);

    /// <summary>Adds a row of pictograms in the middle.</summary>
    /// <param name="which">Bits of <see cref="Pictogram"/>.</param>
    public void Pictures(int which)
    {
        if (pictures.AddRow(which, next)) next += Pictograms.Size + 8;
    }

    /// <summary>A bar above the hint that shows how far something is. It goes with the next screen.</summary>
    /// <param name="done">0 to <paramref name="all"/>.</param>
    /// <param name="all">1 or more.</param>
    public void Progress(int done, int all) => pictures.Progress(done, all, FootTop);

    /// <summary>Ends the screen: removes what an earlier one left, draws the lines, and shows the hint at the foot.</summary>
    public void End(string foot)
    {
        IsDrawing = true;
        // Old lines go first: they may lie where new ones of another size will be.
        for (int i = 0; i < MaxLines; i++)
        {
            if (!shown[i] || (i < count && shownTop[i] == top[i] && shownSize[i] == size[i] && shownAlign[i] == align[i])) continue;
            fields[i].Cover(Palette.Paper);
            shown[i] = false;
            LookAtKeys();
        }
        pictures.End();
        LookAtKeys();
        for (int i = 0; i < count; i++)
        {
            if (!shown[i])
            {
                fields[i].Move(top[i], size[i], align[i], Palette.Ink, Palette.Paper);
                shown[i] = true;
                shownTop[i] = top[i];
                shownSize[i] = size[i];
                shownAlign[i] = align[i];
            }
            fields[i].Set(text[i]);
            LookAtKeys();
        }
        hint.Set(foot);
        LookAtKeys();
        IsDrawing = false;
    }

    /// <summary>A press of 60 ms counts after three scans: between two pieces of a page is never too often.</summary>
    private void LookAtKeys()
    {
        if (watcher != null) watcher.WhileDrawing();
    }
}
