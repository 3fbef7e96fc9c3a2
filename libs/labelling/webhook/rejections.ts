import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  WEBHOOK_UNKNOWN: {
    fr: "Aucun webhook n’est enregistré sous cet identifiant.",
    en: "No webhook is registered under this id.",
  },
  WEBHOOK_ALREADY_REGISTERED: {
    fr: "Ce webhook est déjà enregistré.",
    en: "This webhook is registered already.",
  },
  WEBHOOK_OWNER_UNCLEAR: {
    fr: "Dites à qui est ce webhook : soit une structure, et vous en répondez, soit un dispositif, une institution de son comité et la personne qui y siège.",
    en: "Say whose this webhook is: either an organisation’s, and you answer for it, or a scheme’s, with an institution of its committee and the person who sits there.",
  },
  WEBHOOK_BY_ITS_OWN_PEOPLE: {
    fr: "Le webhook d’une structure est enregistré par une personne de cette structure : il n’entend que ce qu’elle voit.",
    en: "An organisation’s webhook is registered by one of its people: it hears only what they see.",
  },
  WEBHOOK_BY_THE_SECRETARIAT: {
    fr: "Le webhook d’une institution du comité est enregistré par le secrétariat.",
    en: "The webhook of an institution of the committee is registered by the secretariat.",
  },
  WEBHOOK_NOT_YOURS: {
    fr: "Ce webhook n’est pas le vôtre : seul son propriétaire le modifie.",
    en: "This webhook is not yours: only its owner changes it.",
  },
  KEEPER_HAS_NO_SEAT: {
    fr: "Cette personne ne siège pas pour « {institution} » dans ce comité le {today}.",
    en: "This person does not sit for “{institution}” on this committee on {today}.",
  },
  TOPICS_OF_A_COMMITTEE: {
    fr: "Ces sujets sont ceux d’un comité ; une structure n’en entend rien : {topics}.",
    en: "These topics are a committee’s; an organisation hears nothing of them: {topics}.",
  },
  WEBHOOK_IS_DISABLED: {
    fr: "Ce webhook est désactivé : réactivez-le avant de lui redire quoi que ce soit.",
    en: "This webhook is disabled: please enable it before it is told anything again.",
  },
  REPLAY_FROM_TO_COME: {
    fr: "{from} n’est pas encore venu : rien ne s’est passé depuis.",
    en: "{from} has yet to come: nothing has happened since.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
