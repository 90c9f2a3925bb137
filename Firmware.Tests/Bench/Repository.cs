using System;
using System.IO;

namespace PosFirmware.Tests.Bench;

/// <summary>Where the sources lie that a test looks at.</summary>
internal static class Repository
{
    /// <summary>Folder with PosFirmware.sln.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A device assembly as the compiler made it: the one that the tests run is woven (hardware/bench/DeviceSources.targets).</summary>
    /// <param name="project"><c>Drivers</c> or <c>Firmware</c>.</param>
    public static string Unwoven(string project)
    {
        string output = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name; // Debug or Release
        return Path.Combine(Root, project, "obj", output, "net10.0", project + ".dll");
    }

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "PosFirmware.sln")) ? folder.FullName : Find(folder.Parent ?? throw new DirectoryNotFoundException("PosFirmware.sln"));
}
