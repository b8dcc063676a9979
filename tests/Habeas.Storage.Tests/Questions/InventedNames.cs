namespace Habeas.Invented;

/// <summary>A person who does not exist: each word of the name in the spellings in which somebody might write it, the native one first.</summary>
public sealed record InventedName(string Script, IReadOnlyList<IReadOnlyList<string>> Words)
{
    /// <summary>How the name is written: every word in the spelling chosen by <paramref name="pick"/>.</summary>
    public string Written(Func<IReadOnlyList<string>, string> pick) =>
        Script == "Hans" && Words.All(w => pick(w) == w[0]) ? string.Concat(Words.Select(w => w[0])) : string.Join(' ', Words.Select(pick));

    public string Native => Written(w => w[0]);
}

/// <summary>Names of people who do not exist, in Latin, Arabic, Cyrillic and Chinese script, the same for the same seed; no two are alike.</summary>
public sealed class InventedNames(int seed)
{
    private static readonly string[] ArabicFirst = Rows(
        """
        محمد,Mohammed,Muhammad,Mohamed,Mohamad,Muhammed|أحمد,Ahmed,Ahmad,Ahmet|يوسف,Youssef,Yusuf,Yousef,Yousuf|حسن,Hassan,Hasan|حسين,Hussein,Husayn,Hossein,Husain
        علي,Ali,Aly|عمر,Omar,Umar|خالد,Khaled,Khalid|طارق,Tariq,Tarek,Tarik|سعيد,Said,Saeed,Saïd|كريم,Karim,Kareem|محمود,Mahmoud,Mahmud,Mahmood|مصطفى,Mustafa,Moustafa,Mostafa
        إبراهيم,Ibrahim,Ebrahim,Ibraheem|إسماعيل,Ismail,Ismael,Esmail|سليمان,Suleiman,Sulayman,Soliman|عثمان,Othman,Uthman,Osman|جمال,Jamal,Gamal,Djamal|فاطمة,Fatima,Fatma,Fatimah
        مريم,Maryam,Mariam,Meryem|زينب,Zainab,Zeinab,Zaynab|خديجة,Khadija,Khadijah|نور,Nour,Noor,Nur|ليلى,Layla,Leila,Laila|سميرة,Samira,Sameera|هدى,Huda,Hoda,Houda|رشيد,Rashid,Rachid,Rasheed
        نبيل,Nabil,Nabeel|وليد,Walid,Waleed,Oualid|بلال,Bilal,Belal|عبد الرحمن,Abdulrahman,Abdel Rahman,Abd al-Rahman,Abderrahmane|عبد الله,Abdullah,Abdallah,Abd Allah|منير,Munir,Mounir,Moneer
        """);

    private static readonly string[] ArabicLast = Rows(
        """
        القادري,al-Qadiri,Al Kaderi,Alqadiri,el-Kadiri|المصري,al-Masri,El Masry,Almasri|الحداد,al-Haddad,El Haddad,Alhaddad|النجار,al-Najjar,El Naggar,an-Najjar|الشامي,al-Shami,El Chami,Alshami
        البغدادي,al-Baghdadi,El Baghdady|حمدان,Hamdan,Hamdane|منصور,Mansour,Mansur,Mansoor|ناصر,Nasser,Nasir,Naser|قاسم,Qasim,Kassem,Kasim,Qassem|صالح,Saleh,Salih,Salah|يعقوب,Yaqub,Yacoub,Yaqoob
        شاهين,Shaheen,Shahin,Chahine|درويش,Darwish,Darwich,Darweesh|خليل,Khalil,Khaleel|غانم,Ghanem,Ghanim|بركات,Barakat,Baraket|زيدان,Zidane,Zaydan,Zeidan|رمضان,Ramadan,Ramadhan|عيسى,Issa,Isa,Eissa
        الطيب,al-Tayeb,Ettayeb,Al Tayyib|جابر,Jaber,Jabir,Gaber|حبيب,Habib,Habeeb|موسى,Moussa,Musa,Mousa|سالم,Salem,Salim|فارس,Fares,Faris|مراد,Mourad,Murad|يونس,Younes,Yunus,Yunis|شريف,Sharif,Cherif,Shareef
        الفاسي,al-Fassi,El Fasi|عطية,Attia,Atiyah,Atiya|نعمان,Numan,Nouman,Noman|البكري,al-Bakri,El Bakry|التونسي,al-Tunisi,Ettounsi,Al Tounsi|حجازي,Hegazy,Hijazi,Hejazi
        """);

