using PosFirmware.Drivers.Display;

namespace PosFirmware.Ui;

/// <summary>What is known of the way to the acquirer.</summary>
public enum LinkState
{
    /// <summary>Not tried yet, or on the way.</summary>
    Trying = 0,
    /// <summary>The last message got through.</summary>
    Good = 1,
    /// <summary>The last attempt failed.</summary>
    Bad = 2,
}

/// <summary>What is known of the paper.</summary>
public enum PaperState
{
    /// <summary>There is paper.</summary>
    There = 0,
    /// <summary>The roll has ended.</summary>
    Out = 1,
    /// <summary>The cover is open.</summary>
    CoverOpen = 2,
}

/// <summary>The bar at the top of every screen: operator, network, paper, battery, time. Only what has changed is drawn.</summary>
public sealed class StatusBar
{
    /// <summary>Columns of the text on the left.</summary>
    public const int TextWidth = 104;

    /// <summary>Rows of the bar.</summary>
    public const int Height = 20;

    private const int Left = 6, Top = 2, LinkX = 114, PaperX = 129, BatteryX = 145, PercentX = 160, PercentWidth = 32, TimeX = 198, TimeWidth = 40;
    private const int LevelX = BatteryX + 2, LevelY = Top + 6, LevelWidth = 8, LevelHeight = 4, LowPercent = 15;

    private readonly Display display;
    private readonly TextField who, percent, time;
    private string shownWho = "";
    private int shownPercent = -1, shownMinute = -1;
    private LinkState shownLink = (LinkState)(-1);
    private PaperState shownPaper = (PaperState)(-1);

    /// <summary>Makes the bar; nothing is drawn yet.</summary>
    public StatusBar(Display display)
    {
        this.display = display;
        who = new TextField(display, Left, Top, TextWidth, 16, TextAlign.Left, Palette.OnColour, Palette.Bar);
        percent = new TextField(display, PercentX, Top, PercentWidth, 16, TextAlign.Right, Palette.OnColour, Palette.Bar);
        time = new TextField(display, TimeX, Top, TimeWidth, 16, TextAlign.Left, Palette.OnColour, Palette.Bar);
    }

    /// <summary>Who works here, or in which state the terminal is.</summary>
    public void Who(string text)
    {
        if (text == shownWho) return;
        shownWho = text;
        who.Set(text);
    }

    /// <summary>Way to the acquirer.</summary>
    public void Link(LinkState state)
    {
        if (state == shownLink) return;
        shownLink = state;
        Sign(LinkX, state == LinkState.Good ? Pictograms.LinkGood : state == LinkState.Bad ? Pictograms.LinkBad : Pictograms.LinkTrying, state == LinkState.Bad);
    }

    /// <summary>Paper.</summary>
    public void Paper(PaperState state)
    {
        if (state == shownPaper) return;
        shownPaper = state;
        Sign(PaperX, state == PaperState.There ? Pictograms.Paper : state == PaperState.Out ? Pictograms.NoPaper : Pictograms.CoverOpen, state != PaperState.There);
    }

    /// <summary>Battery, 0 to 100 percent.</summary>
    public void Battery(int value)
    {
        if (value == shownPercent) return;
        bool outline = shownPercent < 0 || (shownPercent <= LowPercent) != (value <= LowPercent);
        shownPercent = value;
        if (outline) Sign(BatteryX, Pictograms.Battery, value <= LowPercent);
        int level = (value * LevelWidth + 99) / 100;
        ushort ink = value <= LowPercent ? Palette.Alarm : Palette.OnColour;
        display.Fill(LevelX, LevelY, level, LevelHeight, ink);
        display.Fill(LevelX + level, LevelY, LevelWidth - level, LevelHeight, Palette.Bar);
        percent.Set(value.ToString() + "%");
    }

    /// <summary>Time as minutes of the day.</summary>
    public void Time(int minute)
    {
        if (minute == shownMinute) return;
        shownMinute = minute;
        time.Set((minute / 60).ToString("D2") + ":" + (minute % 60).ToString("D2"));
    }

    /// <summary>The bar was painted over: everything is drawn again.</summary>
    public void Restore()
    {
        display.Fill(0, 0, Display.Width, Height, Palette.Bar);
        who.Invalidate();
        percent.Invalidate();
        time.Invalidate();
        who.Set(shownWho);
        LinkState link = shownLink;
        PaperState paper = shownPaper;
        int battery = shownPercent, minute = shownMinute;
        shownLink = (LinkState)(-1);
        shownPaper = (PaperState)(-1);
        shownPercent = shownMinute = -1;
        if (link >= 0) Link(link);
        if (paper >= 0) Paper(paper);
        if (battery >= 0) Battery(battery);
        if (minute >= 0) Time(minute);
    }

    private void Sign(int x, byte[] picture, bool alarm) =>
        display.Bitmap(x, Top, Pictograms.SignSize, Pictograms.SignSize, picture, alarm ? Palette.Alarm : Palette.OnColour, Palette.Bar);
}
