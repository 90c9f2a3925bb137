using PosFirmware.Drivers.Display;

namespace PosFirmware.Ui;

/// <summary>What a page shows besides text: pictograms, a bar of progress. Each is sent once and painted over when it is gone.</summary>
internal sealed class PagePictures
{
    private const int Gap = 10, BarHeight = 6, BarLeft = 6, BarWidth = Display.Width - 2 * BarLeft;

    private readonly Display display;
    private int row, rowTop, shownRow, shownRowTop;
    private int bar = -1, barTop;
    private bool barKept;

    /// <summary>Draws on a display.</summary>
    public PagePictures(Display display)
    {
        this.display = display;
    }

    /// <summary>A page begins: it has none yet.</summary>
    public void Begin()
    {
        row = 0;
        barKept = false;
    }

    /// <summary>The screen was painted over.</summary>
    public void Forget()
    {
        shownRow = 0;
        bar = -1;
    }

    /// <summary>A row of pictograms; false when there is none.</summary>
    public bool AddRow(int which, int top)
    {
        row = which;
        rowTop = top;
        return which != 0;
    }

    /// <summary>Paints over what is gone, and draws what is new.</summary>
    public void End()
    {
        bool sameRow = row == shownRow && rowTop == shownRowTop;
        if (!sameRow && shownRow != 0) display.Fill(0, shownRowTop, Display.Width, Pictograms.Size, Palette.Paper);
        if (bar >= 0 && !barKept)
        {
            display.Fill(BarLeft, barTop, BarWidth, BarHeight, Palette.Paper);
            bar = -1;
        }
        if (!sameRow) DrawRow();
        shownRow = row;
        shownRowTop = rowTop;
    }

    /// <summary>The bar grows by what is new.</summary>
    public void Progress(int done, int all, int foot)
    {
        int wanted = done >= all ? BarWidth : BarWidth * done / all;
        barTop = foot - BarHeight - 2;
        if (bar < 0 || wanted < bar)
        {
            display.Fill(BarLeft, barTop, BarWidth, BarHeight, Palette.Foot);
            bar = 0;
        }
        if (wanted > bar) display.Fill(BarLeft + bar, barTop, wanted - bar, BarHeight, Palette.Title(Tone.Plain));
        bar = wanted;
        barKept = true;
    }

    private void DrawRow()
    {
        int many = 0;
        for (int i = 0; i < Pictograms.All.Length; i++) many += (row >> i) & 1;
        int x = (Display.Width - many * Pictograms.Size - (many - 1) * Gap) / 2;
        for (int i = 0; i < Pictograms.All.Length; i++)
        {
            if (((row >> i) & 1) == 0) continue;
            display.Bitmap(x, rowTop, Pictograms.Size, Pictograms.Size, Pictograms.All[i], Palette.Ink, Palette.Paper);
            x += Pictograms.Size + Gap;
        }
    }
}
