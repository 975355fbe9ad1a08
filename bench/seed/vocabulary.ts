import type { Random } from '../support/random'
import { between, logUniform, zipf } from './weighted'

/** Things that customers write about: a few hundred ordinary words, then some thousand compounds, ever rarer. */
export const THINGS = zipf([...new Set([...ordinary(), ...compounds()])])

export const PRODUCTS = zipf(
  words(
    'Velora Tandrik Osmund Kestrel Lumio Brevka Halden Mirava Quillon Sorrel Tarn Ulvik Wexley Ypsila Zandra Arlo Birka Cobalt Dorin Elmet',
  ).flatMap((series) =>
    words(
      'lamp chair table backpack kettle headphones jacket bicycle desk rug tent mixer blanket speaker watch keyboard',
    ).map((kind) => `${series} ${kind}`),
  ),
)

export const CITIES = zipf(
  words(
    'Vienna Lyon Kraków Porto Ghent Málaga Zürich Köln Göteborg Cork Leeds Turin Graz Brno Split Tallinn Oulu Ålesund Reykjavík Izmir Thessaloniki Łódź Győr Utrecht Basel Nantes Bilbao Dundee',
  ),
)

export const COLOURS = zipf(
  words('black white blue green grey red yellow brown turquoise orange violet beige olive crimson ivory teal'),
)
export const DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday') as [string, ...string[]]
export const MONTHS = words(
  'January February March April May June July August September October November December',
) as [string, ...string[]]
export const QUALITIES = zipf(
  words(
    'new broken wrong late small large damaged missing beautiful scratched heavy expensive faulty bent dirty loose noisy soft unusual cracked faded wobbly torn crooked mouldy rusty brittle',
  ),
)

/** A code such as `RX-4F7Q2`: a few are everywhere, most of them in one thread only. */
export function rareCode(random: Random): string {
  return codeNumber(Math.floor(logUniform(random, 1, 400_000)))
}

export function orderNumber(random: Random): string {
  return String(between(random, 10_000, 99_999))
}

const CODE_PREFIXES = words('RX TQ KL ZM BN HV PD WS')
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

function codeNumber(number: number): string {
  // Multiplied by an odd number, neighbours look nothing alike, and no two become the same.
  let rest = Math.imul(number, 0x9e3779b1) & 0x1ffffff
  let code = ''
  for (let place = 0; place < 5; place++) {
    code += CODE_LETTERS[rest & 31]
    rest >>>= 5
  }
  return `${CODE_PREFIXES[number % CODE_PREFIXES.length]}-${code}`
}

function words(list: string): string[] {
  return list.split(/\s+/).filter(Boolean)
}

function compounds(): string[] {
  const front = words(
    'lamp table chair door window garden kitchen bath bed floor wall shelf cable bottle paper glass wood steel leather wool bike tent camp travel winter summer rain snow sun moon star stone silver copper rope wheel clock camera phone photo music game book letter parcel gift baby dog cat horse bird fish salt pepper tea coffee bread',
  )
  const back = words(
    'cover stand strap holder case box bag rack hook frame mat plate cap lid ring clip bolt spring handle hinge panel sleeve liner filter brush cloth guard belt band pad knob tray basket bracket socket switch sensor pump valve hose wire pin plug screw roller wedge spacer gasket latch bulb shade pole peg sheet tube',
  )
  // In diagonals, so that each front and each back part has frequent words and rare ones.
  return Array.from({ length: front.length * back.length }, (_, index) => {
    const [row, column] = [Math.floor(index / front.length), index % front.length]
    return `${front[column]}${back[(row + column) % back.length]}`
  })
}

function ordinary(): string[] {
  return words(`delivery invoice payment parcel refund account address price discount size password receipt voucher warranty battery manual charger
  courier label box email number date card bank replacement colour screw button screen cable return shipment pickup counter basket website form
  code link page photo picture signature neighbour doorbell warehouse shop store counterfoil contract subscription plan trial upgrade licence
  seat user profile name phone language newsletter notification reminder calendar appointment visit technician engineer repair part spare drawer
  cushion zip seam fabric lining handle leg wheel brake pedal saddle chain lamp bulb switch plug socket adapter fuse wire sensor motor fan filter
  lid kettle spout base stand frame corner edge surface coating paint stain smell noise crack dent scratch hole leak water steam heat cold
  temperature weight height width length volume sound signal connection network update version setting menu option error message warning
  crash restart login session browser laptop tablet printer keyboard mouse headset microphone camera lens tripod bag strap buckle sleeve
  collar pocket hood sole lace heel sock glove scarf hat belt ring watch bracelet necklace gift card ribbon paper envelope stamp customs
  duty tax amount total balance deposit instalment fee charge currency transfer statement reference debit credit order list catalogue sample
  offer campaign coupon point reward membership partner supplier brand model series edition colourway pattern texture material cotton linen
  wool leather oak pine steel brass glass ceramic rubber plastic cardboard foam feather down silk velvet denim canvas`)
}
