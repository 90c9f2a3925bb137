using Microsoft.VisualStudio.TestTools.UnitTesting;
using MsTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>A class with tests; MSTest finds it because the attribute derives from its own.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : MsTest.TestClassAttribute;

/// <summary>A test. It runs on the one instance of its class, after the class's set-up, as on the device.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute : MsTest.TestMethodAttribute
{
    /// <inheritdoc/>
    public override TestResult[] Execute(ITestMethod testMethod) => [ClassRun.Of(testMethod.MethodInfo.ReflectedType!).Run(testMethod)];
}

/// <summary>One call of a test with arguments.</summary>
/// <param name="methodParameters">The arguments.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DataRowAttribute(params object[] methodParameters) : MsTest.DataRowAttribute(methodParameters)
{
    /// <summary>The arguments.</summary>
    public object[] MethodParameters { get; } = methodParameters;
}

/// <summary>Runs once, before the first test of its class.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SetupAttribute : Attribute;

/// <summary>Runs once, after the last test of its class (not when a filter leaves tests of the class out).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CleanupAttribute : Attribute;
