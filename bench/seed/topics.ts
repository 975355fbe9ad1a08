import { type Sentence, sentences } from './sentences'
import { Weighted } from './weighted'

/** What a thread can be about: how it begins, what visitors go on to say, and what they are told. */
export interface Topic {
  weight: number
  openings: [Sentence, ...Sentence[]]
  questions: [Sentence, ...Sentence[]]
  answers: [Sentence, ...Sentence[]]
}

const SHOP: Topic[] = [
  {
    weight: 26,
    openings: sentences(`
      Hello, where is my order {order}? The {product} was promised for {day}.
      Hi, my parcel has been in {city} since {date} and does not move.
      The tracking of order {order} says delivered, but nothing came.
      Good morning, when will the {product} be shipped? I ordered it on {date}.
      My order {order} is late again. It is the second time now.
      Can you tell me if the {thing} and the {thing} come in one parcel?`),
    questions: sentences(`
      Could it go to a pickup point in {city} instead?
      I will not be at home on {day}, can the courier come after {time}?
      The neighbour has not seen a {thing} either.
      The tracking code is {code}, maybe that helps.
      And who pays for the {thing} if it is lost?
      It still says “in transit” for order {order}.
      I need the {colour} {thing} before {date}, it is a present.
      Will I get a message before the delivery?`),
    answers: sentences(`
      Order {order} left our warehouse on {date} and is in {city} now.
      The delivery is planned for {day} between {time} and {time}.
      The courier could not find the name on the doorbell. A second attempt follows on {day}.
      Parcels to {city} take {few} to {many} days at the moment.
      I have asked the courier to look for the {thing}; that takes up to {few} working days.
      You can choose a pickup point with the link in the shipping email.
      The {thing} is sent separately, because it comes from another warehouse.`),
  },
  {
    weight: 18,
    openings: sentences(`
      I would like to return the {product}. It is too {quality} for me.
      When do I get my refund for order {order}? I sent it back on {date}.
      The {thing} of my {product} is {quality}, I want my money back.
      Hi, I returned {few} things but got only {amount} back.
      How do I send back a {thing} without the box?`),
    questions: sentences(`
      Is the return label free from {city}?
      I paid {amount} with a voucher, how is that refunded?
      The label does not print. It shows the error {code}.
      Can I exchange it for the {colour} one instead?
      I only want to keep the {thing}, the rest goes back.
      How long does the refund take, please?
      Do I have to pay for the {thing} that was {quality} from the start?`),
    answers: sentences(`
      You can return it within {many} days; the label is in your account under order {order}.
      The refund of {amount} was sent on {date} and takes {few} working days to reach your account.
      We received the parcel on {day}. The {thing} is being checked.
      A voucher comes back as a voucher, the rest as money.
      Any sturdy box will do, as long as the {thing} cannot move in it.
      I am sorry that the {thing} was {quality}. You need not send it back.
      An exchange is possible while the {colour} one is in stock.`),
  },
  {
    weight: 15,
    openings: sentences(`
      I need an invoice for order {order} with our VAT number on it.
      Invoice {invoice} says {amount}, but I paid {amount}.
      Why was I charged {amount} twice for the {product}?
      My card was declined when I tried to pay for the {product}.
      Hello, the discount code {code} does not work.`),
    questions: sentences(`
      Could you send invoice {invoice} to our accounts in {city} as well?
      The amount on the statement is {amount}, dated {date}.
      Can I pay the {thing} by instalments?
      Is {many}% discount possible for {few} pieces?
      The reminder mentions a fee of {amount}, please remove it.
      Which {thing} do I enter as the reference?`),
    answers: sentences(`
      Invoice {invoice} has been corrected and is in your account now.
      One of the two amounts was only reserved; it is released by {day}.
      The code {code} is valid from {amount} on, and your basket is below that.
      We take cards, bank transfer and invoice. Instalments start at {amount}.
      The fee of {amount} has been cancelled.
      Please use {invoice} as the reference of your transfer.`),
  },
  {
    weight: 14,
    openings: sentences(`
      I cannot sign in to my account any more. The password email never arrives.
      How do I change my email address?
      Please delete my account and everything in it.
      My subscription was renewed although I cancelled it in {month}.
      Somebody in {city} signed in to my account. That was not me!
      How can I add a user to our plan? We are {few} people now.`),
    questions: sentences(`
      It says “unknown {thing}” when I enter the code {code}.
      I have tried it in {few} browsers, on the phone as well.
      Does the {thing} stay when I change the plan?
      Can I move my {thing} to another account?
      The link in the email has expired, could you send a new one?
      What happens to the {thing} and the {thing} after that?`),
    answers: sentences(`
      I have sent the link once more. It is valid for {many} minutes.
      You can change that under Settings, Profile, {thing}.
      Your subscription ends on {date}; nothing will be charged after that.
      All sessions have been signed out. Please choose a new password.
      The {thing} moves with your account and nothing is lost.
      Each further user costs {amount} a month.`),
  },
  {
    weight: 15,
    openings: sentences(`
      The {thing} of my {product} is {quality}. What can I do?
      My {product} makes a noise when the {thing} gets warm.
      Hi, the {product} shows the error {code} and then turns off.
      How do I mount the {thing} on the {product}?
      The app loses the connection to my {product} every {few} minutes.
      Is there a spare {thing} for the {product}?`),
    questions: sentences(`
      The {thing} fits, but the {thing} does not.
      The light blinks {few} times, then it goes {colour}.
      I turned it off and on again {few} times, without any difference.
      Is that covered by the warranty? I bought it in {month}.
      Do I need a {thing} for that?
      The serial number begins with {code}.
      Here is what the manual says about the {thing}: nothing.`),
    answers: sentences(`
      Please hold the {thing} down for {many} seconds until the light turns {colour}.
      That error means that the {thing} is {quality}. A new one costs {amount}.
      Your warranty runs until {date}, so the repair is free.
      1. Unplug the {product}.\\n2. Remove the {thing}.\\n3. Wait for {few} minutes and put it back.
      A technician from {city} can come on {day} at {time}.
      Could you send a photo of the {thing} and its label?
      The update of {date} fixes the connection with the {thing}.`),
  },
  {
    weight: 12,
    openings: sentences(`
      Do you have the {product} in {colour}?
      What is the difference between the {product} and the {other}?
      Is the {product} in stock in your shop in {city}?
      Does the {product} come with a {thing}?
      Hi! Which {thing} goes with the {colour} {product}?`),
    questions: sentences(`
      How much is it with the {thing}?
      Is the {colour} one made of {thing} or of {thing}?
      How wide is the {thing}? I have only {many} cm.
      Can I try it in the shop on {day}?
      I saw it for {amount} elsewhere, do you match that?
      Will the {other} be cheaper in {month}?
      Do you ship it to {city}, and how much is it?`),
    answers: sentences(`
      The {product} comes in {colour}, {colour} and {colour}.
      It is in stock: {few} pieces in {city}, {many} in the warehouse.
      The {other} is {few} cm wider and has a {thing}.
      With the {thing} it is {amount}, delivery included.
      The {thing} is included, the {thing} is sold separately.
      It will be back in {month}. Shall I write to you then?`),
  },
]

