using PosFirmware.Drivers.Display;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>2: five colours for a second each, light off and on; the tester says whether all was even.</summary>
public sealed class DisplayTest : Diagnostic
{
    private const int ColourMs = 1000, DarkMs = 500;

    // RGB565: blue, green, red, black, white
    private static readonly ushort[] Colours = { 0x001F, 0x07E0, 0xF800, 0x0000, 0xFFFF };

    /// <summary>Makes the test.</summary>
    public DisplayTest() : base(2, "display", Text.TestDisplay, true) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        Display display = rig.Board.Display;
        bool on = true;
        for (int i = 0; i < Colours.Length && on; i++)
        {
            display.Clear(Colours[i]);
            on = rig.Wait(tester, ColourMs);
        }
        display.Backlight(false);
        if (on) on = rig.Wait(tester, DarkMs);
        display.Backlight(true);
        rig.S.Desk.Page.Restore();
        if (!on) finding.Stop();
        else if (tester.Confirm(Text.ColoursEven)) finding.Pass();
        else finding.Fail(Fault(1), "COLOURS");
    }
}
