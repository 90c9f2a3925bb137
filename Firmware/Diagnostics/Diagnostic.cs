using PosFirmware.Ui;

namespace PosFirmware.Diagnostics;

/// <summary>One test of the field diagnostic menu (operations.md section 7.2).</summary>
public abstract class Diagnostic
{
    /// <summary>Describes a test.</summary>
    /// <param name="number">Number in the list of operations.md 7.2; its faults are this times 100 and more.</param>
    /// <param name="name">Name on the service line, without "-test".</param>
    /// <param name="title">Words of the menu and the report.</param>
    /// <param name="needsTester">True: somebody has to look, press or swipe.</param>
    protected Diagnostic(int number, string name, Text title, bool needsTester)
    {
        Number = number;
        Name = name;
        Title = title;
        NeedsTester = needsTester;
    }

    /// <summary>Number of the test.</summary>
    public readonly int Number;

    /// <summary>Name on the service line.</summary>
    public readonly string Name;

    /// <summary>Words.</summary>
    public readonly Text Title;

    /// <summary>True: somebody has to look, press or swipe; such a test is left out of a burn-in.</summary>
    public readonly bool NeedsTester;

    /// <summary>Runs the test. It leaves the part as it was and ends within its time limits, whatever the part does.</summary>
    public abstract void Run(Rig rig, ITester tester, Finding finding);

    /// <summary>A fault code of this test.</summary>
    protected int Fault(int what) => Number * 100 + what;
}
