using System.Collections.Frozen;

namespace Habeas.Register.Persons.Names;

/// <summary>
/// Mandarin readings of the characters that most Chinese surnames and given names are written with, in both forms of the script;
/// tones left out. A character that is not here stands for itself and is found by the same character only. Japanese readings of
/// these characters depend on the name and are not known here.
/// </summary>
internal static class HanReadings
{
    private const string Rows =
        """
        ai艾爱愛 an安 ao敖奥 ba巴 bai白柏百 ban班 bang邦 bao鲍鮑宝寶保包 bei贝貝北 bi毕畢碧 bian卞边邊 bin斌宾賓彬 bing兵冰炳 bo波博伯 bu卜
        cai蔡才彩财財 cao曹草 cen岑 chai柴 chan婵 chang常昌畅暢长長 chao超朝潮 che车車 chen陈陳晨辰臣琛 cheng程成诚誠城承澄 chi池迟遲 chong崇冲
        chu楚褚储儲初 chuan川传 chun春纯純淳 cong丛叢聪聰 cui崔翠 da达達大 dai戴代 dan丹单單旦 dang党黨 dao道 de德 deng邓鄧登 di迪狄
        dian典 diao刁 ding丁定鼎 dong董东東冬栋棟 dou窦竇 du杜都 duan段端 dun敦 en恩 fa发發法 fan范樊凡帆 fang方芳房放 fei费費飞飛菲霏
        fen芬 feng冯馮封丰豐峰锋鋒凤鳳风風 fu傅付符福富甫芙 gai盖蓋 gan甘干 gang刚剛钢鋼 gao高 ge葛戈 geng耿 gong龚龔宫宮巩鞏公功恭
        gou苟 gu顾顧谷古 guan关關管官冠 guang光广廣 gui桂贵貴归 guo郭国國果 hai海 han韩韓汉漢涵晗寒 hang杭航 hao郝浩豪好昊皓 he何贺賀和赫荷鹤鶴
        heng恒亨衡 hong洪红紅宏鸿鴻虹弘 hou侯厚 hu胡虎湖 hua华華花化 huai怀懷 huan欢歡桓焕煥 huang黄黃煌 hui惠慧辉輝会會卉晖暉 huo霍
        ji季纪紀吉继繼姬稷济濟际極 jia贾賈家佳嘉甲 jian简簡建健剑劍坚堅 jiang江姜蒋蔣将將 jiao焦娇嬌 jie杰傑洁潔捷婕介 jin金晋晉锦錦靳进進瑾津
        jing静靜晶京景敬荆荊井经經菁 jiong炯 jiu久九 ju鞠居菊巨 juan娟 jue珏 jun军軍俊君均钧鈞峻骏駿 kai凯凱开開恺 kang康 ke柯可克科 kong孔
        kuai蒯 kuan宽 kuang邝鄺匡 kui奎魁 kun坤昆 lai赖賴来來 lan兰蘭蓝藍岚嵐 lang郎朗 lao劳勞 lei雷磊蕾 leng冷 li李黎丽麗立力利莉厉厲理礼禮
        lian连連廉莲蓮 liang梁亮良 liao廖 lin林琳临臨霖麟 ling凌玲灵靈令岭 liu刘劉柳流 long龙龍隆 lou娄婁楼樓 lu陆陸卢盧鲁魯路吕呂露璐鹿
        luan栾欒 lun伦倫 luo罗羅洛骆駱络 mai麦麥 ma马馬玛瑪 man满滿曼 mao毛茂 mei梅美媚 men门 meng孟蒙萌梦夢 mi米糜 miao苗妙 min闵閔敏民旻 ming明铭銘鸣鳴
        mo莫墨 mu穆木牧慕沐 na娜那纳 nan南楠男 ni倪妮 nian年念 nie聂聶 ning宁寧凝 niu牛钮鈕 nong农 nuo诺 ou欧歐区區 pan潘盼 pang庞龐逄
        pei裴培佩沛 peng彭鹏鵬朋 ping平萍屏 pu蒲濮浦 qi齐齊祁戚琪琦奇启啟其祺绮 qian钱錢千倩前 qiang强強 qiao乔喬巧桥 qin秦琴勤钦欽沁 qing青清庆慶卿晴
        qiong琼瓊 qiu邱秋裘仇丘 qu曲屈瞿渠 quan全权權泉 ran冉然 rao饶饒 ren任仁人 rong荣榮容蓉戎融 rou柔 ru茹汝如儒 ruan阮 rui芮瑞睿锐銳蕊 run润潤
        sai赛 san三 sang桑 sen森 sha沙莎 shan单山珊善 shang尚商 shao邵绍紹少 she佘 shen沈申慎深 sheng盛胜勝生声聲圣升 shi石施史时時世士诗詩师師仕
        shou寿壽守 shu舒书書淑树樹叔 shuai帅帥 shuang双雙爽 shui水 shun顺順舜 shuo硕碩 si司思斯四 song宋松嵩 su苏蘇素肃 sui隋 sun孙孫
        suo索 tai邰泰太台 tan谭譚谈談檀坛 tang唐汤湯棠 tao陶涛濤桃韬 teng滕腾騰 ti提 tian田天甜恬 tie铁鐵 ting婷廷亭庭 tong童佟同彤通桐 tu涂塗屠
        wan万萬婉宛 wang王汪旺望 wei魏韦韋卫衛伟偉威薇维維巍炜煒玮瑋蔚尉微为 wen文温溫闻聞雯 weng翁 wo沃 wu吴吳武伍邬鄔巫五悟午
        xi席奚习習西希喜曦熙溪 xia夏霞侠俠 xian冼贤賢先咸显顯娴 xiang向项項祥翔香湘相想 xiao萧蕭肖小晓曉笑孝潇瀟筱 xie谢謝解协 xin辛新欣心鑫馨昕信
        xing邢兴興星行幸杏 xiong熊雄 xiu秀修 xu徐许許旭须胥绪旭 xuan宣轩軒萱玄璇 xue薛雪学學 xun荀勋勳循 ya亚亞雅娅 yan严嚴颜顏阎閻闫燕艳艷妍岩彦彥炎延言晏
        yang杨楊阳陽羊洋扬揚 yao姚尧堯瑶瑤耀 ye叶葉业業烨燁野 yi易伊义義艺藝怡毅依仪儀一益逸宜亿奕 yin尹殷银銀音印寅 ying应應英颖穎莹瑩映盈影樱
        yong雍永勇咏泳 you尤游友有优 yu于余俞虞喻玉宇雨裕瑜羽育郁禹鱼昱钰 yuan袁元远遠源圆圓媛原苑园 yue岳月越悦悅乐粤 yun云雲韵韻芸允昀
        zai载 zan昝 zang臧 ze泽澤 zeng曾增 zha查 zhai翟 zhan詹占展湛 zhang张張章彰璋 zhao赵趙昭兆照 zhe哲喆 zhen甄真珍振震贞貞镇鎮
        zheng郑鄭正政征郑铮 zhi支志智芝之治植致 zhong钟鐘鍾仲中忠 zhou周洲舟 zhu朱祝诸諸竺珠竹柱筑 zhuang庄莊壮 zhuo卓 zi子梓紫自资 zong宗 zou邹鄒
        zu祖 zuo左作
        """;