const ELSEWHERE: Topic[] = [
  {
    weight: 4,
    openings: sentences(`
      Guten Tag, wo bleibt meine Bestellung {order}? Sie sollte am {date} kommen.
      Hallo, die Rechnung {invoice} stimmt nicht, ich habe {amount} überwiesen.
      Ich möchte den Artikel {product} zurückschicken, er ist beschädigt.`),
    questions: sentences(`
      Können Sie das Paket nach {city} umleiten? Größe und Gewicht ändern sich nicht.
      Der Fehler heißt {code} und tritt seit {few} Tagen auf.
      Wie lange dauert die Rückerstattung von {amount} ungefähr?
      Danke, das hilft mir schon weiter. Und der Schlüssel für das Gehäuse?`),
    answers: sentences(`
      Ihre Bestellung {order} ist unterwegs und kommt voraussichtlich in {few} Tagen.
      Die Gutschrift über {amount} wurde heute veranlasst.
      Bitte schicken Sie uns ein Foto des Schadens, dann kümmern wir uns darum.`),
  },
  {
    weight: 3,
    openings: sentences(`
      Hola, ¿dónde está mi pedido {order}? Debía llegar el lunes.
      Buenos días, la factura {invoice} está mal: pagué {amount}.
      Quisiera devolver el {product}, llegó dañado.`),
    questions: sentences(`
      ¿Pueden enviarlo a {city} mañana por la mañana?
      El código de error es {code}, ¿qué significa?
      ¿Cuánto tarda la devolución de {amount}? Todavía no ha llegado.
      Muchas gracias, señor. ¿Y el tamaño pequeño?`),
    answers: sentences(`
      Su pedido {order} salió ayer del almacén y llegará en {few} días.
      La devolución de {amount} ya está hecha; tarda unos {few} días más.
      ¿Podría enviarnos una fotografía de la avería?`),
  },
  {
    weight: 2,
    openings: sentences(`
      Dzień dobry, gdzie jest moje zamówienie {order}? Miało przyjść w środę.
      Chciałbym zwrócić {product}, przesyłka była uszkodzona.
      Faktura {invoice} jest błędna, zapłaciłem {amount}.`),
    questions: sentences(`
      Czy można zmienić adres na {city}? Już nie mieszkam w Łodzi.
      Pojawia się błąd {code}, co to znaczy?
      Ile trwa zwrot pieniędzy? Chodzi o {amount}.`),
    answers: sentences(`
      Zamówienie {order} zostało wysłane i dotrze za {few} dni.
      Zwrot {amount} został zlecony dzisiaj.
      Prosimy o zdjęcie uszkodzonej części, wyślemy nową.`),
  },
]

