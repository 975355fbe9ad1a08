import type { Language } from './language'

export const polish: Language = {
  code: 'pl',
  common:
    'i w na z do od po za ze nie tak jest są był była być mam masz ma może mogę można możesz chcę chce chciałbym chciałabym proszę dziękuję jak co kiedy gdzie kto czy który która ile dlaczego dla bez o u przez przy mój moja moje moją twój wasz pan pani ja ty on ona my wy oni się już jeszcze bardzo ale lub albo że żeby to ten ta te tego tej tym zamówienie zamówienia dostawa paczka biurko pieniądze zwrot mi mnie ci',
  acts: {
    greeting:
      'cześć, hej, hejka, witam, witaj, witajcie, dzień dobry, dobry wieczór, dzien dobry, siema, siemka, elo, halo, miło mi, dobry',
    well: 'jak się masz, jak leci, co słychać, co tam, jak tam, jak się pan/pani ma, wszystko w porządku u ciebie',
    call: 'pomoc, pomocy, pomóż, pomóż mi, proszę o pomoc, potrzebuję pomocy, pomóżcie, możesz mi pomóc, możesz pomóc, może mi pan/pani pomóc, możecie mi pomóc, czy możesz mi pomóc, czy możecie mi pomóc, czy może mi pan/pani pomóc, mam pytanie, mam jedno pytanie, mam jeszcze jedno pytanie, mam jeszcze pytanie, mam inne pytanie, mam problem, mam pytania, pytanie, jedno pytanie, jeszcze jedno pytanie, inne pytanie, czy mogę o coś zapytać, mogę o coś zapytać, chciałbym o coś zapytać, chciałabym o coś zapytać, chcę o coś zapytać, czy mogę zadać pytanie, mogę zadać pytanie, jesteś, jesteś tam, jest pan/pani tam, jesteście, jesteście tam, jesteś tu, słyszysz mnie, wsparcie, test, przepraszam że przeszkadzam, informacja, potrzebuję informacji',
    about:
      'jesteś botem/robotem/człowiekiem/maszyną/programem, jesteś prawdziwym człowiekiem, jesteś prawdziwy, jesteś prawdziwą osobą, czy jesteś botem/robotem/człowiekiem/maszyną/programem, czy jesteś prawdziwym człowiekiem, czy jesteś prawdziwą osobą, czy jesteś prawdziwy, jesteś botem czy człowiekiem, jesteś człowiekiem czy botem/robotem, czy to bot/robot/człowiek, to bot/robot, czy rozmawiam z botem/robotem/człowiekiem/maszyną, rozmawiam z botem/robotem/człowiekiem, czy rozmawiam z prawdziwym człowiekiem, co umiesz, co potrafisz, co możesz zrobić, co możesz, co robisz, w czym możesz pomóc, w czym możesz mi pomóc, jak możesz mi pomóc, jak możesz pomóc, kim jesteś, kto ty jesteś, czym jesteś, jak masz na imię, jak się nazywasz, z kim rozmawiam, z kim piszę, co to jest, jak to działa, kto cię stworzył',
    thanks:
      'dziękuję, dzięki, dziękuje, dziekuje, dzieki, dzięki wielkie, wielkie dzięki, dziękuję bardzo, bardzo dziękuję, serdecznie dziękuję, dziękuję serdecznie, dziękuję pięknie, dziękuję za wszystko, dziękuję za pomoc/odpowiedź/informację/informacje, dzięki za pomoc/odpowiedź/info, bardzo dziękuję za pomoc/odpowiedź, dziękuję za twoją/waszą/pana/pani pomoc, thx, pomogło, to pomogło, bardzo pomocne, pomocne, działa, już działa, rozwiązane, udało się, super robota, dobra robota, jesteś super, świetna obsługa',
    bye: 'do widzenia, pa, papa, pa pa, na razie, nara, narka, cześć i dzięki, do zobaczenia, do usłyszenia, do jutra, miłego dnia, miłego wieczoru, miłego weekendu, dobrego dnia, dobranoc, dobrej nocy, trzymaj się, pozdrawiam, wzajemnie, nawzajem, muszę iść, żegnam',
    ok: 'ok, okay, okej, oki, dobrze, dobra, w porządku, bardzo dobrze, świetnie, zgoda, niech będzie, może być, pasuje, doskonale, super, brzmi dobrze, idealnie, proszę, poproszę',
    fine: 'rozumiem, zrozumiałem, zrozumiałam, jasne że rozumiem, aha, acha, ach tak, fajnie, spoko, wow, ekstra, rewelacja, wspaniale, pięknie, cudownie, ciekawe, racja, dokładnie, właśnie, prawda, zgadza się, nie ma problemu, nie szkodzi, nic nie szkodzi, haha, hehe, lol, przepraszam, sorry, sorki, chwila, chwileczkę, chwilę, moment, momencik, sekundę, minutę, czekaj, poczekaj, proszę czekać, czekam, zaraz wracam, zobaczę, sprawdzę, spróbuję, może, być może, chyba, chyba tak, nie wiem, nie jestem pewien, nie jestem pewna, nie mam pojęcia, oh, ach, hm, hmm, no',
    yes: 'tak, tak tak, tak proszę, tak poproszę, tak chcę, chcę, chętnie, bardzo chętnie, z chęcią, oczywiście, pewnie, jasne, no jasne, no tak, naturalnie, zdecydowanie, zdecydowanie tak, jak najbardziej, chciałbym, chciałabym, tak chciałbym, tak chciałabym, czemu nie, dlaczego nie, taa, ta',
    no: 'nie, nie dziękuję, nie dzięki, nie nie, nie dziekuje, wcale nie, absolutnie nie, zdecydowanie nie, nigdy, nie teraz, jeszcze nie, dzisiaj nie, na razie nie, nie trzeba, nie ma potrzeby, nie potrzebuję, nie potrzeba, niepotrzebne, nie chcę, nie chcę tego, raczej nie, chyba nie, może później, później, innym razem, nie sądzę',
    done: 'to wszystko, to tyle, tyle, wszystko, to by było na tyle, to na razie wszystko, nic więcej, nic, już nic, nic już, nie ważne, nieważne, mniejsza z tym, wystarczy, to wystarczy, zapomnij, zostaw, daj spokój, stop, przestań, dość, koniec, zakończ, zakończ czat, skończone, skończyłem, skończyłam, nie mam więcej pytań, żadnych pytań, już znalazłem, już znalazłam, poradzę sobie, wszystko dobrze, wszystko w porządku, wszystko ok, u mnie dobrze',
    wrong:
      'źle, to źle, błąd, zła odpowiedź, błędna odpowiedź, to nieprawda, nieprawda, to nie tak, nie tak, to nie to, nie to, niepoprawnie, to nie pomaga, nie pomaga, nie pomogło, to nie pomogło, to mi nie pomaga, nie pomagasz, nie pomogłeś, bezużyteczne, bezużyteczny, jesteś bezużyteczny, to bezużyteczne, bez sensu, to bez sensu, to nie działa, nie działa, nadal nie działa, nie zadziałało, nie o to pytałem, nie o to pytałam, nie o to pytam, nie o to mi chodzi, nie o to mi chodziło, nie o to chodzi, to nie jest odpowiedź, to nie odpowiedź na moje pytanie, nie odpowiadasz na pytanie, nie odpowiedziałeś na moje pytanie, nie rozumiesz, nie rozumiesz mnie, nic nie rozumiesz, nie rozumiem, nie rozumiem tego, co, jak to, bzdura, bzdury, głupi, głupi bot, głupie, beznadzieja, beznadziejne, słabo, zła obsługa, okropne, straszne, skandal, już mówiłem, już mówiłam',
  },
  around:
    'wszystkim, wszyscy, panu, pani, państwu, ci, wam, i, a, to, więc, bardzo, tak, za, za to, za wszystko, z tym, z tą, w czymś, z czymś, teraz, dziś, dzisiaj, już, jeszcze, naprawdę, też, tylko, tu, tutaj, proszę, ale, och, eh, bo, że, pan, panie, ja, mi, od razu, szybko',
  giving:
    'mój, moja, moje, mojego, to, jest, tu, tutaj, oto, email, mail, e mail, maila, adres, adres email, mailowy, telefon, telefonu, komórka, numer, nr, zamówienie, zamówienia, numer zamówienia, faktura, faktury, klient, klienta, przesyłki, link, strona, można, możecie, proszę, pisać, napisać, dzwonić, kontakt, kontaktować, ze, mną, na, pod, do, lub, i, jestem, z, dane',
  nameIs: 'nazywam się, mam na imię, moje imię to, moje imię',
  person: {
    agent:
      'człowiek, człowieka, człowiekiem, człowiekowi, konsultant, konsultanta, konsultantem, konsultantka, konsultantką, konsultantkę, agent, agenta, agentem, operator, operatora, operatorem, przedstawiciel, przedstawiciela, przedstawicielem, doradca, doradcę, doradcą, doradcy, żywy człowiek, czlowiek, czlowiekiem, czlowieka, ludźmi',
    human:
      'osoba, osobę, osobą, osoby, pracownik, pracownika, pracownikiem, kierownik, kierownika, kierownikiem, szef, szefa, szefem, przełożony, przełożonego, przełożonym, menedżer, menedżera, menedżerem, specjalista, specjalistę, specjalistą, obsługa klienta, obsługą klienta, obsługi klienta, biuro obsługi klienta, biurem obsługi klienta, infolinia, infolinię',
    someone:
      'ktoś, kogoś, kimś, komuś, zespół, zespołem, zespołu, waszym zespołem, kimś z zespołu, kimś z obsługi, pomocą techniczną, działem sprzedaży, wami',
    real: 'prawdziwy, prawdziwa, prawdziwą, prawdziwego, prawdziwym, żywy, żywa, żywą, żywego, żywym, rzeczywistą, ludzki, z krwi i kości, realną, realnym',
    between:
      'z, ze, do, na, jakiś, jakąś, jakimś, jakiegoś, innym, inną, waszym, waszą, twoim, swoim, proszę, teraz, od razu, natychmiast, bezpośrednio, mi, mnie, przez, telefon, telefonicznie, czacie, tu, tutaj, się, wreszcie, osobiście, po prostu, jednak, kontakt, raczej',
    talk: 'rozmawiać, porozmawiać, rozmawiac, porozmawiac, pogadać, gadać, mówić, rozmowa, rozmowę, rozmowy, skontaktować się, skontaktować, skontaktuj mnie, kontakt, kontaktu, połączyć, połącz, połącz mnie, połączyć mnie, proszę połączyć, proszę mnie połączyć, połączcie mnie, połączenie, przełącz, przełącz mnie, przełączyć, przełączyć mnie, proszę przełączyć, proszę mnie przełączyć, przekieruj mnie, przekierować, przekaż, przekaż mnie, pomówić, popisać, pisać',
    want: 'chcę, chce, chciałbym, chciałabym, potrzebuję, proszę o, poproszę, wolę, wolałbym, wolałabym, dajcie, dajcie mi, daj, daj mi, żądam, szukam, czy jest, czy jest tam, jest tam, zawołaj, zawołajcie, mogę',
    toTalk:
      'kto mi pomoże, który mi pomoże, kto może mi pomóc, która mi pomoże, do rozmowy, z kim mogę porozmawiać, kto odpowie, przy telefonie',
    asks: 'zadzwoń do mnie, zadzwońcie do mnie, proszę do mnie zadzwonić, proszę o telefon, proszę o kontakt telefoniczny, oddzwoń, oddzwońcie, proszę oddzwonić, proszę o oddzwonienie, niech ktoś do mnie zadzwoni, niech ktoś zadzwoni, czy ktoś może do mnie zadzwonić, możecie do mnie zadzwonić, czy możecie do mnie zadzwonić, czy ktoś może mi pomóc, ludzka pomoc, czat na żywo, ktoś prawdziwy, ktoś żywy, kimś prawdziwym, kimś żywym, kogoś prawdziwego, z kim mogę porozmawiać',
    asksAtEnd:
      'jest tam ktoś, czy jest tam ktoś, czy ktoś tam jest, jest tu ktoś, czy jest tu ktoś, czy ktoś tu jest, ktoś tam jest, ktoś tu jest, ktoś jest, jest ktoś, czy jest ktoś, halo jest tam kto',
    refuse:
      'nie chcę, nie chce, nie chciałbym, nie chciałabym, nie potrzebuję, nie muszę, nie trzeba, bez, zamiast, nie, wolę nie, nie dzwońcie, nie dzwoń',
    unless: 'czy muszę, muszę, czy trzeba, jesteś, czy jesteś, czy rozmawiam, już, jeśli chcę, musiałem, musiałam',
    none: 'nie, dość, mam dość, bez, nie z, koniec z, nienawidzę, żadnych, żadnego',
    bot: 'bot, bota, botem, boty, botów, botami, robot, robota, robotem, robotów, automat, automatu, automatem, maszyna, maszyny, maszynę, maszyną, komputer, komputera, komputerem, ai, sztuczna inteligencja, sztucznej inteligencji, chatbot, chatbota, chatbotem, program',
    otherThing:
      'nieruchomości, ubezpieczeniowy, który dostarczył, która dostarczyła, która przyniosła, na, starsza, starszej, niepełnosprawna, waży, siedzi, transportowy',
    refuseAfter: 'nie chcę, nie potrzebuję',
    verbLast: true,
    and: 'i, oraz',
  },
  sentences: {
    hello: ['Dzień dobry! W czym mogę pomóc?', 'Witam ponownie! Jak mogę pomóc?'],
    well: ['Dziękuję, dobrze. W czym mogę pomóc?', 'U mnie wszystko w porządku, dziękuję. Jak mogę pomóc?'],
    ready: [
      'Jestem tutaj. O co chodzi?',
      'Słucham, w czym mogę pomóc?',
      'Nadal tu jestem. Proszę napisać w jednym zdaniu, o co chodzi.',
    ],
    about: [
      'Jestem asystentem: programem, który odpowiada na pytania na podstawie naszych artykułów.',
      'Jak już wspomniałem, jestem programem, a nie człowiekiem. Proszę pytać o nasze produkty i usługi.',
    ],
    welcome: [
      'Nie ma za co. Czy mogę jeszcze w czymś pomóc?',
      'Cała przyjemność po mojej stronie. Jestem tu, gdyby było coś jeszcze.',
    ],
    bye: ['Do widzenia i dziękuję za wiadomość.', 'Wszystkiego dobrego. Proszę pisać, kiedy tylko będzie potrzeba.'],
    fine: [
      'Dobrze. Czy mogę jeszcze w czymś pomóc?',
      'W porządku. Jestem tu, gdyby coś było potrzebne.',
      'Świetnie. Proszę pisać, jeśli pojawi się coś jeszcze.',
    ],
    declined: ['Dobrze. Jestem tu, gdyby było coś jeszcze.', 'Rozumiem. Proszę pisać w razie potrzeby.'],
    noted: ['Dziękuję. Nasz zespół widzi to tutaj, na czacie.', 'Dziękuję, to również zobaczy nasz zespół.'],
    number: [
      'Dziękuję. Sam nie mogę sprawdzać zamówień, ale nasz zespół widzi ten numer na czacie.',
      'Dziękuję. Ten numer nasz zespół też widzi.',
    ],
    file: ['Plik dotarł, ale nie mogę zajrzeć do środka.', 'Ten plik też dotarł, ale nie mogę go otworzyć.'],
    sorry: [
      'Przykro mi, że nie pomogłem. Można zapytać innymi słowami.',
      'Przepraszam, chyba nie rozumiem, czego potrzeba.',
    ],
    unknown: ['Przykro mi, nie znam odpowiedzi na to pytanie.', 'Niestety, tego nie wiem.'],
    stillUnknown: ['Przykro mi, nadal nie znam odpowiedzi na to pytanie.'],
    calling: ['Nic więcej na ten temat nie wiem. Poproszę kogoś z zespołu o pomoc.'],
    unsure: ['Nie jestem pewien, ale może chodzi o to:', 'Być może chodzi o to:'],
    otherwise: [
      'Jeśli nie, proszę zapytać innymi słowami albo napisać „konsultant”, aby porozmawiać z człowiekiem.',
      'W przeciwnym razie proszę użyć innych słów albo napisać „konsultant”, aby porozmawiać z człowiekiem.',
    ],
    more: ['Moja odpowiedź jest powyżej. To też może pomóc:', 'Jest jeszcze coś na ten temat:'],
    above: [
      'Na to odpowiedziałem już powyżej i nic więcej o tym nie wiem.',
      'Mogę tylko wskazać to, co napisałem powyżej.',
    ],
    offer: ['Czy połączyć z człowiekiem?'],
    failed: ['Przepraszam, coś poszło nie tak i nie mogę odpowiedzieć. Poproszę kogoś z zespołu o pomoc.'],
  },
}
