import { days, devices, type Script } from '../script'

/** Chats of the last days that are over. */
export const ENDED: Script[] = [
  {
    name: 'Hannah Vogel',
    email: 'hannah.vogel@post.example',
    device: devices.windows,
    page: ['/returns', 'Returns · Atlas Desks'],
    minutesAgo: days(1, 210),
    steps: [
      { visitor: 'How do I return my desk? It is too deep for the room' },
      { responds: true },
      { visitor: 'Can an agent book the collection for me? Order 20291' },
      { asksForPerson: true },
      { accepts: 'Priya' },
      { agent: 'Of course, Hannah. Would Thursday between ten and twelve do? Someone has to be at home.' },
      { visitor: 'Thursday works' },
      {
        ticket: {
          subject: 'Collection of order 20291',
          description: 'Thursday, ten to twelve. Harbour in walnut, original box is still there.',
          priority: 'normal',
        },
        by: 'Priya',
        status: 'solved',
      },
      {
        agent:
          'Booked. The label is in your email; stick it over the old one. You get the refund within five working days of the desk reaching us.',
      },
      { visitor: 'Wonderful, thank you for being so quick' },
      { ends: 'Priya' },
    ],
  },
  {
    name: 'Tomás Ribeiro',
    email: 'tomas.ribeiro@uni.example',
    device: devices.android,
    page: ['/desks/stowaway', 'Stowaway · Atlas Desks'],
    minutesAgo: days(2, 60),
    steps: [
      { visitor: 'Do you have a student discount?' },
      { responds: true },
      { visitor: 'nice. And can I pay in instalments?' },
      { responds: true },
      { visitor: 'thanks a lot' },
      { responds: true },
      { ends: 'visitor' },
    ],
  },
  {
    name: 'Ingrid Solheim',
    email: 'ingrid@solheim.example',
    device: devices.mac,
    page: ['/desks/meridian', 'Meridian · Atlas Desks'],
    minutesAgo: days(3, 330),
    steps: [
      { visitor: 'The motor makes a grinding noise since yesterday. Is that covered by the warranty?' },
      { responds: true },
      { visitor: 'I have a video. A human should look at it please' },
      { asksForPerson: true },
      { accepts: 'Jonas' },
      {
        agent:
          'Hi Ingrid, please send it to the address that the invoice came from, with the order number. I will look at it right away.',
      },
      { visitor: 'Sent!' },
      {
        agent:
          'I hear it. That is the left gearbox, and it is covered. I am sending you a new leg with a motor; changing it takes four screws and ten minutes.',
      },
      {
        ticket: {
          subject: 'Left leg with motor for Ingrid Solheim',
          description: 'Grinding gearbox, video seen. Covered by the guarantee. Include the sheet on changing a leg.',
          priority: 'normal',
        },
        by: 'Jonas',
        status: 'pending',
      },
      { releases: 'Jonas' },
      { visitor: 'How long does shipping take?' },
      { responds: true },
      { ends: 'visitor' },
    ],
  },
  {
    device: devices.linux,
    page: ['/', 'Desks · Atlas Desks'],
    minutesAgo: days(4, 20),
    steps: [
      { visitor: 'Can I get a sample of the wood? Oak and ash' },
      { responds: true },
      { visitor: 'ok thanks' },
      { responds: true },
      { ends: 'visitor' },
    ],
  },
  {
    name: 'Wei Zhang',
    email: 'wei.zhang@studio-north.example',
    device: devices.windows,
    page: ['/', 'Desks · Atlas Desks'],
    minutesAgo: days(6, 400),
    steps: [
      { visitor: 'Can I have an invoice for my company? It was ordered in my name' },
      { responds: true },
      { visitor: 'Order 20102, Studio North GmbH. Please connect me to somebody who can do that.' },
      { asksForPerson: true },
      { accepts: 'Mira' },
      { agent: 'Hello Wei, Mira here. I have made it out to Studio North GmbH. You will find it in your email.' },
      { visitor: 'Got it. That was fast' },
      { ends: 'Mira' },
    ],
  },
]
