using Bench.Silicon;

namespace NanoFramework.Files;

/// <summary>nanoFramework's <c>System.IO.File</c>, as far as the firmware uses it, over the machine's file system.</summary>
public static class File
{
    /// <summary>True when the file is there.</summary>
    public static bool Exists(string path) => Volume.Of(path).Find(Volume.Name(path));

    /// <summary>Removes a file that is there.</summary>
    public static void Delete(string path) => Volume.Of(path).Delete(Volume.Name(path));

    /// <summary>Renames a file.</summary>
    /// <exception cref="System.IO.IOException">It is not there, or the new name is taken: both are found out by the managed part.</exception>
    public static void Move(string sourceFileName, string destFileName)
    {
        IFileSystem files = Volume.Of(sourceFileName);
        if (!files.Find(Volume.Name(sourceFileName)) || files.Find(Volume.Name(destFileName))) throw new System.IO.IOException();
        files.Move(Volume.Name(sourceFileName), Volume.Name(destFileName));
    }
}

/// <summary>nanoFramework's <c>System.IO.Directory</c>, as far as the firmware uses it.</summary>
public static class Directory
{
    /// <summary>Paths of all files of a folder.</summary>
    public static string[] GetFiles(string path)
    {
        string[] names = Volume.Of(path).List();
        return Array.ConvertAll(names, n => path + n);
    }
}

/// <summary>The internal flash: the only drive there is.</summary>
internal static class Volume
{
    private const string Root = "I:\\";

    internal static IFileSystem Of(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal)) throw new Exception(); // no such volume
        return Machine.Current.Files ?? throw new Exception();
    }

    internal static string Name(string path) => path[Root.Length..];
}
