import type { ArticleDraft } from '../knowledge/article-draft'

/** What Atlas Desks, a shop that does not exist, tells its customers. */
export const ARTICLES: ArticleDraft[] = [
  {
    title: 'How long delivery takes',
    body: 'Every desk is made when you order it. It leaves our workshop after ten working days and reaches you two to four days later, so count on about two and a half weeks in all. Small things that we keep on the shelf, such as cable trays and wood oil, leave the same day if you order before noon.',
    questions: [
      'When will my desk arrive?',
      'How long does shipping take?',
      'What is the delivery time?',
      'My order has not come yet, how much longer will it be?',
    ],
  },
  {
    title: 'Shipping costs and countries',
    body: 'Shipping is free to every country of the European Union. To Switzerland, Norway and the United Kingdom it costs €49, with customs and duties included. We do not ship to other countries yet.',
    questions: ['How much is shipping?', 'Do you deliver to Switzerland?', 'Which countries do you ship to?', 'Do I have to pay customs?'],
  },
  {
    title: 'Tracking an order and the day of delivery',
    body: 'When your desk leaves the workshop you get an email with a tracking link. The evening before it comes, the carrier writes to you with a window of two hours. If that does not suit you, choose another day through the same link.\n\nThe parcels are carried to your door, whatever the floor. Somebody has to be there to sign for them. You can name a neighbour in the carrier’s message if you are out.',
    questions: [
      'Where is my order?',
      'How can I track my parcel?',
      'Can I change the day of the delivery?',
      'Will they carry it up the stairs?',
      'What if I am not at home when it comes?',
    ],
  },
  {
    title: 'Changing or cancelling an order',
    body: 'Until we have begun to cut the wood, usually three working days after you ordered, you can change anything or cancel free of charge: write to us in the chat with your order number. Later than that the desk is already being made; the address can still be changed until it leaves the workshop, and you can return the desk as usual once it is there.',
    questions: ['Can I cancel my order?', 'I ordered the wrong colour, can I still change it?', 'How do I change the delivery address?'],
  },
  {
    title: 'Returning a desk',
    body: 'Work at it for 60 days. If it is not your desk, write to us in the chat with your order number. You get a label and a day on which we collect it. The box it came in is best, but any box will do. The collection is free in the European Union; from other countries we take €49 off the refund.',
    questions: [
      'How do I return my desk?',
      'What is your return policy?',
      'I do not like the desk, can I send it back?',
      'Do I have to pay for the return?',
      'Can I exchange it for another desk?',
    ],
  },
  {
    title: 'When refunds are paid',
    body: 'We pay back the price within five working days after the desk has arrived in our workshop, in the way you paid: to the card, to PayPal, or to the account the transfer came from. Banks can take up to three days more to show it.',
    questions: ['When do I get my money back?', 'How long does a refund take?', 'I have returned the desk but have not received the refund.'],
  },
  {
    title: 'Damaged or missing parts',
    body: 'Tell us in the chat within a week, with your order number and, if you can, a photo. We send the part again at once, and it does not cost you anything. Please keep the box: the carrier may want to see it. Screws and fittings are in the flat carton with the number 1; look under its lower flap before you count them as missing.',
    questions: [
      'A part is missing from my parcel.',
      'My desk arrived damaged.',
      'There is a scratch on the table top.',
      'Screws are missing, what can I do?',
      'One leg is broken.',
    ],
  },
  {
    title: 'Guarantee',
    body: 'Wood and frames are guaranteed for ten years, motors and electronics for five. The guarantee covers faults in the material and in our work, and goes with the desk if you sell it. It does not cover wear, water and changes you made yourself. To use it, send us the order number and a photo or a short video of the fault.',
    questions: ['How long is the warranty?', 'What does the guarantee cover?', 'The motor broke after two years, is that covered?'],
  },
  {
    title: 'Putting a desk together',
    body: 'The manual and everything you need but a cordless screwdriver are in the box.\n\nHow long it takes: Harbour 15 minutes for one person, Meridian 30 minutes for two, Stowaway 40 minutes with a drill, Delta 45 minutes for two.\n\nLay the top on a blanket, face down, fasten the frame hand-tight, turn the desk over with two people, and tighten the screws only when it stands on its feet. If the desk wobbles afterwards, loosen all screws by half a turn and tighten them again crosswise.\n\nIf you have lost the manual, write to us with the name of the desk and we will send it to you by email. If you would rather not do it yourself, a fitter can come with the delivery in Germany, Austria and the Netherlands for €79.',
    questions: [
      'How do I assemble the desk?',
      'Do you offer an assembly service?',
      'I lost the assembly instructions.',
      'Which tools do I need?',
      'My desk wobbles.',
    ],
  },
  {
    title: 'Ways to pay',
    body: 'You can pay by credit or debit card, PayPal, Apple Pay, Google Pay or bank transfer. With a transfer we begin to build when the money has arrived. Payment in three instalments without interest is possible from €300. We charge the card when the order is placed.',
    questions: ['Which payment methods do you accept?', 'Can I pay by PayPal?', 'Can I pay in instalments?', 'My card was declined.'],
  },
  {
    title: 'Invoices and VAT',
    body: 'The invoice comes as a PDF by email on the day the desk leaves the workshop. If you need it again, or with the name of a company on it, write to us with the order number. Companies in the European Union outside Germany order without VAT when they give a valid VAT number at checkout; it cannot be taken off afterwards.',
    questions: ['Where do I find my invoice?', 'Can I have an invoice for my company?', 'How do I enter my VAT number?', 'I need a receipt.'],
  },
  {
    title: 'Discount for students and teachers',
    body: 'Students and teachers get 10 % off every desk. Send us a photo of a valid student or staff card in the chat, and you get a code within a working day. It holds for one order and cannot be put together with other codes.',
    questions: ['Do you have a student discount?', 'Is there a discount for teachers?', 'Do you have a promo code?', 'My voucher does not work.'],
  },
  {
    title: 'Desks for companies and schools',
    body: 'From five desks on we make an offer with a lower price for each, one delivery date for all of them and payment within 30 days. Tell us how many of which desk you want, and where they go. From twenty desks on we come and measure the rooms.',
    questions: ['Do you give a discount for larger orders?', 'We want to furnish an office, can we get a quote?', 'Can our company pay on account?'],
  },
  {
    title: 'Caring for the wood',
    body: 'Wipe with a damp cloth and dry it at once. Oiled oak wants a thin coat of oil once a year: put it on, wait a quarter of an hour, wipe off what is left, and let it dry overnight. Waxed walnut gets wax in the same way. Lacquered ash needs nothing but the cloth.\n\nWater rings on oil or wax go away with fine sandpaper, grain 240, along the grain, and new oil or wax on the spot. Do not use cleaners with alcohol or ammonia on any of them.',
    questions: ['How do I clean the desk?', 'How often should I oil the top?', 'How do I get rid of a stain?', 'There is a water ring on the wood.'],
  },
  {
    title: 'The sit-stand desk does not move',
    body: 'First look whether the plug sits tight in the box under the top and in the wall.\n\nIf the display shows E01 or the two sides stand at different heights, reset the desk: hold the button for down until it has reached the lowest point, let go, and hold it again for ten seconds until the display shows RST. Then the desk goes down a little and up again by itself.\n\nIf the display shows HOT, the motors have run too long. Wait for twenty minutes.\n\nIf it stops on its way and goes back a little, it has met something: look for cables, a chair or a windowsill. If none of this helps, write to us with a short video; motors are under guarantee for five years.',
    questions: [
      'My Meridian does not go up.',
      'How do I reset the desk?',
      'The display shows E01.',
      'The height adjustment is stuck.',
      'The desk moves down by itself',
    ],
  },
  {
    title: 'Sizes and what the desks carry',
    body: 'Meridian: 160 × 80 cm, 62 to 127 cm high, carries 120 kg. Harbour: 120 × 60 cm, 75 cm high, carries 60 kg. Delta: 150 × 150 cm, 74 cm high, carries 90 kg. Stowaway: 92 × 58 cm when open, 18 cm deep when closed, carries 25 kg on a brick wall.\n\nWe make Meridian and Harbour up to 20 cm longer or shorter for €60. That takes five working days more.',
    questions: [
      'How wide is the Meridian?',
      'How much weight can the desk hold?',
      'Can you make a desk to measure?',
      'How deep is the Stowaway when it is folded?',
      'How tall is the desk?',
    ],
  },
  {
    title: 'Hanging Stowaway on a wall',
    body: 'Stowaway wants a wall of brick or concrete; screws and plugs for that are in the box. On plasterboard it needs the metal rail that we send free of charge if you ask for it, fastened to two studs, and then carries 15 kg. In a rented flat ask the landlord first: there are four holes of 10 mm.',
    questions: ['Can I mount Stowaway on drywall?', 'How many holes do I have to drill?', 'Does the wall desk hold on plasterboard?'],
  },
  {
    title: 'Samples of wood and colour',
    body: 'We send up to three small pieces of oak, walnut or ash free of charge, with an oiled and a lacquered side. They come by letter within three days. Tell us in the chat which ones you want and where to send them.',
    questions: ['Can I get a sample of the wood?', 'What does the walnut look like?', 'Do the colours look like in the pictures?'],
  },
]
