import type { Block, Template } from "../letter.js";
import { aboutLabel } from "./headings.js";

const motives: readonly Block[] = [
  { if: "motives", say: { fr: "Les motifs :", en: "The reasons:" } },
  { quote: "motives" },
];

const routes: readonly Block[] = [
  {
    say: {
      fr: "Si vous contestez cette décision, écrivez à « {service} » dans les {appealDelay} qui suivent la réception de ce message, en disant ce que vous contestez.",
      en: "If you contest this decision please write to “{service}” within {appealDelay} of receiving this message, saying what you contest.",
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

/** What was decided about a label: to who holds it. */
export const labelDecisionTemplates = {
  renewed: {
    to: "carrier",
    subject: {
      fr: "« {title} » : label renouvelé jusqu’au {until}",
      en: "“{title}”: label renewed until {until}",
    },
    blocks: [
      {
        say: {
          fr: "Le comité a renouvelé votre label le {on} : il court à nouveau du {from} au {until} inclus, sous le même numéro.",
          en: "The committee renewed your label on {on}: it now runs from {from} to {until}, both days included, under the same number.",
        },
      },
      ...motives,
      { facts: aboutLabel },
    ],
  },
  "renewal-refused": {
    to: "carrier",
    notifies: true,
    subject: {
      fr: "« {title} » : label non renouvelé",
      en: "“{title}”: label not renewed",
    },
    blocks: [
      {
        say: {
          fr: "Le comité a décidé le {on} de ne pas renouveler votre label.",
          en: "On {on} the committee decided not to renew your label.",
        },
      },
      ...motives,
      {
        say: {
          fr: "Votre label n’est pas retiré : il dure jusqu’au {until} inclus. D’ici là, une autre séance peut encore le renouveler : si vous le souhaitez, dites à « {service} » ce qui a changé.",
          en: "Your label is not revoked: it lasts until {until}, that day included. Until then another session may still renew it: if you wish so, tell “{service}” what has changed.",
        },
      },
      { facts: aboutLabel },
      ...routes,
    ],
  },
  revoked: {
    to: "carrier",
    notifies: true,
    subject: { fr: "« {title} » : label retiré", en: "“{title}”: label revoked" },
    blocks: [
      {
        say: {
          fr: "Votre label est retiré depuis le {on}. La marque ne peut plus être montrée.",
          en: "Your label is revoked since {on}. The mark may be shown no more.",
        },
      },
      ...motives,
      ...routes,
    ],
  },
  "revocation-refused": {
    to: "carrier",
    subject: {
      fr: "« {title} » : votre label n’est pas retiré",
      en: "“{title}”: your label is not revoked",
    },
    blocks: [
      {
        say: {
          fr: "Le comité a décidé le {on} de ne pas retirer votre label : vous le gardez jusqu’au {until} inclus, et la proposition de retrait est close.",
          en: "On {on} the committee decided not to revoke your label: you keep it until {until}, that day included, and the proposal to revoke it is closed.",
        },
      },
      ...motives,
      { facts: aboutLabel },
    ],
  },
  "decision-adjourned": {
    to: "carrier",
    subject: {
      fr: "« {title} » : décision ajournée sur votre label",
      en: "“{title}”: decision on your label adjourned",
    },
    blocks: [
      {
        say: {
          fr: "Le comité a ajourné le {on} sa décision sur le {matter} de votre label.",
          en: "On {on} the committee adjourned its decision on the {matter} of your label.",
        },
      },
      ...motives,
      {
        say: {
          fr: "Rien n’est tranché : une prochaine séance en décidera. Votre label dure jusqu’au {until} inclus.",
          en: "Nothing is settled: a later session will decide. Your label lasts until {until}, that day included.",
        },
      },
    ],
  },
} as const satisfies Readonly<Record<string, Template>>;
