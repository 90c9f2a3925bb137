using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Bench.Acquirer;

/// <content>Wallets, payment codes and orders.</content>
public sealed partial class Ledger
{
    /// <summary>All wallets in the order of the book file.</summary>
    public IReadOnlyList<WalletRecord> Wallets() => All("SELECT * FROM wallet ORDER BY rowid", ReadWallet);

    /// <summary>A wallet by its name, or null.</summary>
    public WalletRecord? Wallet(string id) => One("SELECT * FROM wallet WHERE id = ?1", ReadWallet, id);

    /// <summary>Orders, oldest first.</summary>
    public IReadOnlyList<OrderRecord> Orders() => All("SELECT * FROM qrorder ORDER BY id", ReadOrder);

    /// <summary>The order of a message, or null.</summary>
    public OrderRecord? Order(string terminal, int batch, int stan) =>
        One("SELECT * FROM qrorder WHERE terminal = ?1 AND batch = ?2 AND stan = ?3 ORDER BY id DESC LIMIT 1", ReadOrder, terminal, batch, stan);

    /// <summary>The order of a payment voucher number, or null.</summary>
    public OrderRecord? OrderByVoucher(string voucher) => One("SELECT * FROM qrorder WHERE voucher = ?1", ReadOrder, voucher);

    /// <summary>The order of a QR code that a terminal shows, or null.</summary>
    public OrderRecord? OrderByContent(string content) => One("SELECT * FROM qrorder WHERE content = ?1 AND content <> '' ORDER BY id DESC LIMIT 1", ReadOrder, content);

    /// <summary>Changes how a customer behaves.</summary>
    /// <param name="wallet">Name.</param>
    /// <param name="askAbove">A payment of more than this waits for him.</param>
    /// <param name="confirmAfter">Seconds after which he confirms; 0: by hand.</param>
    /// <param name="refuses">He refuses.</param>
    public void SetCustomer(string wallet, long askAbove, int confirmAfter, bool refuses) =>
        Write("UPDATE wallet SET ask_above = ?2, confirm_after = ?3, refuses = ?4 WHERE id = ?1", wallet, askAbove, confirmAfter, refuses);

    /// <summary>A fresh payment code of a wallet, as his phone would show it. It can be used once.</summary>
    /// <param name="wallet">Name.</param>
    /// <param name="now">Host time.</param>
    public string NewPayCode(string wallet, DateTime now)
    {
        WalletRecord payer = Wallet(wallet) ?? throw new ArgumentException($"there is no wallet \"{wallet}\"");
        string code = CodeOf(payer);
        Write("INSERT INTO paycode(code, wallet, time) VALUES(?1, ?2, ?3)", code, wallet, Stamp(now));
        return code;
    }

    private string CodeOf(WalletRecord payer)
    {
        WalletBrandRow brand = WalletBrands.Of(payer.Brand);
        if (brand.Length == 0) return EmvPayCodes.Make(payer.Account, (int)Count("paycode"));
        int digits = brand.Length - brand.Prefix.Length;
        UInt128 all = UInt128.Parse("1" + new string('0', digits), CultureInfo.InvariantCulture);
        // an odd factor without 5 walks through all numbers before one comes again
        UInt128 number = ((UInt128)Count("paycode") * 7_919_353_131_527_983 + 4_812_605_337_719_284) % all;
        return brand.Prefix + number.ToString(new string('0', digits), CultureInfo.InvariantCulture);
    }

    /// <summary>Takes a payment code; it cannot be taken again.</summary>
    /// <returns>The wallet; null: unknown, used or too old.</returns>
    internal WalletRecord? TakePayCode(string code, DateTime now, int seconds)
    {
        var found = One("SELECT wallet, time, used FROM paycode WHERE code = ?1", r => Tuple.Create(r.GetString(0), Time(r.GetString(1)), r.GetBoolean(2)), code);
        if (found is null || found.Item3 || (now - found.Item2).TotalSeconds > seconds) return null;
        Write("UPDATE paycode SET used = 1 WHERE code = ?1", code);
        return Wallet(found.Item1);
    }

    /// <summary>True when a phone has shown this payment code, used or not.</summary>
    internal bool KnowsPayCode(string code) => One("SELECT code FROM paycode WHERE code = ?1", r => r.GetString(0), code) is not null;

    internal long AddOrder(OrderRecord o)
    {
        lock (gate)
        {
            db.Run("""
                INSERT INTO qrorder(terminal, merchant, batch, stan, amount, state, wallet, voucher, content, rrn, code, time, asked, trade)
                VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                """, o.Terminal, o.Merchant, o.Batch, o.Stan, o.Amount, o.State.ToString(), o.Wallet, o.Voucher, o.Content, o.Rrn, o.ResponseCode, Stamp(o.Time), Stamp(o.Asked), o.Trade);
            return db.LastId;
        }
    }

    internal void SetOrder(long id, OrderState state, string code = "") => Write("UPDATE qrorder SET state = ?2, code = ?3 WHERE id = ?1", id, state.ToString(), code);

    internal void AskCustomer(long id, string wallet, DateTime now) =>
        Write("UPDATE qrorder SET state = 'Paying', wallet = ?2, asked = ?3 WHERE id = ?1", id, wallet, Stamp(now));

    internal void SetPaid(long id, string wallet, long trade) => Write("UPDATE qrorder SET state = 'Paid', wallet = ?2, trade = ?3 WHERE id = ?1", id, wallet, trade);

    internal OrderRecord? OrderById(long id) => One("SELECT * FROM qrorder WHERE id = ?1", ReadOrder, id);

    /// <summary>The order that a transaction has paid, or null.</summary>
    public OrderRecord? OrderOfTrade(long trade) => One("SELECT * FROM qrorder WHERE trade = ?1", ReadOrder, trade);

    internal IReadOnlyList<OrderRecord> OpenOrders() => All("SELECT * FROM qrorder WHERE state = 'Open' OR state = 'Paying' ORDER BY id", ReadOrder);

    private static WalletRecord ReadWallet(SqliteDataReader r) => new(
        r.GetString(0), r.GetString(1), Enum.Parse<WalletBrand>(r.GetString(2)), r.GetInt64(3), r.GetInt32(4), r.GetBoolean(5));

    private static OrderRecord ReadOrder(SqliteDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt32(4), r.GetInt64(5), Enum.Parse<OrderState>(r.GetString(6)), r.GetString(7),
        r.GetString(8), r.GetString(9), r.GetString(10), r.GetString(11), Time(r.GetString(12)), Time(r.GetString(13)), r.GetInt64(14));
}
