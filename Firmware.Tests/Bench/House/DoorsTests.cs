using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PosFirmware.Drivers.Bus;

namespace PosFirmware.Tests.Bench.House;

/// <summary>The doors of the house (Firmware/README.md): which room may know which, read from the compiled code.</summary>
[TestClass]
public class DoorsTests
{
    // room -> rooms of Firmware that it must not know
    private static readonly Dictionary<string, string[]> Closed = new()
    {
        ["Acquirer"] = ["Transactions", "Ui", "Menus", "Receipts", "Boards", "Cards"],
        ["Security"] = ["Transactions", "Ui", "Menus", "Receipts", "Boards", "Acquirer", "Cards"],
        ["Storage"] = ["Transactions", "Ui", "Menus", "Receipts", "Boards", "Acquirer", "Security", "Cards"],
        ["Receipts"] = ["Transactions", "Ui", "Menus", "Boards", "Security", "Cards"],
        ["Cards"] = ["Transactions", "Ui", "Menus", "Receipts", "Boards", "Acquirer", "Storage", "Security"],
        ["Codes"] = ["Transactions", "Ui", "Menus", "Receipts", "Boards", "Acquirer", "Storage", "Security", "Cards"],
        ["Position"] = ["Transactions", "Ui", "Menus", "Receipts", "Boards", "Security", "Cards"],
        ["Signature"] = ["Transactions", "Ui", "Menus", "Receipts", "Boards", "Acquirer", "Storage", "Security", "Cards"],
        ["Emv"] = ["Transactions", "Ui", "Menus", "Receipts", "Boards", "Acquirer", "Cards"],
        ["Ui"] = ["Transactions", "Menus", "Boards", "Security", "Cards"],
        ["Transactions"] = ["Menus", "Boards", "Diagnostics"],
        ["Diagnostics"] = ["Menus"],
        ["Boards"] = ["Transactions", "Ui", "Menus", "Receipts", "Acquirer", "Security", "Cards"],
    };

    [TestMethod]
    public void NoRoomKnowsWhatItMustNot()
    {
        using AssemblyDefinition firmware = AssemblyDefinition.ReadAssembly(Repository.Unwoven("Firmware"));
        List<string> breaches = [];
        foreach (TypeDefinition type in firmware.MainModule.GetTypes())
            if (Closed.TryGetValue(Room(type), out string[] closed))
                breaches.AddRange(Known(type).Where(r => closed.Contains(Room(r))).Select(r => $"{type.FullName} knows {r.FullName}"));
        Assert.AreEqual("", string.Join("\n", breaches.Distinct()));
    }

    [TestMethod]
    public void DriversKnowNothingOfPayments()
    {
        using AssemblyDefinition drivers = AssemblyDefinition.ReadAssembly(Repository.Unwoven("Drivers"));
        Assert.IsFalse(drivers.MainModule.AssemblyReferences.Any(r => r.Name == "Firmware"));
        Assert.AreEqual("", string.Join("\n", drivers.MainModule.GetTypes().Where(t => t.IsPublic && !t.Namespace.StartsWith("PosFirmware.Drivers.")).Select(t => t.FullName)));
    }

    /// <summary>Words for people stand in Ui and Receipts only; a parameter bears its words in its row.</summary>
    [TestMethod]
    public void NoChineseSentenceElsewhere()
    {
        using AssemblyDefinition firmware = AssemblyDefinition.ReadAssembly(Repository.Unwoven("Firmware"));
        // the compiler copies constants to where they are used
        HashSet<object> words = firmware.MainModule.GetTypes().Where(t => Room(t) is "Ui" or "Receipts").SelectMany(t => t.Fields).Where(f => f.HasConstant).Select(f => f.Constant).ToHashSet();
        List<string> strays = [];
        foreach (TypeDefinition type in firmware.MainModule.GetTypes().Where(t => Room(t) is not ("Ui" or "Receipts") && t.Name != "ParameterTable"))
            foreach (Instruction i in type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions))
                if (i.Operand is string text && text.Any(c => c >= 0x2E80) && !words.Contains(text)) strays.Add($"{type.FullName}: {text}");
        Assert.AreEqual("", string.Join("\n", strays));
    }

    private static string Room(TypeReference type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        string[] parts = type.Namespace.Split('.');
        return parts.Length > 1 && parts[0] == "PosFirmware" ? parts[1] : "";
    }

    internal static IEnumerable<TypeReference> Known(TypeDefinition type)
    {
        if (type.BaseType is not null) yield return type.BaseType;
        foreach (InterfaceImplementation i in type.Interfaces) yield return i.InterfaceType;
        foreach (FieldDefinition f in type.Fields) yield return f.FieldType.GetElementType();
        foreach (MethodDefinition m in type.Methods)
        {
            yield return m.ReturnType.GetElementType();
            foreach (ParameterDefinition p in m.Parameters) yield return p.ParameterType.GetElementType();
            if (!m.HasBody) continue;
            foreach (VariableDefinition v in m.Body.Variables) yield return v.VariableType.GetElementType();
            foreach (Instruction i in m.Body.Instructions)
                switch (i.Operand)
                {
                    case TypeReference t: yield return t.GetElementType(); break;
                    case MemberReference r when r.DeclaringType is not null: yield return r.DeclaringType.GetElementType(); break;
                }
        }
    }
}