export const TOPICS = new Weighted([...SHOP, ...ELSEWHERE], ({ weight }) => weight)

/** What fits everywhere. */
export const VISITOR_SMALL_TALK = sentences(`
  Thanks, that helps.
  Ok, thank you!
  Hello? Is anybody there?
  Great 👍
  I see. And what about the {thing}?
  That is not what I asked. I mean the {thing}, not the {thing}.
  One more thing: the {thing} is {quality} as well.
  Sorry, I meant order {order}.
  Yes, exactly.
  No, the {colour} one.
  Could a real person look at this, please?
  Perfect, I will wait until {day} then.`)

export const ASSISTANT_PHRASES = sentences(`
  Is there anything else I can do for you?
  I hope that helps.
  You will find more about the {thing} in our help pages.
  If the {thing} is still {quality} after that, tell me and I will ask a colleague.
  Could you tell me the order number, please?
  Thank you for waiting.`)

export const AGENT_PHRASES = sentences(`
  I have just talked to our warehouse in {city} about it.
  Let me check that for you, one moment please.
  I am sorry for the trouble with the {thing}.
  As an apology I have added a voucher of {amount}, the code is {code}.
  I will write to you as soon as I know more about the {thing}.
  Is the {colour} {thing} all right for you?
  Done! You should see it in your account in a minute.`)

export const NOTES = sentences(`
  Customer since {month}, has written about the {thing} before.
  Warehouse says the {thing} was {quality} when it left. See {code}.
  Refund of {amount} approved, please do not send another one.
  Calls back on {day} at {time}.`)

export const REASONS = sentences(`
  it is about a complaint
  the question about the {thing} is not in its articles
  the visitor wants a refund of {amount}
  it was not sure about the {thing}`)
