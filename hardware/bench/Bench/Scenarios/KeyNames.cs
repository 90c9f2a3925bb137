using PosFirmware.Drivers.Keypad;

namespace Bench.Scenarios;

/// <summary>Names of the twenty keys, as scenario files and the web page write them.</summary>
public static class KeyNames
{
    /// <summary>Name to key.</summary>
    public static IReadOnlyDictionary<string, Key> All { get; } = new Dictionary<string, Key>
    {
        ["0"] = Key.D0, ["1"] = Key.D1, ["2"] = Key.D2, ["3"] = Key.D3, ["4"] = Key.D4,
        ["5"] = Key.D5, ["6"] = Key.D6, ["7"] = Key.D7, ["8"] = Key.D8, ["9"] = Key.D9,
        ["00"] = Key.DoubleZero, ["."] = Key.Dot, ["ok"] = Key.Enter, ["cancel"] = Key.Cancel, ["clear"] = Key.Clear,
        ["menu"] = Key.Menu, ["up"] = Key.Up, ["down"] = Key.Down, ["last"] = Key.Last, ["feed"] = Key.Feed,
    };
}
