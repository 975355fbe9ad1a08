import { days, devices, type Script } from '../script'

/** Chats that the assistant has in hand. */
export const ANSWERED: Script[] = [
  {
    name: 'Lena Hoffmann',
    email: 'lena.hoffmann@post.example',
    device: devices.iphone,
    page: ['/desks/harbour', 'Harbour · Atlas Desks'],
    minutesAgo: 14,
    steps: [
      { visitor: 'Hi there' },
      { responds: true },
      { visitor: 'do you ship to Switzerland, and what does it cost?' },
      { responds: true },
      { visitor: 'Good. And how long does shipping take?' },
      { responds: true },
    ],
  },
  {
    device: devices.windows,
    page: ['/desks/meridian', 'Meridian · Atlas Desks'],
    minutesAgo: 41,
    steps: [
      { visitor: 'How wide is the Meridian? My wall has 165 cm.' },
      { responds: true },
      { visitor: 'Good to know. And how long is the warranty on the motors?' },
      { responds: true },
    ],
  },
  {
    name: 'Aiko Tanabe',
    device: devices.mac,
    page: ['/', 'Desks · Atlas Desks'],
    minutesAgo: 190,
    steps: [
      { visitor: 'There is a water ring on my oak table top 😬 how do I get rid of it?' },
      { responds: true },
      { visitor: 'thank you!' },
      { responds: true },
    ],
  },
  {
    device: devices.android,
    page: ['/', 'Desks · Atlas Desks'],
    minutesAgo: days(1, 95),
    steps: [{ visitor: 'do you sell lamps too' }, { responds: true }, { visitor: 'no thanks' }, { responds: true }],
  },
]
