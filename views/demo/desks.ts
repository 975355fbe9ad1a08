/** A product of the made-up shop. */
export interface Desk {
  slug: string
  name: string
  kind: string
  price: string
  line: string
  about: string
  facts: [name: string, value: string][]
}

export const DESKS: Desk[] = [
  {
    slug: 'meridian',
    name: 'Meridian',
    kind: 'Sit-stand desk in oak',
    price: '€749',
    line: 'From sitting to standing in eleven seconds, without spilling the coffee.',
    about:
      'Two quiet motors lift a solid oak top from 62 to 127 cm. Four heights are remembered, and the desk stops by itself when something is in the way.',
    facts: [
      ['Top', '160 × 80 cm, oiled oak, 25 mm'],
      ['Height', '62–127 cm, electric'],
      ['Carries', '120 kg'],
      ['Assembly', '30 minutes, two people'],
    ],
  },
  {
    slug: 'harbour',
    name: 'Harbour',
    kind: 'Writing desk in walnut',
    price: '€489',
    line: 'Two drawers, four tapered legs, and room for one good idea.',
    about:
      'A small desk for letters, laptops and late evenings. The drawers run on wood, as they always have, and the lamp cable disappears through the back.',
    facts: [
      ['Top', '120 × 60 cm, waxed walnut'],
      ['Height', '75 cm'],
      ['Carries', '60 kg'],
      ['Assembly', '15 minutes, one person'],
    ],
  },
  {
    slug: 'delta',
    name: 'Delta',
    kind: 'Corner desk in ash',
    price: '€659',
    line: 'Two sides, one surface, and the corner finally earns its keep.',
    about:
      'Delta turns a corner into a workplace for two screens and a sketchbook. It can be built to the left or to the right, and changed later.',
    facts: [
      ['Top', '150 × 150 cm, lacquered ash'],
      ['Height', '74 cm'],
      ['Carries', '90 kg'],
      ['Assembly', '45 minutes, two people'],
    ],
  },
  {
    slug: 'stowaway',
    name: 'Stowaway',
    kind: 'Fold-down wall desk',
    price: '€319',
    line: 'A desk at nine, a cupboard at six.',
    about:
      'Stowaway hangs on the wall and folds shut over whatever is on it. Behind the flap are two shelves and a socket for three plugs.',
    facts: [
      ['Closed', '92 × 60 × 18 cm'],
      ['Open', '92 × 58 cm'],
      ['Carries', '25 kg on a brick wall'],
      ['Assembly', '40 minutes, with a drill'],
    ],
  },
]
