import type { Block, Template } from "../letter.js";

const conditions: readonly Block[] = [
  {
    if: "conditions",
    say: {
      fr: "La décision est soumise à ces conditions :",
      en: "The decision is subject to these conditions:",
    },
  },
  {
    list: "conditions",
    each: [
      { fr: "{text} – à remplir jusqu’au {dueOn} inclus", en: "{text} – to be met by {dueOn}" },
    ],
  },
];

const routes: readonly Block[] = [
  {
    if: "appealable",
    say: {
      fr: "Si vous contestez cette décision, vous pouvez former un recours gracieux : depuis votre espace ou par écrit à « {service} », en disant ce que vous contestez, dans un délai de {appealDelay} à compter du jour où elle vous est notifiée.",
      en: "If you contest this decision you may ask for it to be looked at again: from your space or by writing to “{service}”, saying what you contest, within {appealDelay} of the day on which it is notified to you.",
    },
  },
  {
    if: "administrative",
    say: {
      fr: "Dans le même délai, vous pouvez saisir le tribunal administratif dans le ressort duquel siège « {service} ».",
      en: "Within the same time you may go before the administrative court of the place where “{service}” has its seat.",
    },
  },
];

/** What was decided about a file: to who carries it. */
export const decisionTemplates = {
  decision: {
    to: "carrier",
    notifies: true,
    subject: {
      fr: "Décision sur votre dossier « {title} » : {outcome}",
      en: "Decision on your application “{title}”: {outcome}",
    },
    blocks: [
      {
        say: {
          fr: "Le comité s’est prononcé le {on} sur votre dossier. Sa décision : {outcome}.",
          en: "The committee decided about your application on {on}. Its decision: {outcome}.",
        },
      },
      {
        if: "again",
        say: {
          fr: "Cette décision est prise sur votre recours et remplace la précédente.",
          en: "This decision is taken on your appeal and replaces the one before.",
        },
      },
      {
        if: "motives",
        say: { fr: "Ses motifs :", en: "Its reasons:" },
      },
      { quote: "motives" },
      ...conditions,
      {
        if: "granted",
        say: {
          fr: "Félicitations ! Votre numéro de label vous parviendra dans un message à part.",
          en: "Congratulations! The number of your label will come in a message of its own.",
        },
      },
      {
        if: "adjourned",
        say: {
          fr: "Rien n’est tranché : votre dossier reviendra devant le comité à une prochaine séance.",
          en: "Nothing is settled: your application will come before the committee again at a later session.",
        },
      },
      ...routes,
    ],
  },
  "decision-deemed": {
    to: "carrier",
    notifies: true,
    subject: {
      fr: "Votre dossier « {title} » : {outcome}, le délai étant écoulé",
      en: "Your application “{title}”: {outcome}, as the time has run out",
    },
    blocks: [
      {
        say: {
          fr: "Le comité avait jusqu’au {on} pour décider de votre dossier. Il ne s’est pas prononcé : ce silence vaut décision. Le résultat : {outcome}.",
          en: "The committee had until {on} to decide about your application. It has not done so: its silence counts as a decision. The result: {outcome}.",
        },
      },
      {
        if: "granted",
        say: {
          fr: "Votre numéro de label vous parviendra dans un message à part ; une attestation vous est délivrée sur demande.",
          en: "The number of your label will come in a message of its own; you can ask for a certificate.",
        },
      },
      ...routes,
    ],
  },
  "decision-corrected": {
    to: "carrier",
    subject: {
      fr: "Rectification de la décision sur votre dossier « {title} »",
      en: "Correction of the decision on your application “{title}”",
    },
    blocks: [
      {
        say: {
          fr: "Une erreur de plume a été corrigée le {on} dans la décision sur votre dossier. Ce qui a été décidé ne change pas.",
          en: "A slip of the pen in the decision on your application was put right on {on}. What was decided does not change.",
        },
      },
      { quote: "text" },
      { if: "reason", say: { fr: "La raison :", en: "The reason:" } },
      { quote: "reason" },
    ],
  },
  "appeal-received": {
    to: "carrier",
    subject: {
      fr: "Votre recours sur « {title} » est enregistré",
      en: "Your appeal about “{title}” is recorded",
    },
    blocks: [
      {
        say: {
          fr: "Votre recours gracieux a été reçu le {on}. Le comité examinera à nouveau votre dossier ; sa décision remplacera la précédente et vous sera notifiée.",
          en: "Your appeal was received on {on}. The committee will look at your application again; its decision will replace the one before, and be notified to you.",
        },
      },
      { if: "text", say: { fr: "Ce que vous contestez :", en: "What you contest:" } },
      { quote: "text" },
    ],
  },
} as const satisfies Readonly<Record<string, Template>>;
