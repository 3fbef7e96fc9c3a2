import { presidingOf } from "#labelling/session/presiding.js";
import { adjournments } from "#labelling/session/events.js";
import { committee } from "#labelling/committee/committee.js";
import { chairOn } from "#labelling/committee/mandates.js";
import { give, mayAsk } from "./acting.js";
import type { Act, Doing } from "./acts.js";
import { coded, people } from "./options.js";
import { reasonsInWords } from "./wordings.js";

/** Nobody calls a roll that they may not enter. */
const whileConvened =
  (type: string): Act["isOffered"] =>
  ({ state }, acting) =>
    state.phase === "convened" && acting.some(({ actor }) => mayAsk(type, actor.as));

const open: Act = {
  name: "open",
  label: { fr: "Ouvrir la séance", en: "Open the session" },
  isOffered: whileConvened("OpenSession"),
  do: async (doing) => {
    const { room, asking, acting } = doing;
    const present = await asking.many(words.present, people(room, room.roll));
    const elected = (await wantsElection(doing, present))
      ? { elected: await asking.one(words.elected, people(room, members(room, present))) }
      : {};
    await give(acting, "OpenSession", room.id, { present, ...elected });
  },
};

const members = ({ roll }: Doing["room"], present: readonly string[]) =>
  roll.filter(({ person, rank }) => rank === "member" && present.includes(person));

/** Where the rules have those present choose, and the chair has not come. */
const wantsElection = async ({ room, acting }: Doing, present: readonly string[]) => {
  const { state, roll } = room;
  if (state.terms.chair.whenAbsent !== "elected-for-the-session") return false;
  const [{ engine }] = acting;
  const { state: board } = await engine.streams.load(committee, state.scheme, 0);
  const chair = chairOn(board, state.heldOn);
  const there = roll.flatMap(({ person }) => (present.includes(person) ? [person] : []));
  const asked = { roll, present: there, ...(chair && { chair }) };
  return presidingOf(state.terms.chair, asked) === undefined;
};

const putOff: Act = {
  name: "adjourn",
  label: { fr: "Ajourner la séance", en: "Adjourn the session" },
  isOffered: whileConvened("AdjournSession"),
  do: async ({ room, asking, acting, cli }) => {
    const reasons = coded(cli, adjournments, reasonsInWords);
    const reason = await asking.one(words.reason, reasons);
    const present = await asking.many(words.present, people(room, room.roll));
    await give(acting, "AdjournSession", room.id, { reason, present });
  },
};

export const beforeOpening: readonly Act[] = [open, putOff];

const words = {
  present: {
    fr: "Qui est là (numéros ou noms, séparés par des virgules ; ou : tous) ?",
    en: "Who is there (numbers or names, apart by commas; or: all)?",
  },
  elected: { fr: "Qui est élu pour présider ?", en: "Who is elected to preside?" },
  reason: { fr: "Pourquoi ?", en: "Why?" },
} as const;
