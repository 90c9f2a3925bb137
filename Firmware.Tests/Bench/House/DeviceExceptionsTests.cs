using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PosFirmware.Tests.Bench.House;

/// <summary>
/// Two faults of nanoFramework's interpreter, open since 2021 (nanoframework/Home 918): an exception that passes a finally which throws and
/// catches inside is lost, and the method returns as if nothing had happened; and <c>throw;</c> after such a call rethrows the other one.
/// So device code has neither, read from the compiled code.
/// </summary>
[TestClass]
public class DeviceExceptionsTests
{
    [TestMethod]
    public void Nothing_is_rethrown_without_its_name()
    {
        using Device device = new();
        Assert.AreEqual("", string.Join("\n", device.Methods.Where(m => m.Body.Instructions.Any(i => i.OpCode == OpCodes.Rethrow)).Select(m => m.FullName)));
    }

    [TestMethod]
    public void Nothing_is_caught_inside_a_finally()
    {
        using Device device = new();
        List<string> breaches = [];
        foreach (MethodDefinition method in device.Methods)
            foreach (ExceptionHandler handler in method.Body.ExceptionHandlers.Where(h => h.HandlerType == ExceptionHandlerType.Finally))
                breaches.AddRange(device.CaughtFrom(method, handler).Select(c => $"{method.FullName}: its finally reaches a catch in {c}"));
        Assert.AreEqual("", string.Join("\n", breaches.Distinct()));
        Assert.IsTrue(device.Finallys > 10, $"{device.Finallys} finally blocks were looked at");
    }

    /// <summary>The test itself: it sees a catch two calls below a finally, through an interface, and the Dispose of a using.</summary>
    [TestMethod]
    public void The_search_finds_what_it_is_for()
    {
        using Device device = new(typeof(DeviceExceptionsTests).Assembly.Location, "Samples");
        string[] guilty = [.. device.Methods.Where(m => m.Body.ExceptionHandlers.Any(h => h.HandlerType == ExceptionHandlerType.Finally && device.CaughtFrom(m, h).Any())).Select(m => m.Name)];
        CollectionAssert.AreEquivalent(new[] { "Deep", "Using" }, guilty);
    }

    private sealed class Samples : ISample
    {
        private int count;

        public void Deep(ISample sample) { try { count++; } finally { sample.Below(); } }

        public void Using() { using System.IO.MemoryStream stream = new(); count++; }

        public void Clean() { try { count++; } finally { count--; } }

        public void Below() => Caught();

        private void Caught() { try { count++; } catch (System.IO.IOException) { count--; } }
    }

    private interface ISample { void Below(); }

    /// <summary>The device's assemblies and who calls whom in them.</summary>
    private sealed class Device : System.IDisposable
    {
        private readonly List<AssemblyDefinition> assemblies = [];
        private readonly Dictionary<string, List<MethodDefinition>> bodies = []; // by what a caller names: the method itself, and what may stand behind it

        internal Device() : this(Repository.Unwoven("Drivers"), null) => Add(Repository.Unwoven("Firmware"), null);

        internal Device(string assembly, string only) => Add(assembly, only);

        private void Add(string location, string only)
        {
            DefaultAssemblyResolver resolver = new();
            resolver.AddSearchDirectory(System.IO.Path.GetDirectoryName(location));
            resolver.AddSearchDirectory(System.AppContext.BaseDirectory);
            AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(location, new ReaderParameters { AssemblyResolver = resolver });
            assemblies.Add(assembly);
            foreach (MethodDefinition method in assembly.MainModule.GetTypes().Where(t => only is null || t.Name == only).SelectMany(t => t.Methods).Where(m => m.HasBody))
            {
                Methods.Add(method);
                Under(method.FullName, method);
                if (!method.IsVirtual) continue;
                for (TypeDefinition type = method.DeclaringType; type is not null; type = type.BaseType?.Resolve())
                {
                    foreach (MethodDefinition replaced in type.Methods.Where(m => m.IsVirtual && m.Name == method.Name && m != method)) Under(replaced.FullName, method);
                    foreach (MethodDefinition wanted in type.Interfaces.SelectMany(i => i.InterfaceType.Resolve().Methods).Where(m => m.Name == method.Name)) Under(wanted.FullName, method);
                }
            }
        }

        internal List<MethodDefinition> Methods { get; } = [];

        internal int Finallys => Methods.Sum(m => m.Body.ExceptionHandlers.Count(h => h.HandlerType == ExceptionHandlerType.Finally));

        /// <summary>Methods with a catch that a finally can reach.</summary>
        internal IEnumerable<string> CaughtFrom(MethodDefinition method, ExceptionHandler handler)
        {
            if (method.Body.ExceptionHandlers.Any(h => h.HandlerType == ExceptionHandlerType.Catch && h.TryStart.Offset >= handler.HandlerStart.Offset && h.TryStart.Offset < handler.HandlerEnd.Offset))
                yield return method.FullName;
            Stack<MethodReference> open = new(Called(method.Body.Instructions.Where(i => i.Offset >= handler.HandlerStart.Offset && i.Offset < handler.HandlerEnd.Offset)));
            HashSet<string> seen = [];
            while (open.TryPop(out MethodReference called))
            {
                if (!seen.Add(called.FullName)) continue;
                if (called.Name == "Dispose" && (called.DeclaringType.Name.EndsWith("Stream") || called.DeclaringType.Name == "IDisposable")) yield return called.FullName; // those of streams swallow what Close throws
                foreach (MethodDefinition body in bodies.GetValueOrDefault(called.FullName) ?? [])
                {
                    if (body.Body.ExceptionHandlers.Any(h => h.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter)) yield return body.FullName;
                    foreach (MethodReference next in Called(body.Body.Instructions)) open.Push(next);
                }
            }
        }

        private static IEnumerable<MethodReference> Called(IEnumerable<Instruction> code) => code.Select(i => i.Operand).OfType<MethodReference>();

        private void Under(string name, MethodDefinition body)
        {
            if (!bodies.TryGetValue(name, out List<MethodDefinition> list)) bodies[name] = list = [];
            list.Add(body);
        }

        public void Dispose() => assemblies.ForEach(a => a.Dispose());
    }
}
