import type { Template } from "../letter.js";

/** What whoever a webhook belongs to is told of it. */
export const webhookTemplates = {
  "webhook-disabled": {
    to: "owner",
    subject: {
      fr: "Webhook désactivé : {address} ne reçoit plus rien",
      en: "Webhook disabled: {address} is told nothing more",
    },
    blocks: [
      {
        if: "failing",
        say: {
          fr: "Depuis cinq jours, {address} n’a accepté aucun message de votre webhook. Il est désactivé depuis le {on}.",
          en: "For five days {address} has taken no message of your webhook. It is disabled since {on}.",
        },
      },
      {
        if: "gone",
        say: {
          fr: "{address} a répondu que cette adresse n’existe plus (410). Votre webhook est désactivé depuis le {on}.",
          en: "{address} has answered that this address is gone (410). Your webhook is disabled since {on}.",
        },
      },
      {
        say: {
          fr: "Une fois le récepteur remis en route, changez l’adresse s’il le faut, réactivez le webhook et demandez que lui soit redit ce qui s’est passé depuis.",
          en: "Once the receiver is back, change the address if need be, enable the webhook, and ask for it to be told again what has happened since.",
        },
      },
    ],
  },
} as const satisfies Readonly<Record<string, Template>>;
