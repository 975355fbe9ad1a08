import { devices, type Script } from '../script'

/** Chats in which somebody waits for a person. */
export const WAITING: Script[] = [
  {
    name: 'Marcus Bell',
    email: 'marcus@bellandsons.example',
    device: devices.windows,
    page: ['/desks/meridian', 'Meridian · Atlas Desks'],
    minutesAgo: 9,
    steps: [
      { visitor: 'The display of my Meridian shows E01 and it does not go up any more' },
      { responds: true },
      {
        visitor:
          'I did the reset three times. It clicks, goes up two centimetres, and E01 is back. Can I talk to a person?',
      },
      { asksForPerson: true },
    ],
  },
  {
    name: 'Sofia Lindqvist',
    email: 'sofia.lindqvist@norrtull.example',
    device: devices.mac,
    page: ['/desks/delta', 'Delta · Atlas Desks'],
    minutesAgo: 6,
    steps: [
      { visitor: 'Hello! We are moving into a new office in May and want a quote for fourteen desks.' },
      { responds: true },
      { visitor: 'Twelve Meridian and two Delta, to Stockholm. I would rather go through it with somebody.' },
      { asksForPerson: true },
    ],
  },
  {
    device: devices.android,
    page: ['/shipping', 'Shipping · Atlas Desks'],
    minutesAgo: 4,
    steps: [
      { visitor: 'can I come and see the desks somewhere near Lyon?' },
      { responds: true },
      { visitor: 'yes please' },
      { asksForPerson: true },
    ],
  },
]
