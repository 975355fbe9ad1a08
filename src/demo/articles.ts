import type { ArticleInput } from '../model/knowledge/article-input'

/** What Atlas Desks, a shop that does not exist, tells its customers. */
export const ARTICLES: ArticleInput[] = [
  {
    title: 'How long delivery takes',
    body: 'We make every desk to order. It leaves our workshop after ten working days and reaches you two to four days later, so allow about two and a half weeks in all. Small items that we keep in stock, such as cable trays and wood oil, ship the same day if you order before noon.',
    questions: [
      'When will my desk arrive?',
      'How long does shipping take?',
      'What is the delivery time?',
      'My order has not come yet, how much longer will it be?',
    ],
  },
  {
    title: 'Shipping costs and countries',
    body: 'Shipping is free throughout the European Union. To Switzerland, Norway and the United Kingdom it costs €49, including customs and duties. We do not ship to other countries yet.',
    questions: [
      'How much is shipping?',
      'Do you deliver to Switzerland?',
      'Which countries do you ship to?',
      'Do I have to pay customs?',
    ],
  },
  {
    title: 'Tracking an order and choosing the delivery day',
    body: 'When your desk leaves the workshop, you get an email with a tracking link. The evening before delivery, the carrier sends you a two-hour window. If it does not suit you, choose another day with the same link.\n\nThe parcels are carried to your door, whatever floor you live on. Someone has to be there to sign for them. If you will be out, you can name a neighbour in your reply to the carrier.',
    questions: [
      'Where is my order?',
      'How can I track my parcel?',
      'Can I change the delivery day?',
      'Will they carry it up the stairs?',
      'What if I am not at home when it comes?',
    ],
  },
  {
    title: 'Changing or cancelling an order',
    body: 'Until we start cutting the wood, usually three working days after you order, you can change anything or cancel free of charge: send us your order number in this chat. After that your desk is already being made. You can still change the delivery address until it leaves the workshop, and you can return the desk as usual once it has arrived.',
    questions: [
      'Can I cancel my order?',
      'I ordered the wrong colour, can I still change it?',
      'How do I change the delivery address?',
    ],
  },
  {
    title: 'Returning a desk',
    body: 'Try your desk for 60 days. If it is not right for you, send us your order number in this chat. We will send you a label and a collection date. The original box is best, but any sturdy box will do. Collection is free in the European Union; from other countries we deduct €49 from the refund.',
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
    body: 'We refund you within five working days of the desk reaching our workshop, to the card, PayPal account or bank account you paid with. It can take your bank up to three more days to show it.',
    questions: [
      'When do I get my money back?',
      'How long does a refund take?',
      'I have returned the desk but have not received the refund.',
    ],
  },
  {
    title: 'Damaged or missing parts',
    body: 'Tell us in this chat within a week, with your order number and, if you can, a photo. We will send a replacement part right away, free of charge. Please keep the box: the carrier may want to see it. Screws and fittings are in the flat carton marked 1; look under its lower flap before you report them missing.',
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
    body: 'Wood and frames are guaranteed for ten years, motors and electronics for five. The guarantee covers faults in materials and workmanship, and passes to the new owner if you sell the desk. It does not cover wear, water damage or changes you make yourself. To claim, send us your order number and a photo or short video of the fault.',
    questions: [
      'How long is the warranty?',
      'What does the guarantee cover?',
      'The motor broke after two years, is that covered?',
    ],
  },
  {
    title: 'Assembling a desk',
    body: 'The manual and everything you need, except a cordless screwdriver, are in the box.\n\nHow long it takes: Harbour 15 minutes for one person, Meridian 30 minutes for two, Stowaway 40 minutes with a drill, Delta 45 minutes for two.\n\nLay the top face down on a blanket, fasten the frame hand-tight, have two people turn the desk over, and tighten the screws fully only once it stands on its feet. If the desk wobbles afterwards, loosen all the screws by half a turn and tighten them again in a crosswise order.\n\nIf you have lost the manual, tell us which desk you have and we will email it to you. If you would rather not assemble it yourself, a fitter can come along with the delivery in Germany, Austria and the Netherlands for €79.',
    questions: [
      'How do I assemble the desk?',
      'Do you offer an assembly service?',
      'I lost the assembly instructions.',
      'Which tools do I need?',
      'My desk wobbles.',
    ],
  },
  {
    title: 'Payment methods',
    body: 'You can pay by credit or debit card, PayPal, Apple Pay, Google Pay or bank transfer. If you pay by transfer, we start building once the money has arrived. From €300 you can pay in three interest-free instalments. We charge your card when you place the order.',
    questions: [
      'Which payment methods do you accept?',
      'Can I pay by PayPal?',
      'Can I pay in instalments?',
      'My card was declined.',
    ],
  },
  {
    title: 'Invoices and VAT',
    body: 'We email the invoice as a PDF on the day the desk leaves the workshop. If you need it again, or made out to a company, send us your order number. Companies in the European Union outside Germany pay no VAT if they enter a valid VAT number at checkout; we cannot take it off afterwards.',
    questions: [
      'Where do I find my invoice?',
      'Can I have an invoice for my company?',
      'How do I enter my VAT number?',
      'I need a receipt.',
    ],
  },
  {
    title: 'Student and teacher discount',
    body: 'Students and teachers get 10 % off every desk. Send us a photo of a valid student or staff card in this chat, and you will get a code within one working day. It is valid for one order and cannot be combined with other codes.',
    questions: [
      'Do you have a student discount?',
      'Is there a discount for teachers?',
      'Do you have a promo code?',
      'My voucher does not work.',
    ],
  },
  {
    title: 'Desks for companies and schools',
    body: 'For five desks or more we will make you an offer with a lower price per desk, one delivery date for all of them and 30 days to pay. Tell us which desks you want, how many of each, and where they should go. For twenty or more we come and measure the rooms.',
    questions: [
      'Do you give a discount for larger orders?',
      'We want to furnish an office, can we get a quote?',
      'Can our company pay on account?',
    ],
  },
  {
    title: 'Caring for the wood',
    body: 'Wipe the wood with a damp cloth and dry it right away. Oiled oak needs a thin coat of oil once a year: put it on, wait a quarter of an hour, wipe off the excess and let it dry overnight. Treat waxed walnut with wax in the same way. Lacquered ash needs nothing but the cloth.\n\nTo remove water rings from oiled or waxed wood, sand along the grain with fine sandpaper (240 grit), then oil or wax the spot again. Never use cleaners that contain alcohol or ammonia.',
    questions: [
      'How do I clean the desk?',
      'How often should I oil the top?',
      'How do I get rid of a stain?',
      'There is a water ring on the wood.',
    ],
  },
  {
    title: 'The sit-stand desk does not move',
    body: 'First check that the plug sits firmly in the control box under the top and in the wall socket.\n\nIf the display shows E01 or the two sides are at different heights, reset the desk: hold the down button until the desk reaches its lowest point, let go, and hold it again for ten seconds until the display shows RST. The desk then moves down a little and up again by itself.\n\nIf the display shows HOT, the motors have run too long. Wait for twenty minutes.\n\nIf the desk stops on its way and backs up a little, it has hit something: look for cables, a chair or a windowsill. If none of this helps, send us a short video; the motors are guaranteed for five years.',
    questions: [
      'My Meridian does not go up.',
      'How do I reset the desk?',
      'The display shows E01.',
      'The height adjustment is stuck.',
      'The desk moves down by itself.',
    ],
  },
  {
    title: 'Sizes and load limits',
    body: 'Meridian: 160 × 80 cm, 62 to 127 cm high, carries 120 kg. Harbour: 120 × 60 cm, 75 cm high, carries 60 kg. Delta: 150 × 150 cm, 74 cm high, carries 90 kg. Stowaway: 92 × 58 cm when open, 18 cm deep when closed, carries 25 kg on a brick wall.\n\nWe make Meridian and Harbour up to 20 cm longer or shorter for €60. This adds five working days.',
    questions: [
      'How wide is the Meridian?',
      'How much weight can the desk hold?',
      'Can you make a desk to measure?',
      'How deep is the Stowaway when it is folded?',
      'How tall is the desk?',
    ],
  },
  {
    title: 'Mounting Stowaway on a wall',
    body: 'Stowaway needs a brick or concrete wall; the screws and plugs for it are in the box. On plasterboard it needs a metal rail fastened to two studs, and then carries 15 kg. We send you the rail free of charge if you ask for it. If you rent, ask your landlord first: you will have to drill four 10 mm holes.',
    questions: [
      'Can I mount Stowaway on drywall?',
      'How many holes do I have to drill?',
      'Does the wall desk hold on plasterboard?',
    ],
  },
  {
    title: 'Wood and colour samples',
    body: 'We send you up to three small samples of oak, walnut or ash free of charge, each with an oiled and a lacquered side. They arrive by post within three days. Tell us in this chat which ones you want and where to send them.',
    questions: [
      'Can I get a sample of the wood?',
      'What does the walnut look like?',
      'Do the colours look the way they do in the pictures?',
    ],
  },
]
