import type { Language } from './language'

export const spanish: Language = {
  code: 'es',
  common:
    'el la los las un una unos unas de del al y o pero que qué como cómo cuando cuándo cuanto cuánto cuánta cuántos cuesta donde dónde quien quién cual cuál por para con sin en es son está están estoy soy eres hay tengo tiene tienen tienes puedo puede pueden puedes quiero quisiera necesito me te se mi mis tu su sus lo le les no si sí muy más ya este esta esto ese esa eso hola gracias pedido envío mesa escritorio dinero hacer ser hasta desde también porque cuál ha he mí usted ustedes vosotros',
  acts: {
    greeting:
      'hola, hola a todos, hola hola, ola, buenas, buenos días, buen día, buenas tardes/noches, muy buenas, muy buenos días, saludos, qué tal, holi, mucho gusto, encantado, encantada',
    well: 'cómo estás, cómo está, cómo está usted, cómo están, cómo te va, cómo le va, cómo va, cómo va todo, cómo andas, qué tal estás, qué tal todo, todo bien, espero que estés bien, espero que esté bien',
    call: `ayuda, ayúdame, ayúdeme, ayúdenme, me ayudas, me ayuda, necesito ayuda, necesito tu/su/una ayuda, quiero ayuda, me puedes/puede/pueden ayudar, puedes/puede/pueden ayudarme, podrías/podría ayudarme, me podrías/podría/podrían ayudar, tengo una pregunta/duda/consulta, tengo un problema, tengo otra pregunta/duda, tengo una pregunta más, una pregunta/duda/consulta, otra pregunta/duda, pregunta, quiero preguntar algo, quisiera preguntar algo, quiero hacer una pregunta, quisiera hacer una pregunta, puedo preguntar algo, puedo hacer una pregunta, puedo hacerte una pregunta, puedo hacerle una pregunta, una cosa, otra cosa, estás ahí, está ahí, estás, sigues ahí, sigue ahí, me oyes, me lees, me escuchas, soporte, asistencia, prueba, disculpa, disculpe, perdona, oye, oiga, info, información, quiero información, necesito información`,
    about:
      'eres un bot/robot/chatbot/humano, eres una persona/máquina, eres una persona real, eres humano/real, eres un bot o una persona, eres una persona o un bot/robot, es usted un robot/bot, es usted una persona, es un bot, esto es un bot, estoy hablando con un bot/robot/humano, estoy hablando con una persona/máquina, estoy hablando con una persona real, hablo con un bot/robot/humano, hablo con una persona/máquina, hablo con una persona real, qué puedes hacer, qué sabes hacer, qué haces, en qué me puedes ayudar, en qué puedes ayudarme, cómo puedes ayudarme, cómo me puedes ayudar, quién eres, quién es usted, qué eres, cómo te llamas, cuál es tu nombre, con quién hablo, con quién estoy hablando, qué es esto, cómo funciona esto, quién te hizo',
    thanks:
      'gracias, muchas gracias, muchísimas gracias, mil gracias, gracias por todo, gracias por la/su/tu ayuda, gracias por ayudarme, gracias por su/tu respuesta/atención/tiempo, te lo agradezco, se lo agradezco, lo agradezco, te agradezco, agradecido, agradecida, muy amable, qué amable, eres muy amable, eres genial, eso me ayuda, me ayudó, me ayudó mucho, me sirve, me sirvió, ya funciona, funcionó, solucionado, resuelto, grax, grasias, gracia, buen trabajo, excelente servicio, dios te bendiga',
    bye: 'adiós, chao, chau, hasta luego/pronto/mañana/otra/ahora, hasta la vista, hasta la próxima, nos vemos, bye, buen día, que tengas/tenga un buen día, que tengas/tenga buen día, que te vaya bien, que le vaya bien, que tengas/tenga una buena tarde/noche, feliz día, feliz tarde, buen fin de semana, cuídate, igualmente, me voy, me tengo que ir',
    ok: 'ok, okay, vale, vale vale, okey, de acuerdo, está bien, bien, bueno, perfecto, estupendo, genial, excelente, muy bien, me parece bien, suena bien, dale, va, por favor',
    fine: 'entiendo, entendido, ya entiendo, ya entendí, ya veo, lo entiendo, comprendo, ah ya, ya, claro que no, anotado, listo, lo tengo, qué bien, qué bueno, guay, chévere, interesante, buenísimo, maravilloso, increíble, fantástico, me alegro, cierto, exacto, correcto, así es, no pasa nada, no hay problema, sin problema, jaja, jajaja, jajajaja, jeje, lo siento, perdón, un momento, un momentito, un segundo, un minuto, espera, espere, espérame, déjame ver, déjame pensar, voy a probar, lo intento, lo intentaré, tal vez, quizás, quizá, puede ser, supongo, no sé, no lo sé, no estoy seguro, no estoy segura, ah, oh, mmm, hum, vaya',
    yes: 'sí, si si, sip, sí por favor, claro, claro que sí, por supuesto, desde luego, seguro, sí claro, sí quiero, eso quiero, me gustaría, sí me gustaría, me encantaría, adelante, hazlo, venga, afirmativo, con gusto, cómo no, sí está bien',
    no: 'no, no gracias, nop, nah, para nada, de ninguna manera, claro que no, todavía no, aún no, ahora no, hoy no, nunca, no hace falta, no es necesario, no lo necesito, no quiero, no quiero eso, no por ahora, por ahora no, mejor no, en otro momento, quizás más tarde, no creo',
    done: 'estoy bien, estoy bien así, así está bien, todo bien, eso es todo, es todo, nada más, eso sería todo, sería todo, con eso basta, con eso es suficiente, ya está, eso era todo, ya terminé, ya no, no importa, da igual, olvídalo, olvídelo, déjalo, déjelo, para, basta, detente, fin, salir, terminar, cerrar chat, nada, no tengo más preguntas, ninguna pregunta más, ya lo resolví, ya lo encontré',
    wrong:
      'mal, está mal, eso está mal, incorrecto, eso es incorrecto, falso, eso es falso, no es correcto, eso no es correcto, no es cierto, eso no es cierto, no es verdad, eso no es verdad, no me ayuda, eso no me ayuda, no me ayudó, no me sirve, eso no me sirve, no sirve, no sirves, no sirves para nada, no ayuda, inútil, eres inútil, esto es inútil, no funciona, eso no funciona, no funcionó, sigue sin funcionar, no es lo que pregunté, eso no es lo que pregunté, no es lo que quiero, eso no es lo que quiero, no es lo que quería, no era mi pregunta, esa no era mi pregunta, esa no es mi pregunta, no respondes mi pregunta, no respondiste mi pregunta, no has respondido mi pregunta, no contestas mi pregunta, no entiendes, no me entiendes, no entiendes nada, no entiendo, no lo entiendo, no tiene sentido, eso no tiene sentido, qué, cómo, tonterías, qué tontería, estúpido, bot estúpido, tonto, pésimo, pésimo servicio, mal servicio, terrible, horrible, qué mal, respuesta equivocada, te equivocas, estás equivocado, ya te lo dije, pregunté otra cosa',
  },
  around:
    'a, a ti, a usted, a todos, y, pues, entonces, muy, mucho, muchas, tan, todo, todos, eso, esto, es, por, por eso, por la, con, con eso, con esto, con algo, en algo, amigo, amiga, señor, señora, equipo, ahora, hoy, ya, otra vez, de nuevo, de verdad, también, por favor, porfa, porfavor, solo, aquí, tu/su/la ayuda, tu/su/la respuesta, de nada, pero, que, bueno, ah, oh, eh, la, me, de, muchísimo, rápidamente, rápido',
  giving:
    'mi, el, la, es, este, esta, aquí, está, tiene, correo, email, mail, e mail, correo electrónico, electrónico, dirección, dirección de correo, teléfono, móvil, celular, número, número de pedido, pedido, orden, factura, cliente, seguimiento, referencia, de, del, enlace, link, página, web, me, puede, puedes, pueden, escribir, escríbeme, escríbanme, contactar, contactarme, llamar, a, al, en, o, y, soy, con, mis, datos, son',
  nameIs: 'me llamo, mi nombre es, mi nombre',
  person: {
    agent:
      'humano, humana, humanos, ser humano, agente, agentes, agente humano, agente real, operador, operadora, operadores, representante, representantes, asesor, asesora, asesores, ejecutivo, ejecutiva, teleoperador, agente de soporte, agente de atención al cliente, agente de servicio al cliente',
    human:
      'persona, personas, empleado, empleada, encargado, encargada, responsable, gerente, jefe, supervisor, supervisora, técnico, técnica, especialista, atención al cliente, servicio al cliente, servicio de atención al cliente, soporte técnico, persona real, persona humana, persona de verdad',
    someone:
      'alguien, alguno, gente, el equipo, equipo, soporte, ventas, compañero, colega, experto, ustedes, alguien de su/tu equipo, alguien del equipo',
    real: 'real, reales, de verdad, humana, humano, de carne y hueso, verdadera, verdadero, viva, vivo, física',
    between:
      'con, a, al, el, la, un, una, uno, algún, alguna, otro, otra, su, tu, sus, los, las, de, del, por favor, ya, ahora, mismo, ahora mismo, directamente, me, que, sea, vuestro, nuestro, por, chat, teléfono, favor, aquí, más',
    talk: 'hablar, hablar con, hablarle, conversar, chatear, charlar, comunicarme, comunicar, comuníqueme, comunícame, comuníquenme, comunícate, contactar, contactarme, conectar, conéctame, conécteme, conectarme, pasar, pásame, páseme, pásenme, me pasas, me pasa, me pasan, me puede/puedes pasar, transferir, transfiéreme, transfiérame, transferirme, derivar, derivarme, deríveme, derívame, póngame, ponme, ponerme, poner, me pones, me pone, me comunica, me comunicas, me atienda, me atiende, que me atienda, ser atendido por, hablo, hablo con, dirigirme, escalar',
    want: 'quiero, quisiera, necesito, me gustaría, busco, dame, deme, denme, prefiero, exijo, solicito, pido, quiero a, hay, hay algún, hay alguna, llama a, llame a, querría, puedo tener, me das, ponme, póngame, requiero',
    toTalk:
      'que me ayude, que me atienda, que pueda ayudarme, que me pueda ayudar, que pueda ayudar, para hablar, con quien hablar, con quien pueda hablar, con la que hablar, que me llame, que me conteste, que me responda, que hable, al teléfono',
    asks: 'hay alguien con quien pueda hablar, alguien con quien hablar, llámame, llámeme, llámenme, que me llamen, me pueden llamar, me puede llamar, me puedes llamar, pueden llamarme, puede llamarme, puedes llamarme, devuélvanme la llamada, devuélveme la llamada, que alguien me llame, que me llame alguien, que alguien me atienda, atención humana, ayuda humana, asistencia humana, soporte humano, chat en vivo, alguien real, alguien de verdad, alguien humano',
    asksAtEnd:
      'hay alguien, hay alguien ahí, alguien ahí, hay alguien aquí, alguien, hay una persona, hay una persona ahí, hola alguien',
    refuse:
      'no quiero, no quisiera, no necesito, no deseo, no hace falta, no es necesario, sin, no me gustaría, en vez de, en lugar de, no quiero que, no me pase, no me pases, no me llame, no me llames, no me llamen, prefiero no, no tengo que, no hay que, no, no busco, nunca pedí',
    unless:
      'tengo que, hay que, debo, necesito tener que, estaba, estuve, eres, es usted, estoy hablando con, ya hablé con, si quiero, tuve que',
    none: 'no, no más, basta de, harto de, harta de, odio, nada de, sin, ningún, no a, no con',
    bot: 'bot, bots, robot, robots, chatbot, máquina, máquinas, ordenador, computadora, ia, inteligencia artificial, contestador, asistente virtual, programa',
    otherThing:
      'inmobiliario, inmobiliaria, de viajes, de seguros, de aduanas, que entregó, que trajo, que lo entregó, que vino, mayor, mayores, jurídica, física, por, recursos, de transporte, logístico, químico, de limpieza, alta, altas, discapacitada, discapacitadas, más',
    and: 'y, e',
  },
  sentences: {
    hello: ['¡Hola! ¿En qué puedo ayudarle?', '¡Hola de nuevo! ¿Qué puedo hacer por usted?'],
    well: ['Muy bien, gracias. ¿En qué puedo ayudarle?', 'Todo bien por aquí, gracias. ¿Qué puedo hacer por usted?'],
    ready: [
      'Aquí estoy. ¿Qué le gustaría saber?',
      'Adelante, le escucho. ¿Cuál es su pregunta?',
      'Sigo aquí. Cuénteme en una frase de qué se trata.',
    ],
    about: [
      'Soy un asistente: un programa que responde preguntas a partir de nuestros artículos.',
      'Como le decía, soy un programa, no una persona. Pregúnteme lo que quiera sobre nuestros productos y servicios.',
    ],
    welcome: ['De nada. ¿Necesita algo más?', 'Con mucho gusto. Aquí estoy si necesita algo más.'],
    bye: ['Hasta luego y gracias por escribirnos.', 'Que le vaya bien. Escríbanos cuando quiera.'],
    fine: [
      'Muy bien. ¿Puedo ayudarle en algo más?',
      'De acuerdo. Aquí estoy si necesita algo.',
      'Perfecto. Escriba si le surge algo más.',
    ],
    declined: ['De acuerdo. Aquí estoy si surge algo más.', 'Como prefiera. Escriba si necesita algo.'],
    noted: ['Gracias. Nuestro equipo puede verlo aquí, en el chat.', 'Gracias, nuestro equipo también puede ver esto.'],
    number: [
      'Gracias. Yo no puedo consultar pedidos, pero nuestro equipo puede ver el número aquí, en el chat.',
      'Gracias. Nuestro equipo también puede ver este número.',
    ],
    file: [
      'He recibido su archivo, pero no puedo ver su contenido.',
      'Este archivo también ha llegado, pero no puedo abrirlo.',
    ],
    sorry: [
      'Siento no haberle ayudado. Puede preguntármelo con otras palabras.',
      'Lo siento, parece que no entiendo lo que necesita.',
    ],
    unknown: ['Lo siento, no sé la respuesta a eso.', 'Me temo que eso no lo sé.'],
    stillUnknown: ['Lo siento, sigo sin saber la respuesta a eso.'],
    calling: ['No puedo decirle más sobre eso. Voy a pedir que le atienda una persona.'],
    unsure: ['No estoy seguro, pero quizá se refiera a esto:', 'Puede que esto sea lo que busca:'],
    otherwise: [
      'Si no es así, pregúntelo con otras palabras o escriba «agente» para hablar con una persona.',
      'Si no, pruebe con otras palabras o escriba «agente» para hablar con una persona.',
    ],
    more: ['Mi respuesta está más arriba. Esto también puede ayudarle:', 'Hay algo más sobre este tema:'],
    above: [
      'Ya he respondido a eso más arriba y no sé nada más al respecto.',
      'Solo puedo remitirle a lo que he dicho más arriba.',
    ],
    offer: ['¿Quiere hablar con una persona?'],
    failed: ['Lo siento, algo ha fallado y no puedo responder. Voy a pedir que le atienda una persona.'],
  },
}
