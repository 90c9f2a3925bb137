using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PosFirmware.Drivers.Bus;

namespace PosFirmware.Tests.Bench.House;

/// <summary>
/// The assemblies that the device gets (Firmware/README.md, "Assemblies of the device"). The bench builds all of Firmware as one
/// assembly, which the device could not hold: nanoFramework counts code and strings of an assembly in 16 bits, and its metadata
/// processor ends with "Byte code table overflow" beyond that.
/// </summary>
[TestClass]
public class DeviceAssembliesTests
{
    private const int Limit = 65535;

    // in the order of their dependence
    private static readonly string[] Parts = ["Core", "Cards", "Desk", "Transactions"];

    [TestMethod]
    public void EverySourceIsInOneAssembly()
    {
        string[] sources = Sources(".").Where(s => !s.StartsWith("bin/") && !s.StartsWith("obj/")).ToArray();
        string[] rest = Left().Split(';').Select(x => x.Replace('\\', '/')).ToArray();
        foreach (string source in sources)
        {
            int parts = Parts.Count(p => Rooms(p).Any(r => In(source, r)));
            bool excluded = rest.Any(r => In(source, r.Replace("/**", "")));
            Assert.AreEqual(excluded ? 1 : 0, parts, source);
        }
        Assert.IsTrue(sources.Length > 250);
    }

    /// <summary>All parts refer to the same libraries: what a part does not use costs the device nothing, and nano-check looks at Firmware.nfproj only.</summary>
    [TestMethod]
    public void EveryPartRefersToTheLibrariesOfTheProgram()
    {
        string[] Libraries(string project) => XDocument.Load(Path.Combine(Firmware, project)).Descendants().Where(e => e.Name.LocalName == "Reference").Select(e => e.Attribute("Include")!.Value).ToArray();
        foreach (string part in Parts)
        {
            CollectionAssert.AreEqual(Libraries("Firmware.nfproj"), Libraries($"Device/{part}/{part}.nfproj"), part);
            Assert.AreEqual(File.ReadAllText(Path.Combine(Firmware, "packages.config")), File.ReadAllText(Path.Combine(Firmware, "Device", part, "packages.config")), part);
        }
        Assert.IsTrue(Libraries("Firmware.nfproj").Length > 10);
    }

    /// <summary>A part may know itself and the parts before it; the program may know all.</summary>
    [TestMethod]
    public void PartsKnowOnlyThoseBeforeThem()
    {
        using AssemblyDefinition firmware = Read(Repository.Unwoven("Firmware"));
        List<string> breaches = [];
        foreach (TypeDefinition type in firmware.MainModule.GetTypes())
            foreach (TypeReference known in DoorsTests.Known(type).Where(k => k.Scope == firmware.MainModule))
                if (PartOf(known) > PartOf(type)) breaches.Add($"{type.FullName} knows {known.FullName}");
        Assert.AreEqual("", string.Join("\n", breaches.Distinct()));
    }

    /// <summary>
    /// Code and strings of each assembly stay below what 16 bits can count. The bench measures its own, unoptimised build; the code's size
    /// is the processor's to a few bytes, the strings lack the names of members of other assemblies.
    /// </summary>
    [TestMethod]
    public void EachFitsInSixteenBits()
    {
        using AssemblyDefinition firmware = Read(Repository.Unwoven("Firmware"));
        using AssemblyDefinition drivers = Read(Repository.Unwoven("Drivers"));
        using AssemblyDefinition tests = Read(typeof(DeviceAssembliesTests).Assembly.Location);
        var all = firmware.MainModule.GetTypes().GroupBy(PartOf).Select(g => (Name: g.Key < Parts.Length ? Parts[g.Key] : "Firmware", Types: g.ToArray())).ToList();
        all.Add(("Drivers", drivers.MainModule.GetTypes().ToArray()));
        all.Add(("NFUnitTest", tests.MainModule.GetTypes().Where(t => Outer(t).Namespace.StartsWith("PosFirmware.Tests.Unit")).ToArray()));
        foreach ((string name, TypeDefinition[] types) in all)
        {
            int code = types.SelectMany(t => t.Methods).Where(m => m.HasBody).Sum(Size), strings = Strings(types).Sum(s => Encoding.UTF8.GetByteCount(s) + 1);
            System.Console.WriteLine($"{name,-14}{types.Length,5} types {types.Sum(t => t.Methods.Count),6} methods {code,7} bytes of code {strings,7} of strings");
            Assert.IsTrue(code < Limit, $"code of {name}: move a room to another part of Firmware/Device");
            Assert.IsTrue(strings < Limit - 9000, $"strings of {name}: move a room to another part of Firmware/Device");
        }
        Assert.AreEqual(Parts.Length + 3, all.Count);
    }

    /// <summary>What the metadata processor of nanoFramework 3.0 cannot write: null as an argument of an attribute, and a jump table of more than 255 rows.</summary>
    [TestMethod]
    public void NothingTheMetadataProcessorCannotWrite()
    {
        List<string> breaches = [];
        foreach (string path in new[] { Repository.Unwoven("Firmware"), Repository.Unwoven("Drivers"), typeof(DeviceAssembliesTests).Assembly.Location })
        {
            using AssemblyDefinition assembly = Read(path);
            foreach (MethodDefinition method in assembly.MainModule.GetTypes().Where(t => !Outer(t).Namespace.StartsWith("PosFirmware.Tests.Bench")).SelectMany(t => t.Methods))
            {
                if (method.CustomAttributes.SelectMany(a => a.ConstructorArguments).Any(HasNull)) breaches.Add($"{method.FullName}: null in an attribute");
                if (method.HasBody && method.Body.Instructions.Any(i => i.Operand is Instruction[] { Length: > 255 })) breaches.Add($"{method.FullName}: jump table");
            }
        }
        Assert.AreEqual("", string.Join("\n", breaches));
    }

