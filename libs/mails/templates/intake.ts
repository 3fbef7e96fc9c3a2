import type { Template } from "../letter.js";
import { aboutFile } from "./headings.js";

/** While a file is taken in: to who carries it. */
export const intakeTemplates = {
  received: {
    to: "carrier",
    subject: {
      fr: "Accusé de réception de votre dossier « {title} »",
      en: "Your application “{title}” has been received",
    },
    blocks: [
      {
        say: {
          fr: "Votre dossier est arrivé le {receivedOn}. Merci de l’avoir déposé ; ce message en accuse réception.",
          en: "Your application arrived on {receivedOn}. Thank you for it; this message acknowledges its receipt.",
        },
      },
      {
        facts: [
          ...aboutFile,
          [{ fr: "Reçu le", en: "Received on" }, "receivedOn"],
          [{ fr: "Service chargé du dossier", en: "Service in charge" }, "service"],
          [{ fr: "Délai de décision", en: "Time to decide" }, "decisionDelay"],
          [{ fr: "Décision attendue au plus tard le", en: "Decision due by" }, "decisionDue"],
        ],
      },
      {
        if: "clockWaits",
        say: {
          fr: "Le délai de {decisionDelay} commence le jour où votre dossier est complet. S’il manque quelque chose, nous vous l’écrirons, avec le temps laissé pour le fournir.",
          en: "The time of {decisionDelay} begins on the day on which your application is complete. If anything is missing we shall write to you, and say until when to bring it.",
        },
      },
      {
        if: "clockRuns",
        say: {
          fr: "Le délai court depuis la réception. S’il manque quelque chose, nous vous l’écrirons ; le temps laissé pour le fournir suspend le délai.",
          en: "The time runs from the receipt. If anything is missing we shall write to you; the time left to bring it suspends the delay.",
        },
      },
      {
        if: "silenceGrants",
        say: {
          fr: "Si ce délai s’achève sans qu’une décision vous soit parvenue, votre demande sera réputée acceptée ; une attestation vous en sera alors délivrée sur demande.",
          en: "If that time ends and no decision has reached you, your request will be deemed granted; you can then ask for a certificate of it.",
        },
      },
      {
        if: "silenceRefuses",
        say: {
          fr: "Si ce délai s’achève sans qu’une décision vous soit parvenue, votre demande sera réputée rejetée. Vous disposerez alors de {appealDelay} pour former un recours gracieux auprès de « {service} » ou saisir le tribunal administratif.",
          en: "If that time ends and no decision has reached you, your request will be deemed refused. You will then have {appealDelay} to ask “{service}” to look at it again, or to go before the administrative court.",
        },
      },
      {
        if: "silenceDecidesNothing",
        say: {
          fr: "Ce délai est l’objectif du comité. S’il s’achève sans décision, cela ne vaut ni acceptation ni refus : votre dossier reste à l’étude.",
          en: "The committee aims at deciding within that time. If it ends without a decision, this means neither yes nor no: your application stays under study.",
        },
      },
      {
        if: "administrative",
        say: {
          fr: "Ces mentions sont celles des articles L. 112-3 et R. 112-5 du code des relations entre le public et l’administration.",
          en: "This is stated under articles L. 112-3 and R. 112-5 of the French code of relations between the public and the administration.",
        },
      },
    ],
  },
  "complements-requested": {
    to: "carrier",
    subject: {
      fr: "Votre dossier « {title} » : compléments à fournir d’ici au {dueOn}",
      en: "Your application “{title}”: complements needed by {dueOn}",
    },
    blocks: [
      {
        say: {
          fr: "Pour que votre dossier puisse avancer, il nous faut encore ceci :",
          en: "For your application to go on we still need this:",
        },
      },
      {
        list: "pieces",
        each: [
          { fr: "{piece} ({nature}) : {note}", en: "{piece} ({nature}): {note}" },
          { fr: "{piece} ({nature})", en: "{piece} ({nature})" },
        ],
      },
      {
        say: {
          fr: "Fournissez-le depuis votre espace, jusqu’au {dueOn} inclus. Passé ce jour, le dossier deviendra caduc de lui-même ; vous pourrez alors en déposer un autre.",
          en: "Please bring it from your space until {dueOn}, that day included. After that day the application lapses by itself; you may then apply anew.",
        },
      },
      {
        if: "clockStops",
        say: {
          fr: "En attendant, le délai dans lequel le comité doit décider ne court pas.",
          en: "Meanwhile the time within which the committee has to decide does not run.",
        },
      },
      {
        if: "clockRuns",
        say: {
          fr: "Cette demande n’arrête pas le délai dans lequel le comité doit décider.",
          en: "This request does not stop the time within which the committee has to decide.",
        },
      },
    ],
  },
  "complements-reminder": {
    to: "carrier",
    subject: {
      fr: "Rappel : compléments attendus pour « {title} » jusqu’au {dueOn}",
      en: "Reminder: complements for “{title}” are awaited until {dueOn}",
    },
    blocks: [
      {
        say: {
          fr: "Il reste peu de temps : les pièces ci-dessous sont attendues jusqu’au {dueOn} inclus.",
          en: "There is not much time left: what follows is awaited until {dueOn}, that day included.",
        },
      },
      { list: "pieces", each: [{ fr: "{piece} ({nature})", en: "{piece} ({nature})" }] },
      {
        say: {
          fr: "Sans elles, le dossier deviendra caduc le lendemain. Si quelque chose vous arrête, écrivez-nous avant.",
          en: "Without it the application lapses on the next day. If something holds you up, write to us before.",
        },
      },
    ],
  },
  "complements-received": {
    to: "carrier",
    subject: {
      fr: "Votre dossier « {title} » : compléments reçus",
      en: "Your application “{title}”: complements received",
    },
    blocks: [
      {
        say: {
          fr: "Tout ce que nous avions demandé est arrivé le {on}. Votre dossier est vérifié à nouveau ; vous n’avez rien d’autre à faire pour l’instant.",
          en: "All that we had asked for arrived on {on}. Your application is being checked again; there is nothing else for you to do for now.",
        },
      },
      {
        facts: [
          [{ fr: "Décision attendue au plus tard le", en: "Decision due by" }, "decisionDue"],
        ],
      },
    ],
  },
} as const satisfies Readonly<Record<string, Template>>;
