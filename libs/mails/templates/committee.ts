import type { Template } from "../letter.js";

/** To who reviews and who sits. */
export const committeeTemplates = {
  "review-asked": {
    to: "reviewer",
    subject: {
      fr: "Un avis vous est demandé pour le {dueOn}",
      en: "You are asked for a review by {dueOn}",
    },
    blocks: [
      {
        say: {
          fr: "Merci de donner votre avis sur un dossier jusqu’au {dueOn} inclus.",
          en: "Please review an application by {dueOn}, that day included.",
        },
      },
      {
        facts: [
          [{ fr: "Initiative", en: "Initiative" }, "title"],
          [{ fr: "Référence", en: "Reference" }, "reference"],
          [{ fr: "À rendre pour le", en: "Due by" }, "dueOn"],
        ],
      },
      {
        say: {
          fr: "Si un lien vous unit à ce dossier ou à sa structure, déclarez-le avant de l’ouvrir ; si le temps vous manque, déclinez : quelqu’un d’autre sera sollicité.",
          en: "If anything ties you to this application or its organisation, declare it before you open it; if you lack the time, decline: somebody else will be asked.",
        },
      },
    ],
  },
  "review-reminder": {
    to: "reviewer",
    subject: {
      fr: "Rappel : votre avis est attendu pour le {dueOn}",
      en: "Reminder: your review is due by {dueOn}",
    },
    blocks: [
      {
        say: {
          fr: "Votre avis sur « {title} » est attendu jusqu’au {dueOn} inclus.",
          en: "Your review of “{title}” is due by {dueOn}, that day included.",
        },
      },
      {
        say: {
          fr: "Si vous ne pouvez pas le rendre à temps, dites-le au secrétariat dès aujourd’hui.",
          en: "If you cannot give it in time, tell the secretariat today.",
        },
      },
    ],
  },
  "review-late": {
    to: "reviewer",
    subject: { fr: "Votre avis est en retard", en: "Your review is late" },
    blocks: [
      {
        say: {
          fr: "Votre avis sur « {title} » était attendu jusqu’au {dueOn}.",
          en: "Your review of “{title}” was due by {dueOn}.",
        },
      },
      {
        say: {
          fr: "Il sera pris même en retard. Si vous y renoncez, déclinez : le dossier attend quelqu’un.",
          en: "It will be taken even late. If you give it up, decline: the application is waiting for somebody.",
        },
      },
    ],
  },
  "interest-reported": {
    to: "concerned",
    subject: {
      fr: "Un lien d’intérêts a été signalé à votre sujet",
      en: "You are said to have an interest in an application",
    },
    blocks: [
      {
        say: {
          fr: "Quelqu’un a signalé qu’un lien vous unit à un dossier présenté au comité « {scheme} ».",
          en: "Somebody has reported that you have an interest in an application to the committee “{scheme}”.",
        },
      },
      { facts: [[{ fr: "Référence", en: "Reference" }, "reference"]] },
      {
        say: {
          fr: "Ce n’est qu’un signalement. Par précaution, et tant qu’il n’est pas tranché, vous ne prenez part ni à l’instruction de ce dossier ni à son vote, et vous ne le voyez pas.",
          en: "This is a report and no more. Out of caution, until it is settled, you take no part in the review of this application nor in its vote, and do not see it.",
        },
      },
      {
        say: {
          fr: "Dites au secrétariat ce qu’il en est : si rien ne vous lie à ce dossier, il lève le signalement et vous y avez de nouveau accès.",
          en: "Tell the secretariat how things are: if nothing ties you to this application, it clears the report, and you have access to it again.",
        },
      },
    ],
  },
  "interest-cleared": {
    to: "concerned",
    subject: {
      fr: "Le lien d’intérêts signalé à votre sujet est levé",
      en: "The interest that you were said to have is cleared",
    },
    blocks: [
      {
        say: {
          fr: "Le secrétariat a levé le lien d’intérêts retenu à votre sujet sur un dossier du comité « {scheme} ».",
          en: "The secretariat has cleared the interest that you were said to have in an application to the committee “{scheme}”.",
        },
      },
      { facts: [[{ fr: "Référence", en: "Reference" }, "reference"]] },
      {
        say: {
          fr: "Vous avez de nouveau accès à ce dossier. Un avis que vous aviez rendu auparavant n’est pas repris.",
          en: "You have access to this application again. A review that you had given before is not taken back in.",
        },
      },
    ],
  },
  "session-convened": {
    to: "members",
    subject: {
      fr: "Convocation : séance du comité le {heldOn}",
      en: "Notice: session of the committee on {heldOn}",
    },
    blocks: [
      {
        say: {
          fr: "Vous êtes convoqué à la séance du comité « {scheme} ».",
          en: "You are convened to the session of the committee “{scheme}”.",
        },
      },
      {
        facts: [
          [{ fr: "Date", en: "Day" }, "heldOn"],
          [{ fr: "Lieu", en: "Place" }, "place"],
        ],
      },
      {
        if: "second",
        say: {
          fr: "C’est une seconde convocation, la précédente n’ayant pas réuni le quorum.",
          en: "This is a second notice, as the session before lacked its quorum.",
        },
      },
      {
        say: {
          fr: "L’ordre du jour vous sera adressé quelques jours avant. Si vous ne pouvez pas venir, donnez pouvoir à un autre membre ou prévenez votre suppléant.",
          en: "The agenda will be sent to you some days before. If you cannot come, give another member your proxy, or tell your substitute.",
        },
      },
    ],
  },
  "session-agenda": {
    to: "members",
    subject: {
      fr: "Ordre du jour de la séance du {heldOn}",
      en: "Agenda of the session on {heldOn}",
    },
    blocks: [
      {
        facts: [
          [{ fr: "Comité", en: "Committee" }, "scheme"],
          [{ fr: "Date", en: "Day" }, "heldOn"],
          [{ fr: "Lieu", en: "Place" }, "place"],
        ],
      },
      {
        if: "items",
        say: { fr: "À l’ordre du jour :", en: "On the agenda:" },
      },
      {
        list: "items",
        each: [
          { fr: "{title} ({kind})", en: "{title} ({kind})" },
          { fr: "{kind}", en: "{kind}" },
        ],
      },
      {
        say: {
          fr: "Les dossiers auxquels un lien vous unit n’y figurent pas : vous n’y prenez pas part. S’il en manque un, déclarez-le avant la séance.",
          en: "Applications that you have an interest in are not among them: you take no part in those. If there is another, declare it before the session.",
        },
      },
    ],
  },
  "session-adjourned": {
    to: "members",
    subject: {
      fr: "La séance du {heldOn} est ajournée",
      en: "The session on {heldOn} is adjourned",
    },
    blocks: [
      {
        say: {
          fr: "La séance du comité « {scheme} » prévue le {heldOn} n’a pas lieu : {reason}.",
          en: "The session of the committee “{scheme}” on {heldOn} does not take place: {reason}.",
        },
      },
      {
        say: {
          fr: "Ce qui était à l’ordre du jour attend une autre séance, à laquelle vous serez convoqué.",
          en: "What was on its agenda waits for another session, to which you will be convened.",
        },
      },
    ],
  },
} as const satisfies Readonly<Record<string, Template>>;
