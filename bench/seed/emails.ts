import { fold } from '../../src/text/search-text'
import type { Random } from '../support/random'
import { between, Weighted, zipf } from './weighted'

/** An email address such as somebody of that name would have. Every domain ends in `.example`, so none reaches anybody. */
export function emailOf(first: string, last: string, random: Random): string {
  const pattern = PATTERNS.pick(random)
  return `${pattern.local(letters(first), letters(last), random)}@${DOMAINS.pick(random)}`
}

interface Pattern {
  weight: number
  local: (first: string, last: string, random: Random) => string
}

const PATTERNS = new Weighted<Pattern>(
  [
    { weight: 28, local: (first, last) => `${first}.${last}` },
    { weight: 12, local: (first, last) => `${first.slice(0, 1)}${last}` },
    { weight: 10, local: (first, last) => `${first}${last}` },
    { weight: 10, local: (first, last) => `${first}_${last}` },
    { weight: 10, local: (first, _, random) => `${first}${between(random, 1, 99)}` },
    { weight: 8, local: (first, last, random) => `${first}.${last}${between(random, 60, 99)}` },
    { weight: 6, local: (first, last) => `${last}.${first}` },
    { weight: 5, local: (_, last, random) => `${last}${between(random, 1950, 2009)}` },
    { weight: 5, local: (first, last, random) => `${first}.${last}+${random.pick(TAGS)}` },
    { weight: 3, local: (first, last, random) => `${first.slice(0, 1)}_${last}_${between(random, 1, 9)}` },
    { weight: 2, local: (first) => first },
    { weight: 1, local: (first, last) => `${first}%${last}` },
  ],
  ({ weight }) => weight,
)

const TAGS = ['shop', 'orders', 'news', 'parley', 'home'] as const

const DOMAINS = zipf(
  [
    'gmail outlook hotmail yahoo icloud web-post gmx proton mailbox freepost northmail kite-mail acme brightwater larkfield',
    'oakandsons tidepool bluehaven stellarworks papertrail mossgarden redbarn kingfisher longacre whitecliff greenlane velora',
    'quillfoundry ironbridge sandpiper fernhill goldleaf harbourview juniper lanternshop maplerow nettlebed orchardhouse pinecrest',
    'quarrystone riverbend saltmarsh thistledown umbrella-works valleyforge willowtree yellowdoor zephyr-lines alpenblick',
    'bergwerk casaverde duinrand fjordlys grandplace hafenkante isolabella jardin-bleu kolibri lumiere mondial nordwind',
  ]
    .join(' ')
    .split(' ')
    .map((domain) => `${domain}.example`),
)

const WITHOUT_ACCENT: Record<string, string> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', ı: 'i', æ: 'ae', þ: 'th', ð: 'd' }

/** What of a name can stand in an address. */
function letters(name: string): string {
  return fold(name)
    .replace(/[łđøßıæþð]/g, (letter) => WITHOUT_ACCENT[letter] ?? '')
    .replace(/[^a-z-]/g, '')
}
