import type { Language } from './language'

export const dutch: Language = {
  code: 'nl',
  common:
    'de het een en of maar dat dit die deze wat hoe wanneer waar wie waarom welke hoeveel kost kosten voor met zonder van naar in op aan bij uit over is zijn was ben bent heeft heb hebben had kan kunnen kunt kun wil wilt moet mag zal zou word wordt ik jij je u hij zij ze wij we jullie mijn uw jouw onze ons niet geen ook nog al heel erg graag alstublieft dank bedankt hallo ja nee bestelling levering bureau geld mij me er te om als dan daar hier',
  acts: {
    greeting:
      'hallo, hoi, hey, hé, hai, dag, goedemorgen, goedemiddag, goedenavond, goede morgen/middag/avond, goeiemorgen, goeiedag, goedendag, hallo allemaal, hoi allemaal, aangenaam, moi',
    well: 'hoe gaat het, hoe gaat het met je/u/jou, hoe gaat het ermee, hoe is het, hoe ist, alles goed, gaat het goed, hoe gaat ie',
    call: `help, hulp, help me, help mij, ik heb hulp nodig, hulp nodig, ik heb uw/je/jullie hulp nodig, kun je mij/me helpen, kan je mij/me helpen, kunt u mij/me helpen, kunnen jullie mij/me helpen, kan u mij/me helpen, kan iemand mij/me helpen, zou u mij/me kunnen helpen, ik heb een vraag, ik heb een vraagje, ik heb nog een vraag, ik heb een andere vraag, ik heb een probleem, ik heb vragen, vraag, vraagje, een vraag, een vraagje, nog een vraag, andere vraag, korte vraag, mag ik iets vragen, mag ik wat vragen, mag ik u/je iets vragen, mag ik een vraag stellen, kan ik iets vragen, ik wil iets vragen, ik wilde iets vragen, ik wil graag iets vragen, ben je er, bent u er, ben je daar, bent u daar, ben je er nog, bent u er nog, hoor je mij/me, ondersteuning, support, test, pardon, neem me niet kwalijk, informatie, ik zoek informatie, ik wil informatie`,
    about:
      'ben je een bot/robot/chatbot/mens/computer/programma, ben jij een bot/robot/mens/computer, bent u een bot/robot/mens/computer, ben je een echt mens, ben je een echt persoon, bent u een echt mens, bent u een echt persoon, ben je echt, ben jij echt, ben je een mens of een bot/robot, ben je een bot of een mens, is dit een bot/robot/mens/computer, praat ik met een bot/robot/mens/computer/persoon, spreek ik met een bot/robot/mens/computer/persoon, praat ik met een echt mens, praat ik met een echte persoon, spreek ik met een echt mens, wat kun/kan je, wat kun/kan je doen, wat kunt u, wat kunt u doen, wat kun/kan je voor me doen, wat kunt u voor mij doen, wat doe je, waarmee kun/kan je helpen, waarmee kun/kan je me/mij helpen, waarmee kunt u mij helpen, hoe kun/kan je mij/me helpen, wie ben je, wie bent u, wat ben je, hoe heet je, hoe heet u, wat is je/uw naam, met wie spreek/praat ik, wat is dit, hoe werkt dit, wie heeft je gemaakt',
    thanks:
      'bedankt, dank je, dank je wel, dankjewel, dankje, dank u, dank u wel, dankuwel, dank jullie wel, hartelijk dank, heel erg bedankt, erg bedankt, hartstikke bedankt, heel hartelijk dank, veel dank, ontzettend bedankt, bedankt voor alles, bedankt voor de/je/uw/jullie hulp/antwoord/info/informatie, bedankt voor het antwoord, dank voor de/je/uw/jullie hulp/antwoord, dank voor het antwoord, thanks, thnx, super bedankt, alvast bedankt, dat helpt, dat heeft geholpen, heel behulpzaam, wat aardig, heel vriendelijk, fijn dank, opgelost, het werkt, het werkt nu, gelukt, het is gelukt, goed gedaan, goede service, top service, je bent geweldig',
    bye: 'doei, doeg, dag dag, daag, doei doei, tot ziens, tot later, tot straks, tot morgen, tot snel, tot gauw, tot de volgende keer, fijne dag, fijne dag nog, fijne avond, fijne avond nog, een fijne dag, een fijne dag nog, een fijne avond, een prettige dag, prettige dag, prettige avond, goed weekend, fijn weekend, welterusten, goedenacht, groetjes, groeten, met vriendelijke groet, het beste, insgelijks, jij ook, u ook, hetzelfde, ik moet gaan, houdoe',
    ok: 'ok, okay, oké, oke, okee, goed, prima, is goed, dat is goed, dat is prima, akkoord, perfect, uitstekend, klinkt goed, dat klinkt goed, dat zou fijn/mooi/goed/top zijn, top, doe maar, alstublieft, alsjeblieft, aub',
    fine: 'begrepen, ik begrijp het, ik snap het, snap ik, duidelijk, helder, dat is duidelijk, aha, ah, ah oké, oh, oké dan, mooi, leuk, cool, super, geweldig, fantastisch, gaaf, fijn, heel fijn, mooi zo, wauw, interessant, goed om te weten, goed om te horen, klopt, dat klopt, juist, precies, inderdaad, geen probleem, geeft niet, maakt niet uit, genoteerd, haha, hihi, lol, sorry, het spijt me, excuses, een moment, moment, momentje, een momentje, ogenblik, een ogenblik, een seconde, een minuut, wacht, wacht even, even wachten, ik wacht, ben zo terug, even kijken, ik ga kijken, ik kijk even, ik ga het proberen, ik probeer het, ik zal het proberen, misschien, kan zijn, wellicht, ik denk het, ik denk van wel, ik weet het niet, weet ik niet, geen idee, ik weet niet, ik ben niet zeker, hm, hmm, tja, nou, zo',
    yes: 'ja, jawel, jep, jup, ja ja, ja hoor, ja graag, graag, heel graag, ja alstublieft, ja alsjeblieft, zeker, jazeker, zeker weten, natuurlijk, ja natuurlijk, tuurlijk, uiteraard, absoluut, dat wil ik, ja dat wil ik, dat wil ik graag, ja dat wil ik graag, ik wil dat, waarom niet, laten we dat doen, doe dat, ga je gang, met plezier',
    no: 'nee, nee bedankt, nee dank je, nee dank u, nee hoor, neen, neuh, nee nee, nooit, niet, niet nu, nu niet, nog niet, vandaag niet, zeker niet, absoluut niet, helemaal niet, liever niet, hoeft niet, dat hoeft niet, niet nodig, dat is niet nodig, is niet nodig, ik heb het niet nodig, dat wil ik niet, wil ik niet, ik wil dat niet, ik wil niet, misschien later, later, een andere keer, ik denk het niet, ik denk van niet',
    done: 'het is goed zo, is goed zo, zo is het goed, het is wel goed, laat maar, laat maar zitten, dat is alles, dat was alles, dat was het, dat is het, dat was t, niets anders, verder niets, niets meer, niks, niets, niks meer, verder niks, meer niet, geen verdere vragen, geen vragen meer, ik heb geen vragen meer, ik heb verder geen vragen, vergeet het, vergeet het maar, maakt niet meer uit, stop, stoppen, hou op, houd op, einde, sluiten, chat sluiten, afsluiten, klaar, ik ben klaar, al gevonden, ik heb het gevonden, gevonden, met mij gaat het goed, alles prima, het gaat wel, ik red me wel',
    wrong:
      'fout, dat is fout, verkeerd, dat is verkeerd, verkeerd antwoord, fout antwoord, dat klopt niet, klopt niet, dat is niet juist, niet juist, dat is niet goed, niet waar, dat is niet waar, dat helpt niet, dat helpt me niet, helpt niet, daar heb ik niks aan, daar heb ik niets aan, heeft niet geholpen, dat heeft niet geholpen, niet behulpzaam, je helpt me niet, u helpt mij niet, nutteloos, dat is nutteloos, je bent nutteloos, waardeloos, dat werkt niet, het werkt niet, werkt niet, het werkt nog steeds niet, dat lukt niet, het lukt niet, dat heb ik niet gevraagd, dat vroeg ik niet, dat was niet mijn vraag, dat is niet mijn vraag, dat bedoel ik niet, dat bedoelde ik niet, dat is niet wat ik bedoel, dat is niet wat ik wil, dat is geen antwoord, dat is geen antwoord op mijn vraag, je geeft geen antwoord, u geeft geen antwoord, je begrijpt me niet, je begrijpt het niet, u begrijpt mij niet, je snapt het niet, ik begrijp het niet, ik snap het niet, snap ik niet, dat slaat nergens op, wat, hè, hoezo, onzin, wat een onzin, dom, stom, domme bot, stomme bot, slecht, slechte service, verschrikkelijk, vreselijk, belachelijk, dat zei ik al, dat heb ik al gezegd',
  },
  around:
    'allemaal, iedereen, team, mensen, meneer, mevrouw, en, dan, dus, heel, erg, zo, echt, wel, hoor, maar, even, eens, toch, nou, nu, vandaag, al, ook, nog, weer, gewoon, alleen, eerst, hier, daar, dat, het, dit, daarvoor, hiervoor, daarmee, hiermee, met iets, ergens mee, voor de, voor het, voor alles, voor nu, voor uw, alstublieft, alsjeblieft, aub, alvast, u, je, jou, jij, jullie, ah, oh, eh, uh, bij iets, graag, snel, eigenlijk, verder',
  giving:
    'mijn, de, het, is, dit, hier, email, mail, e mail, mailadres, emailadres, adres, e mailadres, e mail adres, telefoon, telefoonnummer, mobiel, mobiele, nummer, nr, bestelnummer, bestelling, ordernummer, order, factuur, factuurnummer, klant, klantnummer, zending, track, trace, link, pagina, site, website, u, je, jullie, kunt, kan, kun, kunnen, mij, me, bereiken, mailen, schrijven, bellen, op, via, naar, of, en, ben, ik, met, van, voor, gegevens, zijn',
  nameIs: 'ik heet, mijn naam is, mijn naam',
  person: {
    agent:
      'mens, mensen, medewerker, medewerkster, medewerkers, agent, agenten, vertegenwoordiger, operator, klantenservicemedewerker, adviseur, menselijke medewerker, echt mens, echte medewerker, servicemedewerker, supportmedewerker, medewerker van de klantenservice, menselijke agent, live agent',
    human:
      'persoon, personen, baas, chef, leidinggevende, manager, verantwoordelijke, klantenservice, klantendienst, helpdesk, technicus, specialist, expert, supervisor, telefoniste, contactpersoon',
    someone:
      'iemand, iemand anders, team, support, verkoop, collega, een van jullie, iemand van jullie, iemand van het team, iemand van uw team, jullie, personeel, ondersteuning',
    real: 'echt, echte, reëel, levend, levende, menselijk, menselijke, van vlees en bloed, werkelijke',
    between:
      'met, aan, tot, een, de, het, uw, jullie, je, mij, me, naar, door, alstublieft, alsjeblieft, aub, nu, direct, meteen, rechtstreeks, graag, liever, gewoon, even, hier, van, bij, via, telefonisch, telefoon, chat, ander, andere, eens, eindelijk, ook, snel, te, maar, persoonlijk, kunnen, worden, eerst',
    talk: 'praten, praten met, spreken, spreken met, spreek, praat, chatten, overleggen, communiceren, contact, contact opnemen, contact krijgen, in contact komen, doorverbinden, doorverbonden, verbind me, verbind mij, verbindt u mij, verbinden, doorschakelen, doorgeschakeld, doorsturen, overdragen, bereiken, bellen met, geef me, geef mij, te woord gestaan, te spreken',
    want: 'ik wil, wil, ik wil graag, ik wou graag, wil graag, ik zou graag, zou graag, graag, ik heb, heb, ik zoek, geef me, geef mij, is er, zijn er, ik verkies, ik heb liever, heb liever, liever, ik eis, ik verzoek om, haal, roep, kan ik, mag ik, zou ik',
    toTalk:
      'die me kan helpen, die mij kan helpen, die kan helpen, die me helpt, met wie ik kan praten, met wie ik kan spreken, waarmee ik kan praten, om mee te praten, om mee te spreken, nodig, aan de telefoon, aan de lijn, te spreken, spreken, praten, die antwoord geeft',
    asks: 'bel me, bel mij, bel me terug, bel mij terug, belt u mij, belt u me, teruggebeld worden, gebeld worden, terugbellen, terugbelverzoek, kunt u mij bellen, kunt u me bellen, kun je me bellen, kun je mij bellen, kan iemand mij bellen, kan iemand me bellen, kan iemand mij terugbellen, kan iemand me terugbellen, kunnen jullie mij bellen, kunnen jullie me bellen, iemand om mee te praten, iemand met wie ik kan praten, iemand met wie ik kan spreken, live chat, livechat, menselijke hulp, iemand echt, iemand van vlees en bloed, een echt mens, een echt persoon',
    asksAtEnd:
      'is er iemand, is daar iemand, is er iemand daar, is hier iemand, iemand daar, iemand aanwezig, is er iemand aanwezig, iemand, is iemand daar, niemand aanwezig, niemand daar, is er niemand',
    refuse:
      'wil niet, ik wil niet, wil geen, ik wil geen, hoef geen, ik hoef geen, hoef niet, ik hoef niet, heb geen, ik heb geen, niet nodig, zonder, in plaats van, liever niet, niet met, niet, geen, nooit, noch, zonder te, bel me niet, niet meer',
    unless:
      'moet ik, moet je, hoef ik, ben je, bent u, praat ik met, spreek ik met, ik heb al, ik had al, heb gisteren, als ik, ik moest, is dit',
    none: 'geen, niet, zonder, genoeg van, stop met, zat van, haat, ik haat',
    bot: 'bot, bots, robot, robots, chatbot, chatbots, machine, machines, computer, ai, programma, automaat, kunstmatige intelligentie, virtuele assistent, assistent',
    otherThing:
      'die bezorgde, die het bezorgde, die het bracht, die kwam, per, kan, kunnen, zitten, zit, hulpbronnen, korting, en werk, oranje, groot, lang, is, rechten',
    refuseAfter: 'niet, niet nodig, hoeft niet, wil ik niet, hoef ik niet',
    verbLast: true,
    and: 'en',
  },
  sentences: {
    hello: ['Hallo! Hoe kan ik u helpen?', 'Nogmaals hallo! Wat kan ik voor u doen?'],
    well: ['Goed, dank u. Hoe kan ik u helpen?', 'Hier gaat alles goed, dank u. Wat kan ik voor u doen?'],
    ready: [
      'Ik ben er. Wat wilt u weten?',
      'Zegt u het maar: wat is uw vraag?',
      'Ik ben er nog. Vertel me in één zin waar het om gaat.',
    ],
    about: [
      'Ik ben een assistent: een programma dat vragen beantwoordt met onze artikelen.',
      'Zoals gezegd ben ik een programma en geen mens. Vraag me gerust iets over onze producten en diensten.',
    ],
    welcome: ['Graag gedaan. Kan ik nog iets voor u doen?', 'Met plezier. Ik ben er als u nog iets nodig hebt.'],
    bye: ['Tot ziens, en bedankt voor uw bericht.', 'Het beste! Schrijf gerust weer wanneer u wilt.'],
    fine: [
      'Goed. Kan ik nog iets voor u doen?',
      'Prima. Ik ben er als u iets nodig hebt.',
      'Mooi. Schrijf gerust als er nog iets is.',
    ],
    declined: ['Goed. Ik ben er als er nog iets is.', 'Zoals u wilt. Schrijf gerust als u iets nodig hebt.'],
    noted: ['Dank u. Ons team kan het hier in de chat zien.', 'Dank u, ons team kan dit ook zien.'],
    number: [
      'Dank u. Ik kan zelf geen bestellingen inzien, maar ons team ziet het nummer hier in de chat.',
      'Dank u. Ons team ziet ook dit nummer.',
    ],
    file: [
      'Uw bestand is aangekomen, maar ik kan er niet in kijken.',
      'Ook dit bestand is aangekomen, maar ik kan het niet openen.',
    ],
    sorry: [
      'Het spijt me dat ik u niet kon helpen. U kunt het in andere woorden vragen.',
      'Het spijt me, ik begrijp blijkbaar niet wat u nodig hebt.',
    ],
    unknown: ['Het spijt me, dat weet ik niet.', 'Daar weet ik helaas geen antwoord op.'],
    stillUnknown: ['Het spijt me, daar weet ik nog steeds geen antwoord op.'],
    calling: ['Meer kan ik u daarover niet zeggen. Ik vraag een medewerker om u te helpen.'],
    unsure: ['Ik weet het niet zeker, maar misschien bedoelt u dit:', 'Misschien zoekt u dit:'],
    otherwise: [
      'Zo niet, vraag het dan in andere woorden, of schrijf “medewerker” om met een mens te praten.',
      'Anders kunt u andere woorden proberen, of “medewerker” schrijven om met een mens te praten.',
    ],
    more: ['Mijn antwoord staat hierboven. Misschien helpt dit ook:', 'Hierover is er nog iets:'],
    above: [
      'Dat heb ik hierboven al beantwoord, en meer weet ik er niet over.',
      'Ik kan alleen verwijzen naar wat ik hierboven heb gezegd.',
    ],
    offer: ['Wilt u met een mens praten?'],
    failed: ['Het spijt me, er ging iets mis en ik kan geen antwoord geven. Ik vraag een medewerker om u te helpen.'],
  },
}
