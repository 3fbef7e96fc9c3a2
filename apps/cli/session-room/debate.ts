import { adjournments } from "#labelling/session/events.js";
import { mayBeTakenBack } from "#labelling/session/item.js";
import { asksAbout, type Condition } from "#labelling/session/question.js";
import { give } from "./acting.js";
import type { Act } from "./acts.js";
import type { Asking } from "./asking.js";
import { lostVoices } from "./lost-voices.js";
import { coded, items } from "./options.js";
import type { Room } from "./room.js";
import { isBetweenItems } from "./stages.js";
import { asksInWords, reasonsInWords } from "./wordings.js";

const listed = ({ items: all }: Room) => all.filter(({ stage }) => stage.is === "listed");

const deliberate: Act = {
  name: "deliberate",
  label: { fr: "Mettre un point en délibération", en: "Put an item to the vote" },
  isOffered: (room) => isBetweenItems(room) && listed(room).length > 0,
  do: async ({ cli, room, asking, acting }) => {
    const chosen = await asking.one(words.item, items(listed(room)));
    for (const line of lostVoices(cli, room, chosen)) cli.terminal.out(line);
    const { item, kind } = chosen;
    const ask = await asking.one(words.question, coded(cli, asksAbout(kind), asksInWords));
    const conditions = ask === "grant-with-conditions" ? await conditionsFrom(asking) : [];
    await give(acting, "Deliberate", room.id, { item, question: { ask, conditions } });
  },
};

const takeBack: Act = {
  name: "take-back",
  label: { fr: "Retirer la question posée", en: "Take the question back" },
  isOffered: ({ underWay }) => underWay !== undefined && mayBeTakenBack(underWay),
  do: ({ room, acting }) =>
    give(acting, "WithdrawQuestion", room.id, { item: room.underWay?.item }),
};

const conditionsFrom = async (asking: Asking): Promise<readonly Condition[]> => {
  const conditions: Condition[] = [];
  for (;;) {
    const text = await asking.text(words.condition);
    if (text === "") return conditions;
    conditions.push({ text, dueOn: await asking.day(words.dueOn) });
  }
};

const putOff: Act = {
  name: "adjourn-item",
  label: { fr: "Reporter un point", en: "Put an item off" },
  isOffered: (room) =>
    room.underWay !== undefined || (isBetweenItems(room) && listed(room).length > 0),
  do: async ({ cli, room, asking, acting }) => {
    const { item } = room.underWay ?? (await asking.one(words.item, items(listed(room))));
    const reason = await asking.one(words.why, coded(cli, adjournments, reasonsInWords));
    await give(acting, "AdjournItem", room.id, { item, reason });
  },
};

const close: Act = {
  name: "close",
  label: { fr: "Lever la séance", en: "Close the session" },
  isOffered: ({ state }) =>
    state.phase === "open" &&
    state.items.every(({ stage }) => stage.is === "decided" || stage.is === "adjourned"),
  do: ({ room, acting }) => give(acting, "CloseSession", room.id, {}),
};

export const debate: readonly Act[] = [deliberate, takeBack, putOff, close];

const words = {
  item: { fr: "Quel point ?", en: "Which item?" },
  question: { fr: "Quelle question ?", en: "Which question?" },
  condition: {
    fr: "Une condition (rien s’il n’y en a plus) :",
    en: "A condition (nothing when there are no more):",
  },
  dueOn: { fr: "À remplir avant la fin du (AAAA-MM-JJ) :", en: "To be met by (YYYY-MM-DD):" },
  why: { fr: "Pourquoi ?", en: "Why?" },
} as const;
