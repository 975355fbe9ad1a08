/** How a name is written, and in Latin letters where that differs, as in an email address. */
interface Name {
  text: string
  latin: string
}

/** First and last names that go together, the most frequent ones first. */
export interface Culture {
  weight: number
  first: Name[]
  last: Name[]
  /** The family's name comes first. */
  familyFirst?: boolean
}

export const CULTURES: Culture[] = [
  {
    weight: 20,
    first: names(
      'Emma James Olivia Jack Grace Thomas Chloe Daniel Hannah Samuel Zoë Charlotte Seán Ruby Aoife Nathan Róisín Owen Freya Miles Siân Harvey',
    ),
    last: names(
      "Baker Cooper Walsh Carter Hughes Fletcher O'Neill Marsh Whitfield Byrne Harlow Pemberton Ashdown Kerrigan Lockwood Brontley Fairfax Thornbury MacAllen Winslow Garside Quigley",
    ),
  },
  {
    weight: 17,
    first: names(
      'Anna Lukas Lena Jonas Katharina Felix Jürgen Sophie Matthias Jörg Käthe Uwe Björn Sabine Götz Heike Günther Annegret Sönke Ulrike',
    ),
    last: names(
      'Müller Schneider Weber Schäfer Becker Koch Wölk Krüger Vogel Jäger Größmann Lindner Strauß Böttcher Hölzl Nüßlein Kornfeld Rübsam Dörfler Ohlendorf Weißenbach Zimmerling',
    ),
  },
  {
    weight: 13,
    first: names(
      'María José Lucía Javier Carmen Andrés Sofía Raúl Inés Álvaro Begoña Íñigo Nuria Óscar Belén Joaquín Ximena Ramón',
    ),
    last: names(
      'García Nuñez Fernández López Muñoz Peña Ibáñez Gutiérrez Córdoba Yáñez Domínguez Castaño Marín Quiñones Ordóñez Vergara Zúñiga Altamira Bermejo Castillejo',
    ),
  },
  {
    weight: 10,
    first: names(
      'Camille Louis Chloé Hugo Léa Théo Élodie François Noémie Jérôme Anaïs Benoît Océane Gaël Héloïse Loïc',
    ),
    last: names(
      'Martin Lefèvre Dubois Moreau Chênet Garçon Beaulieu Péchard Fournier Rivière Delacour Montclair Baudouin Hénault Gaultier Desprès Lacroisille Noël',
    ),
  },
  {
    weight: 10,
    first: names(
      'Łukasz Agnieszka Paweł Małgorzata Michał Zofia Wojciech Kasia Jiří Tereza Ondřej Šárka Tomáš Eliška Zdeněk Božena Grażyna Přemysl',
    ),
    last: names(
      'Nowak Wiśniewska Dąbrowski Zieliński Woźniak Łukaszek Jabłoński Kowalczyk Dvořák Němec Černý Procházka Růžička Horáček Źrebiec Świątek Gąsior Klíma Šťastný Mrázek',
    ),
  },
  {
    weight: 7,
    first: names(
      'Đorđe Ana Marko Jelena Luka Željko Snežana Ivana Žarko Časlav Dražen Anđela Mirjana Matej Špela Živa',
    ),
    last: names(
      'Petrović Horvat Kovačević Đurić Babić Knežević Šarić Živković Lončar Perišić Ćosić Marušič Zupančič Vuković Jakšić Škrinjar Đukanov Božić',
    ),
  },
  {
    weight: 7,
    first: names(
      'Øyvind Astrid Lars Ingrid Åse Søren Linnéa Mikkel Sigríður Jón Märta Håkon Aino Väinö Þóra Bjørn Gösta Tuuli',
    ),
    last: names(
      'Hansen Johansson Nygård Lindström Sørensen Ødegaard Bergqvist Åkesson Virtanen Mäkelä Jónsson Þorsteins Kjær Dahlgren Solbakken Hämäläinen Öberg Lykke',
    ),
  },
  {
    weight: 6,
    first: names('Mehmet Ayşe Emre Zeynep Gülşen Oğuz Çağla İpek Murat Şebnem Ömer Tuğba'),
    last: names('Yılmaz Kaya Demir Çelik Şahin Öztürk Aydın Güneş Koç Taşkın Kılıç Doğan Aksoy Bozkurt Erdoğmuş'),
  },
  {
    weight: 6,
    first: names('Priya Arjun Ananya Rohan Kavya Vikram Meera Sanjay Lakshmi Imran Farida Nadeem Ishaan Deepa'),
    last: names(
      'Sharma Patel Iyer Reddy Khan Banerjee Nair Chaudhry Deshpande Kulkarni Bhatt Malhotra Rangan Subram Qureshi',
    ),
  },
  {
    weight: 5,
    first: names('Linh Minh Thảo Đức Hương Wei Xiu Mei Jia Hao Nguyệt Tuấn Ngọc Bảo'),
    last: names('Nguyễn Trần Lê Phạm Wang Chen Đặng Huỳnh Võ Zhang Bùi Lương Dương Ngô Xu'),
    familyFirst: true,
  },
  {
    weight: 5,
    first: names('Amina Kwame Ngozi Tariq Leïla Chidi Fatou Yusuf Adaeze Samira Oluwaseun Kofi Zainab Idris Abebe'),
    last: names(
      "Okafor Mensah Diallo Haddad El-Amrani Adeyemi N'Diaye Bekele Mwangi Traoré Nasser Owusu Balogun Tesfaye Khoury",
    ),
  },
  {
    weight: 3,
    first: names(
      'Дмитрий/Dmitri Ольга/Olga Алексей/Alexei Наталія/Natalia Тарас/Taras Елена/Elena Юлия/Yulia Ігор/Ihor Світлана/Svitlana Пётр/Pyotr',
    ),
    last: names(
      'Соколов/Sokolov Шевченко/Shevchenko Морозова/Morozova Коваль/Koval Лебедева/Lebedeva Бойко/Boyko Ёлкин/Yolkin Їжакевич/Yizhakevych Орлов/Orlov',
    ),
  },
  {
    weight: 2,
    first: names('Γιώργος/Giorgos Ελένη/Eleni Νίκος/Nikos Αθηνά/Athina Δημήτρης/Dimitris Σοφία/Sofia Χρήστος/Christos'),
    last: names(
      'Παπαδόπουλος/Papadopoulos Νικολάου/Nikolaou Γεωργίου/Georgiou Αλεξίου/Alexiou Καραγιάννης/Karagiannis Μακρή/Makri',
    ),
  },
  {
    weight: 2,
    first: names('健太/Kenta 美咲/Misaki 翔/Sho さくら/Sakura 大輔/Daisuke 陽子/Yoko 蓮/Ren'),
    last: names(
      '佐藤/Sato 鈴木/Suzuki 高橋/Takahashi 田中/Tanaka 小林/Kobayashi 山本/Yamamoto 中村/Nakamura 松本/Matsumoto',
    ),
    familyFirst: true,
  },
]

function names(list: string): Name[] {
  return list.split(' ').map((entry) => {
    const [text = '', latin = text] = entry.split('/')
    return { text, latin }
  })
}
