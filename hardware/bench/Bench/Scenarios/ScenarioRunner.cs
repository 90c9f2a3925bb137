using Bench.Silicon;

namespace Bench.Scenarios;

/// <summary>Hears what happens while a scenario runs.</summary>
public interface IScenarioReport
{
    /// <summary>A step begins.</summary>
    void Begin(Step step);
    /// <summary>A step is done.</summary>
    /// <param name="step">Step.</param>
    /// <param name="virtualMs">Virtual time since power-on in milliseconds.</param>
    void Done(Step step, long virtualMs);
    /// <summary>A step failed; the scenario ends here.</summary>
    void Failed(Step step, string why);
}

/// <summary>Plays scenarios.</summary>
public static class ScenarioRunner
{
    /// <summary>Plays all steps until one fails.</summary>
    /// <param name="scenario">What is played.</param>
    /// <param name="bench">On which workbench.</param>
    /// <param name="report">Who hears about it.</param>
    /// <param name="after">Done after every step; null: nothing.</param>
    /// <returns>The failure, or null when everything held.</returns>
    public static string? Run(Scenario scenario, Workbench bench, IScenarioReport report, Action? after = null)
    {
        foreach (Step step in scenario.Steps)
        {
            report.Begin(step);
            string? why = Try(() => step.Do(bench)) ?? bench.FirstComplaint;
            if (why is not null)
            {
                report.Failed(step, why);
                return $"{scenario.Name}, line {step.Line}: {step.Text}: {why}";
            }
            report.Done(step, bench.NowMs);
            after?.Invoke();
        }
        return null;
    }

    /// <summary>What a step may fail with is what the scenario or the firmware got wrong; a mistake of the bench itself goes up.</summary>
    private static string? Try(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (ExpectationException e) { return e.Message; }
        catch (BreachException e) { return e.Message; }
        catch (BenchInputException e) { return e.Message; }
        catch (FirmwareCrashException e) { return e.Message + Environment.NewLine + e.InnerException; }
    }
}
