import { describe, expect, test } from 'bun:test'
import { LANGUAGES } from '../../src/model/language/languages/all'
import type { Act } from '../../src/model/language/languages/language'
import { languageOf } from '../../src/responder/language-of'
import { remarksIn } from '../../src/responder/remarks'

const TALK: Record<string, string[]> = {
  en: [
    ...[
      'hey there',
      'hi team',
      'heyyyy',
      'hiii',
      'good morning',
      'how are you doing today?',
      'help',
      'help me pls',
      'I need help',
      'i have a question',
      'can you help me?',
    ],
    ...[
      'you there',
      'are you there?',
      'what can you do',
      'who are you',
      'are you a real person?',
      'thanks a lot!',
      'thx soooo much',
      'thanx',
      'tysm',
      'got it',
      'cool',
    ],
    ...[
      'ok cool',
      'understood, thank you',
      'makes sense',
      'one sec',
      'ok thanks bye',
      'see ya',
      'have a nice day',
      'you too',
      'yes please',
      'nope',
      'no thanks im good',
    ],
    ...[
      "that's all",
      'nothing else',
      'never mind',
      'stop',
      'wrong',
      'you’re useless',
      'lol',
      'just looking',
      'He\u200bllo',
      'ＨＥＬＬＯ',
    ],
  ],
  es: [
    'hola, ¿qué tal?',
    'buenas tardes',
    'muchas gracias',
    'entiendo',
    'necesito ayuda',
    '¿Qué puedes hacer?',
    'hasta luego',
    'no, eso es todo',
    'sí, por favor',
    'estoy bien, gracias',
  ],
  pt: [
    'oi, tudo bem?',
    'obrigada pela ajuda',
    'tá bom',
    'preciso de ajuda',
    'você está aí?',
    'o que você faz?',
    'até logo',
    'não obrigado',
    'sim, por favor',
    'kkkk',
  ],
  fr: [
    'bonjour',
    'salut, ça va ?',
    'merci beaucoup',
    'd’accord',
    "j'ai une question",
    'que pouvez-vous faire ?',
    'au revoir',
    'non, c’est tout',
    's’il vous plaît',
    'bonne journée',
  ],
  de: [
    'Guten Tag',
    'hallo, wie geht’s?',
    'danke',
    'alles klar',
    'ich brauche Hilfe',
    'was kannst du?',
    'tschüss',
    'nein, das war’s',
    'nein danke, alles gut',
    'sind Sie noch da?',
  ],
  it: [
    'buongiorno',
    'ciao, come va?',
    'grazie mille',
    'capito',
    'ho una domanda',
    'cosa puoi fare?',
    'arrivederci',
    'no grazie, sto bene così',
    'sì, grazie',
    'ho bisogno di aiuto',
  ],
  nl: [
    'goedemiddag',
    'hoe gaat het?',
    'dank je wel',
    'begrepen',
    'ik heb een vraag',
    'wat kun je?',
    'tot ziens',
    'nee, dat was alles',
    'ja graag',
    'nee hoor, het is goed zo',
  ],
  pl: [
    'dzień dobry',
    'cześć',
    'dziękuję bardzo',
    'rozumiem',
    'mam pytanie',
    'co potrafisz?',
    'do widzenia',
    'nie, to wszystko',
    'tak, poproszę',
    'potrzebuję pomocy',
  ],
  ru: [
    'привет',
    'как дела?',
    'спасибо большое',
    'понятно',
    'у меня вопрос',
    'что ты умеешь?',
    'до свидания',
    'нет, это всё',
    'да, конечно',
    'вы здесь?',
  ],
  ar: [
    'مرحبا',
    'السلام عليكم',
    'شكرا جزيلا',
    'تمام',
    'عندي سؤال',
    'ماذا يمكنك أن تفعل؟',
    'مع السلامة',
    'لا، هذا كل شيء',
    'نعم من فضلك',
    'هل أنت هنا؟',
  ],
  zh: [
    '你好',
    '在吗',
    '谢谢你的帮助',
    '明白了',
    '我有个问题',
    '你能做什么',
    '再见',
    '不用了，谢谢',
    '是的',
    '好的谢谢',
  ],
  ja: [
    'こんにちは',
    'ありがとうございます',
    'わかりました',
    '質問があります',
    '何ができますか',
    'さようなら',
    'いいえ、結構です',
    'はい、お願いします',
    '助けてください',
    'いますか？',
  ],
}

const rows = Object.entries(TALK).flatMap(([code, texts]) => texts.map((text) => [text, code] as const))

