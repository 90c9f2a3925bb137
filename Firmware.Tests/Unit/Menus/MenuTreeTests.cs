using nanoFramework.TestFramework;
using PosFirmware.Menus;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Tests.Unit.Menus;

/// <summary>The menu table holds together.</summary>
[TestClass]
public class MenuTreeTests
{
    /// <summary>Every node has words, is exactly one of group, flow and action, and has a digit of its own.</summary>
    [TestMethod]
    public void NodesAreWhole() => Look(MenuTree.Root);

    private static void Look(MenuNode group)
    {
        bool[] taken = new bool[10];
        for (int i = 0; i < group.Children.Length; i++)
        {
            MenuNode node = group.Children[i];
            string name = Strings.Of(node.Title, true);
            Assert.IsTrue(name.Length > 0 && Strings.Of(node.Title, false).Length > 0, "words");
            Assert.IsFalse(taken[node.Digit], "digit " + node.Digit + " twice at " + name);
            taken[node.Digit] = true;
            int ways = (node.Children != null ? 1 : 0) + (node.Flow != 0 ? 1 : 0) + (node.Action != MenuAction.None ? 1 : 0);
            Assert.AreEqual(1, ways, name);
            if (node.Children != null) Look(node);
        }
    }

    /// <summary>Every action and every flow that a person starts can be reached.</summary>
    [TestMethod]
    public void EverythingIsReachable()
    {
        for (int action = 1; action < (int)MenuAction.Count; action++)
            Assert.IsTrue(Holds(MenuTree.Root, 0, (MenuAction)action), "action " + action);
        for (int flow = 1; flow <= (int)Flow.Echo; flow <<= 1)
            if (flow != (int)Flow.Recovery) Assert.IsTrue(Holds(MenuTree.Root, (Flow)flow, MenuAction.None), "flow " + flow);
    }

    private static bool Holds(MenuNode node, Flow flow, MenuAction action)
    {
        if (node.Children == null) return flow != 0 ? node.Flow == flow : node.Action == action;
        for (int i = 0; i < node.Children.Length; i++)
            if (Holds(node.Children[i], flow, action)) return true;
        return false;
    }

    /// <summary>A flow without rows is not shown, and a group of such flows is not shown either.</summary>
    [TestMethod]
    public void NoDeadEntries()
    {
        Assert.IsTrue(new MenuNode(1, Text.Sale, Flow.Sale).IsThere);
        Flow unknown = (Flow)(1 << 30);
        MenuNode dead = new MenuNode(1, Text.Sale, unknown);
        Assert.IsFalse(dead.IsThere);
        Assert.IsFalse(new MenuNode(1, Text.Menu, MenuRole.Anyone, new[] { dead }).IsThere);
    }

    /// <summary>Every text has words in both languages.</summary>
    [TestMethod]
    public void EveryTextHasWords()
    {
        for (int i = 0; i < (int)Text.Count; i++)
            Assert.IsTrue(Strings.Of((Text)i, false).Length > 0 && Strings.Of((Text)i, true).Length > 0, "text " + i);
    }

    /// <summary>Words of the items fit beside their digit: 19 half-width columns of 24 dots on the screen, two for the digit.</summary>
    [TestMethod]
    public void WordsFitTheScreen() => Measure(MenuTree.Root);

    private static void Measure(MenuNode group)
    {
        for (int i = 0; i < group.Children.Length; i++)
        {
            MenuNode node = group.Children[i];
            Assert.IsTrue(Columns(Strings.Of(node.Title, false)) <= 17, Strings.Of(node.Title, true));
            Assert.IsTrue(Columns(Strings.Of(node.Title, true)) <= 17, Strings.Of(node.Title, true));
            if (node.Children != null) Measure(node);
        }
    }

    private static int Columns(string words)
    {
        int columns = 0;
        for (int i = 0; i < words.Length; i++) columns += words[i] < 0x100 ? 1 : 2;
        return columns;
    }
}