    /// <summary>
    /// The device's launcher calls a test without an object (this is null) and runs all tests without data rows before those with. Its reader of
    /// attributes knows numbers and strings, no char; one that it cannot read ends the whole run.
    /// </summary>
    [TestMethod]
    public void UnitTestsRunUnderTheLauncherOfTheDevice()
    {
        using AssemblyDefinition tests = Read(typeof(DeviceAssembliesTests).Assembly.Location);
        TypeDefinition[] classes = tests.MainModule.GetTypes().Where(t => t.Namespace.StartsWith("PosFirmware.Tests.Unit") && t.CustomAttributes.Any(a => a.AttributeType.Name == "TestClassAttribute")).ToArray();
        Assert.AreEqual("", string.Join("\n", classes.SelectMany(t => t.Fields).Where(f => !f.IsStatic).Select(f => $"{f.FullName}: make it static")));
        Assert.AreEqual("", string.Join("\n", classes.SelectMany(t => t.Methods).Where(m => m.CustomAttributes.SelectMany(a => a.ConstructorArguments).Any(HasChar)).Select(m => $"{m.FullName}: char in a data row")));
        Assert.IsTrue(classes.Length > 30);
    }

    private static bool HasChar(CustomAttributeArgument argument) => argument.Value switch
    {
        char => true,
        CustomAttributeArgument boxed => HasChar(boxed),
        CustomAttributeArgument[] array => array.Any(HasChar),
        _ => false,
    };

    private static bool HasNull(CustomAttributeArgument argument) => argument.Value switch
    {
        null => true,
        CustomAttributeArgument boxed => HasNull(boxed),
        CustomAttributeArgument[] array => array.Any(HasNull),
        _ => false,
    };

    // The device's code has operands of 16 bits where .NET has 32, a count of 8 bits before a jump table, and 12 bytes a handler.
    private static int Size(MethodDefinition method) => (method.Body.HasExceptionHandlers ? 1 + 12 * method.Body.ExceptionHandlers.Count : 0) + method.Body.Instructions.Sum(i => i.OpCode.OperandType switch
    {
        OperandType.InlineSwitch => i.OpCode.Size + 1 + 2 * ((Instruction[])i.Operand).Length,
        OperandType.InlineString or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineBrTarget => i.OpCode.Size + 2,
        _ => i.GetSize(),
    });

    private static IEnumerable<string> Strings(TypeDefinition[] types) => types.SelectMany(t => t.Fields.Where(f => !f.HasConstant).Select(f => f.Name).Append(t.Name).Append(t.Namespace)
        .Concat(t.Methods.Select(m => m.Name))
        .Concat(t.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Select(i => i.Operand).OfType<string>())
        .Concat(t.Methods.SelectMany(m => m.CustomAttributes).SelectMany(a => a.ConstructorArguments).SelectMany(Texts))).Distinct();

    private static IEnumerable<string> Texts(CustomAttributeArgument argument) => argument.Value switch
    {
        string text => [text],
        CustomAttributeArgument boxed => Texts(boxed),
        CustomAttributeArgument[] array => array.SelectMany(Texts),
        _ => [],
    };

    private static int PartOf(TypeReference type)
    {
        TypeReference outer = Outer(type);
        string[] names = outer.Namespace.Split('.');
        string place = names.Length > 1 ? names[1] : outer.Name + ".cs";
        int part = System.Array.FindIndex(Parts, p => Rooms(p).Contains(place));
        // what the compiler adds (contents of arrays) has no code: counted with the first part
        return outer.Namespace.StartsWith("PosFirmware") ? part < 0 ? Parts.Length : part : 0;
    }

    private static TypeReference Outer(TypeReference type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        return type;
    }

    private static readonly Dictionary<string, string[]> rooms = [];

    private static string[] Rooms(string part) => rooms.TryGetValue(part, out string[] known) ? known : rooms[part] = Project($"Device/{part}/{part}.nfproj")
        .Select(c => c.Attribute("Include")!.Value.Replace('\\', '/').Replace("../../", "").Replace("/**/*.cs", "")).ToArray();

    private static string Left() => Project("Firmware.nfproj").Single().Attribute("Exclude")!.Value.Replace("bin\\**;obj\\**;", "");

    private static IEnumerable<XElement> Project(string path) => XDocument.Load(Path.Combine(Firmware, path)).Descendants().Where(e => e.Name.LocalName == "Compile");

    private static bool In(string source, string place) => source == place || source.StartsWith(place + "/");

    private static IEnumerable<string> Sources(string folder) => Directory.GetFiles(Path.Combine(Firmware, folder), "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Firmware, f).Replace('\\', '/'));

    private static string Firmware => Path.Combine(Repository.Root, "Firmware");

    private static AssemblyDefinition Read(string path) => AssemblyDefinition.ReadAssembly(path);
}
