import type { Sentences } from "#kernel/index.js";
import type { ErasureEvent } from "#labelling/erasure/erasure.js";
import type { InitiativeEvent } from "#labelling/initiative/initiative.js";
import type { OrganisationEvent } from "#labelling/organisation/organisation.js";
import type { PersonEvent } from "#labelling/person/person.js";
import type { WebhookEvent } from "#labelling/webhook/webhook.js";

/** What happens to people, their organisations and initiatives, and what is erased of them. */
export const ofCarriers = {
  PersonRegistered: { fr: "Une personne est enregistrée.", en: "A person is registered." },
  RoleGranted: { fr: "Un rôle est donné.", en: "A role is granted." },
  RoleEndSet: { fr: "Un rôle reçoit une fin.", en: "A role is given an end." },
  RoleRevoked: { fr: "Un rôle est repris.", en: "A role is revoked." },
  TokenIssued: { fr: "Un jeton est remis.", en: "A token is issued." },
  TokenRevoked: { fr: "Un jeton est révoqué.", en: "A token is revoked." },
  SettingsChanged: { fr: "Des préférences changent.", en: "Settings are changed." },
  OrganisationRegistered: {
    fr: "Une structure est enregistrée.",
    en: "An organisation is registered.",
  },
  OrganisationAmended: {
    fr: "Ce qui est dit d’une structure est modifié.",
    en: "What is said of an organisation is amended.",
  },
  IdentifierDropped: {
    fr: "Une structure renonce à un identifiant.",
    en: "An organisation gives an identifier up.",
  },
  NeverStarted: {
    fr: "Ce qui devait commencer ici n’a pas commencé.",
    en: "What was to begin here has not begun.",
  },
  ClaimLetGo: {
    fr: "Un identifiant est abandonné par qui le tenait.",
    en: "A claim is let go by who held it.",
  },
  SignatoryAdded: {
    fr: "Une personne peut engager la structure.",
    en: "A person may commit the organisation.",
  },
  SignatoryRemoved: {
    fr: "Une personne n’engage plus la structure.",
    en: "A person may commit the organisation no more.",
  },
  PersonInvited: {
    fr: "Une personne est invitée dans la structure.",
    en: "A person is invited to the organisation.",
  },
  PersonRemoved: {
    fr: "Une personne quitte la structure.",
    en: "A person is removed from the organisation.",
  },
  InitiativeRegistered: {
    fr: "Une initiative est enregistrée.",
    en: "An initiative is registered.",
  },
  ApplicationOpened: {
    fr: "L’initiative présente un dossier.",
    en: "The initiative begins an application.",
  },
  ApplicationReopened: {
    fr: "Un recours rouvre le dossier de l’initiative.",
    en: "An appeal opens the initiative’s application again.",
  },
  ApplicationClosed: {
    fr: "Le dossier de l’initiative s’achève.",
    en: "The initiative’s application ends.",
  },
  WebhookRegistered: { fr: "Un webhook est enregistré.", en: "A webhook is registered." },
  WebhookChanged: { fr: "Un webhook est modifié.", en: "A webhook is changed." },
  WebhookSecretRotated: {
    fr: "Le secret d’un webhook est renouvelé.",
    en: "A webhook’s secret is rotated.",
  },
  WebhookDisabled: { fr: "Un webhook est arrêté.", en: "A webhook is disabled." },
  WebhookEnabled: { fr: "Un webhook est remis en marche.", en: "A webhook is enabled." },
  WebhookReplayAsked: {
    fr: "Les messages d’un webhook sont redemandés.",
    en: "A webhook’s messages are asked for again.",
  },
  ErasureRequested: { fr: "Un effacement est demandé.", en: "An erasure is requested." },
  ErasureApproved: { fr: "Un effacement est approuvé.", en: "An erasure is approved." },
  ErasureCarriedOut: { fr: "Un effacement est engagé.", en: "An erasure is carried out." },
  ErasureCompleted: { fr: "Un effacement est achevé.", en: "An erasure is completed." },
} as const satisfies Sentences<
  | ErasureEvent["type"]
  | InitiativeEvent["type"]
  | OrganisationEvent["type"]
  | PersonEvent["type"]
  | WebhookEvent["type"]
>;
