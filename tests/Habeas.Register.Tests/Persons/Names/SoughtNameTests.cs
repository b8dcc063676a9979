using Habeas.Register.Persons.Names;

namespace Habeas.Register.Tests.Persons.Names;

public class SoughtNameTests
{
    /// <summary>The sought name, the recorded one that is meant, and one that must not be closer.</summary>
    [Theory]
    [InlineData("Mohamed Hassan", "محمد حسن", "Mahmoud Hassan")]
    [InlineData("Youssef Kader", "يوسف القادر", "يونس القادري")]
    [InlineData("Yusuf Qadir", "Youssef Kader", "Yunus Qadir")]
    [InlineData("Joseph Haddad", "Yusuf al-Haddad", "Jamal Haddad")]
    [InlineData("Alexander Ivanoff", "Александр Иванов", "Алексей Иванов")]
    [InlineData("Aleksandr Iwanow", "Alexander Ivanov", "Aleksandr Ivanenko")]
    [InlineData("Sergej Schtscherbakow", "Сергей Щербаков", "Сергей Шербан")]
    [InlineData("Tchaikovski Piotr", "Чайковский Пётр", "Чайковский Павел")]
    [InlineData("Yorgos Papadopoulos", "Γιώργος Παπαδόπουλος", "Γρηγόρης Παπαδόπουλος")]
    [InlineData("Moshe Levi", "משה לוי", "משה כהן")]
    [InlineData("Wang Xiaoming", "王晓明", "王小红")]
    [InlineData("Xiao-Ming WANG", "王晓明", "王晓华")]
    [InlineData("Wong Siu Ming", "Wang Xiaoming", "Wang Siyuan")]
    [InlineData("歐陽建國", "欧阳建国", "欧阳建华")]
    [InlineData("Kim Minsu", "김민수", "김민지")]
    [InlineData("Park Ji-hoon", "박지훈", "백지훈")]
    [InlineData("Suzuki Jun", "スズキ ジュン", "スズキ ケン")]
    [InlineData("Rajesh Sharma", "राजेश शर्मा", "रमेश शर्मा")]
    [InlineData("Tamilselvan Kumar", "தமிழ்செல்வன் குமார்", "செல்வி குமார்")]
    [InlineData("Giorgi Kvaratskhelia", "გიორგი კვარაცხელია", "გიორგი კვირიკაშვილი")]
    [InlineData("Armen Petrosyan", "Արմեն Պետրոսյան", "Արամ Պետրոսյան")]
    [InlineData("Garcia Jose", "José García", "Josué Garza")]
    [InlineData("J. Verbytska", "Julia Verbytska", "Nour Verbytska")]
    [InlineData("Nour Verbytska", "Nour Anna Verbytska", "Nour Anna Verbova")]
    [InlineData("Nuor Verbitskaya", "Nour Verbytska", "Nura Verbova")]
    [InlineData("Al Hoda Nour", "Alhoda Nour", "Hoda Noura")]
    [InlineData("Alhoda", "al-Hoda", "Alhadi")]
    [InlineData("Abdel Rahman Said", "عبد الرحمن سعيد", "عبد الرحيم سعيد")]
    [InlineData("Abdurrahman Said", "Abd al-Rahman Said", "Abdul Karim Said")]
    [InlineData("Bill Thornton", "William Thornton", "Will-Anne Thorne")]
    [InlineData("Müller", "Mueller", "Miller")]
    [InlineData("Khaled Husayn Alshami", "خالد حسين الشامي", "خالد حسن الشامي")]
    [InlineData("Khaled Hassan", "خالد حسن", "خالد حسين")]
    [InlineData("Suhail Nasser", "سهيل ناصر", "شهلا ناصر")]
    [InlineData("Umar Ettayeb", "عمر الطيب", "عمر الطاهر")]
    [InlineData("Fatima Zohra bint Salem", "فاطمة الزهراء بنت سالم", "فاطمة سالمة")]
    [InlineData("Chaim Weiss", "חיים וייס", "חנן וייס")]
    [InlineData("Jarosinin Tatiana", "Tatjana Jarošinin", "Tatjana Jaromin")]
    [InlineData("Shešić Marko", "Marko Šešić", "Marko Sesto")]
    [InlineData("Victor Elisec", "Виктор Елисец", "Виктор Елисук")]
    [InlineData("Yakov Khrustalev", "Jakow Chrustaljow", "Jakow Christjanow")]
    [InlineData("Nikolaos Chatzis", "Νικόλαος Χατζής", "Νικόλαος Καζής")]
    [InlineData("Ma Wei", "马伟", "魏梅")]
    [InlineData("Hsieh Ch'iang", "谢强", "谢江红")]
    [InlineData("Chen Kai-Yang", "陈凯洋", "Chen Yang-Kai")]
    [InlineData("Łukasz Wójcik", "Lukasz Wojcik", "Lukas Wojtek")]
    [InlineData("Weiss Jurgen", "Jürgen Weiß", "Jürgen Weise")]
    [InlineData("Ihsan Yildiz", "İhsan Yıldız", "İhsan Yılmaz")]
    [InlineData("Delacruz Maria", "Maria de la Cruz", "Maria de la Costa")]
    public void Name_that_is_meant_is_closer(string sought, string meant, string other)
    {
        var name = new SoughtName(sought);
        Assert.True(name.Compare(meant).Closeness > name.Compare(other).Closeness, $"{name.Compare(meant)} {name.Compare(other)}");
        Assert.True(name.Compare(meant).Closeness > 0.7, $"{name.Compare(meant).Closeness}");
    }

