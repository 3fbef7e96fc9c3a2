import { application } from "#labelling/application/application.js";
import { daysAfter } from "#labelling/calendar/delay.js";
import { committee } from "#labelling/committee/committee.js";
import { chairOn, deputyOn } from "#labelling/committee/mandates.js";
import { label } from "#labelling/label/label.js";
import { renewalOpensOn } from "#labelling/label/term.js";
import type { Item } from "#labelling/session/item.js";
import { session } from "#labelling/session/session.js";
import type { Ask } from "#labelling/session/question.js";
import { type Doing, motives } from "./folk.js";
import { firstRules, pick } from "./rules.js";
import type { Town } from "./town.js";
import { ballots, draw, itemsOf, member } from "./voting.js";

/** A session of one committee, with all that waits for it. */
export const convening: Doing = async (town) => {
  const { random, places, secretariat, today } = town;
  const { id: scheme } = pick(random, firstRules);
  if ([...places.sessions.values()].includes(scheme)) return;
  const heldOn = daysAfter(today, random.between(2, 15));
  const id = await town.ask(secretariat, "ConveneSession", { scheme, heldOn, place: "Lille" });
  if (id !== undefined) await listAll(town, id, scheme, heldOn);
};

const listAll = async (town: Town, id: string, scheme: string, heldOn: string) => {
  const { places, random, secretariat } = town;
  const put = (kind: string, item: string) =>
    town.ask(secretariat, "PutOnAgenda", { kind, item }, id);
  for (const [file, of] of places.files) {
    if (of !== scheme || random.fraction() < 0.1) continue;
    const { phase } = town.past.now(application, file);
    if (phase === "admissible") await put("application", file);
    if (phase === "appealed") await put("appeal", file);
  }
  for (const [one, of] of places.labels) {
    if (of !== scheme) continue;
    const state = town.past.now(label, one);
    if (state.phase === "not-granted") continue;
    if (renewalOpensOn(state.held) <= heldOn && random.fraction() < 0.7) await put("renewal", one);
    else if (state.held.proposal && random.fraction() < 0.5) await put("revocation", one);
  }
};

/** What is due at a session on a day: to be held, convened anew, or to have its minutes approved. */
export const sitting = async (town: Town, id: string, scheme: string): Promise<void> => {
  const { random, secretariat, places, today } = town;
  const state = town.past.now(session, id);
  switch (state.phase) {
    case "convened":
      if (state.heldOn < today) {
        await town.ask(secretariat, "AdjournSession", { reason: "put-off", present: [] }, id);
      } else if (state.heldOn === today) await hold(town, id, scheme);
      return;
    case "adjourned": {
      places.leave("sessions", id);
      if (state.why !== "no-quorum") return;
      const heldOn = daysAfter(today, random.between(3, 20));
      const again = { scheme, heldOn, place: "Lille", previous: id };
      const next = await town.ask(secretariat, "ConveneSession", again);
      if (next !== undefined) await listAll(town, next, scheme, heldOn);
      return;
    }
    case "closed": {
      const minutes = "a1".repeat(32);
      await town.ask(secretariat, "DraftMinutes", { minutes }, id);
      const board = town.past.now(committee, scheme);
      const chair = chairOn(board, today) ?? deputyOn(board, today);
      // A committee without either leaves its minutes as they are until it has one.
      if (chair !== undefined)
        await town.ask({ id: chair, as: "chair" }, "ApproveMinutes", { minutes }, id);
      return;
    }
    case "open":
      // Left as it is: nobody may decide on another day than that of the vote.
      return finish(town, id);
    case "unknown":
      return;
  }
};

