using PosFirmware.Boards;

namespace PosFirmware;

/// <summary>Power-on.</summary>
public static class Program
{
    /// <summary>Entry point on the device.</summary>
    public static void Main() => new Terminal(new HandheldBoard()).Run();
}
