import type { Language } from './language'

export const french: Language = {
  code: 'fr',
  common:
    'le la les un une des de du au aux et ou mais que qui quoi quel quelle comment quand combien où pourquoi pour par avec sans dans en sur est sont suis êtes es a ai as avez avons ont ce cet cette ces je tu il elle on nous vous ils mon ma mes ton ta votre vos notre ne pas plus très si oui non peux peut pouvez puis veux voudrais besoin faut fait faire être avoir bonjour merci commande livraison bureau argent jai cest lai quest quil daccord nest quon sil y me te se à été',
  acts: {
    greeting:
      'bonjour, bonsoir, salut, coucou, bonjour à tous, bjr, slt, bonne journée à vous, enchanté, enchantée, re, rebonjour, allô',
    well: 'ça va, comment ça va, comment allez vous, comment vas tu, comment tu vas, vous allez bien, tu vas bien, tout va bien, quoi de neuf, ça va bien, jespère que vous allez bien',
    call: `aide, à laide, aidez moi, aide moi, pouvez vous maider, peux tu maider, tu peux maider, vous pouvez maider, pourriez vous maider, jai besoin daide, jai besoin de votre/ton aide, besoin daide, jai besoin dun renseignement, jai une question, jai une autre question, jai des questions, jai une petite question, jai encore une question, jai un problème, jai un souci, une question, une petite question, autre question, une autre question, question, je voudrais poser une question, jaimerais poser une question, je peux poser une question, puis je poser une question, puis je vous poser une question, je peux vous poser une question, est ce que je peux poser une question, vous êtes là, êtes vous là, tu es là, es tu là, tes là, vous êtes toujours là, toujours là, vous mentendez, support, assistance, test, excusez moi, excuse moi, pardon de vous déranger, renseignement, informations, jai besoin dinformations, dites moi`,
    about:
      'es tu un robot/bot/humain, tu es un robot/bot/humain, tes un robot/bot/humain, êtes vous un robot/bot/humain, vous êtes un robot/bot/humain, es tu une machine/personne, tu es une machine/personne, êtes vous une machine/personne, vous êtes une machine/personne, êtes vous une vraie personne, vous êtes une vraie personne, es tu une vraie personne, tu es une vraie personne, êtes vous un être humain, es tu réel, êtes vous réel, cest un robot/bot, est ce un robot/bot, est ce que vous êtes un robot/humain, est ce que tu es un robot/humain, est ce que je parle à un robot/humain, est ce que je parle à une machine/personne, est ce que je parle à une vraie personne, je parle à un robot/humain, je parle à une machine/personne, je parle à une vraie personne, que peux tu faire, que pouvez vous faire, que savez vous faire, que sais tu faire, quest ce que tu peux faire, quest ce que vous pouvez faire, que faites vous, tu sais faire quoi, tu peux faire quoi, comment pouvez vous maider, comment peux tu maider, en quoi pouvez vous maider, qui es tu, qui êtes vous, tu es qui, vous êtes qui, quel est votre/ton nom, comment vous appelez vous, comment tu tappelles, à qui je parle, à qui ai je affaire, cest quoi, comment ça marche, qui ta créé',
    thanks:
      'merci, merci beaucoup, merci bien, mille mercis, merci mille fois, un grand merci, merci infiniment, merci à vous, merci à toi, merci pour tout, merci pour laide, merci pour votre/ton aide/réponse/temps, merci pour la réponse, merci de votre/ton aide/réponse, merci davance, je vous remercie, je te remercie, mrc, mci, très gentil, cest gentil, cest très gentil, ça maide, ça ma aidé, ça maide beaucoup, très utile, cest utile, cest très utile, super service, bon travail, ça marche maintenant, ça a marché, problème résolu, résolu, vous êtes génial, tes génial, bravo',
    bye: 'au revoir, à bientôt, à plus, à plus tard, à tout à lheure, à demain, à la prochaine, bonne journée, bonne soirée, bonne nuit, bon weekend, bon week end, bonne fin de journée, bonne continuation, adieu, tchao, bye, salut à tous, à vous aussi, vous aussi, de même, je dois y aller, prenez soin de vous',
    ok: 'ok, okay, daccord, dac, très bien, bien, parfait, ça marche, ça me va, cest bon pour moi, bon, super, génial, excellent, entendu, ça roule, pas de souci, cela me convient, ça me convient, sil vous plaît, svp, stp',
    fine: 'je vois, ah je vois, compris, jai compris, je comprends, bien reçu, cest compris, cest noté, noté, ah oui, ah, ah bon, cool, chouette, top, nickel, formidable, magnifique, intéressant, tant mieux, cest bien, cest super, cest cool, exact, exactement, cest vrai, cest ça, cest exact, correct, pas de problème, aucun problème, pas grave, cest pas grave, ce nest pas grave, haha, mdr, ptdr, lol, désolé, désolée, pardon, un instant, un moment, une seconde, une minute, attendez, attends, deux minutes, je regarde, laissez moi réfléchir, je vais essayer, jessaie, je vais voir, peut être, je crois, je pense, on verra, je ne sais pas, je sais pas, jsais pas, aucune idée, je ne suis pas sûr, oh, hum, euh, bof',
    yes: 'oui, ouais, oui oui, ouep, oui sil vous plaît, oui sil te plaît, oui svp, oui stp, bien sûr, oui bien sûr, évidemment, certainement, absolument, tout à fait, volontiers, avec plaisir, je veux bien, oui je veux bien, oui je veux, je le veux, jaimerais bien, oui jaimerais, allez y, vas y, allons y, carrément, pourquoi pas, affirmatif',
    no: 'non, non merci, nan, non non, pas du tout, surtout pas, jamais, pas maintenant, pas encore, pas aujourdhui, pas pour le moment, pas pour linstant, pas la peine, ce nest pas la peine, cest pas la peine, pas besoin, je nen ai pas besoin, pas nécessaire, ce nest pas nécessaire, inutile, je ne veux pas, je ne préfère pas, plus tard, peut être plus tard, une autre fois, je ne crois pas, je ne pense pas, sans façon, négatif',
    done: 'cest bon, ça ira, ça va aller, tout va bien, cest tout, ce sera tout, ça sera tout, cétait tout, cest tout pour le moment, cest tout pour linstant, rien dautre, rien de plus, rien, plus rien, laissez tomber, laisse tomber, oubliez, oublie, tant pis, peu importe, stop, arrêtez, arrête, ça suffit, fin, quitter, terminer, fini, terminé, jai fini, jai trouvé, cest réglé, plus de questions, je nai plus de questions, je nai pas dautres questions',
    wrong:
      'faux, cest faux, cest pas ça, ce nest pas ça, ce nest pas correct, ce nest pas vrai, cest pas vrai, incorrect, mauvaise réponse, pas utile, ce nest pas utile, ça ne maide pas, ça maide pas, cela ne maide pas, ça ne ma pas aidé, ça ne marche pas, ça marche pas, cela ne marche pas, cela ne fonctionne pas, ça ne fonctionne pas, ça na pas marché, toujours pas, vous ne maidez pas, tu ne maides pas, ne sert à rien, ça ne sert à rien, vous ne servez à rien, tu ne sers à rien, tu sers à rien, ce nest pas ma question, cest pas ma question, ce nétait pas ma question, ce nest pas ce que je demande, ce nest pas ce que jai demandé, cest pas ce que jai demandé, ce nest pas ce que je veux, vous ne répondez pas à ma question, tu ne réponds pas à ma question, ça ne répond pas à ma question, cela ne répond pas à ma question, vous ne comprenez pas, tu ne comprends pas, tu comprends rien, tu comprends pas, je ne comprends pas, je comprends pas, je nai pas compris, jai pas compris, ça na pas de sens, cela na aucun sens, nimporte quoi, cest nimporte quoi, quoi, hein, nul, cest nul, vous êtes nul, tes nul, stupide, idiot, robot stupide, mauvais service, horrible, terrible, cest inadmissible, je lai déjà dit',
  },
  around:
    'à tous, à vous, à toi, à tout le monde, et, alors, donc, très, beaucoup, tellement, tout, tous, ça, cela, cest, pour, pour ça, pour cela, pour votre, avec, avec ça, monsieur, madame, mademoiselle, messieurs, mesdames, léquipe, maintenant, aujourdhui, déjà, encore, vraiment, aussi, juste, ici, de rien, mais, bah, ben, euh, ah, oh, hé, là, quand même, sil vous plaît, sil te plaît, svp, stp, en fait, bref, vite, rapidement, à vous aussi, bien, le, mon ami, simplement, quelque chose, sur quelque chose',
  giving:
    'mon, ma, le, la, est, voici, voilà, cest, email, mail, e mail, mel, courriel, adresse, adresse mail, adresse email, adresse e mail, électronique, téléphone, tél, portable, mobile, numéro, n, num, numéro de commande, commande, facture, client, suivi, référence, de, du, lien, page, site, vous, pouvez, me, mécrire, écrire, écrivez, contacter, joindre, appeler, à, au, sur, ou, et, suis, je, avec, mes, coordonnées, sont, dossier',
  nameIs: 'je mappelle, mon nom est, moi cest, je me nomme, mon nom',
  person: {
    agent:
      'humain, humains, humaine, être humain, agent, agents, opérateur, opératrice, opérateurs, conseiller, conseillère, conseillers, représentant, représentante, téléconseiller, agent humain, conseiller humain, conseiller client, chargé de clientèle, agent réel, agent du support',
    human:
      'personne, personnes, vraie personne, employé, employée, responsable, gérant, gérante, manager, chef, patron, directeur, superviseur, technicien, spécialiste, service client, service clients, service clientèle, le service client, support technique, personne réelle, personne physique, interlocuteur, interlocutrice',
    someone:
      'quelquun, quelqun, gens, équipe, léquipe, votre équipe, support, collègue, expert, vendeur, commercial, le support, quelquun dautre, quelquun de chez vous, quelquun de votre équipe, quelquun de léquipe, membre de léquipe, membre de votre équipe, un de vos',
    real: 'réel, réelle, vrai, vraie, humain, humaine, de réel, de vrai, dhumain, en chair et en os, vivant, vivante, physique',
    between:
      'à, au, aux, avec, un, une, le, la, les, des, de, du, votre, vos, autre, lun de, par, sil vous plaît, sil te plaît, svp, stp, maintenant, tout de suite, directement, immédiatement, me, moi, nous, en, vers, plutôt, ici, là, téléphone, ligne, chat, direct, vite, rapidement, enfin, se, qui soit, seulement',
    talk: 'parler, parler à, parler avec, reparler, discuter, échanger, dialoguer, tchatter, chatter, communiquer, joindre, contacter, entrer en contact, être mis en relation, être mise en relation, mettre en relation, mettez moi en relation, mets moi en relation, me mettre en relation, mettez moi en contact, mets moi en contact, me mettre en contact, être en contact, être mis en contact, en relation, passez moi, passe moi, me passer, transférez moi, transfère moi, me transférer, être transféré, transférer, connectez moi, connecte moi, rediriger, redirigez moi, redirige moi, mavoir',
    want: 'je veux, veux, je voudrais, voudrais, jaimerais, jaimerais avoir, je souhaite, souhaite, souhaiterais, je souhaiterais, je préfère, je préférerais, jai besoin dun, jai besoin dune, jai besoin de, besoin dun, besoin dune, donnez moi, donne moi, il me faut, je demande, jexige, je cherche, y a t il, est ce quil y a, il y a, appelez, appelle, puis je avoir, je peux avoir, trouvez moi, pourrais je avoir',
    toTalk:
      'qui puisse maider, qui peut maider, qui peut me répondre, qui puisse me répondre, qui maide, à qui parler, avec qui parler, à qui je peux parler, avec qui je peux parler, pour maider, pour parler, pour me répondre, qui me rappelle, au téléphone, en ligne',
    asks: 'rappelez moi, rappelle moi, me rappeler, être rappelé, être rappelée, appelez moi, appelle moi, mappeler, pouvez vous mappeler, quelquun à qui parler, quelquun avec qui parler, quelquun à qui je peux parler, que quelquun mappelle, que quelquun me rappelle, quelquun peut mappeler, quelquun peut me rappeler, quelquun peut maider, quelquun peut me répondre, quelquun pour maider, aide humaine, assistance humaine, chat en direct, quelquun de réel, quelquun de vrai, quelquun dhumain, un vrai humain, une vraie personne svp',
    asksAtEnd:
      'il y a quelquun, y a quelquun, y a t il quelquun, est ce quil y a quelquun, quelquun est là, il y a quelquun ici, quelquun, ya quelquun',
    refuse:
      'ne veux pas, veux pas, je ne veux pas, ne souhaite pas, pas besoin de, pas besoin dun, pas besoin dune, pas besoin, nai pas besoin de, nai pas besoin dun, nai pas besoin dune, sans, plutôt que de, plutôt que, au lieu de, au lieu dun, ne voudrais pas, préfère ne pas, ne pas, ne me rappelez pas, ne mappelez pas, ne me passez pas, ne me transférez pas, ne cherche pas, nest pas nécessaire de, inutile de',
    unless:
      'dois je, est ce que je dois, faut il, est ce quil faut, je dois, êtes vous, es tu, vous êtes, tu es, jai déjà, si je veux, est ce que je, je viens de, jai dû',
    none: 'pas de, pas dun, pas un, plus de, ras le bol des, ras le bol de, marre des, marre de, je déteste, sans, aucun, assez de, non à, pas',
    bot: 'bot, bots, robot, robots, chatbot, machine, machines, ordinateur, ia, lia, intelligence artificielle, répondeur, automate, assistant virtuel, programme, un robot, une machine, la machine, le robot, les robots',
    otherThing:
      'immobilier, immobilière, de voyage, dassurance, dassurances, dentretien, de nettoyage, qui a livré, qui ma livré, qui est venu, qui est venue, ressources, âgée, âgées, seule, par, à mobilité réduite, nest, ne, na, commercial, plus, et demie',
    and: 'et',
  },
  sentences: {
    hello: ['Bonjour ! Comment puis-je vous aider ?', 'Bonjour à nouveau ! Que puis-je faire pour vous ?'],
    well: ['Très bien, merci. Comment puis-je vous aider ?', 'Tout va bien ici, merci. Que puis-je faire pour vous ?'],
    ready: [
      'Je suis là. Que souhaitez-vous savoir ?',
      'Je vous écoute. Quelle est votre question ?',
      'Je suis toujours là. Dites-moi en une phrase de quoi il s’agit.',
    ],
    about: [
      'Je suis un assistant : un programme qui répond aux questions à partir de nos articles.',
      'Comme je vous l’ai dit, je suis un programme, pas une personne. Posez-moi vos questions sur nos produits et nos services.',
    ],
    welcome: [
      'Je vous en prie. Puis-je faire autre chose pour vous ?',
      'Avec plaisir. Je suis là si vous avez besoin d’autre chose.',
    ],
    bye: ['Au revoir, et merci de nous avoir écrit.', 'À bientôt. Écrivez-nous quand vous voulez.'],
    fine: [
      'Très bien. Puis-je faire autre chose pour vous ?',
      'D’accord. Je suis là si besoin.',
      'Parfait. Écrivez-moi si vous avez une question.',
    ],
    declined: [
      'D’accord. Je suis là si vous avez une autre question.',
      'Comme vous voulez. Écrivez-moi en cas de besoin.',
    ],
    noted: ['Merci. Notre équipe peut le voir ici, dans le chat.', 'Merci, notre équipe peut voir cela aussi.'],
    number: [
      'Merci. Je ne peux pas consulter les commandes, mais notre équipe voit le numéro ici, dans le chat.',
      'Merci. Notre équipe voit aussi ce numéro.',
    ],
    file: [
      'J’ai bien reçu votre fichier, mais je ne peux pas en lire le contenu.',
      'Ce fichier est bien arrivé aussi, mais je ne peux pas l’ouvrir.',
    ],
    sorry: [
      'Je suis désolé de ne pas avoir pu vous aider. Vous pouvez poser la question autrement.',
      'Désolé, je crois que je ne comprends pas ce qu’il vous faut.',
    ],
    unknown: ['Je suis désolé, je ne connais pas la réponse à cette question.', 'Malheureusement, je ne le sais pas.'],
    stillUnknown: ['Je suis désolé, je ne connais toujours pas la réponse à cette question.'],
    calling: ['Je ne peux pas vous en dire plus. Je demande à une personne de vous aider.'],
    unsure: [
      'Je n’en suis pas sûr, mais voici peut-être ce que vous cherchez :',
      'Ceci répond peut-être à votre question :',
    ],
    otherwise: [
      'Sinon, posez la question autrement, ou écrivez « agent » pour parler à une personne.',
      'Si ce n’est pas cela, essayez d’autres mots, ou écrivez « agent » pour parler à une personne.',
    ],
    more: ['Ma réponse se trouve plus haut. Ceci peut aussi vous aider :', 'Voici encore une information à ce sujet :'],
    above: [
      'J’ai déjà répondu à cela plus haut et je n’en sais pas plus.',
      'Je ne peux que vous renvoyer à ce que j’ai dit plus haut.',
    ],
    offer: ['Souhaitez-vous parler à une personne ?'],
    failed: [
      'Je suis désolé, une erreur s’est produite et je ne peux pas répondre. Je demande à une personne de vous aider.',
    ],
  },
}
