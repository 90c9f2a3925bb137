using System;
using System.Collections.Generic;
using System.IO;
using Bench.VirtualBoard.Chips;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Golden;

/// <summary>
/// Pictures by name, compared with the hashes in golden.txt. A picture that differs is kept as PNG in TestResults/golden. With the
/// environment variable GOLDEN_RECORD=1 the hashes are written anew instead: look at the pictures before committing them.
/// </summary>
internal sealed class Album(string prefix)
{
    private const int StatusBarRows = 20; // time and battery: not what is tested

    private static readonly object gate = new();

    private readonly SortedDictionary<string, (ulong Hash, byte[] Png)> pictures = new(StringComparer.Ordinal);

    private static string HashFile => Path.Combine(Repository.Root, "Firmware.Tests", "Bench", "Golden", "golden.txt");

    private static string Folder => Path.Combine(Repository.Root, "TestResults", "golden");

    /// <summary>Takes in what the screen shows below its status bar.</summary>
    public void Add(string name, St7789Panel screen)
    {
        ushort[] seen = new ushort[St7789Panel.Width * St7789Panel.Height];
        screen.CopyVisible(seen);
        ulong hash = Start;
        foreach (ushort pixel in seen.AsSpan(StatusBarRows * St7789Panel.Width)) hash = More(More(hash, (byte)pixel), (byte)(pixel >> 8));
        pictures.Add(prefix + "/" + name, (hash, screen.ToPng()));
    }

    /// <summary>Takes in the black dots of a slip.</summary>
    public void Add(string name, PaperPiece slip)
    {
        ulong hash = Start;
        foreach (byte dots in slip.AllBits()) hash = More(hash, dots);
        pictures.Add(prefix + "/" + name, (hash, slip.ToPng()));
    }

    /// <summary>Compares, or records.</summary>
    public void Check()
    {
        lock (gate)
        {
            SortedDictionary<string, ulong> golden = Load();
            if (Environment.GetEnvironmentVariable("GOLDEN_RECORD") == "1")
            {
                foreach (string old in new List<string>(golden.Keys))
                    if (old.StartsWith(prefix + "/", StringComparison.Ordinal)) golden.Remove(old);
                foreach (var (name, picture) in pictures)
                {
                    golden[name] = picture.Hash;
                    Keep(name, picture.Png);
                }
                using StreamWriter file = new(HashFile);
                foreach (var (name, hash) in golden) file.Write($"{name} {hash:X16}\n");
                return;
            }
            List<string> wrong = [];
            foreach (var (name, picture) in pictures)
            {
                if (golden.Remove(name, out ulong hash) && hash == picture.Hash) continue;
                wrong.Add(name);
                Keep(name, picture.Png);
            }
            foreach (string name in golden.Keys)
                if (name.StartsWith(prefix + "/", StringComparison.Ordinal)) wrong.Add(name + " (missing)");
            Assert.AreEqual("", string.Join(", ", wrong), $"pictures differ; they are in {Folder}");
        }
    }

    private static SortedDictionary<string, ulong> Load()
    {
        SortedDictionary<string, ulong> golden = new(StringComparer.Ordinal);
        if (!File.Exists(HashFile)) return golden;
        foreach (string line in File.ReadAllLines(HashFile))
            if (line.Split(' ') is [var name, var hash]) golden[name] = Convert.ToUInt64(hash, 16);
        return golden;
    }

    private static void Keep(string name, byte[] png)
    {
        string path = Path.Combine(Folder, name + ".png");
        Directory.CreateDirectory(Path.GetDirectoryName(path));
        File.WriteAllBytes(path, png);
    }

    private const ulong Start = 14695981039346656037; // FNV-1a

    private static ulong More(ulong hash, byte value) => (hash ^ value) * 1099511628211;
}
