using nanoFramework.TestFramework;
using PosFirmware.Cards;

namespace PosFirmware.Tests.Unit.Cards;

/// <summary>Luhn, mask, brand, expiry and service code, by tables.</summary>
[TestClass]
public class CardRulesTests
{
    [TestMethod]
    public void LuhnOfPublishedNumbers()
    {
        // ISO/IEC 7812-1's own example, and test numbers that card organisations publish.
        string[] good = { "79927398713", "4111111111111111", "5555555555554444", "378282246310005", "3530111333300000", "30569309025904", "6226090000000048" };
        for (int i = 0; i < good.Length; i++)
        {
            Assert.IsTrue(Luhn.IsValid(Bytes(good[i]), good[i].Length), good[i]);
            int right = 0;
            byte[] digits = Bytes(good[i]);
            for (int d = 0; d < 10; d++)
            {
                digits[digits.Length - 1] = (byte)('0' + d);
                if (Luhn.IsValid(digits, digits.Length)) right++;
            }
            Assert.AreEqual(1, right);
        }
        Assert.IsFalse(Luhn.IsValid(Bytes("4111111111111=11"), 16));
        Assert.IsFalse(Luhn.IsValid(Bytes("0"), 1));
    }

    [TestMethod]
    public void MaskIsThatOfTheSlips()
    {
        // operations.md 4.4 and its sample 6
        Mask("6212341234565678", "6212 34** **** 5678", "621234******5678");
        Mask("6212341234567895678", "6212 34** **** ***5 678", "621234*********5678");
        Mask("378282246310005", "3782 82** ***0 005", "378282*****0005");
        Mask("4222222222222", "4222 22** *222 2", "422222***2222");
        Mask("62123456", "**** 3456", "****3456");
    }

    [TestMethod]
    public void MaskIntoABufferSaysItsLength()
    {
        char[] text = new char[CardMask.MaxLength];
        Assert.AreEqual(23, CardMask.Write(Bytes("6212341234567895678"), 19, text));
        Assert.AreEqual(CardMask.MaxLength, 23);
    }

    [TestMethod]
    public void BrandByPrefix()
    {
        Brand("6226090000000048", "CUP");
        Brand("8171990000000000", "CUP");
        Brand("8172000000000000", "000");
        Brand("4111111111111111", "VIS");
        Brand("5555555555554444", "MCC");
        Brand("2221000000000009", "MCC");
        Brand("2720990000000007", "MCC");
        Brand("2721000000000000", "000");
        Brand("6759649826438453", "MAE");
        Brand("3530111333300000", "JCB");
        Brand("378282246310005", "AMX");
        Brand("30569309025904", "DCC");
        Brand("9559980000000000", "000");
        Assert.AreEqual("000", CardBrand.Find(new byte[19], 0).Code);
        Assert.IsTrue(CardBrand.Find(Bytes("6226090000000048"), 16).IsDomestic);
        Assert.IsFalse(CardBrand.Find(Bytes("4111111111111111"), 16).IsDomestic);
    }

    [TestMethod]
    public void CardExpiresAfterTheLastDayOfItsMonth()
    {
        Assert.IsFalse(CardExpiry.IsExpired(2607, 2026, 7));
        Assert.IsTrue(CardExpiry.IsExpired(2606, 2026, 7));
        Assert.IsFalse(CardExpiry.IsExpired(2701, 2026, 12));
        Assert.IsTrue(CardExpiry.IsExpired(2512, 2026, 1));
        Assert.IsFalse(CardExpiry.IsExpired(0, 2026, 7));
        Assert.AreEqual(2075, CardExpiry.FullYear(75, 2026));
        Assert.AreEqual(1976, CardExpiry.FullYear(76, 2026));
        Assert.AreEqual(1999, CardExpiry.FullYear(99, 2026));
        Assert.AreEqual(2001, CardExpiry.FullYear(1, 1999));
        Assert.AreEqual(2000, CardExpiry.FullYear(0, 2026));
    }

    [TestMethod]
    [DataRow(101, false, false, false, true)]
    [DataRow(120, false, true, false, true)]
    [DataRow(201, true, false, false, true)]
    [DataRow(220, true, true, false, true)]
    [DataRow(206, true, false, true, true)]
    [DataRow(521, false, false, false, true)]
    [DataRow(601, true, false, false, true)]
    [DataRow(103, false, true, false, false)]
    [DataRow(104, false, false, false, false)]
    [DataRow(105, false, true, false, true)]
    [DataRow(107, false, false, true, true)]
    [DataRow(-1, false, false, false, true)]
    public void ServiceCodeDigits(int code, bool chip, bool pin, bool pinWherePossible, bool goods)
    {
        Assert.AreEqual(chip, ServiceCode.HasChip(code));
        Assert.AreEqual(pin, ServiceCode.PinRequired(code));
        Assert.AreEqual(pinWherePossible, ServiceCode.PinWherePossible(code));
        Assert.AreEqual(goods, ServiceCode.AllowsGoods(code));
    }

    [TestMethod]
    public void InterchangeOnlineAndTestDigits()
    {
        Assert.IsTrue(ServiceCode.IsInternational(101) && ServiceCode.IsInternational(201));
        Assert.IsFalse(ServiceCode.IsInternational(501) || ServiceCode.IsInternational(601) || ServiceCode.IsInternational(-1));
        Assert.IsTrue(ServiceCode.MustGoOnline(120) && ServiceCode.MustGoOnline(140));
        Assert.IsFalse(ServiceCode.MustGoOnline(101) || ServiceCode.MustGoOnline(-1));
        Assert.IsTrue(ServiceCode.IsTest(999));
    }

    [TestMethod]
    public void ChipComesBeforeStripe()
    {
        CardData card = new CardData();
        card.ServiceCode = 101;
        Assert.AreEqual((int)SwipeRule.Accept, (int)SwipeRules.Judge(card, false));
        Assert.AreEqual((int)SwipeRule.Accept, (int)SwipeRules.Judge(card, true));
        card.ServiceCode = 620;
        Assert.AreEqual((int)SwipeRule.UseChip, (int)SwipeRules.Judge(card, false));
        Assert.AreEqual((int)SwipeRule.Fallback, (int)SwipeRules.Judge(card, true));
        card.ServiceCode = 203;
        Assert.AreEqual((int)SwipeRule.NotForGoods, (int)SwipeRules.Judge(card, true));
    }

    private static void Mask(string pan, string grouped, string plain)
    {
        Assert.AreEqual(grouped, CardMask.Text(Bytes(pan), pan.Length));
        Assert.AreEqual(plain, CardMask.Plain(Bytes(pan), pan.Length));
    }

    private static void Brand(string pan, string code) => Assert.AreEqual(code, CardBrand.Find(Bytes(pan), pan.Length).Code, pan);

    private static byte[] Bytes(string text)
    {
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)text[i];
        return bytes;
    }
}