describe('small talk', () => {
  test.each(rows)('is heard in “%s”, and its language, %s', (text, code) => {
    const { question, acts } = remarksIn(text)
    expect({ question, said: acts.size > 0 }).toEqual({ question: '', said: true })
    expect(languageOf(text).code).toBe(code)
  })

  test.each(['👍', '👍🏽', '❤️', '🙏🙏', '😀', '👨‍👩‍👧‍👦', ':)', '<3', '?', '...', '!!!', '  '])(
    'is what “%s” is',
    (text) => {
      expect(remarksIn(text).question).toBe('')
    },
  )

  test.each<[string, Act[], Act[]]>([
    ['👍', ['yes'], ['no']],
    ['👎', ['no'], ['yes']],
    ['yes please', ['yes'], ['no']],
    ['no thanks im good', ['no', 'done'], ['yes', 'ok']],
    ['no, that is all', ['no', 'done'], ['yes']],
    ['ja', ['yes'], ['no']],
    ['nein danke', ['no'], ['yes']],
    ['oui', ['yes'], ['no']],
    ['не надо', ['no'], ['yes']],
    ['不用了，谢谢', ['no'], ['yes']],
    ['ok thanks bye', ['ok', 'thanks', 'bye'], ['no']],
    ['got it', ['fine'], ['yes', 'ok']],
  ])('says what it says in “%s”: %p', (text, does, doesNot) => {
    const { acts } = remarksIn(text)
    expect(does.filter((act) => !acts.has(act))).toEqual([])
    expect(doesNot.filter((act) => acts.has(act))).toEqual([])
  })

  test.each([
    'how long does delivery take',
    'Is it good?',
    'help with my order',
    'thanks to the oil the wood shines, how often do I need it?',
    'yes or no: do you ship to Norway?',
    'wie lange dauert die Lieferung',
    'combien coûte la livraison',
    'どのくらいかかりますか',
    '多少钱',
  ])('is not what “%s” is', (text) => expect(remarksIn(text).question).not.toBe(''))
})

describe('beside a question', () => {
  test.each([
    ['my email is a@b.com, how do I return a desk?', 'how do I return a desk'],
    ['my email is <a@b.com> how do I return a desk', 'how do I return a desk'],
    ['How do I return a desk? You can reach me at +49 151 2345678.', 'How do I return a desk'],
    ['Hi! I am Ann Reyes. How do I return a desk? Thanks!', 'How do I return a desk'],
    ['order number AD-20391; how do I return a desk', 'how do I return a desk'],
    ['where is my order #12345?', 'where is my order'],
    ['look at https://shop.test/desk?a=1, how do I return a desk', 'look at. how do I return a desk'],
    ['Meine E-Mail ist a@b.de. Wie gebe ich den Tisch zurück?', 'Wie gebe ich den Tisch zurück'],
    ['mi correo es a@b.es, ¿cómo devuelvo la mesa?', 'cómo devuelvo la mesa'],
    ['It does not work. The motor hums.', 'It does not work. The motor hums'],
  ])('what else is said does not count: “%s”', (text, question) => expect(remarksIn(text).question).toBe(question))

  test.each([
    ['a@b.com', 'email'],
    ['my email address is vera@visitor.test', 'email'],
    ['you can write to me at vera@visitor.test please', 'email'],
    ['#12345', 'number'],
    ['my order number is 1004567', 'number'],
    ['+49 (151) 234-56 78', 'phone'],
    ['0151 2345678', 'phone'],
    ['https://shop.test/x', 'link'],
    ['My name is Ann', 'name'],
  ] as const)('it is all there is in “%s”: an address, a number or a name', (text, kind) => {
    const { question, details } = remarksIn(text)
    expect({ question, details: [...details] }).toEqual({ question: '', details: [kind] })
  })

  test('a size, a price, a code and a date stay in it', () => {
    const text = 'Do you make 160 x 80 cm for €1,200 by 2026-12-24 or 24.12.2026 and what is E01'
    expect(remarksIn(text)).toEqual({ question: text, acts: new Set(), details: new Set() })
  })
})

describe('the language', () => {
  test('is that of what was said before where it is not plain', () => {
    expect(languageOf('ok', ['Wie lange dauert die Lieferung?', '👍']).code).toBe('de')
    expect(languageOf('hallo', []).code).toBe('en')
    expect(languageOf('12345 vera@visitor.test', []).code).toBe('en')
    expect(languageOf('How long does it take?', ['Hallo, ich habe eine Frage']).code).toBe('en')
  })

  test('has every sentence, with no version twice', () => {
    for (const { code, sentences } of LANGUAGES) {
      for (const [name, versions] of Object.entries(sentences) as [string, string[]][]) {
        expect({ code, name, versions: versions.length > 0 && new Set(versions).size === versions.length }).toEqual({
          code,
          name,
          versions: true,
        })
      }
    }
  })

  test('is found again in its own sentences', () => {
    for (const { code, sentences } of LANGUAGES)
      expect(languageOf(`${sentences.unknown[0]} ${sentences.calling[0]}`).code).toBe(code)
  })
})
