using System.IO;

namespace PosFirmware.Drivers.Flash;

/// <summary>The volume on nanoFramework's file system; the internal flash is littlefs at <c>I:\</c>.</summary>
public sealed class FileVolume : IVolume
{
    private readonly string root;

    /// <summary>Uses a folder of the file system.</summary>
    /// <param name="root">Folder with its trailing separator, e.g. <c>I:\</c>.</param>
    public FileVolume(string root)
    {
        this.root = root;
    }

    /// <inheritdoc/>
    public int Capacity
    {
        get
        {
            DriveInfo[] drives = DriveInfo.GetDrives();
            for (int i = 0; i < drives.Length; i++)
                if (drives[i].Name.Length > 0 && drives[i].Name[0] == root[0]) return drives[i].TotalSize > int.MaxValue ? int.MaxValue : (int)drives[i].TotalSize;
            return 0;
        }
    }

    /// <inheritdoc/>
    public bool Exists(string name) => File.Exists(root + name);

    /// <inheritdoc/>
    public int Length(string name)
    {
        if (!File.Exists(root + name)) return -1;
        using (FileStream file = new FileStream(root + name, FileMode.Open, FileAccess.Read)) return (int)file.Length;
    }

    /// <inheritdoc/>
    public int Read(string name, int offset, byte[] buffer, int start, int count)
    {
        if (!File.Exists(root + name)) return -1;
        using (FileStream file = new FileStream(root + name, FileMode.Open, FileAccess.Read))
        {
            if (offset >= file.Length) return 0;
            file.Seek(offset, SeekOrigin.Begin);
            int total = 0;
            while (total < count)
            {
                int got = file.Read(buffer, start + total, count - total);
                if (got <= 0) break;
                total += got;
            }
            return total;
        }
    }

    /// <inheritdoc/>
    public void Write(string name, byte[] data, int start, int count)
    {
        using (FileStream file = new FileStream(root + name, FileMode.Create, FileAccess.Write)) Put(file, data, start, count);
    }

    /// <inheritdoc/>
    public void Append(string name, byte[] data, int start, int count)
    {
        using (FileStream file = new FileStream(root + name, FileMode.OpenOrCreate, FileAccess.ReadWrite))
        {
            file.Seek(0, SeekOrigin.End);
            Put(file, data, start, count);
        }
    }

    /// <inheritdoc/>
    public void Delete(string name)
    {
        if (File.Exists(root + name)) File.Delete(root + name);
    }

    /// <inheritdoc/>
    public void Move(string name, string to) => File.Move(root + name, root + to);

    /// <inheritdoc/>
    public string[] List()
    {
        string[] paths = Directory.GetFiles(root);
        for (int i = 0; i < paths.Length; i++) paths[i] = Path.GetFileName(paths[i]);
        return paths;
    }

    private static void Put(FileStream file, byte[] data, int start, int count)
    {
        file.Write(data, start, count);
        file.Flush();
    }
}
