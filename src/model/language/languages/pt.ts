import type { Language } from './language'

export const portuguese: Language = {
  code: 'pt',
  common:
    'o a os as um uma uns umas de do da dos das no na nos nas e ou mas que quê como quando quanto quantos custa onde quem qual por pelo pela para com sem em é são está estão estou sou tem têm tenho posso pode podem quero queria gostaria preciso me te se meu minha meus minhas seu sua seus suas não sim muito mais já este esta isto esse essa isso olá obrigado obrigada pedido entrega mesa dinheiro fazer ser até também porque você vocês ao aos à vou foi há',
  acts: {
    greeting:
      'olá, oi, oie, oii, opa, alô, bom dia, boa tarde/noite, boas, e aí, salve, olá a todos, prazer, muito prazer',
    well: 'tudo bem, tudo bom, tudo bem com você, como vai, como vai você, como está, como você está, como estás, como está você, como tem passado, beleza, tudo certo, td bem',
    call: `ajuda, me ajuda, me ajude, ajuda me, ajude me, ajudem me, preciso de ajuda, preciso de uma ajuda, preciso da sua ajuda, quero ajuda, pode me ajudar, podem me ajudar, pode ajudar me, podes ajudar me, podem ajudar me, você pode me ajudar, poderia me ajudar, consegue me ajudar, tenho uma pergunta/dúvida/questão, tenho um problema, tenho outra pergunta/dúvida, uma pergunta/dúvida, outra pergunta/dúvida, pergunta, dúvida, quero perguntar uma coisa, queria perguntar uma coisa, posso perguntar uma coisa, posso fazer uma pergunta, queria fazer uma pergunta, gostaria de fazer uma pergunta, você está aí, está aí, estás aí, vc está aí, tá aí, ainda está aí, está me ouvindo, suporte, assistência, teste, com licença, desculpe incomodar, informação, informações, preciso de informações, quero informações`,
    about:
      'você é um robô/bot/humano, você é uma pessoa/máquina, você é uma pessoa real/de verdade, você é humano/real, você é um robô ou uma pessoa, você é uma pessoa ou um robô/bot, és um robô/bot/humano, és uma pessoa/máquina, és uma pessoa real, isto é um robô/bot, isso é um robô/bot, é um robô/bot, estou falando com um robô/bot/humano, estou falando com uma pessoa/máquina, estou falando com uma pessoa real, estou a falar com um robô/bot/humano, estou a falar com uma pessoa/máquina, estou a falar com uma pessoa real, o que você faz, o que você pode fazer, o que pode fazer, o que podes fazer, o que você sabe fazer, em que pode me ajudar, em que você pode me ajudar, como você pode me ajudar, como pode me ajudar, quem é você, quem és tu, quem és, qual é o seu nome, qual seu nome, qual é o teu nome, qual o seu nome, como se chama, como te chamas, com quem falo, com quem estou falando, com quem estou a falar, o que é isto, como isso funciona, como funciona isto, quem te criou',
    thanks:
      'obrigado, obrigada, muito obrigado/obrigada, obrigado/obrigada por tudo, obrigado/obrigada pela ajuda, obrigado/obrigada pela sua ajuda, obrigado/obrigada pela resposta/atenção, obg, obgd, brigado, brigada, brigadão, valeu, vlw, agradeço, te agradeço, agradecido, agradecida, muito grato, grato, grata, muito gentil, ajudou, ajudou muito, isso ajuda, isso ajudou, você é ótimo, bom trabalho, resolvido, funcionou, deu certo, excelente atendimento',
    bye: 'tchau, tchauzinho, adeus, até logo/mais/breve/amanhã/já, até a próxima, até à próxima, a gente se vê, falou, flw, fui, tenha um bom dia, tenha uma boa tarde/noite, tenha um ótimo dia, um bom dia, bom fim de semana, se cuida, igualmente, abraço, abraços',
    ok: 'ok, okay, tá, tá bom, tá bem, está bem, está bom, certo, tá certo, bom, bem, ótimo, perfeito, excelente, muito bem, combinado, blz, de acordo, pode ser, parece bom, fechado, por favor',
    fine: 'entendi, entendido, entendo, percebi, percebo, compreendo, compreendi, ah entendi, já percebi, já entendi, sei, legal, bacana, massa, show, fixe, que bom, que legal, maravilha, interessante, incrível, fantástico, anotado, exato, exatamente, correto, é verdade, isso mesmo, sem problema, sem problemas, não faz mal, kkk, kkkk, kkkkk, haha, rs, rsrs, desculpa, desculpe, perdão, um momento, um momentinho, um segundo, um minuto, só um momento, só um minuto, espera, espere, peraí, calma, deixa eu ver, deixe me ver, vou tentar, vou ver, talvez, quem sabe, acho que sim, não sei, sei lá, não tenho certeza, ah, oh, hum, hmm, nossa, uau',
    yes: 'sim, sim sim, sim por favor, claro, claro que sim, com certeza, certamente, pode, quero, quero sim, sim quero, eu quero, gostaria, eu gostaria, gostaria sim, isso, é isso, afirmativo, com prazer, vamos lá, bora, pode fazer, uhum, aham',
    no: 'não, não obrigado/obrigada, nao, não não, nem pensar, de jeito nenhum, de modo nenhum, claro que não, ainda não, agora não, hoje não, nunca, não precisa, não é preciso, não é necessário, não preciso, não quero, não quero isso, por enquanto não, melhor não, talvez mais tarde, outra hora, acho que não, negativo',
    done: 'estou bem, estou bem assim, tudo certo, está tudo bem, é só isso, só isso, era só isso, era isso, é tudo, isso é tudo, mais nada, nada mais, nada, por enquanto é só, é só, não importa, tanto faz, deixa, deixa pra lá, deixe para lá, esquece, esqueça, para, pare, chega, fim, sair, encerrar, encerrar chat, terminei, pronto, não tenho mais perguntas, já resolvi, já encontrei',
    wrong:
      'errado, está errado, isso está errado, incorreto, isso não está certo, não está certo, falso, isso é falso, não é verdade, isso não é verdade, não ajuda, isso não ajuda, não ajudou, isso não ajudou, não me ajudou, não serve, não serve para nada, inútil, você é inútil, isso é inútil, não funciona, isso não funciona, não funcionou, não deu certo, ainda não funciona, não foi isso que perguntei, não foi isso que eu perguntei, não é isso, não é isso que quero, não é isso que eu quero, não era isso, não era essa a minha pergunta, não respondeu a minha pergunta, não respondeu minha pergunta, você não respondeu minha pergunta, você não entende, você não entendeu, não entendeu, não me entende, não entendo, não entendi, não percebo, não percebi, não faz sentido, isso não faz sentido, quê, como assim, besteira, burro, robô burro, estúpido, péssimo, péssimo atendimento, péssimo serviço, mau serviço, horrível, terrível, resposta errada, já disse, já falei, perguntei outra coisa',
  },
  around:
    'a, a todos, pra você, para você, a você, e, então, pois, muito, tão, tudo, todos, isso, isto, é, por, por isso, por favor, pf, pfv, com, com isso, com isto, com uma coisa, com algo, amigo, amiga, senhor, senhora, moço, moça, pessoal, gente, equipe, equipa, agora, hoje, já, de novo, outra vez, mesmo, também, só, aqui, pela sua ajuda, sua/a ajuda, sua/a resposta, de nada, mas, que, bom, ah, oh, eh, aí, você, vc, de, me, viu, rápido',
  giving:
    'meu, minha, o, a, é, este, esta, aqui, está, email, mail, e mail, correio, eletrônico, eletrónico, endereço, endereço de email, telefone, celular, telemóvel, número, número do pedido, pedido, encomenda, nota, fiscal, cliente, rastreio, rastreamento, referência, de, do, da, link, página, site, me, pode, podem, escrever, contatar, contactar, ligar, para, em, no, ou, e, sou, com, meus, dados, são',
  nameIs: 'me chamo, chamo me, meu nome é, o meu nome é, meu nome',
  person: {
    agent:
      'humano, humana, humanos, ser humano, atendente, atendentes, agente, agentes, operador, operadora, operadores, representante, representantes, atendente humano, agente humano, agente real, assistente humano, consultor, consultora',
    human:
      'pessoa, pessoas, funcionário, funcionária, colaborador, colaboradora, gerente, chefe, supervisor, supervisora, responsável, técnico, especialista, apoio ao cliente, atendimento ao cliente, atendimento, serviço ao cliente, suporte técnico, sac, pessoa real, pessoa de verdade',
    someone: 'alguém, gente, equipe, equipa, time, suporte, vendas, colega, perito, vocês, alguém da equipe/equipa',
    real: 'real, reais, de verdade, humana, humano, de carne e osso, verdadeira, verdadeiro, viva, vivo',
    between:
      'com, a, ao, à, o, um, uma, algum, alguma, outro, outra, seu, sua, seus, os, as, de, do, da, por favor, já, agora, mesmo, agora mesmo, diretamente, direto, me, que, seja, por, para, no, na, chat, telefone, favor, aqui, logo',
    talk: 'falar, falar com, fala com, falo com, falando com, conversar, conversar com, conversar, contatar, contactar, me conecte, me conecta, conectar, ligar me, passar, passar me, passa me, passe me, me passa, me passe, me passar, transferir, me transfere, me transfira, transfira me, transferir me, encaminhar, me encaminha, me encaminhe, ser atendido por, ser atendida por, me coloca, me coloque, me põe, chamar, chama, chame, comunicar me',
    want: 'quero, queria, gostaria de, eu quero, preciso de, preciso, precisava de, prefiro, me dá, me dê, dá me, dê me, exijo, solicito, peço, há, tem, tem algum, tem alguma, procuro, me manda, me chama, gostava de, posso ter',
    toTalk:
      'que me ajude, que me atenda, que possa ajudar, que possa me ajudar, que me possa ajudar, para falar, para conversar, com quem falar, com quem eu possa falar, com quem possa falar, que me ligue, que responda, ao telefone, no telefone',
    asks: 'tem alguém com quem eu possa falar, alguém com quem falar, me liga, me ligue, me liguem, ligue me, liguem me, liga me, pode me ligar, podem me ligar, podem ligar me, pode ligar me, quero que me liguem, quero que alguém me ligue, alguém me liga, alguém me ligue, me ligar de volta, retornar a ligação, atendimento humano, ajuda humana, suporte humano, chat ao vivo, alguém real, alguém de verdade, alguém humano',
    asksAtEnd:
      'tem alguém aí, tem alguém, há alguém aí, há alguém, alguém aí, está alguém aí, está aí alguém, alguém, tem uma pessoa aí',
    refuse:
      'não quero, não queria, não gostaria de, não preciso, não preciso de, não desejo, não é preciso, não é necessário, sem, em vez de, ao invés de, não me ligue, não me liguem, não me ligar, prefiro não, não me transfira, não me passe, não tenho que, não precisa, não, não procuro, nunca pedi',
    unless:
      'tenho que, tenho de, preciso mesmo, devo, estava, estive, você é, és, estou falando com, estou a falar com, já falei com, se eu quiser, tive que, tive de',
    none: 'não, chega de, cansado de, cansada de, farto de, farta de, odeio, nada de, sem, nenhum, nenhuma, não a, não com',
    bot: 'bot, bots, robô, robôs, robot, robots, chatbot, máquina, máquinas, computador, ia, inteligência artificial, gravação, assistente virtual, programa, automático',
    otherThing:
      'imobiliário, imobiliária, de viagens, de seguros, de limpeza, que entregou, que trouxe, que veio, jurídica, física, por, recursos, de transporte, logístico, químico, altas, alta, mais',
    and: 'e',
  },
  sentences: {
    hello: ['Olá! Como posso ajudar?', 'Olá de novo! O que posso fazer por si?'],
    well: ['Tudo bem, obrigado. Como posso ajudar?', 'Por aqui tudo bem, obrigado. Em que posso ajudar?'],
    ready: [
      'Estou aqui. O que gostaria de saber?',
      'Pode dizer. Qual é a sua pergunta?',
      'Continuo aqui. Conte-me numa frase do que se trata.',
    ],
    about: [
      'Sou um assistente: um programa que responde a perguntas a partir dos nossos artigos.',
      'Como disse, sou um programa, não uma pessoa. Pergunte o que quiser sobre os nossos produtos e serviços.',
    ],
    welcome: [
      'De nada. Posso ajudar em mais alguma coisa?',
      'Foi um prazer. Estou aqui se precisar de mais alguma coisa.',
    ],
    bye: ['Até logo e obrigado pela sua mensagem.', 'Tudo de bom. Escreva sempre que quiser.'],
    fine: [
      'Muito bem. Posso ajudar em mais alguma coisa?',
      'Está bem. Estou aqui se precisar.',
      'Certo. Escreva se surgir mais alguma coisa.',
    ],
    declined: ['Está bem. Estou aqui se surgir mais alguma coisa.', 'Como preferir. Escreva se precisar de algo.'],
    noted: ['Obrigado. A nossa equipe pode ver isso aqui no chat.', 'Obrigado, a nossa equipe também pode ver isto.'],
    number: [
      'Obrigado. Eu não consigo consultar pedidos, mas a nossa equipe pode ver o número aqui no chat.',
      'Obrigado. A nossa equipe também pode ver este número.',
    ],
    file: [
      'Recebi o seu arquivo, mas não consigo ver o conteúdo.',
      'Este arquivo também chegou, mas não consigo abri-lo.',
    ],
    sorry: [
      'Lamento não ter ajudado. Pode perguntar com outras palavras.',
      'Desculpe, parece que não entendo do que precisa.',
    ],
    unknown: ['Desculpe, não sei a resposta a isso.', 'Infelizmente, isso eu não sei.'],
    stillUnknown: ['Desculpe, continuo sem saber a resposta a isso.'],
    calling: ['Não posso dizer mais sobre isso. Vou pedir a uma pessoa que ajude.'],
    unsure: ['Não tenho certeza, mas talvez seja isto:', 'Talvez seja isto o que procura:'],
    otherwise: [
      'Se não for, pergunte com outras palavras ou escreva “atendente” para falar com uma pessoa.',
      'Se não, tente com outras palavras ou escreva “atendente” para falar com uma pessoa.',
    ],
    more: ['A minha resposta está acima. Isto também pode ajudar:', 'Há mais uma coisa sobre isso:'],
    above: ['Já respondi a isso acima e não sei mais nada a respeito.', 'Só posso remeter para o que disse acima.'],
    offer: ['Gostaria de falar com uma pessoa?'],
    failed: ['Desculpe, algo deu errado e não consigo responder. Vou pedir a uma pessoa que ajude.'],
  },
}
