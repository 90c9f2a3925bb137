using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Bench.Benchmarks.Figures;

/// <summary>Size of the device code: IL of all methods.</summary>
internal static class CodeFigures
{
    public static IEnumerable<Figure> Measure() => [Size(typeof(PosFirmware.Drivers.Keypad.Key).Assembly), Size(typeof(PosFirmware.Terminal).Assembly)];

    private static Figure Size(Assembly assembly)
    {
        // what the compiler made: the copy that runs is woven
        string project = Path.GetFileNameWithoutExtension(assembly.Location), configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "PosFirmware.sln"))) root = root.Parent ?? throw new DirectoryNotFoundException("PosFirmware.sln");
        using FileStream file = File.OpenRead(Path.Combine(root.FullName, project, "obj", configuration, "net10.0", project + ".dll"));
        using PEReader pe = new(file);
        MetadataReader metadata = pe.GetMetadataReader();
        int bytes = 0, methods = 0;
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            int at = metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
            if (at == 0) continue;
            bytes += pe.GetMethodBody(at).Size;
            methods++;
        }
        return new($"IL of {Path.GetFileName(assembly.Location)}", bytes / 1024.0, "KiB", Note: $"{methods} methods; the file has {file.Length / 1024} KiB; nanoFramework's own format differs");
    }
}
