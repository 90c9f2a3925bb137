using System.Collections;
using System.Runtime.CompilerServices;
using MsTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>
/// nanoFramework's assertions over MSTest's. The device has one overload per simple type where this has a generic method;
/// nano-check compiles the tests against the device's own list.
/// </summary>
public sealed class Assert
{
    /// <summary>Same value.</summary>
    public static void AreEqual<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreEqual(expected, actual, message);
    /// <summary>Different value.</summary>
    public static void AreNotEqual<T>(T notExpected, T actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreNotEqual(notExpected, actual, message);
    /// <summary>Same object.</summary>
    public static void AreSame(object? expected, object? actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreSame(expected, actual, message);
    /// <summary>Different object.</summary>
    public static void AreNotSame(object? notExpected, object? actual, [CallerArgumentExpression(nameof(actual))] string message = "") => MsTest.Assert.AreNotSame(notExpected, actual, message);
    /// <summary>True.</summary>
    public static void IsTrue(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "") => MsTest.Assert.IsTrue(condition, message);
    /// <summary>False.</summary>
    public static void IsFalse(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "") => MsTest.Assert.IsFalse(condition, message);
    /// <summary>Null.</summary>
    public static void IsNull(object? value, [CallerArgumentExpression(nameof(value))] string message = "") => MsTest.Assert.IsNull(value, message);
    /// <summary>Not null.</summary>
    public static void IsNotNull(object? value, [CallerArgumentExpression(nameof(value))] string message = "") => MsTest.Assert.IsNotNull(value, message);
    /// <summary>Of that type.</summary>
    public static void IsInstanceOfType(object? value, Type expected, [CallerArgumentExpression(nameof(value))] string message = "") => MsTest.Assert.IsInstanceOfType(value, expected, message);
    /// <summary>Not of that type.</summary>
    public static void IsNotInstanceOfType(object? value, Type notExpected, [CallerArgumentExpression(nameof(value))] string message = "") => MsTest.Assert.IsNotInstanceOfType(value, notExpected, message);
    /// <summary>The text is inside the value.</summary>
    public static void Contains(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "") => MsTest.StringAssert.Contains(value, expected, message);
    /// <summary>The text is not inside the value.</summary>
    public static void DoesNotContains(string notExpected, string value, [CallerArgumentExpression(nameof(value))] string message = "") => MsTest.Assert.IsFalse(value.Contains(notExpected, StringComparison.Ordinal), message);
    /// <summary>The value begins with the text.</summary>
    public static void StartsWith(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "") => MsTest.StringAssert.StartsWith(value, expected, message);
    /// <summary>The value ends with the text.</summary>
    public static void EndsWith(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "") => MsTest.StringAssert.EndsWith(value, expected, message);

    /// <summary>The action throws exactly this type.</summary>
    public static void ThrowsException(Type exception, Action action, [CallerArgumentExpression(nameof(action))] string message = "")
    {
        try { action(); }
        catch (Exception e)
        {
            MsTest.Assert.AreEqual(exception, e.GetType(), message);
            return;
        }
        MsTest.Assert.Fail("no " + exception.Name + ": " + message);
    }

    /// <summary>Leaves the test without a verdict.</summary>
    public static void SkipTest(string? message = null) => MsTest.Assert.Inconclusive(message ?? "");
}

/// <summary>nanoFramework's assertions on collections.</summary>
public sealed class CollectionAssert
{
    /// <summary>Same items in the same order.</summary>
    public static void AreEqual(ICollection expected, ICollection actual, string message = "") => MsTest.CollectionAssert.AreEqual(expected, actual, message);
    /// <summary>Different items or order.</summary>
    public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "") => MsTest.CollectionAssert.AreNotEqual(notExpected, actual, message);
    /// <summary>No items.</summary>
    public static void Empty(ICollection collection, string message = "") => MsTest.Assert.AreEqual(0, collection.Count, message);
    /// <summary>At least one item.</summary>
    public static void NotEmpty(ICollection collection, string message = "") => MsTest.Assert.AreNotEqual(0, collection.Count, message);
}

/// <summary>Text that a test writes.</summary>
public static class OutputHelper
{
    /// <summary>Writes.</summary>
    public static void Write(string message) => Console.Write(message);
    /// <summary>Writes a line.</summary>
    public static void WriteLine(string message) => Console.WriteLine(message);
}
