import type { Template } from "../letter.js";
import { aboutLabel } from "./headings.js";

/** The life of a label: to who holds it. */
export const labelTemplates = {
  "label-granted": {
    to: "carrier",
    subject: {
      fr: "« {title} » : votre label porte le numéro {number}",
      en: "“{title}”: your label has the number {number}",
    },
    blocks: [
      {
        say: {
          fr: "Votre initiative est labellisée du {from} au {until} inclus. Vous pouvez montrer la marque pendant tout ce temps.",
          en: "Your initiative bears the label from {from} to {until}, both days included. You may show the mark all that time.",
        },
      },
      {
        facts: [
          ...aboutLabel,
          [{ fr: "Premier jour", en: "First day" }, "from"],
          [{ fr: "Dernier jour", en: "Last day" }, "until"],
          [
            { fr: "Renouvellement possible à partir du", en: "Can be renewed from" },
            "renewalOpensOn",
          ],
        ],
      },
      {
        if: "conditions",
        say: {
          fr: "Il reste des conditions à remplir :",
          en: "There are conditions left to be met:",
        },
      },
      {
        list: "conditions",
        each: [{ fr: "{text} – jusqu’au {dueOn} inclus", en: "{text} – by {dueOn}" }],
      },
    ],
  },
  suspended: {
    to: "carrier",
    warns: true,
    subject: { fr: "« {title} » : label suspendu", en: "“{title}”: label suspended" },
    blocks: [
      {
        say: {
          fr: "Votre label est suspendu depuis le {on}. Tant qu’il l’est, la marque ne peut pas être montrée.",
          en: "Your label is suspended since {on}. As long as it is, the mark may not be shown.",
        },
      },
      { if: "motives", say: { fr: "Les motifs :", en: "The reasons:" } },
      { quote: "motives" },
      {
        say: {
          fr: "La suspension s’achève d’elle-même après le {until}.",
          en: "The suspension ends by itself after {until}.",
        },
      },
      {
        if: "openEnded",
        say: {
          fr: "La suspension dure jusqu’à ce qu’elle soit levée : dites à « {service} » quand ce qui est reproché est réparé.",
          en: "The suspension lasts until it is lifted: tell “{service}” when what is held against it has been mended.",
        },
      },
    ],
  },
  reinstated: {
    to: "carrier",
    subject: { fr: "« {title} » : label rétabli", en: "“{title}”: label reinstated" },
    blocks: [
      {
        say: {
          fr: "La suspension de votre label est levée depuis le {on} : la marque peut être montrée à nouveau, jusqu’au {until} inclus.",
          en: "The suspension of your label is lifted since {on}: the mark may be shown again, until {until}, that day included.",
        },
      },
      { quote: "motives" },
    ],
  },
  "revocation-proposed": {
    to: "carrier",
    warns: true,
    subject: {
      fr: "« {title} » : retrait envisagé, votre réponse est attendue jusqu’au {dueOn}",
      en: "“{title}”: revocation proposed, please answer by {dueOn}",
    },
    blocks: [
      {
        say: {
          fr: "Le retrait de votre label a été proposé le {on}. Rien n’est décidé : vous avez le droit de répondre d’abord.",
          en: "The revocation of your label was proposed on {on}. Nothing is decided: you have the right to answer first.",
        },
      },
      { if: "motives", say: { fr: "Ce qui est reproché :", en: "What is held against it:" } },
      { quote: "motives" },
      {
        say: {
          fr: "Répondez depuis votre espace ou par écrit à « {service} » jusqu’au {dueOn} inclus. Votre réponse sera lue avant toute décision.",
          en: "Answer from your space or in writing to “{service}” until {dueOn}, that day included. Your answer will be read before anything is decided.",
        },
      },
    ],
  },
  "revocation-on-agenda": {
    to: "carrier",
    warns: true,
    subject: {
      fr: "« {title} » : le comité se prononcera sur le retrait de votre label le {heldOn}",
      en: "“{title}”: the committee will decide on the revocation of your label on {heldOn}",
    },
    blocks: [
      {
        say: {
          fr: "Le retrait de votre label est à l’ordre du jour d’une séance du comité « {scheme} ». Rien n’est décidé.",
          en: "The revocation of your label is on the agenda of a session of the committee “{scheme}”. Nothing is decided.",
        },
      },
      {
        facts: [
          [{ fr: "Date", en: "Day" }, "heldOn"],
          [{ fr: "Lieu", en: "Place" }, "place"],
        ],
      },
      {
        say: {
          fr: "Ce que vous avez répondu à la proposition de retrait, ou y répondrez à temps, sera lu avant le vote. La décision du comité vous sera écrite ; si la séance n’a pas lieu, vous le saurez aussi.",
          en: "What you have answered to the proposal to revoke, or will answer in time, will be read before the vote. The committee’s decision will be written to you; if the session does not take place, you will know of that as well.",
        },
      },
      { facts: aboutLabel },
    ],
  },
  "revocation-dropped": {
    to: "carrier",
    subject: {
      fr: "« {title} » : le retrait n’est plus envisagé",
      en: "“{title}”: the revocation is dropped",
    },
    blocks: [
      {
        say: {
          fr: "La proposition de retirer votre label a été abandonnée le {on}. Vous le gardez jusqu’au {until} inclus.",
          en: "The proposal to revoke your label was dropped on {on}. You keep it until {until}, that day included.",
        },
      },
      { quote: "motives" },
    ],
  },
  expired: {
    to: "carrier",
    subject: { fr: "« {title} » : label arrivé à son terme", en: "“{title}”: label expired" },
    blocks: [
      {
        say: {
          fr: "Le {on} était le dernier jour de votre label. Merci d’avoir porté la marque ; retirez-la maintenant de vos supports. Une nouvelle candidature est bienvenue.",
          en: "{on} was the last day of your label. Thank you for having carried the mark; please take it off your material now. You are welcome to apply again.",
        },
      },
    ],
  },
  surrendered: {
    to: "carrier",
    subject: {
      fr: "« {title} » : votre renonciation au label est enregistrée",
      en: "“{title}”: you have given the label up",
    },
    blocks: [
      {
        say: {
          fr: "Vous avez renoncé à votre label le {on}. Merci d’avoir porté la marque ; elle ne peut plus être montrée.",
          en: "You gave your label up on {on}. Thank you for having carried the mark; it may be shown no more.",
        },
      },
    ],
  },
} as const satisfies Readonly<Record<string, Template>>;