    [Fact]
    public void Same_name_is_wholly_close_and_another_order_nearly()
    {
        Assert.Equal(1, new SoughtName("Nour Verbytska").Compare("NOUR VERBYTSKÁ").Closeness);
        Assert.InRange(new SoughtName("Verbytska, Nour").Compare("Nour Verbytska").Closeness, 0.95, 0.999);
    }

    [Fact]
    public void Nothing_in_common_is_no_match()
    {
        var match = new SoughtName("Nour Verbytska").Compare("Zbigniew Kupka");
        Assert.Empty(match.Words);
        Assert.Equal(0, match.Closeness);
    }

    [Theory]
    [InlineData("nour", "Nour", WordMatch.Same)]
    [InlineData("Mohamed", "محمد", WordMatch.Spelling)]
    [InlineData("Ivanoff", "Ivanov", WordMatch.Spelling)]
    [InlineData("Verbytzla", "Verbytska", WordMatch.Misspelt)]
    [InlineData("Sasha", "Alexander", WordMatch.OtherForm)]
    [InlineData("N.", "Nour", WordMatch.Initial)]
    [InlineData("Verb", "Verbytskaporova", WordMatch.Beginning)]
    public void Match_says_how_a_word_was_found(string sought, string recorded, string how)
    {
        var word = Assert.Single(new SoughtName(sought).Compare(recorded).Words);
        Assert.Equal(how, word.How);
        Assert.Contains(word.How, WordMatch.Ways);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" - ' ")]
    [InlineData("\ud800")]
    [InlineData("a")]
    [InlineData("𐎠𐎡 🙂")]
    [InlineData("а̀́ ा ् ー")]
    public void Whatever_is_typed_is_compared_and_has_keys_or_none(string text)
    {
        var sought = new SoughtName(text);
        Assert.InRange(sought.Compare(text).Closeness, 0, 1);
        Assert.InRange(sought.Compare("Nour Verbytska").Closeness, 0, 1);
        Assert.InRange(new SoughtName("Nour Verbytska").Compare(text).Closeness, 0, 1);
        Assert.All(NameKey.Of(text), k => Assert.NotEmpty(k.Key));
    }

    /// <summary>The sought name, and one that a glance must put before the other, though it reads no script and knows no forms.</summary>
    [Theory]
    [InlineData("Mohamed Shaheem", "محمد شاهين", "محمد جابر")]
    [InlineData("Li Wenjun", "李文军", "李娜敏")]
    [InlineData("Wenjun Lee", "Li Wen Jun", "Lin Weining")]
    [InlineData("Verbtyska N", "Nour Anna Verbytska", "Nour Verbova")]
    [InlineData("Saidmahmud Tounsi", "Said Mahmoud al-Tounsi", "Said Mansour al-Tayeb")]
    [InlineData("محمد شاهين", "Mohamed Shaheen", "Mohamed Mansour")]
    public void Glance_leaves_the_name_that_is_meant_before_others(string sought, string meant, string other)
    {
        var name = new SoughtName(sought);
        Assert.True(Glanced(name, meant) > Glanced(name, other), $"{Glanced(name, meant)} {Glanced(name, other)}");
        Assert.InRange(Glanced(name, meant), 0.4, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("** *")]
    [InlineData("  a  ")]
    public void Glance_at_damaged_sounds_is_a_number(string sounds) =>
        Assert.InRange(new SoughtName("Nour Verbytska").Glance(System.Text.Encoding.UTF8.GetBytes(sounds)), 0, 1);

    [Fact]
    public void Glance_at_the_name_itself_is_whole() => Assert.Equal(1, Glanced(new("Nour Verbytska"), "Verbytska Nour"));

    private static double Glanced(SoughtName sought, string name) => sought.Glance(System.Text.Encoding.UTF8.GetBytes(NameKey.Of(name)[0].Sounds));

    [Fact]
    public void Name_of_very_many_words_is_compared()
    {
        var name = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"word{(char)('a' + (i % 26))}"));
        Assert.InRange(new SoughtName(name).Compare(name).Closeness, 0.2, 1);
    }
}