    private static readonly FrozenDictionary<char, string> Readings = Read();

    private static readonly FrozenSet<string> Syllables = Readings.Values.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> LongSurnames =
        "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 端木 轩辕 軒轅 南宫 南宮 百里"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool IsHan(char letter) => letter is >= '\u3400' and <= '\u9FFF';

    /// <summary>The reading of a character, or the character itself.</summary>
    public static string Reading(char character) => Readings.GetValueOrDefault(character) ?? character.ToString();

    /// <summary>Whether a word can be one or two syllables of Mandarin in their usual romanisation.</summary>
    public static bool IsSyllables(string latin) =>
        Syllables.Contains(latin) || Enumerable.Range(1, Math.Clamp(latin.Length - 1, 0, 6)).Any(i => Syllables.Contains(latin[..i]) && Syllables.Contains(latin[i..]));

    /// <summary>How many characters of a name are its surname, which is written first.</summary>
    public static int SurnameLength(string name) => name.Length > 2 && LongSurnames.Contains(name[..2]) ? 2 : Math.Min(1, name.Length);

    /// <summary>Of several readings the one of surnames stands; where none is a surname's, the first.</summary>
    private static FrozenDictionary<char, string> Read()
    {
        var readings = new Dictionary<char, string> { ['曾'] = "zeng", ['单'] = "shan", ['仇'] = "qiu", ['区'] = "ou", ['查'] = "zha", ['解'] = "xie", ['任'] = "ren", ['盖'] = "gai" };
        foreach (var row in Rows.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = row.AsSpan().IndexOfAnyExceptInRange('a', 'z');
            foreach (var character in row[cut..])
            {
                readings.TryAdd(character, row[..cut]);
            }
        }

        return readings.ToFrozenDictionary();
    }
}
