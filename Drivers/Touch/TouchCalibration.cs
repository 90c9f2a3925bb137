namespace PosFirmware.Drivers.Touch;

/// <summary>
/// From the converter's counts to dots of the screen: an affine map, six numbers in 1/65536 (hardware.md section 6). It takes care of size,
/// offset, exchanged or turned axes and a little skew.
/// </summary>
public sealed class TouchCalibration
{
    private const int One = 65536, Half = One / 2;

    // dots = (A * x + B * y + C) / 65536, for each axis of the screen
    private readonly int[] map = new int[6];

    /// <summary>False: the panel has not been calibrated, and its points mean nothing.</summary>
    public bool IsValid { get; private set; }

    /// <summary>One of the six numbers.</summary>
    public int this[int index] => map[index];

    /// <summary>Takes six numbers that were stored.</summary>
    public void Set(int[] numbers)
    {
        for (int i = 0; i < map.Length; i++) map[i] = numbers[i];
        IsValid = true;
    }

    /// <summary>Forgets the calibration.</summary>
    public void Clear() => IsValid = false;

    /// <summary>Column on the screen.</summary>
    public int ToX(int rawX, int rawY) => map[0] * rawX + map[1] * rawY + map[2] + Half >> 16;

    /// <summary>Row on the screen.</summary>
    public int ToY(int rawX, int rawY) => map[3] * rawX + map[4] * rawY + map[5] + Half >> 16;

    /// <summary>Finds the map that fits best, by least squares; three targets fit exactly.</summary>
    /// <param name="rawX">Counts at the targets.</param>
    /// <param name="rawY">Counts at the targets.</param>
    /// <param name="screenX">Columns of the targets.</param>
    /// <param name="screenY">Rows of the targets.</param>
    /// <param name="count">3 to 5.</param>
    /// <returns>False, and the map is as it was, when the points lie on a line or too near to each other.</returns>
    public bool Fit(int[] rawX, int[] rawY, int[] screenX, int[] screenY, int count)
    {
        // around the middle the sums stay small: 12 bits, five points and 16 bits of fraction fit into 64 bits
        int midX = Mean(rawX, count), midY = Mean(rawY, count), midScreenX = Mean(screenX, count), midScreenY = Mean(screenY, count);
        long xx = 0, xy = 0, yy = 0, xu = 0, yu = 0, xv = 0, yv = 0;
        for (int i = 0; i < count; i++)
        {
            long x = rawX[i] - midX, y = rawY[i] - midY, u = screenX[i] - midScreenX, v = screenY[i] - midScreenY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
            xu += x * u;
            yu += y * u;
            xv += x * v;
            yv += y * v;
        }
        long area = xx * yy - xy * xy;
        // well spread targets are thousands of counts apart; below this they are one point, or a line
        if (area / 1000000 < 10000) return false;
        Row(0, xx, xy, yy, xu, yu, area, midX, midY, midScreenX);
        Row(3, xx, xy, yy, xv, yv, area, midX, midY, midScreenY);
        IsValid = true;
        return true;
    }

    private void Row(int at, long xx, long xy, long yy, long xt, long yt, long area, int midX, int midY, int mid)
    {
        map[at] = (int)((xt * yy - yt * xy) / (area >> 16));
        map[at + 1] = (int)((yt * xx - xt * xy) / (area >> 16));
        map[at + 2] = mid * One - map[at] * midX - map[at + 1] * midY;
    }

    private static int Mean(int[] values, int count)
    {
        int sum = 0;
        for (int i = 0; i < count; i++) sum += values[i];
        return (sum + count / 2) / count;
    }
}
