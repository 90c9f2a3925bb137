using System;

namespace PosFirmware.Emv;

/// <summary>Messages that carry chip data.</summary>
public enum ChipMessage
{
    /// <summary>Sale, pre-authorisation, balance.</summary>
    Request = 0,
    /// <summary>Reversal of one of them.</summary>
    Reversal,
    /// <summary>Result of issuer scripts.</summary>
    ScriptNotice,
    /// <summary>Upload of a TC or AAC at settlement.</summary>
    Upload,
    /// <summary>Upload of what was decided without the acquirer: with the terminal's own response code.</summary>
    OfflineUpload,
}

/// <summary>Chip data of the acquirer's messages, field 55: which objects, in which order (acquirer-protocol.md 3.9; emv.md 1.17).</summary>
public static class Field55
{
    /// <summary>Longest field.</summary>
    public const int Max = 255;

    private static readonly int[] Request =
    {
        Tag.Cryptogram, Tag.CryptogramInfo, Tag.IssuerData, Tag.Unpredictable, Tag.Atc, Tag.Tvr, Tag.Date, Tag.Type, Tag.Amount, Tag.Currency,
        Tag.Aip, Tag.Country, Tag.OtherAmount, Tag.Capabilities, Tag.CvmResults, Tag.TerminalType, Tag.SerialNumber, Tag.DfName,
        Tag.TerminalVersion, Tag.Counter, Tag.ProductId,
    };

    private static readonly int[] Offline =
    {
        Tag.Cryptogram, Tag.CryptogramInfo, Tag.IssuerData, Tag.Unpredictable, Tag.Atc, Tag.Tvr, Tag.Date, Tag.Type, Tag.Amount, Tag.Currency,
        Tag.Aip, Tag.Country, Tag.OtherAmount, Tag.Capabilities, Tag.AuthorisationResponse, Tag.CvmResults, Tag.TerminalType, Tag.SerialNumber,
        Tag.DfName, Tag.TerminalVersion, Tag.Counter, Tag.ProductId,
    };

    private static readonly int[] Reversal = { Tag.Tvr, Tag.SerialNumber, Tag.IssuerData, Tag.Atc, Tag.ScriptResults };

    private static readonly int[] Notice =
    {
        Tag.Capabilities, Tag.Tvr, Tag.Unpredictable, Tag.SerialNumber, Tag.IssuerData, Tag.Cryptogram, Tag.Atc, Tag.Aip, Tag.ScriptResults,
        Tag.Country, Tag.Date,
    };

    /// <summary>Collects the objects of a message; those that are missing or have no more room are left out.</summary>
    /// <param name="into">Receives up to 255 bytes.</param>
    /// <returns>Bytes.</returns>
    public static int Write(DataStore store, ChipMessage message, byte[] into)
    {
        int[] tags = message switch
        {
            ChipMessage.Reversal => Reversal,
            ChipMessage.ScriptNotice => Notice,
            ChipMessage.OfflineUpload => Offline,
            _ => Request,
        };
        int at = 0;
        for (int i = 0; i < tags.Length; i++)
        {
            int tag = tags[i], length = store.Length(tag), head = tag > 0xFF ? 3 : 2;
            if (length == 0 || length > 127 || at + head + length > Max) continue;
            if (tag > 0xFF) into[at++] = (byte)(tag >> 8);
            into[at++] = (byte)tag;
            into[at++] = (byte)length;
            Array.Copy(store.Bytes, store.Offset(tag), into, at, length);
            at += length;
        }
        return at;
    }
}
