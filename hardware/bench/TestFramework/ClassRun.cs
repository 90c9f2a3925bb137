using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>
/// One test class as the device runs it: one state for all its tests, set-up once before the first, clean-up once after
/// the last. MSTest itself would make an instance per test and has no once-only set-up on an instance. (The device's launcher
/// calls without any instance; so the fields of a test class are static, which DeviceAssembliesTests sees to.)
/// </summary>
internal sealed class ClassRun
{
    private static readonly ConcurrentDictionary<Type, ClassRun> runs = new();

    private readonly object gate = new();
    private readonly Type type;
    private object? instance;
    private Exception? setupFailure;
    private int left;

    private ClassRun(Type type)
    {
        this.type = type;
        left = type.GetMethods().Where(m => m.IsDefined(typeof(TestMethodAttribute))).Sum(m => Math.Max(1, m.GetCustomAttributes<DataRowAttribute>().Count()));
    }

    public static ClassRun Of(Type type) => runs.GetOrAdd(type, t => new ClassRun(t));

    public TestResult Run(ITestMethod test)
    {
        lock (gate)
        {
            var watch = Stopwatch.StartNew();
            Exception? failure = null;
            try
            {
                if (instance is null) Start();
                if (setupFailure is not null) throw setupFailure;
                test.MethodInfo.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, test.Arguments, null);
                if (--left == 0) CallAll(typeof(CleanupAttribute));
            }
            catch (Exception e) { failure = e; }
            return new TestResult
            {
                Outcome = failure switch { null => UnitTestOutcome.Passed, AssertInconclusiveException => UnitTestOutcome.Inconclusive, _ => UnitTestOutcome.Failed },
                TestFailureException = failure,
                Duration = watch.Elapsed,
            };
        }
    }

    private void Start()
    {
        instance = Activator.CreateInstance(type)!;
        try { CallAll(typeof(SetupAttribute)); }
        catch (Exception e) { setupFailure = new InvalidOperationException("set-up of " + type.Name + " failed: " + e.Message, e); }
    }

    private void CallAll(Type attribute)
    {
        foreach (MethodInfo method in type.GetMethods().Where(m => m.IsDefined(attribute))) method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null);
    }
}
