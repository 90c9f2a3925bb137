namespace Bench.Decode;

/// <summary>Names of EMV tags (EMV 4.4 Book 3 annex A, PBOC 3.0 part 5) and which of them must not be shown.</summary>
public static class EmvTags
{
    /// <summary>Tag to name.</summary>
    public static IReadOnlyDictionary<int, string> Names { get; } = new Dictionary<int, string>
    {
        [0x42] = "Issuer Identification Number", [0x4F] = "Application Identifier (AID) - card", [0x50] = "Application Label",
        [0x56] = "Track 1 Data", [0x57] = "Track 2 Equivalent Data", [0x5A] = "Application PAN",
        [0x61] = "Application Template", [0x6F] = "FCI Template", [0x70] = "READ RECORD Response Template",
        [0x71] = "Issuer Script Template 1", [0x72] = "Issuer Script Template 2", [0x73] = "Directory Discretionary Template",
        [0x77] = "Response Message Template Format 2", [0x80] = "Response Message Template Format 1", [0x81] = "Amount, Authorised (Binary)",
        [0x82] = "Application Interchange Profile", [0x83] = "Command Template", [0x84] = "Dedicated File (DF) Name",
        [0x86] = "Issuer Script Command", [0x87] = "Application Priority Indicator", [0x88] = "Short File Identifier",
        [0x89] = "Authorisation Code", [0x8A] = "Authorisation Response Code", [0x8C] = "CDOL1", [0x8D] = "CDOL2", [0x8E] = "CVM List",
        [0x8F] = "CA Public Key Index - card", [0x90] = "Issuer Public Key Certificate", [0x91] = "Issuer Authentication Data",
        [0x92] = "Issuer Public Key Remainder", [0x93] = "Signed Static Application Data", [0x94] = "Application File Locator",
        [0x95] = "Terminal Verification Results", [0x97] = "TDOL", [0x98] = "Transaction Certificate Hash Value", [0x99] = "Transaction PIN Data",
        [0x9A] = "Transaction Date", [0x9B] = "Transaction Status Information", [0x9C] = "Transaction Type", [0x9D] = "Directory Definition File Name",
        [0xA5] = "FCI Proprietary Template",
        [0x5F20] = "Cardholder Name", [0x5F24] = "Application Expiration Date", [0x5F25] = "Application Effective Date",
        [0x5F28] = "Issuer Country Code", [0x5F2A] = "Transaction Currency Code", [0x5F2D] = "Language Preference", [0x5F30] = "Service Code",
        [0x5F34] = "PAN Sequence Number", [0x5F36] = "Transaction Currency Exponent", [0x5F50] = "Issuer URL",
        [0x9F01] = "Acquirer Identifier", [0x9F02] = "Amount, Authorised (Numeric)", [0x9F03] = "Amount, Other (Numeric)",
        [0x9F04] = "Amount, Other (Binary)", [0x9F05] = "Application Discretionary Data", [0x9F06] = "Application Identifier (AID) - terminal",
        [0x9F07] = "Application Usage Control", [0x9F08] = "Application Version Number - card", [0x9F09] = "Application Version Number - terminal",
        [0x9F0B] = "Cardholder Name Extended", [0x9F0D] = "Issuer Action Code - Default", [0x9F0E] = "Issuer Action Code - Denial",
        [0x9F0F] = "Issuer Action Code - Online", [0x9F10] = "Issuer Application Data", [0x9F11] = "Issuer Code Table Index",
        [0x9F12] = "Application Preferred Name", [0x9F13] = "Last Online ATC Register", [0x9F14] = "Lower Consecutive Offline Limit",
        [0x9F15] = "Merchant Category Code", [0x9F16] = "Merchant Identifier", [0x9F17] = "PIN Try Counter", [0x9F18] = "Issuer Script Identifier",
        [0x9F1A] = "Terminal Country Code", [0x9F1B] = "Terminal Floor Limit", [0x9F1C] = "Terminal Identification",
        [0x9F1E] = "Interface Device Serial Number", [0x9F1F] = "Track 1 Discretionary Data", [0x9F20] = "Track 2 Discretionary Data",
        [0x9F21] = "Transaction Time", [0x9F22] = "CA Public Key Index - terminal", [0x9F23] = "Upper Consecutive Offline Limit",
        [0x9F26] = "Application Cryptogram", [0x9F27] = "Cryptogram Information Data", [0x9F32] = "Issuer Public Key Exponent",
        [0x9F33] = "Terminal Capabilities", [0x9F34] = "CVM Results", [0x9F35] = "Terminal Type", [0x9F36] = "Application Transaction Counter",
        [0x9F37] = "Unpredictable Number", [0x9F38] = "PDOL", [0x9F39] = "POS Entry Mode", [0x9F40] = "Additional Terminal Capabilities",
        [0x9F41] = "Transaction Sequence Counter", [0x9F42] = "Application Currency Code", [0x9F44] = "Application Currency Exponent",
        [0x9F45] = "Data Authentication Code", [0x9F46] = "ICC Public Key Certificate", [0x9F47] = "ICC Public Key Exponent",
        [0x9F48] = "ICC Public Key Remainder", [0x9F49] = "DDOL", [0x9F4A] = "Static Data Authentication Tag List",
        [0x9F4B] = "Signed Dynamic Application Data", [0x9F4C] = "ICC Dynamic Number", [0x9F4D] = "Log Entry", [0x9F4E] = "Merchant Name and Location",
        [0x9F4F] = "Log Format", [0x9F53] = "Transaction Category Code", [0x9F5D] = "Available Offline Spending Amount", [0x9F63] = "Card Product Identification",
        [0x9F66] = "Terminal Transaction Qualifiers", [0x9F69] = "Card Authentication Related Data", [0x9F6B] = "Track 2 Data (contactless)",
        [0x9F6C] = "Card Transaction Qualifiers", [0x9F74] = "Electronic Cash Issuer Authorisation Code", [0x9F79] = "Electronic Cash Balance",
        [0x9F7A] = "Electronic Cash Terminal Support Indicator", [0xBF0C] = "FCI Issuer Discretionary Data",
        [0xDF31] = "Issuer Script Results", [0xDF32] = "Chip Serial Number", [0xDF33] = "Session Key Data", [0xDF34] = "Card Reader Time",
        [0xDF69] = "SM Algorithm Support Indicator",
    };

    /// <summary>Tags whose value identifies the card or its holder: shown as their length only, or (PAN, track 2) masked.</summary>
    public static IReadOnlySet<int> Secret { get; } = new HashSet<int>
    {
        0x56, 0x57, 0x5A, 0x99, 0x5F20, 0x9F0B, 0x9F1F, 0x9F20, 0x9F6B,
    };
}