/** Some come, some send a proxy; it opens, or is adjourned for what it lacks. */
const hold = async (town: Town, id: string, scheme: string): Promise<void> => {
  const { random, secretariat } = town;
  const roll = town.roll(scheme).map(({ person }) => person);
  const habit = random.fraction() < 0.15 ? 0.3 : 0.85;
  const present = roll.filter(() => random.fraction() < habit);
  for (const absent of roll.filter((one) => !present.includes(one))) {
    const to = random.oneOf(random.fraction() < 0.9 ? present : roll);
    if (to !== undefined && random.fraction() < 0.6)
      await town.ask(member(absent), "GiveProxy", { to }, id);
  }
  const opened = await town.ask(secretariat, "OpenSession", { present }, id);
  if (opened === undefined) {
    const reason = town.refusal === "NOBODY_PRESIDES" ? "no-chair" : "no-quorum";
    if (town.refusal === "NOBODY_PRESIDES") {
      const elected = random.oneOf(present);
      const chosen = { present, ...(elected === undefined ? {} : { elected }) };
      if ((await town.ask(secretariat, "OpenSession", chosen, id)) !== undefined)
        return debate(town, id);
    }
    await town.ask(secretariat, "AdjournSession", { reason, present }, id);
    return;
  }
  await debate(town, id);
};

const debate = async (town: Town, id: string): Promise<void> => {
  for (const { item } of itemsOf(town, id)) {
    await comeAndGo(town, id);
    for (let nth = 0; nth < 3; nth += 1) {
      const found = itemsOf(town, id).find((one) => one.item === item);
      if (found?.stage.is !== "listed") break;
      await vote(town, id, found, nth === 0);
    }
  }
  // Now and then it is late, and some is left for another day.
  if (town.random.fraction() < 0.95) await finish(town, id);
};

const finish = async (town: Town, id: string): Promise<void> => {
  const { secretariat } = town;
  for (const { item, kind, stage } of itemsOf(town, id)) {
    if (stage.is === "decided" && stage.outcome === "revoked" && kind === "revocation")
      await town.ask(secretariat, "RevokeLabel", { motives, session: id }, item);
    if (stage.is === "tallied") await draw(town, id, item);
    if (itemsOf(town, id).some((one) => one.item === item && one.stage.is !== "decided"))
      await town.ask(secretariat, "AdjournItem", { item, reason: "put-off" }, id);
  }
  await town.ask(secretariat, "CloseSession", {}, id);
};

const comeAndGo = async (town: Town, id: string): Promise<void> => {
  const state = town.past.now(session, id);
  if (state.phase !== "open" || town.random.fraction() > 0.15) return;
  const { person } = pick(town.random, state.roll);
  const type = state.present.includes(person) ? "RecordLeaving" : "RecordArrival";
  await town.ask(town.secretariat, type, { person }, id);
};

const questions: Readonly<Record<Item["kind"], readonly Ask[]>> = {
  application: ["grant", "grant", "grant-with-conditions", "adjourn"],
  appeal: ["grant", "grant-with-conditions"],
  renewal: ["renew", "renew", "adjourn"],
  revocation: ["revoke", "adjourn"],
  proposal: ["approve"],
};

const question = ({ random, today }: Town, { kind }: Item) => {
  const ask = pick(random, questions[kind]);
  const count = ask === "grant-with-conditions" ? random.between(1, 3) : 0;
  const conditions = Array.from({ length: count }, () => ({
    text: "Afficher la marque à l’entrée.",
    dueOn: daysAfter(today, random.between(5, 200)),
  }));
  return { ask, conditions };
};

const vote = async (town: Town, id: string, about: Item, mayRecuse: boolean): Promise<void> => {
  const { random, secretariat } = town;
  const { item } = about;
  const state = town.past.now(session, id);
  if (state.phase !== "open") return;
  if (mayRecuse && random.fraction() < 0.2)
    await town.ask(member(pick(random, state.roll).person), "RecuseMember", { item }, id);
  const put = () =>
    town.ask(secretariat, "Deliberate", { item, question: question(town, about) }, id);
  if ((await put()) === undefined) {
    const person = random.oneOf(state.present);
    const elected = person && (await town.ask(secretariat, "ElectPresiding", { person }, id));
    if (elected === undefined || (await put()) === undefined) {
      await town.ask(secretariat, "AdjournItem", { item, reason: "no-quorum" }, id);
      return;
    }
  }
  await ballots(town, id, item);
  await town.ask(secretariat, "CloseBallots", { item }, id);
  await draw(town, id, item);
};
