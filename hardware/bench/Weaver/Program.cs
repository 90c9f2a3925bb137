using Bench.Weaving;
using Mono.Cecil;
using Mono.Cecil.Cil;

// Weaver ASSEMBLY WOVEN FOLDER...: makes a copy of a device assembly whose instructions cost time on the virtual board. FOLDER: where what it refers to lies.
if (args.Length < 2)
{
    Console.Error.WriteLine("Weaver ASSEMBLY WOVEN FOLDER...");
    return 2;
}
DefaultAssemblyResolver resolver = new();
foreach (string folder in args[2..]) resolver.AddSearchDirectory(folder);
using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(args[0], new ReaderParameters { AssemblyResolver = resolver, ReadSymbols = true, SymbolReaderProvider = new PortablePdbReaderProvider() });
MethodWeaver weaver = new(assembly.MainModule, new PriceTables(), new MeterMethods(assembly.MainModule));
foreach (MethodDefinition method in assembly.MainModule.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody)) weaver.Weave(method);
assembly.Write(args[1], new WriterParameters { WriteSymbols = true, SymbolWriterProvider = new PortablePdbWriterProvider(), DeterministicMvid = true });
return 0;
