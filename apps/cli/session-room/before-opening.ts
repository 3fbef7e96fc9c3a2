import { parisDay } from "#labelling/calendar/paris-day.js";
import { presidingOf } from "#labelling/session/presiding.js";
import { adjournments } from "#labelling/session/events.js";
import { committee } from "#labelling/committee/committee.js";
import { chairOn } from "#labelling/committee/mandates.js";
import { BadInput } from "../failures.js";
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
    const { cli, room, asking, acting } = doing;
    onItsDay(doing);
    const present = await asking.many(words.present, people(cli, room, room.roll));
    const elected = (await wantsElection(doing, present))
      ? { elected: await asking.one(words.elected, people(cli, room, members(room, present))) }
      : {};
    await give(acting, "OpenSession", room.id, { present, ...elected });
  },
};

const todayIn = ({ acting: [{ engine }] }: Doing) => parisDay(engine.clock.now());

/** Who would be refused at the end is told before the roll is called. @throws BadInput */
const onItsDay = (doing: Doing) => {
  const { heldOn } = doing.room.state;
  const today = todayIn(doing);
  if (today < heldOn) throw new BadInput(words.tooEarly, { heldOn, today });
  if (today > heldOn) throw new BadInput(words.tooLate, { heldOn, today });
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
  do: async (doing) => {
    const { room, asking, acting, cli } = doing;
    const reasons = coded(cli, adjournments, reasonsInWords);
    const reason = await asking.one(words.reason, reasons);
    const { heldOn } = room.state;
    const today = todayIn(doing);
    // Before its day nobody can have come: there is no roll to call, and no quorum to lack.
    const isAhead = today < heldOn;
    if (isAhead && reason !== "put-off") throw new BadInput(words.notYetLacking, { heldOn, today });
    const present = isAhead ? [] : await asking.many(words.present, people(cli, room, room.roll));
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
  tooEarly: {
    fr: "Cette séance est convoquée pour le {heldOn}, et nous sommes le {today} : elle s’ouvre ce jour-là, pas avant. Revenez alors ; pour la tenir un autre jour, ajournez-la (« adjourn »), puis convoquez-en une autre.",
    en: "This session is convened for {heldOn}, and today is {today}: it is opened on that day, not before. Please come back then; to hold it on another day, adjourn it (“adjourn”), then convene another.",
  },
  tooLate: {
    fr: "Cette séance était convoquée pour le {heldOn}, et nous sommes le {today} : elle ne s’ouvre plus. Ajournez-la (« adjourn »), puis convoquez-en une autre.",
    en: "This session was convened for {heldOn}, and today is {today}: it is opened no more. Please adjourn it (“adjourn”), then convene another.",
  },
  notYetLacking: {
    fr: "Cette séance est convoquée pour le {heldOn}, et nous sommes le {today} : rien n’y manque encore. Avant ce jour, elle ne s’ajourne que pour être reportée.",
    en: "This session is convened for {heldOn}, and today is {today}: nothing is lacking yet. Before that day it is adjourned only to be put off.",
  },
} as const;
