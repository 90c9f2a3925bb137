using System.CommandLine;
using Bench.Gallery;

namespace Bench.Commands;

/// <summary><c>gallery</c>: pictures of every screen and slip.</summary>
internal static class GalleryCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        Option<DirectoryInfo> into = new("--into") { Description = $"folder of the pictures; without it {GalleryFolder.Place}, seen from the root of the repository", HelpName = "FOLDER" };
        Option<bool> again = new("--again") { Description = "write every picture, also those that show the same but for times and numbers" };
        Option<bool> check = new("--check") { Description = "write nothing: say which pictures are no longer what the terminal shows, and end with 1 when there are any" };
        Option<string[]> only = new("--tour") { Description = "only the screens of these tours", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        Command command = new("gallery", "takes pictures of every screen in both languages and of every slip, and writes their page") { into, again, check, only };
        command.SetAction(given => BenchCommands.Guard(() => Run(given.GetValue(into)?.FullName, given.GetValue(again), given.GetValue(check), given.GetValue(only) ?? [])));
        return command;
    }

    private static int Run(string? into, bool again, bool check, string[] only)
    {
        if (into is null && !File.Exists("PosFirmware.sln")) throw new BenchInputException("this is not the root of the repository: name the folder with --into");
        string place = into ?? Path.GetFullPath(GalleryFolder.Place);
        Directory.CreateDirectory(place);
        GalleryFolder folder = new(place);
        foreach (string tour in only)
            if (!Tours.All.ContainsKey(tour)) throw new BenchInputException($"there is no tour \"{tour}\"; there are: {string.Join(", ", Tours.All.Keys)}");
        if (check) return Check(folder);
        HashSet<string> names = [];
        int written = 0;
        foreach (GalleryPicture picture in GalleryFolder.TakeAll(only))
        {
            if (again && folder.Read(picture.Name) is not null) folder.Remove(picture.Name);
            names.Add(picture.Name);
            if (folder.Keep(picture)) written++;
        }
        List<string> gone = [.. folder.Names("").Where(n => !names.Contains(n) && (only.Length == 0 || only.Any(t => n.StartsWith($"zh/{t}-", StringComparison.Ordinal) || n.StartsWith($"en/{t}-", StringComparison.Ordinal))))];
        foreach (string name in gone) folder.Remove(name);
        folder.WriteIndex();
        Console.WriteLine($"{names.Count} pictures, {written} new or changed, {gone.Count} removed: {place}");
        return BenchCommands.Good;
    }

    private static int Check(GalleryFolder folder)
    {
        HashSet<string> names = [];
        List<string> wrong = [];
        foreach (GalleryPicture picture in GalleryFolder.TakeAll())
        {
            names.Add(picture.Name);
            if (folder.Read(picture.Name) is not { } golden || !picture.SameAs(golden)) wrong.Add(picture.Name);
        }
        wrong.AddRange(folder.Names("").Where(n => !names.Contains(n)));
        foreach (string name in wrong) Console.WriteLine(name);
        Console.WriteLine($"{names.Count} pictures, {wrong.Count} not as in the gallery");
        return wrong.Count == 0 ? BenchCommands.Good : BenchCommands.Failed;
    }
}
