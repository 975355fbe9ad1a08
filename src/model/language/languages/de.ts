import type { Language } from './language'

export const german: Language = {
  code: 'de',
  common:
    'der die das den dem des ein eine einen einem einer und oder aber dass wie was wann wo wer warum welche welcher welches wieviel viel kostet kosten für mit ohne von zu zum zur in im an am auf aus bei nach über ist sind war bin bist hat habe haben hatte kann können könnt könnte will möchte muss soll wird werden ich du er sie es wir ihr mein meine meinen meinem dein ihre ihren unser nicht kein keine keinen auch noch nur schon sehr bitte danke hallo ja nein bestellung lieferung versand tisch schreibtisch geld mich mir dich dir uns ihnen dieser diese dieses gibt geht wenn als denn da hier',
  acts: {
    greeting:
      'hallo, hallöchen, hallo zusammen, guten morgen/tag/abend, guten tach, moin, moin moin, servus, grüß gott, grüezi, grüß dich, grüße, tag, hey, hi, hei, morgen, nabend, na, schönen guten tag/morgen/abend, freut mich, huhu',
    well: 'wie geht es dir/ihnen, wie gehts, wie geht es, wie gehts dir/ihnen, wie läufts, wie läuft es, alles gut bei dir/ihnen/euch, alles klar bei dir/ihnen/euch, na wie gehts, was geht',
    call: `hilfe, hilf mir, helfen sie mir, hilft mir jemand, ich brauche hilfe, brauche hilfe, ich brauche ihre/deine/eure hilfe, ich benötige hilfe, kannst du mir helfen, können sie mir helfen, könnten sie mir helfen, könnt ihr mir helfen, könntest du mir helfen, kann mir jemand helfen, kann mir einer helfen, ich habe eine frage, ich hätte eine frage, hab eine frage, hab ne frage, ich hab eine frage, ich hab mal eine frage, ich habe mal eine frage, ich habe noch eine frage, ich hätte noch eine frage, noch eine frage, habe eine frage, ich habe ein problem, ich hab ein problem, ich habe fragen, eine frage, kurze frage, eine kurze frage, andere frage, frage, darf/kann ich etwas/was fragen, darf/kann ich dich/sie etwas/was fragen, darf/kann ich eine frage stellen, ich wollte etwas/was fragen, ich möchte etwas fragen, ich würde gerne etwas fragen, bist du da, sind sie da, seid ihr da, bist du noch da, sind sie noch da, noch da, hörst du mich, hören sie mich, support, test, testen, entschuldigung, sorry dass ich störe, auskunft, ich brauche eine auskunft, ich brauche informationen, sagen sie mal, sag mal`,
    about:
      'bist du ein bot/roboter/chatbot/mensch/programm/computer, bist du eine maschine/person/ki, bist du ein echter mensch, bist du eine echte person, bist du echt/menschlich, bist du ein mensch oder ein bot/roboter, bist du ein mensch oder eine maschine, bist du ein bot oder ein mensch, bist du mensch oder maschine, sind sie ein bot/roboter/mensch/programm/computer, sind sie eine maschine/person/ki, sind sie ein echter mensch, sind sie eine echte person, sind sie ein mensch oder ein bot/roboter, sind sie ein mensch oder eine maschine, ist das ein bot/roboter/mensch/computer, ist das eine maschine/ki, spreche/rede/schreibe ich mit einem bot/roboter/mensch/menschen/computer, spreche/rede/schreibe ich mit einer maschine/ki/person, spreche/rede/schreibe ich mit einem echten menschen, spreche/rede/schreibe ich hier mit einem bot/roboter/menschen, was kannst du, was kannst du tun, was kannst du alles, was können sie, was können sie tun, was können sie für mich tun, was kannst du für mich tun, was machst du, womit kannst du mir helfen, womit können sie mir helfen, wobei kannst du helfen, wobei kannst du mir helfen, wobei können sie mir helfen, wie kannst du mir helfen, wie können sie mir helfen, wer bist du, wer sind sie, was bist du, wie heißt du, wie heißen sie, wie ist dein/ihr name, mit wem spreche/rede/schreibe ich, was ist das, was ist das hier, wie funktioniert das, wie funktioniert das hier, wer hat dich gemacht',
    thanks:
      'danke, dankeschön, danke schön, danke sehr, dankesehr, vielen dank, vielen lieben dank, herzlichen dank, besten dank, tausend dank, danke dir/ihnen/euch, ich danke dir/ihnen/euch, danke vielmals, danke für alles, danke für die/ihre/deine/eure hilfe/antwort/info/information/auskunft, danke für die schnelle antwort, danke für die schnelle hilfe, vielen dank für die/ihre/deine/eure hilfe/antwort/info/auskunft, danke im voraus, thx, dankö, bedankt euch, das hilft, das hilft mir, das hilft mir weiter, das hat geholfen, das hat mir geholfen, sehr hilfreich, hilfreich, das ist nett, sehr nett, sehr freundlich, das ist lieb, funktioniert jetzt, es funktioniert, es klappt, hat geklappt, das hat geklappt, erledigt, gelöst, gut gemacht, guter service, toller service, du bist super/toll/klasse, sie sind super/toll/klasse',
    bye: 'tschüss, tschüs, tschau, auf wiedersehen, wiedersehen, auf wiederschauen, bis dann/bald/später/morgen/demnächst/nachher, bis zum nächsten mal, schönen tag, schönen tag noch, schönen abend, schönen abend noch, einen schönen tag, einen schönen tag noch, einen schönen abend, einen schönen abend noch, ich wünsche einen schönen tag, schönes wochenende, gute nacht, mach es gut, machs gut, machen sie es gut, alles gute, gleichfalls, ebenso, ebenfalls, dir/ihnen auch, viele grüße, liebe grüße, mit freundlichen grüßen, mfg, lg, vg, ich muss los, man sieht sich, servus',
    ok: 'ok, okay, oki, in ordnung, einverstanden, gut, sehr gut, prima, perfekt, passt, klingt gut, das klingt gut, das wäre gut/super/toll/nett/schön, das wäre sehr nett, super, na gut, also gut, geht klar, machen wir, machen wir so, ist gut, bitte',
    fine: 'alles klar, klar, verstehe, ich verstehe, verstanden, ich habe verstanden, hab ich verstanden, hab verstanden, ach so, achso, aha, ah, ah ok, so so, toll, cool, klasse, spitze, wunderbar, genial, geil, schön, sehr schön, das ist gut/schön/toll/super, freut mich zu hören, das freut mich, interessant, gut zu wissen, stimmt, richtig, genau, korrekt, das stimmt, notiert, kein problem, kein thema, macht nichts, schon gut, haha, hihi, lol, tut mir leid, sorry, entschuldige, pardon, moment, einen moment, einen augenblick, moment bitte, eine sekunde, eine minute, sekunde, warte, warte mal, warten sie, warten sie bitte, ich warte, bin gleich wieder da, ich schaue nach, ich schau mal, ich schaue mal, ich probiere es, ich probiere das, ich versuche es, ich versuche das, mal sehen, mal schauen, vielleicht, kann sein, ich glaube schon, ich denke schon, ich weiß nicht, weiß nicht, weiß ich nicht, keine ahnung, bin nicht sicher, ich bin nicht sicher, oh, hm, hmm, tja, ach, egal ob, wow',
    yes: 'ja, jo, jep, jap, jaa, ja ja, jawohl, ja bitte, ja gerne, ja gern, gerne, gern, sehr gerne, sehr gern, natürlich, na klar, ja klar, aber klar, klar doch, selbstverständlich, sicher, auf jeden fall, unbedingt, absolut, ja das möchte ich, das möchte ich, ja möchte ich, möchte ich, ja will ich, bitte machen, mach das, machen sie das, warum nicht, das wäre super, ja das wäre gut/super/toll/nett, los',
    no: 'nein, nein danke, nee, ne, nö, nein nein, nicht, nicht nötig, das ist nicht nötig, ist nicht nötig, brauche ich nicht, das brauche ich nicht, brauch ich nicht, muss nicht sein, jetzt nicht, nicht jetzt, noch nicht, heute nicht, niemals, auf keinen fall, keinesfalls, keineswegs, gar nicht, überhaupt nicht, lieber nicht, eher nicht, möchte ich nicht, das möchte ich nicht, will ich nicht, das will ich nicht, ich möchte nicht, ich will nicht, kein bedarf, vielleicht später, später, ein andermal, ich glaube nicht, danke nein',
    done: 'alles gut, passt schon, passt so, geht schon, es geht schon, alles bestens, mir geht es gut, mir gehts gut, das ist alles, das wars, das war es, das war alles, das wäre alles, nichts weiter, sonst nichts, nichts mehr, weiter nichts, nichts, mehr nicht, hat sich erledigt, das hat sich erledigt, schon erledigt, egal, ist egal, vergiss es, vergessen sie es, lass gut sein, lassen wir das, stopp, stop, halt, aufhören, hör auf, hören sie auf, ende, beenden, chat beenden, fertig, ich bin fertig, keine fragen mehr, keine weiteren fragen, ich habe keine fragen mehr, ich habe keine weiteren fragen, habs gefunden, ich habs gefunden, ich habe es gefunden',
    wrong:
      'falsch, das ist falsch, falsche antwort, das stimmt nicht, stimmt nicht, das ist nicht richtig, nicht richtig, nicht korrekt, das hilft nicht, das hilft mir nicht, das hilft mir nicht weiter, hilft mir nicht, hilft nicht, hat nicht geholfen, das hat nicht geholfen, das hat mir nicht geholfen, nicht hilfreich, das ist nicht hilfreich, keine hilfe, das ist keine hilfe, du hilfst mir nicht, sie helfen mir nicht, nutzlos, das ist nutzlos, du bist nutzlos, sinnlos, das bringt nichts, bringt nichts, das funktioniert nicht, funktioniert nicht, das geht nicht, geht nicht, klappt nicht, das klappt nicht, das hat nicht funktioniert, das hat nicht geklappt, hat nicht geklappt, immer noch nicht, danach habe ich nicht gefragt, das habe ich nicht gefragt, das war nicht meine frage, das ist nicht meine frage, das meine ich nicht, das meinte ich nicht, das wollte ich nicht wissen, das ist keine antwort, das ist keine antwort auf meine frage, das beantwortet meine frage nicht, sie beantworten meine frage nicht, du beantwortest meine frage nicht, du verstehst mich nicht, du verstehst nicht, sie verstehen mich nicht, sie verstehen nicht, ich verstehe nicht, ich verstehe das nicht, versteh ich nicht, verstehe ich nicht, das ergibt keinen sinn, das macht keinen sinn, was, hä, wie bitte, quatsch, blödsinn, unsinn, so ein quatsch, dumm, doof, blöd, dummer bot, blöder bot, schlecht, schlechter service, mieser service, schrecklich, furchtbar, unverschämt, das ist doch ein witz, scheiße, mist, das habe ich schon gesagt, schon wieder das gleiche',
  },
  around:
    'an alle, zusammen, ihr, ihnen, dir, euch, team, liebes team, leute, und, dann, also, sehr, so, ganz, wirklich, echt, mal, doch, denn, ja, nun, jetzt, heute, schon, noch, auch, wieder, einfach, nur, erst mal, erstmal, hier, da, das, es, dafür, damit, dabei, bei etwas, mit etwas, für das, für die, für alles, herr, frau, bitte, mein, gut, aber, ach, oh, äh, ähm, hm, dir auch, ihnen auch, für heute, für ihre, deine, wohl, eigentlich, schnell, kurz',
  giving:
    'meine, mein, die, das, der, ist, lautet, hier, e mail, email, mail, mailadresse, emailadresse, adresse, e mail adresse, mail adresse, email adresse, telefon, telefonnummer, handy, handynummer, mobil, nummer, nr, bestellnummer, bestellung, auftrag, auftragsnummer, rechnung, rechnungsnummer, kunde, kundennummer, sendung, sendungsnummer, link, seite, sie, du, ihr, können, kannst, könnt, mich, mir, erreichen, schreiben, anrufen, kontaktieren, unter, an, auf, per, oder, und, bin, ich, zu, für, von, meinen, meiner, daten, es, geht, um',
  nameIs: 'ich heiße, mein name ist, mein name, mein name lautet',
  person: {
    agent:
      'mensch, menschen, mitarbeiter, mitarbeiterin, mitarbeitern, mitarbeiters, kundenberater, kundenberaterin, berater, beraterin, agent, agenten, agentin, operator, sachbearbeiter, sachbearbeiterin, kundenbetreuer, servicemitarbeiter, servicemitarbeiterin, supportmitarbeiter, ansprechpartner, ansprechpartnerin, ansprechperson, support mitarbeiter, service mitarbeiter, live agent, live agenten, echten menschen, echter mensch',
    human:
      'person, personen, chef, chefin, vorgesetzten, vorgesetzter, vorgesetzte, leiter, manager, verantwortlichen, kundenservice, kundendienst, kundensupport, kundenbetreuung, service team, techniker, experten, fachmann, spezialisten, hotline',
    someone:
      'jemand, jemanden, jemandem, wen, wem, irgendwen, irgendwem, irgendjemand, irgendjemandem, irgendjemanden, einem von euch, einem von ihnen, einem kollegen, kollegen, kollegin, team, support, vertrieb, leuten, ihrem team, eurem team, jemandem vom team, jemand anderem, euch, ihnen persönlich',
    real: 'echt, echte, echten, echter, echtem, echtes, echter, richtig, richtigen, richtiger, richtige, real, realen, reale, reale, lebendig, lebendigen, lebende, lebenden, menschlich, menschlichen, menschliche, wirklichen, aus fleisch und blut',
    between:
      'mit, zu, an, ein, eine, einen, einem, einer, der, dem, den, ihr, ihrem, ihrer, ihre, eurem, eurer, dein, deinem, deiner, mir, mich, bitte, jetzt, sofort, direkt, gleich, endlich, mal, gerne, gern, lieber, hier, dort, vom, von, aus, im, am, telefon, telefonisch, persönlich, auch, doch, einmal, nur, noch, anderen, anderem, anderer, zum, zur, weiter, kurz, in verbindung, statt bot',
    talk: 'sprechen, sprechen mit, reden, reden mit, spreche, rede, sprech, chatten, schreiben mit, schreiben, unterhalten, kommunizieren, telefonieren, verbinden, verbinden sie mich, verbinde mich, verbindet mich, durchstellen, stellen sie mich, stell mich, weiterleiten, weitergeleitet, weiterverbinden, verbunden werden, verbunden, leiten sie mich, leite mich, gib mir, geben sie mir, holen sie mir, hol mir, holen sie, kontakt, kontakt aufnehmen, kontaktieren, erreichen, übergeben, in kontakt treten, wenden',
    want: 'ich will, will, ich möchte, möchte, ich brauche, brauche, ich benötige, benötige, ich hätte gern, ich hätte gerne, hätte gern, hätte gerne, ich bevorzuge, gib mir, geben sie mir, gibt es, gibts, holen sie, hol mir, ich suche, ich verlange, ich wünsche, kann ich, könnte ich, rufen sie, ich würde gern, ich würde gerne, würde gern, würde gerne, bitte um, ich will mit, lieber',
    toTalk:
      'der mir hilft, der mir helfen kann, der mir weiterhelfen kann, die mir helfen kann, der helfen kann, mit dem ich sprechen kann, mit der ich sprechen kann, mit dem ich reden kann, zum reden, zum sprechen, am telefon, der sich auskennt, sprechen, reden, der mir antwortet',
    asks: 'rufen sie mich an, rufen sie mich bitte an, rufen sie mich zurück, rufen sie mich bitte zurück, ruf mich an, ruf mich bitte an, ruf mich zurück, ruft mich an, ruft mich zurück, rückruf, rückruf bitte, um rückruf, zurückgerufen werden, angerufen werden, kann mich jemand anrufen, kann mich jemand zurückrufen, können sie mich anrufen, können sie mich zurückrufen, könnt ihr mich anrufen, kannst du mich anrufen, jemand soll mich anrufen, jemand mich anrufen, jemand zum reden, jemanden zum reden, mit dem ich sprechen kann, mit dem ich reden kann, live chat, livechat, menschliche hilfe, jemand echtes, jemand echten, jemanden echten, jemand menschliches, einen echten menschen',
    asksAtEnd:
      'ist da jemand, ist jemand da, ist hier jemand, ist da wer, ist wer da, jemand da, jemand hier, ist jemand hier, niemand da, keiner da, ist niemand da, ist da niemand, hallo jemand, ist jemand erreichbar',
    refuse:
      'nicht mit, will nicht, möchte nicht, ich will nicht, ich möchte nicht, brauche nicht, nicht, kein, keine, keinen, keinem, keiner, ohne, ohne mit, statt, anstatt, statt mit, anstatt mit, lieber nicht, nie, niemals, weder, nicht mehr',
    unless:
      'muss ich, muss man, soll ich, sind sie, bist du, spreche ich mit, rede ich mit, schreibe ich mit, habe schon, habe bereits, hatte schon, wenn ich, falls ich, ich musste, warum muss ich, ist das, habe gestern, habe ich',
    none: 'kein, keine, keinen, keinem, keiner, nicht, ohne, schluss mit, genug von, die nase voll von, ich hasse, hasse, statt',
    bot: 'bot, bots, roboter, robotern, chatbot, chatbots, maschine, maschinen, computer, ki, programm, automat, automaten, künstliche intelligenz, künstlichen intelligenz, sprachcomputer, virtuellen assistenten, assistenten',
    otherThing:
      'ressourcen, die geliefert hat, der geliefert hat, der es geliefert hat, der kam, pro, kann, können, sitzen, sitzt, arbeiten, rabatt, orange, der den tisch, groß, große, nummer, ausweis, sein',
    refuseAfter: 'nicht, will ich nicht, möchte ich nicht, brauche ich nicht, ist nicht nötig, muss nicht sein',
    verbLast: true,
    and: 'und',
  },
  sentences: {
    hello: ['Hallo! Wie kann ich Ihnen helfen?', 'Hallo noch einmal! Was kann ich für Sie tun?'],
    well: ['Gut, danke. Wie kann ich Ihnen helfen?', 'Hier ist alles bestens, danke. Was kann ich für Sie tun?'],
    ready: [
      'Ich bin da. Was möchten Sie wissen?',
      'Nur zu, was ist Ihre Frage?',
      'Ich bin noch da. Sagen Sie mir in einem Satz, worum es geht.',
    ],
    about: [
      'Ich bin ein Assistent: ein Programm, das Fragen anhand unserer Artikel beantwortet.',
      'Wie gesagt, ich bin ein Programm und kein Mensch. Fragen Sie mich gern nach unseren Produkten und Leistungen.',
    ],
    welcome: [
      'Gern geschehen. Kann ich sonst noch etwas für Sie tun?',
      'Sehr gern. Ich bin da, wenn Sie noch etwas brauchen.',
    ],
    bye: ['Auf Wiedersehen und danke für Ihre Nachricht.', 'Alles Gute! Schreiben Sie gern jederzeit wieder.'],
    fine: [
      'Gut. Kann ich sonst noch etwas für Sie tun?',
      'In Ordnung. Ich bin da, wenn Sie etwas brauchen.',
      'Alles klar. Schreiben Sie einfach, wenn noch etwas ist.',
    ],
    declined: [
      'In Ordnung. Ich bin da, wenn noch etwas ist.',
      'Wie Sie möchten. Schreiben Sie einfach, wenn Sie etwas brauchen.',
    ],
    noted: ['Danke. Unser Team sieht das hier im Chat.', 'Danke, auch das sieht unser Team.'],
    number: [
      'Danke. Ich selbst kann keine Bestellungen einsehen, aber unser Team sieht die Nummer hier im Chat.',
      'Danke. Unser Team sieht auch diese Nummer.',
    ],
    file: [
      'Ihre Datei ist angekommen, aber ich kann nicht hineinsehen.',
      'Auch diese Datei ist da, aber ich kann sie nicht öffnen.',
    ],
    sorry: [
      'Es tut mir leid, dass ich nicht helfen konnte. Sie können gern mit anderen Worten fragen.',
      'Es tut mir leid, ich verstehe wohl nicht, was Sie brauchen.',
    ],
    unknown: ['Es tut mir leid, das weiß ich nicht.', 'Das weiß ich leider nicht.'],
    stillUnknown: ['Es tut mir leid, darauf weiß ich noch immer keine Antwort.'],
    calling: ['Mehr kann ich Ihnen dazu nicht sagen. Ich hole jemanden aus dem Team.'],
    unsure: ['Ich bin nicht sicher, aber vielleicht meinen Sie das:', 'Vielleicht suchen Sie das:'],
    otherwise: [
      'Wenn nicht, fragen Sie mit anderen Worten, oder schreiben Sie „Mitarbeiter“, um mit einem Menschen zu sprechen.',
      'Falls nicht, versuchen Sie es anders, oder schreiben Sie „Mitarbeiter“, um mit einem Menschen zu sprechen.',
    ],
    more: ['Meine Antwort steht weiter oben. Vielleicht hilft auch das:', 'Dazu gibt es noch etwas:'],
    above: [
      'Das habe ich oben schon beantwortet, und mehr weiß ich dazu nicht.',
      'Ich kann nur auf das verweisen, was ich oben gesagt habe.',
    ],
    offer: ['Möchten Sie mit einem Menschen sprechen?'],
    failed: [
      'Es tut mir leid, etwas ist schiefgegangen, und ich kann nicht antworten. Ich hole jemanden aus dem Team.',
    ],
  },
}