    private static readonly string[] CyrillicFirst = Rows(
        """
        Александр,Aleksandr,Alexander,Alexandr|Сергей,Sergei,Sergey,Serguei|Дмитрий,Dmitry,Dmitri,Dmitriy,Dimitri|Андрей,Andrei,Andrey,Andrej|Алексей,Aleksei,Alexey,Alexei|Евгений,Yevgeny,Evgeny,Evgenii,Jewgeni
        Юрий,Yuri,Yury,Iouri,Yuriy|Михаил,Mikhail,Michail,Mihail|Николай,Nikolai,Nikolay,Nikolaj|Владимир,Vladimir,Wladimir|Виктор,Viktor,Victor|Константин,Konstantin,Constantin|Тимофей,Timofei,Timofey
        Екатерина,Yekaterina,Ekaterina,Jekaterina|Елена,Yelena,Elena,Jelena|Ольга,Olga,Olha|Наталья,Natalya,Natalia,Nataliya|Татьяна,Tatyana,Tatiana,Tatjana|Ксения,Kseniya,Ksenia,Xenia|Людмила,Lyudmila,Ludmila,Liudmila
        Анастасия,Anastasia,Anastasiya,Anastassija|Валентин,Valentin,Walentin|Захар,Zakhar,Zachar,Zahar|Пётр,Pyotr,Petr,Piotr|Фёдор,Fyodor,Fedor,Fiodor|Игорь,Igor,Ihor|Григорий,Grigory,Grigori,Grigoriy
        """);

    private static readonly string[] CyrillicRoots =
        ["Кова", "Петр", "Жук", "Шевч", "Бондар", "Мельник", "Ткач", "Лис", "Чайк", "Хруст", "Гонч", "Сидор", "Волк", "Зайц", "Щерб", "Морд", "Юшк", "Ярош", "Дорош", "Кравч", "Нест", "Павл", "Рябч", "Степан", "Тимош", "Филат", "Харит", "Цветк", "Черн", "Яков", "Бел", "Вишн", "Голуб", "Елис", "Игнат", "Кулик", "Лазар", "Марк", "Онищ", "Рудак"];

    private static readonly string[] CyrillicEndings = ["ов", "енко", "ский", "ев", "ин", "ук", "чук", "ович", "ченко", "овский", "ян", "ец"];

    private static readonly string[] ChineseLast = Rows(
        """
        王,Wang|李,Li,Lee|张,Zhang|刘,Liu|陈,Chen|杨,Yang|赵,Zhao|黄,Huang|周,Zhou|吴,Wu|徐,Xu,Hsu|孙,Sun|马,Ma|朱,Zhu|胡,Hu|郭,Guo|何,He|林,Lin|高,Gao|梁,Liang|郑,Zheng|罗,Luo|宋,Song|谢,Xie|唐,Tang|韩,Han|曹,Cao|邓,Deng
        萧,Xiao|冯,Feng|曾,Zeng|程,Cheng|蔡,Cai,Tsai|彭,Peng|潘,Pan|袁,Yuan|董,Dong|余,Yu|苏,Su|叶,Ye|吕,Lu,Lü|魏,Wei|蒋,Jiang|田,Tian|杜,Du|丁,Ding|沈,Shen|姜,Jiang|范,Fan|江,Jiang|傅,Fu|钟,Zhong|卢,Lu|汪,Wang|戴,Dai|崔,Cui|任,Ren|陆,Lu|廖,Liao|欧阳,Ouyang
        """);

    private static readonly string[] ChineseGiven = Rows(
        "伟,wei|芳,fang|娜,na|敏,min|静,jing|丽,li|强,qiang|磊,lei|军,jun|洋,yang|勇,yong|艳,yan|杰,jie|娟,juan|涛,tao|明,ming|超,chao|秀,xiu|霞,xia|平,ping|刚,gang|桂,gui|英,ying|华,hua|文,wen|建,jian|国,guo|志,zhi|晓,xiao|红,hong|玉,yu|海,hai|春,chun|梅,mei|金,jin|云,yun|家,jia|俊,jun|子,zi|天,tian|思,si|佳,jia|欣,xin|雨,yu|宁,ning|凯,kai|峰,feng|龙,long|飞,fei|林,lin");

