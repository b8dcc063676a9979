using System.Collections.Frozen;

namespace Habeas.Register.Persons.Names;

/// <summary>
/// Forms of one name that do not sound alike: the short form beside the full one, the same name in another language, a Chinese
/// surname as it is spoken in Cantonese or Hokkien, a Korean one as its bearers write it. The best known only.
/// </summary>
internal static class NameForms
{
    private const string Rows =
        """
        muhammad mohammed mohamed muhammed mehmet mehmed md mohd muhd mamadou mohamadou mamadu
        ahmad ahmed ahmet amadou
        yusuf youssef joseph josef giuseppe jose iosif yosef yossi joe josip jozef osip yousuf
        ibrahim abraham avraham ibrahima abram
        musa moussa moses moshe moise moisei
        isa issa jesus yeshua
        yahya john johann johannes jean juan giovanni joao ivan jan jack hans ioannis yannis ian sean ivane jonas janos
        yaqub yakub jacob jakob james jaime yaakov jacques giacomo iakov yakov tiago diego jim
        daud dawud david daoud davit dawit dave
        sulayman suleiman solomon salomon souleymane shlomo
        ishaq isaac isaak yitzhak
        ismail ishmael ismael
        harun aaron aron aharon
        ilyas elias elijah eliyahu ilya ilie
        iskandar alexander aleksandr alexandre alejandro alessandro sasha alex sandro aleksander oleksandr xander sikandar alec
        aleksandra alexandra sasha oleksandra alejandra sandra
        maryam maria mary marie miriam mariam mariya masha mariami
        hawa eve eva
        sara sarah
        hanna anna anne ana hannah anya ania
        aleksei alexei alexey alyosha oleksiy alexis
        mikhail michael miguel michel mikael misha mykhailo michal mihai mike mikhael mihail mick
        nikolai nicholas nicolas nikola mykola kolya nick niklas nikolaos nicola
        petr peter pedro pierre pietro petro piotr pyotr boutros butrus petros
        pavel paul pablo paolo pavlo paulo pawel pavlos boulos bulus
        andrei andrew andreas andre andriy andrey andrzej andreas andres
        dmitri dmitry dima dmytro dimitri dimitris dimitrios mitya
        vladimir volodymyr vova volodya wladimir
        yevgeny evgeny eugene zhenya yevhen eugenio
        sergei sergey serhiy sergio serge serhii seryozha
        yuri yury george georg georges jorge giorgi georgy jiri jerzy yorgos giorgos iurii yurii giorgio heorhii
        grigory gregory hryhorii grisha
        vasily basil vasyl vasile basile vasya vasilis
        feodor fyodor theodore fedor fedir teodor theodoros
        stepan stephen stefan steven esteban etienne stephan stefano steve
        yekaterina ekaterina catherine katherine kateryna katya katarina kate katharina caterina
        yelena elena helen helena olena lena helene
        tatiana tatyana tanya tetiana
        natalia natalya natasha nataliia
        olga olha olya
        ksenia oksana xenia
        yulia julia giulia julie
        irina iryna irene ira
        galina halyna
        lyudmila ludmila liudmyla lyuda mila
        svetlana svitlana sveta
        anastasia nastya anastasiia
        konstantin constantine kostya constantin kostas kostiantyn
        anton antonio anthony antoine tony antonis
        bogdan bohdan
        gennady hennadii gena
        igor ihor
        oleg oleh
        maksim maxim maksym max maxime
        timofei timothy tim
        william guillaume wilhelm guillermo willem bill will liam billy
        robert roberto bob rob bobby
        richard ricardo dick rick ryszard
        edward eduardo ed eddie edouard eduard ted
        charles carlos karl carlo carl karol charlie
        henry enrique heinrich henri henrik harry hank
        francis francisco francois franz frank francesco paco pancho
        louis luis luigi ludwig lou
        lawrence lorenzo laurent larry
        thomas tomas tommaso tom foma
        samuel sam samuil
        daniel dan danny danilo danylo
        benjamin ben binyamin benyamin
        christopher chris cristobal christophe kristof
        elizabeth elisabeth isabel elisabetta liz beth betty elzbieta
        margaret margarita maggie marguerite peggy
        teresa therese theresa
        raymond ramon raimundo ray
        patrick patricio pat paddy
        hussein husain hossein hoseyn husseyn
        qasim kassim gasim casim
        uthman osman othman usman ousmane
        umar omar oumar
        zaynab zainab zineb zeynep
        fatima fatma fatemeh fatoumata
        khadija hatice khadidja
        aisha ayesha aicha ayse
        mustafa moustapha mostafa
        jafar gafar djafar cafer
        jamal gamal djamel cemal
        wang wong ong
        zhang cheung chang teo cheong chong
        chen chan tan tran ting
        li lee lei ly
        huang wong hwang ng ooi wee oei
        wu ng goh woo ngo
        zhou chow chou chew chau
        lin lam lim
        liang leung neo leong
        guo kwok kuo quek kok
        cai choi tsai chua choy
        xu hsu hui chui koh
        zheng cheng tay cheang
        xie tse hsieh cheah chia
        ye yip yeh yap
        he ho
        luo law lo
        gao ko kao
        deng tang
        feng fung
        ren yam jen
        jiang chiang kong keung
        zhao chao chiu chew
        qian chien chin
        sun suen
        zhu chu choo
        hu wu woo
        yang yeung young yeo
        xiao siu hsiao
        lu lo luk loke
        liu lau liew lew low
        pan poon phan
        cao tso tsao cho
        yuan yuen
        mo mok
        ou au
        kong hung
        qin chun chin tan
        zhong chung
        zeng tsang chan
        peng pang
        su so
        ma mah
        kim gim
        lee i yi rhee ri
        park bak pak
        choi choe
        jung jeong chung cheong
        kang gang
        cho jo
        yoon yun
        jang chang
        lim im rim
        shin sin
        kwon gwon
        yoo yu ryu you
        jeon jun chun
        moon mun
        baek paik paek
        heo hur huh
        noh no roh
        koo gu ku
        woo u
        oh o
        an ahn
        """;

    private static readonly FrozenDictionary<string, string[]> Groups = Group();

    /// <summary>Whether both are forms of one name.</summary>
    public static bool AreOne(string one, string other) =>
        Groups.TryGetValue(one, out var mine) && Groups.TryGetValue(other, out var theirs) && mine.AsSpan().ContainsAnyOf(theirs);

    /// <summary>The other forms of a name, in Latin spelling.</summary>
    public static IEnumerable<string> Of(string latin) =>
        Groups.TryGetValue(Sounds.Of(latin), out var rows) ? rows.SelectMany(r => r.Split(' ')).Where(f => f != latin) : [];

    /// <summary>Every form by its sound, with the rows that it stands in.</summary>
    private static FrozenDictionary<string, string[]> Group() => Rows
        .Split((char[])['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(row => row.Split(' ').Select(form => (Sound: Sounds.Of(form), Row: row)))
        .GroupBy(f => f.Sound, f => f.Row, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    private static bool ContainsAnyOf(this Span<string> rows, string[] others)
    {
        foreach (var row in rows)
        {
            if (Array.Exists(others, o => ReferenceEquals(o, row)))
            {
                return true;
            }
        }

        return false;
    }
}
