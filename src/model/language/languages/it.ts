import type { Language } from './language'

export const italian: Language = {
  code: 'it',
  common:
    'il lo la i gli le un uno una di del della dei delle da dal dalla a al alla ai e o ma che chi cosa come quando quanto quanti quanta costa dove quale perché per con senza in nel nella su sul è sono sei ha ho hai hanno abbiamo posso può potete puoi vorrei voglio devo mi ti si ci vi mio mia miei tuo suo sua vostro nostro non sì più molto già questo questa quello ciao grazie ordine spedizione consegna scrivania soldi fare essere anche fino cè dellordine lordine',
  acts: {
    greeting:
      'ciao, salve, buongiorno, buon giorno, buonasera, buona sera, buon pomeriggio, ehi, ciao a tutti, ciao ciao, piacere, molto piacere, pronto',
    well: 'come stai, come sta, come va, come va oggi, tutto bene, come state, come ti va, tutto ok, spero tu stia bene',
    call: `aiuto, aiutami, mi aiuti, mi aiuta, aiutatemi, ho bisogno di aiuto, ho bisogno daiuto, ho bisogno di una mano, serve aiuto, mi serve aiuto, mi serve un aiuto, puoi aiutarmi, può aiutarmi, potete aiutarmi, potresti aiutarmi, potrebbe aiutarmi, mi puoi aiutare, mi può aiutare, mi potete aiutare, ho una domanda, avrei una domanda, ho unaltra domanda, ho ancora una domanda, ho un problema, ho un dubbio, una domanda, unaltra domanda, domanda, posso fare una domanda, posso farti una domanda, posso farle una domanda, vorrei fare una domanda, volevo fare una domanda, vorrei chiedere una cosa, posso chiedere una cosa, volevo chiedere una cosa, ci sei, sei lì, ci siete, ci sei ancora, sei ancora lì, mi senti, assistenza, supporto, prova, test, scusa il disturbo, mi scusi, informazioni, avrei bisogno di informazioni, vorrei informazioni, vorrei uninformazione`,
    about:
      'sei un robot/bot/umano/computer, sei una persona/macchina, sei una persona reale/vera, sei umano/reale/vero, sei un bot o una persona, sei una persona o un bot/robot, lei è un robot/bot, lei è una persona, è un robot/bot, questo è un bot/robot, sto parlando con un robot/bot/umano, sto parlando con una persona/macchina, sto parlando con una persona reale/vera, parlo con un robot/bot/umano, parlo con una persona/macchina, cosa puoi fare, cosa sai fare, che cosa puoi fare, che cosa sai fare, cosa può fare, cosa fai, in cosa puoi aiutarmi, in cosa mi puoi aiutare, come puoi aiutarmi, come mi puoi aiutare, chi sei, chi è lei, cosa sei, come ti chiami, come si chiama, qual è il tuo nome, con chi parlo, con chi sto parlando, cosè questo, come funziona, come funziona questa chat, chi ti ha creato',
    thanks:
      'grazie, grazie mille, mille grazie, molte grazie, tante grazie, grazie tante, grazie infinite, grazie di cuore, grazie di tutto, grazie a te, grazie a lei, grazie a voi, grazie per tutto, grazie per laiuto, grazie per il tuo aiuto, grazie per il suo aiuto, grazie per la risposta, grazie dellaiuto, ti ringrazio, la ringrazio, vi ringrazio, ringrazio, molto gentile, gentilissimo, gentilissima, sei gentile, mi è stato utile, è stato utile, molto utile, utile, mi ha aiutato, funziona, ora funziona, ha funzionato, risolto, problema risolto, ottimo lavoro, ottimo servizio, sei grande, bravo, brava',
    bye: 'arrivederci, arrivederla, addio, a presto, a dopo, a domani, ci vediamo, ci sentiamo, alla prossima, buona giornata, buona serata, buonanotte, buona notte, buon weekend, buon fine settimana, buon lavoro, altrettanto, anche a te, anche a lei, anche a voi, devo andare, stammi bene, saluti, cordiali saluti',
    ok: 'ok, okay, va bene, va benissimo, bene, benissimo, molto bene, perfetto, daccordo, ottimo, sta bene, mi va bene, mi sembra buono, eccellente, buono, per favore',
    fine: 'capito, ho capito, capisco, chiaro, è chiaro, ah ok, ah capito, vedo, ricevuto, fantastico, bello, figo, forte, grande, wow, meraviglioso, interessante, che bello, ne sono felice, giusto, esatto, esattamente, vero, è vero, corretto, nessun problema, non fa niente, figurati, si figuri, ahah, ahahah, haha, lol, scusa, scusi, scusate, mi dispiace, pardon, un momento, un attimo, un secondo, un minuto, attimo, aspetta, aspetti, aspetto, torno subito, fammi vedere, fammi pensare, ci provo, provo, proverò, vedo subito, vediamo, forse, può darsi, magari, credo di sì, penso di sì, non so, non lo so, boh, non saprei, non sono sicuro, non sono sicura, ah, oh, mah, uhm, hmm',
    yes: 'sì, si si, sì grazie, sì per favore, certo, certamente, sì certo, certo che sì, assolutamente, assolutamente sì, sicuro, sicuramente, volentieri, con piacere, sì volentieri, lo vorrei, sì vorrei, mi piacerebbe, sì mi piacerebbe, sì lo voglio, procedi, proceda, vai, perché no, come no, esatto sì, ovvio',
    no: 'no, no grazie, nono, no no, assolutamente no, certo che no, per niente, affatto, mai, non ora, adesso no, ora no, non ancora, oggi no, non serve, non è necessario, non occorre, non importa grazie, non voglio, non lo voglio, non mi serve, meglio di no, preferisco di no, magari più tardi, forse più tardi, unaltra volta, credo di no, penso di no',
    done: 'sto bene, sto bene così, sono a posto, a posto, a posto così, va bene così, sono apposto, tutto a posto, tutto bene grazie, è tutto, questo è tutto, è tutto per ora, era tutto, nientaltro, niente altro, niente, nulla, basta così, basta, per ora basta, non importa, fa niente, lascia stare, lasci stare, lascia perdere, lasciamo perdere, dimentica, dimenticalo, stop, fermati, fermo, fine, esci, chiudi, chiudi chat, finito, ho finito, non ho altre domande, nessunaltra domanda, ho trovato, trovato, ho risolto',
    wrong:
      'sbagliato, è sbagliato, è tutto sbagliato, risposta sbagliata, non è giusto, non è corretto, falso, è falso, non è vero, non mi aiuta, non aiuta, questo non mi aiuta, non mi ha aiutato, non mi è stato utile, non è utile, non è di aiuto, inutile, sei inutile, è inutile, non serve a niente, non servi a niente, non funziona, non ha funzionato, ancora non funziona, non è quello che ho chiesto, non è ciò che ho chiesto, non ho chiesto questo, non è quello che voglio, non è quello che volevo, non era la mia domanda, non è la mia domanda, non risponde alla mia domanda, non rispondi alla mia domanda, non hai risposto, non hai risposto alla mia domanda, non ha risposto alla mia domanda, non capisci, non mi capisci, non hai capito, non capisci niente, non capisco, non ho capito, non ha senso, non ha alcun senso, cosa, che cosa, come scusa, eh, sciocchezze, assurdo, stupido, bot stupido, scemo, pessimo, pessimo servizio, orribile, terribile, male, lho già detto, già detto, ho chiesto altro',
  },
  around:
    'a tutti, a te, a lei, a voi, e, allora, quindi, dunque, molto, tanto, così, tutto, tutti, questo, quello, è, per, per questo, per la, con, con questo, con una cosa, in una cosa, signore, signora, ragazzi, team, ora, adesso, oggi, già, ancora, di nuovo, davvero, veramente, anche, solo, soltanto, qui, prego, ma, beh, ah, oh, ehm, che, per favore, perfavore, per piacere, cortesemente, gentilmente, il tuo aiuto, subito, presto, mi',
  giving:
    'mio, mia, il, la, è, questo, questa, ecco, qui, email, mail, e mail, posta, elettronica, indirizzo, indirizzo email, indirizzo mail, telefono, cellulare, numero, n, ordine, dordine, numero dordine, numero ordine, fattura, cliente, tracking, spedizione, riferimento, di, del, link, pagina, sito, mi, può, puoi, potete, scrivere, scrivermi, contattare, contattarmi, chiamare, chiamarmi, a, al, su, o, e, sono, con, i, miei, dati',
  nameIs: 'mi chiamo, il mio nome è, il mio nome',
  person: {
    agent:
      'umano, umana, umani, essere umano, operatore, operatrice, operatori, agente, agenti, rappresentante, consulente, consulenti, addetto, addetta, operatore umano, operatore reale, assistente umano, agente umano, operatore del servizio clienti',
    human:
      'persona, persone, persona reale, persona vera, persona in carne e ossa, impiegato, impiegata, dipendente, responsabile, direttore, capo, supervisore, manager, tecnico, specialista, servizio clienti, assistenza clienti, assistenza tecnica, customer service, servizio assistenza',
    someone:
      'qualcuno, qualcun altro, gente, team, squadra, assistenza, supporto, collega, esperto, qualcuno di voi, qualcuno del team, qualcuno dello staff, staff, voi, uno di voi',
    real: 'reale, reali, vero, vera, umano, umana, in carne e ossa, di reale, di vero, vivo, viva, in carne ed ossa',
    between:
      'con, a, al, alla, il, la, un, una, uno, unaltro, altro, altra, vostro, vostra, tuo, suo, di, del, della, dei, per favore, per piacere, ora, adesso, subito, direttamente, mi, me, in, al telefono, telefono, chat, linea, che sia, lo, i, qui, presto, prima, piuttosto, gentilmente, cortesemente',
    talk: 'parlare, parlare con, parlo, parla, parlarne, discutere, conversare, chattare, comunicare, contattare, mettermi in contatto, mettimi in contatto, mettetemi in contatto, mi metta in contatto, in contatto, collegarmi, collegami, connettermi, connettimi, passami, mi passi, mi passa, passarmi, mi può/puoi passare, passatemi, trasferirmi, trasferiscimi, mi trasferisca, trasferire, inoltrare, essere contattato da, essere messo in contatto, sentire',
    want: 'voglio, vorrei, vorrei avere, ho bisogno di, ho bisogno dun, mi serve, mi servirebbe, desidero, preferisco, preferirei, dammi, mi dia, datemi, cè, cè un, cè una, ci sono, chiama, chiamate, chiami, cerco, richiedo, chiedo, esigo, posso avere, pretendo, fammi parlare',
    toTalk:
      'che mi aiuti, che possa aiutarmi, che mi possa aiutare, che può aiutarmi, che mi può aiutare, con cui parlare, con cui posso parlare, con cui io possa parlare, che mi risponda, che mi chiami, che mi richiami, al telefono, per parlare, disponibile, che risponda',
    asks: 'qualcuno con cui parlare, qualcuno con cui possa parlare, qualcuno con cui posso parlare, chiamami, mi chiami, chiamatemi, mi chiamate, richiamami, mi richiami, richiamatemi, mi richiamate, può chiamarmi, puoi chiamarmi, potete chiamarmi, mi può chiamare, mi puoi chiamare, mi potete chiamare, mi può richiamare, mi potete richiamare, potete richiamarmi, essere richiamato, essere richiamata, essere chiamato, qualcuno mi chiami, qualcuno mi può chiamare, qualcuno può chiamarmi, qualcuno può aiutarmi, aiuto umano, assistenza umana, supporto umano, chat dal vivo, qualcuno di reale, qualcuno di vero, qualcuno in carne e ossa',
    asksAtEnd: 'cè qualcuno, cè qualcuno lì, cè qualcuno qui, qualcuno cè, qualcuno, cè nessuno, nessuno',
    refuse:
      'non voglio, non vorrei, non ho bisogno di, non mi serve, non desidero, non serve, non è necessario, non occorre, senza, invece di, anziché, piuttosto che, preferisco non, non chiamatemi, non mi chiami, non mi chiamate, non passarmi, non mi passi, non cerco, non, nessun, nessuna',
    unless: 'devo, bisogna, è necessario, stavo, sei, lei è, sto parlando con, ho già, se voglio, ho dovuto, dovrei',
    none: 'no, non, basta, basta con, basta con i, niente, stufo di, stufa di, odio, senza, nessun, no ai',
    bot: 'bot, robot, chatbot, macchina, macchine, computer, ia, intelligenza artificiale, risponditore, risponditore automatico, assistente virtuale, programma, un bot, un robot, i bot',
    otherThing:
      'immobiliare, immobiliari, di viaggio, di viaggi, assicurativo, di commercio, che ha consegnato, che mi ha consegnato, che è venuta, giuridica, fisica, a testa, per, risorse, logistico, anziana, anziane, alta, più, da',
    and: 'e, ed',
  },
  sentences: {
    hello: ['Salve! Come posso aiutarla?', 'Salve di nuovo! Che cosa posso fare per lei?'],
    well: ['Bene, grazie. Come posso aiutarla?', 'Qui tutto bene, grazie. Che cosa posso fare per lei?'],
    ready: [
      'Sono qui. Che cosa vorrebbe sapere?',
      'Mi dica pure: qual è la sua domanda?',
      'Sono ancora qui. Mi dica in una frase di che cosa si tratta.',
    ],
    about: [
      'Sono un assistente: un programma che risponde alle domande usando i nostri articoli.',
      'Come dicevo, sono un programma, non una persona. Mi chieda pure dei nostri prodotti e servizi.',
    ],
    welcome: ['Prego. Posso fare altro per lei?', 'È stato un piacere. Sono qui se le serve altro.'],
    bye: ['Arrivederci e grazie per averci scritto.', 'A presto. Ci scriva quando vuole.'],
    fine: [
      'Bene. Posso fare altro per lei?',
      'D’accordo. Sono qui se le serve qualcosa.',
      'Perfetto. Mi scriva se le viene in mente altro.',
    ],
    declined: ['Va bene. Sono qui se le serve altro.', 'Come preferisce. Mi scriva se ha bisogno.'],
    noted: ['Grazie. Il nostro team può vederlo qui nella chat.', 'Grazie, il nostro team vede anche questo.'],
    number: [
      'Grazie. Io non posso consultare gli ordini, ma il nostro team vede il numero qui nella chat.',
      'Grazie. Il nostro team vede anche questo numero.',
    ],
    file: [
      'Ho ricevuto il suo file, ma non posso vederne il contenuto.',
      'È arrivato anche questo file, ma non posso aprirlo.',
    ],
    sorry: [
      'Mi dispiace di non averla aiutata. Può chiedere con altre parole.',
      'Mi dispiace, credo di non capire che cosa le serve.',
    ],
    unknown: ['Mi dispiace, non conosco la risposta.', 'Purtroppo questo non lo so.'],
    stillUnknown: ['Mi dispiace, continuo a non conoscere la risposta.'],
    calling: ['Non posso dirle di più. Chiedo a una persona di aiutarla.'],
    unsure: ['Non ne sono sicuro, ma forse intende questo:', 'Forse cerca questo:'],
    otherwise: [
      'Se non è così, chieda con altre parole o scriva «operatore» per parlare con una persona.',
      'Altrimenti provi con altre parole o scriva «operatore» per parlare con una persona.',
    ],
    more: ['La mia risposta è qui sopra. Anche questo può esserle utile:', 'C’è un’altra cosa a questo proposito:'],
    above: [
      'Ho già risposto qui sopra e non so altro in proposito.',
      'Posso solo rimandarla a quanto ho scritto sopra.',
    ],
    offer: ['Vuole parlare con una persona?'],
    failed: ['Mi dispiace, qualcosa è andato storto e non posso rispondere. Chiedo a una persona di aiutarla.'],
  },
}