    private static readonly string[] LatinFirst = Rows(
        """
        José,Jose|María,Maria|Juan|Carlos|Ángel,Angel|Lucía,Lucia|Sofía,Sofia,Sophia|Andrés,Andres|Héctor,Hector|Ramón,Ramon|Inés,Ines|Álvaro,Alvaro|Gonçalo,Goncalo|João,Joao|Thérèse,Therese|François,Francois|Zoë,Zoe|Jérôme,Jerome
        Müller,Mueller|Jürgen,Juergen,Jurgen|Søren,Soren|Björn,Bjorn,Bjoern|Łukasz,Lukasz|Zbigniew|Agnieszka|Małgorzata,Malgorzata|Ştefan,Stefan|Gheorghe,George|Ödön,Odon|Çağla,Cagla|Güneş,Gunes|Oğuz,Oguz|Emine|Siobhán,Siobhan
        Margaret|Dorothy|Jonathan,Johnathan|Stephen,Steven|Catherine,Katherine,Kathryn|Nguyễn,Nguyen|Thị,Thi|Đức,Duc|Hương,Huong|Kwame|Chidi|Ngozi|Oluwaseun|Thabo|Nomvula|Wanjiru|Otieno|Adaeze|Babajide|Mandla|Lerato|Tendai|Farai
        """);

    private static readonly string[] LatinRoots =
        ["Ber", "Cald", "Dur", "Ferr", "Gonz", "Hern", "Ivar", "Jank", "Kowal", "Lund", "Mart", "Nov", "Oliv", "Per", "Quint", "Rodr", "Sand", "Tor", "Ur", "Vasc", "Wern", "Yild", "Zam", "Brack", "Chav", "Drag", "Escob", "Fitz", "Grim", "Holm", "Mend", "Okaf", "Pop", "Ross", "Silv", "Thorn", "Vel", "Wint", "Adey", "Mbek"];

    private static readonly string[] LatinEndings = ["ez", "sson", "ini", "escu", "ak", "er", "ard", "eira", "wicz", "ley", "ford", "ano", "man", "oglu", "mi", "strand", "berg", "etti"];

    private readonly Random _random = new(seed);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public Random Random => _random;

    /// <summary>The next name, of a script chosen by chance.</summary>
    public InventedName Next()
    {
        while (true)
        {
            var name = _random.Next(4) switch
            {
                0 => new InventedName("Arab", [One(ArabicFirst), .. _random.Next(3) > 0 ? [One(ArabicFirst)] : Array.Empty<string[]>(), One(ArabicLast)]),
                1 => new InventedName("Cyrl", [One(CyrillicFirst), CyrillicSurname()]),
                2 => new InventedName("Hans", [One(ChineseLast), ChineseGivenName()]),
                _ => new InventedName("Latn", [One(LatinFirst), .. _random.Next(2) > 0 ? [One(LatinFirst)] : Array.Empty<string[]>(), [LatinSurname()]]),
            };
            if (_taken.Add(string.Join(' ', name.Words.Select(w => w[^1].ToUpperInvariant()).Order(StringComparer.Ordinal))))
            {
                return name;
            }
        }
    }

    /// <summary>Forgets which names were given out: from here on there are namesakes, as in any large register.</summary>
    public InventedName NextOrNamesake()
    {
        _taken.Clear();
        return Next();
    }

    private string[] One(string[] rows) => rows[_random.Next(rows.Length)].Split(',');

    private string[] ChineseGivenName()
    {
        var (one, other) = (One(ChineseGiven), One(ChineseGiven));
        return _random.Next(5) == 0
            ? [one[0], Capital(one[1])]
            : [one[0] + other[0], Capital(one[1] + other[1]), $"{Capital(one[1])} {Capital(other[1])}", $"{Capital(one[1])}-{Capital(other[1])}"];
    }

    private string[] CyrillicSurname()
    {
        var name = CyrillicRoots[_random.Next(CyrillicRoots.Length)] + (_random.Next(3) == 0 ? "" : _random.Next(2) == 0 ? "ин" : "ал") + CyrillicEndings[_random.Next(CyrillicEndings.Length)];
        return [name, Romanised(name, English), Romanised(name, German), Romanised(name, French), Romanised(name, Scholarly)];
    }

    private string LatinSurname() =>
        LatinRoots[_random.Next(LatinRoots.Length)] + (_random.Next(3) == 0 ? "" : _random.Next(2) == 0 ? "al" : "om") + LatinEndings[_random.Next(LatinEndings.Length)];

    private const string Letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private static readonly string[] English = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch * y * e yu ya".Split(' ');
    private static readonly string[] German = "a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch * y * e ju ja".Split(' ');
    private static readonly string[] French = "a b v g d e io j z i i k l m n o p r s t ou f kh ts tch ch chtch * y * e iou ia".Split(' ');
    private static readonly string[] Scholarly = "a b v g d e ë ž z i j k l m n o p r s t u f h c č š šč * y * è ju ja".Split(' ');

    private static string Romanised(string name, string[] scheme) => Capital(string.Concat(name.Select(c =>
        Letters.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal) is >= 0 and var at && scheme[at] != "*" ? scheme[at] : "")));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string[] Rows(string text) => text.Split((char[])['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
