import type { Template } from "../letter.js";
import { aboutFile, aboutLabel } from "./headings.js";

/** What somebody of the secretariat is to look at. */
export const secretariatTemplates = {
  "file-submitted": {
    to: "secretariat",
    subject: { fr: "Dossier déposé : « {title} »", en: "Application submitted: “{title}”" },
    blocks: [
      {
        say: {
          fr: "Un dossier est arrivé le {receivedOn}. Sa vérification se fait d’elle-même ; la suite vous revient.",
          en: "An application arrived on {receivedOn}. It is checked by itself; what follows is yours.",
        },
      },
      {
        facts: [
          ...aboutFile,
          [{ fr: "Décision attendue au plus tard le", en: "Decision due by" }, "decisionDue"],
        ],
      },
    ],
  },
  "appeal-lodged": {
    to: "secretariat",
    subject: { fr: "Recours gracieux sur « {title} »", en: "Appeal about “{title}”" },
    blocks: [
      {
        say: {
          fr: "Un recours gracieux a été formé le {on}. Le dossier est à inscrire à l’ordre du jour d’une séance.",
          en: "An appeal was lodged on {on}. The application is to be put on the agenda of a session.",
        },
      },
      { facts: aboutFile },
      { quote: "text" },
    ],
  },
  "notification-failed": {
    to: "secretariat",
    subject: {
      fr: "À faire : notifier autrement la décision sur « {title} »",
      en: "To do: notify the decision on “{title}” by other means",
    },
    blocks: [
      {
        say: {
          fr: "La notification de la décision n’est pas parvenue à son destinataire ({reason}), constaté le {on}. Le délai de recours ne court pas.",
          en: "The notification of the decision did not reach its addressee ({reason}), as found on {on}. The time to appeal does not run.",
        },
      },
      { facts: aboutFile },
      {
        say: {
          fr: "Notifiez-la par lettre recommandée ou en main propre, puis enregistrez le jour et la preuve.",
          en: "Please notify it by registered letter or by hand, then record the day and the proof.",
        },
      },
    ],
  },
  "holder-not-reached": {
    to: "secretariat",
    subject: {
      fr: "À faire : notifier autrement ce qui est décidé du label « {title} »",
      en: "To do: notify what was decided of the label “{title}” by other means",
    },
    blocks: [
      {
        say: {
          fr: "La lettre au titulaire de ce label, non renouvelé ou retiré, ne lui est pas parvenue ({reason}), constaté le {on}.",
          en: "The letter to the holder of this label, not renewed or revoked, did not reach them ({reason}), as found on {on}.",
        },
      },
      { facts: aboutLabel },
      {
        say: {
          fr: "Notifiez-la par lettre recommandée ou en main propre, puis enregistrez le jour et la preuve.",
          en: "Please notify it by registered letter or by hand, then record the day and the proof.",
        },
      },
    ],
  },
  "nobody-to-review": {
    to: "secretariat",
    subject: {
      fr: "À faire : il manque quelqu’un pour l’avis sur « {title} »",
      en: "To do: somebody is wanted to review “{title}”",
    },
    blocks: [
      {
        say: {
          fr: "Ce dossier n’a pas le nombre d’avis qu’il lui faut, et personne n’est sollicité pour ceux qui manquent. Désignez quelqu’un, ou donnez un mandat.",
          en: "This application has not as many reviews as it needs, and nobody is asked for those that lack. Please ask somebody, or give a mandate.",
        },
      },
      { facts: aboutFile },
    ],
  },
  "interest-to-settle": {
    to: "secretariat",
    subject: {
      fr: "À faire : trancher un lien d’intérêts signalé sur « {title} »",
      en: "To do: settle an interest reported on “{title}”",
    },
    blocks: [
      {
        say: {
          fr: "Un lien d’intérêts prêté à quelqu’un d’autre vient d’être signalé sur ce dossier. La personne concernée en est écartée dès maintenant, et prévenue.",
          en: "Somebody else has been reported to have an interest in this application. The person concerned is kept away from it from now on, and told.",
        },
      },
      { facts: aboutFile },
      {
        say: {
          fr: "Entendez-la, puis levez le signalement s’il n’est pas fondé ; il tient sinon.",
          en: "Please hear them, then clear the report if nothing bears it out; it stands otherwise.",
        },
      },
    ],
  },
  "message-from-carrier": {
    to: "secretariat",
    subject: { fr: "Message au sujet de « {title} »", en: "Message about “{title}”" },
    blocks: [
      {
        say: { fr: "La structure a écrit le {on} :", en: "The organisation wrote on {on}:" },
      },
      { quote: "text" },
      { facts: aboutFile },
    ],
  },
  "holder-not-warned": {
    to: "secretariat",
    subject: {
      fr: "À faire : prévenir autrement la structure qui porte « {title} »",
      en: "To do: tell the holder of “{title}” by other means",
    },
    blocks: [
      {
        say: {
          fr: "La lettre qui prévient la structure ({matter}) n’a pu être remise à personne.",
          en: "The letter that warns the holder ({matter}) could be delivered to nobody.",
        },
      },
      { facts: aboutFile },
      {
        say: {
          fr: "Prévenez-la par courrier ou de vive voix, et mettez ses adresses à jour. La suite attend : ce qui n’a été dit à personne n’a pas pu recevoir de réponse.",
          en: "Please tell them by letter or in person, and put their addresses right. What follows is to wait: nobody can have answered what nobody was told.",
        },
      },
    ],
  },
  "holder-answered": {
    to: "secretariat",
    subject: {
      fr: "Réponse à la proposition de retrait de « {title} »",
      en: "Answer to the proposed revocation of “{title}”",
    },
    blocks: [
      {
        say: {
          fr: "La structure a répondu le {on} à la proposition de retrait :",
          en: "The holder answered the proposed revocation on {on}:",
        },
      },
      { quote: "text" },
    ],
  },
} as const satisfies Readonly<Record<string, Template>>;
