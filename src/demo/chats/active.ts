import { devices, type Script } from '../script'

/** Chats that somebody of the team has taken over. */
export const ACTIVE: Script[] = [
  {
    name: 'Daniel Okafor',
    email: 'd.okafor@mail.example',
    device: devices.iphone,
    page: ['/returns', 'Returns · Atlas Desks'],
    minutesAgo: 26,
    steps: [
      { visitor: 'My desk arrived damaged, the left edge of the top is crushed' },
      { responds: true },
      {
        visitor: 'Order 20418. It is right at the front where my arm lies, I would like to talk to somebody about it.',
      },
      { asksForPerson: true },
      { accepts: 'Priya' },
      {
        agent:
          'Hello Daniel, this is Priya. I am sorry about that, and thank you for the order number. Is the frame all right, or is it only the top?',
      },
      { visitor: 'Only the top. Everything else is perfect' },
      {
        agent:
          'I will have a new top made for you. It takes one week instead of two, because I have moved it to the front of the queue. The carrier will take the old one away.',
      },
      {
        ticket: {
          subject: 'New oak top for order 20418',
          description:
            'Left front edge crushed in transport. The same carrier takes the old top back. Ahead of other orders.',
          priority: 'high',
        },
        by: 'Priya',
      },
      {
        note: '@Jonas Weber, can you tell the workshop? **Only the top**, oak, and ahead of this week’s orders.',
        by: 'Priya',
      },
      { visitor: 'Oh that is great. Can I keep working at it until then?' },
    ],
  },
  {
    name: 'Chiara Conti',
    email: 'chiara.conti@posta.example',
    device: devices.mac,
    page: ['/', 'Desks · Atlas Desks'],
    minutesAgo: 58,
    steps: [
      { visitor: 'How do I change the delivery address? I have just moved.' },
      { responds: true },
      { visitor: 'I ordered ten days ago, so it must be nearly ready. Order 20377' },
      { joins: 'Jonas' },
      { accepts: 'Jonas' },
      {
        agent:
          'Hi Chiara, Jonas here. I am looking at your order. It ships tomorrow morning, so we are just in time. What is the new address?',
      },
      { visitor: 'Via dei Mille 12, 10123 Torino. Third floor, no lift, sorry 🙈' },
      {
        agent:
          'Changed. No need to be sorry: the carrier brings it up, whatever the floor. You will get the tracking link around noon tomorrow.',
      },
    ],
  },
  {
    name: 'Ben Whitaker',
    email: 'ben@whitaker-studio.example',
    device: devices.linux,
    page: ['/desks/stowaway', 'Stowaway · Atlas Desks'],
    minutesAgo: 17,
    steps: [
      { visitor: 'Can I mount Stowaway on drywall?' },
      { responds: true },
      { visitor: 'My studs are 62.5 cm apart, does the rail reach from one to the next?' },
      { responds: true },
      { visitor: 'Could I speak to someone who knows the rail?' },
      { asksForPerson: true },
      { accepts: 'Mira' },
      {
        agent:
          'Hello Ben, I drew that rail. It is 80 cm long with a hole every 25 mm, so yes, it reaches two studs at 62.5 with room to spare.',
      },
      { visitor: 'Perfect, exactly what I needed. How do I order it with the desk?' },
    ],
  },
]
