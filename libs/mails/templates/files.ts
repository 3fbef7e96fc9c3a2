import type { Template } from "../letter.js";

/** What becomes of a file before it is decided: to who carries it. */
export const fileTemplates = {
  admissible: {
    to: "carrier",
    subject: {
      fr: "Votre dossier « {title} » est recevable",
      en: "Your application “{title}” is admissible",
    },
    blocks: [
      {
        say: {
          fr: "Votre dossier a été déclaré recevable le {on}. Il va être instruit, puis présenté au comité, qui décidera.",
          en: "Your application was declared admissible on {on}. It will now be studied, then put before the committee, which decides.",
        },
      },
      { quote: "motives" },
      {
        say: {
          fr: "D’ici là il ne se modifie plus ; vous pouvez le retirer tant que le comité n’en délibère pas.",
          en: "Until then it stays as it is; you may withdraw it as long as the committee is not deliberating it.",
        },
      },
    ],
  },
  inadmissible: {
    to: "carrier",
    subject: {
      fr: "Votre dossier « {title} » n’est pas recevable",
      en: "Your application “{title}” is not admissible",
    },
    blocks: [
      {
        say: {
          fr: "Votre dossier a été déclaré irrecevable le {on}, pour les raisons que voici :",
          en: "Your application was declared inadmissible on {on}, for these reasons:",
        },
      },
      { quote: "motives" },
      {
        say: {
          fr: "Il est clos, et votre initiative peut faire l’objet d’un nouveau dossier dès maintenant.",
          en: "It is closed, and your initiative may apply anew from now on.",
        },
      },
      {
        say: {
          fr: "Si vous contestez ces raisons, écrivez à « {service} » dans les {appealDelay} qui suivent la réception de ce message.",
          en: "If you contest these reasons, write to “{service}” within {appealDelay} of receiving this message.",
        },
      },
      {
        if: "administrative",
        say: {
          fr: "Dans le même délai, vous pouvez saisir le tribunal administratif.",
          en: "Within the same time you may go before the administrative court.",
        },
      },
    ],
  },
  withdrawn: {
    to: "carrier",
    subject: {
      fr: "Votre dossier « {title} » est retiré",
      en: "Your application “{title}” is withdrawn",
    },
    blocks: [
      {
        say: {
          fr: "Comme vous l’avez demandé, votre dossier a été retiré le {on}. Il ne sera pas examiné. Votre initiative peut en déposer un autre quand vous voudrez.",
          en: "As you asked, your application was withdrawn on {on}. It will not be looked at. Your initiative may apply again whenever you like.",
        },
      },
    ],
  },
  lapsed: {
    to: "carrier",
    subject: {
      fr: "Votre dossier « {title} » est devenu caduc",
      en: "Your application “{title}” has lapsed",
    },
    blocks: [
      {
        say: {
          fr: "Les compléments demandés étaient attendus jusqu’au {on}. Ils ne sont pas tous arrivés : votre dossier est devenu caduc ce jour-là.",
          en: "The complements that we asked for were awaited until {on}. Not all of them have come: your application lapsed on that day.",
        },
      },
      {
        say: {
          fr: "Ce n’est pas un refus : rien n’a été décidé de votre initiative, et vous pouvez déposer un nouveau dossier.",
          en: "This is no refusal: nothing has been decided about your initiative, and you may apply anew.",
        },
      },
    ],
  },
  message: {
    to: "carrier",
    subject: {
      fr: "Un message au sujet de votre dossier « {title} »",
      en: "A message about your application “{title}”",
    },
    blocks: [
      {
        say: {
          fr: "Le secrétariat vous a écrit le {on} :",
          en: "The secretariat wrote to you on {on}:",
        },
      },
      { quote: "text" },
    ],
  },
} as const satisfies Readonly<Record<string, Template>>;
