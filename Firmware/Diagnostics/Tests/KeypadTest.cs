using PosFirmware.Drivers.Keypad;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>3: no key stuck, then every key in the order that the screen asks for.</summary>
public sealed class KeypadTest : Diagnostic
{
    private const int KeyMs = 15000;

    private static readonly string[] Names =
    {
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "00", ".", "CANCEL", "CLEAR", "OK", "MENU", "UP", "DOWN", "LAST", "FEED",
    };

    /// <summary>Makes the test.</summary>
    public KeypadTest() : base(3, "keypad", Text.TestKeypad, true) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        Keypad keypad = rig.Board.Keypad;
        if (keypad.Fault != KeypadFault.None)
        {
            finding.Fail(Fault((int)keypad.Fault), keypad.StuckKey == Key.None ? "MATRIX" : "STUCK " + Names[(int)keypad.StuckKey]);
            return;
        }
        for (int i = 0; i < Names.Length; i++)
        {
            tester.Tell(Text.PressKey, Names[i] + "  " + (i + 1).ToString() + "/" + Names.Length.ToString());
            Key key = tester.WaitKey(KeyMs);
            if ((int)key == i) continue;
            if (key == Key.None) finding.Fail(Fault(90), "NO KEY " + Names[i]);
            else finding.Fail(Fault(91), Names[(int)key] + " FOR " + Names[i]);
            return;
        }
        finding.Add(Names.Length.ToString() + "/" + Names.Length.ToString());
        finding.Pass();
    }
}
