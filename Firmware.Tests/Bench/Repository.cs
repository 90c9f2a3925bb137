using System;
using System.IO;

namespace PosFirmware.Tests.Bench;

/// <summary>Where the sources lie that a test looks at.</summary>
internal static class Repository
{
    /// <summary>Folder with PosFirmware.sln.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "PosFirmware.sln")) ? folder.FullName : Find(folder.Parent ?? throw new DirectoryNotFoundException("PosFirmware.sln"));
}
