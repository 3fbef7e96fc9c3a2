import type { Template } from "../letter.js";

/** What the holder of a label is to do by a day, and whether it was done. */
export const labelDayTemplates = {
  "condition-reminder": {
    to: "carrier",
    subject: {
      fr: "« {title} » : une condition à remplir d’ici au {dueOn}",
      en: "“{title}”: a condition to be met by {dueOn}",
    },
    blocks: [
      {
        say: {
          fr: "Cette condition de votre label est à remplir jusqu’au {dueOn} inclus :",
          en: "This condition of your label is to be met by {dueOn}, that day included:",
        },
      },
      { quote: "text" },
      {
        say: {
          fr: "Envoyez ce qui le montre à « {service} ». Si c’est déjà fait, ce rappel est sans objet.",
          en: "Send what shows it to “{service}”. If you have done so, never mind this reminder.",
        },
      },
    ],
  },
  "condition-met": {
    to: "carrier",
    subject: {
      fr: "« {title} » : une condition est remplie",
      en: "“{title}”: a condition is met",
    },
    blocks: [
      {
        say: {
          fr: "Nous avons constaté le {on} que cette condition de votre label est remplie :",
          en: "On {on} we found this condition of your label met:",
        },
      },
      { quote: "text" },
    ],
  },
  "condition-missed": {
    to: "carrier",
    subject: {
      fr: "« {title} » : une condition n’a pas été remplie à temps",
      en: "“{title}”: a condition was not met in time",
    },
    blocks: [
      {
        say: {
          fr: "Le dernier jour pour remplir cette condition de votre label était le {on} :",
          en: "The last day to meet this condition of your label was {on}:",
        },
      },
      { quote: "text" },
      {
        say: {
          fr: "Votre label peut être suspendu, ou un retrait proposé. Remplissez-la sans attendre et dites-le à « {service} ».",
          en: "Your label may be suspended, or its revocation proposed. Please meet it without delay and tell “{service}”.",
        },
      },
    ],
  },
  "renewal-open": {
    to: "carrier",
    subject: {
      fr: "« {title} » : le renouvellement de votre label est ouvert",
      en: "“{title}”: your label can now be renewed",
    },
    blocks: [
      {
        say: {
          fr: "Votre label dure jusqu’au {until} inclus, et peut être renouvelé dès maintenant. Si vous le souhaitez, dites-le à « {service} » et mettez vos bilans à jour : le comité en décidera.",
          en: "Your label lasts until {until}, that day included, and can be renewed from now on. If you wish so, tell “{service}” and bring your reports up to date: the committee will decide.",
        },
      },
    ],
  },
  "expiry-near": {
    to: "carrier",
    subject: {
      fr: "« {title} » : votre label s’achève le {until}",
      en: "“{title}”: your label ends on {until}",
    },
    blocks: [
      {
        say: {
          fr: "Le {until} sera le dernier jour de votre label. Sans renouvellement d’ici là, la marque ne pourra plus être montrée dès le lendemain.",
          en: "{until} will be the last day of your label. Unless it is renewed before, the mark may not be shown from the next day on.",
        },
      },
    ],
  },
  "report-due": {
    to: "carrier",
    subject: {
      fr: "« {title} » : vos bilans sont attendus jusqu’au {dueOn}",
      en: "“{title}”: your reports are due by {dueOn}",
    },
    blocks: [
      {
        say: {
          fr: "Dites-nous jusqu’au {dueOn} ce que votre initiative a fait (manifestations, écrits, web, audiovisuel) et ce qu’elle a produit : retombées dans les médias, personnes mobilisées.",
          en: "Please tell us by {dueOn} what your initiative has done (events, writings, web, audiovisual) and what came of it: coverage in the media, people mobilised.",
        },
      },
      {
        say: {
          fr: "Les bilans se remplissent depuis votre espace et peuvent être corrigés ensuite.",
          en: "Reports are filled in from your space and can be corrected afterwards.",
        },
      },
    ],
  },
} as const satisfies Readonly<Record<string, Template>>;
