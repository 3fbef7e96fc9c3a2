import type { Sentence } from "#kernel/index.js";
import { type Deliberated } from "#labelling/session/item.js";
import { waysToSettle } from "#labelling/session/give-casting-vote.js";
import { choices } from "#labelling/session/majority.js";
import { type ItemOutcome, wantsMotives } from "#labelling/session/question.js";
import type { Voter } from "#labelling/session/voters.js";
import { ask } from "../asking.js";
import { type Acting, give, mayAsk } from "./acting.js";
import type { Act, Doing } from "./acts.js";
import type { Option } from "./asking.js";
import { counted } from "./counted.js";
import { coded } from "./options.js";
import type { Room, RoomItem } from "./room.js";
import { choicesInWords } from "./wordings.js";

/** The item that is voted on, in a stage of its vote. */
const itemIn = <Is extends RoomItem["stage"]["is"]>({ underWay }: Room, is: Is) => {
  if (!underWay || underWay.stage.is !== is) return undefined;
  return underWay;
};

const deliberated = (room: Room): Deliberated | undefined => {
  const stage = itemIn(room, "deliberating")?.stage;
  return stage?.is === "deliberating" ? stage : undefined;
};

/** Votes by show of hands, which the secretariat writes down; a secret choice is never asked for here. */
const writesHands = ({ state }: Room, [{ actor }]: Acting) =>
  state.terms.ballots === "open" && actor.as === "secretariat";

const missing = ({ voters, ballots }: Deliberated) =>
  voters.filter(({ on }) => !ballots.some((ballot) => ballot.on === on));
const isIn = ({ voters, ballots }: Deliberated) =>
  voters.filter(({ on }) => ballots.some((ballot) => ballot.on === on));

const votes = ({ nameOf }: Room, some: readonly Voter[]): readonly Option<Voter>[] =>
  some.map((voter) => {
    const { person, on } = voter;
    const label = person === on ? nameOf(person) : `${nameOf(person)} → ${nameOf(on)}`;
    return { value: voter, label, name: on };
  });

const cast = async ({ cli, room, asking, acting }: Doing, { person, on }: Voter) => {
  const item = room.underWay?.item;
  const who = { voter: room.nameOf(person), on: room.nameOf(on) };
  cli.terminal.out(cli.say(person === on ? words.vote : words.voteFor, who));
  const choice = await asking.one(words.which, coded(cli, choices, choicesInWords));
  await give(acting, "CastBallot", room.id, { item, voter: person, on, choice });
};

const ballots: Act = {
  name: "ballots",
  label: { fr: "Noter les votes", en: "Write down the votes" },
  isOffered: (room, acting) => {
    const stage = deliberated(room);
    return writesHands(room, acting) && stage !== undefined && missing(stage).length > 0;
  },
  do: async (doing) => {
    const stage = deliberated(doing.room);
    // Each is stored as it is given: whoever stops here goes on with those that are missing.
    for (const voter of stage ? missing(stage) : []) await cast(doing, voter);
  },
};

const change: Act = {
  name: "change-ballot",
  label: { fr: "Corriger un vote", en: "Change a vote" },
  isOffered: (room, acting) => {
    const stage = deliberated(room);
    return writesHands(room, acting) && stage !== undefined && isIn(stage).length > 0;
  },
  do: async (doing) => {
    const stage = deliberated(doing.room);
    const voters = stage ? isIn(stage) : [];
    await cast(doing, await doing.asking.one(words.whose, votes(doing.room, voters)));
  },
};

const closeBallots: Act = {
  name: "close-ballots",
  label: { fr: "Clore le vote", en: "Close the vote" },
  isOffered: (room) => deliberated(room) !== undefined,
  do: async ({ room, acting }) =>
    give(acting, "CloseBallots", room.id, { item: room.underWay?.item }),
};

const presides = (room: Room, acting: Acting) =>
  acting.find(
    ({ actor }) => actor.id === counted(room)?.presiding && mayAsk("GiveCastingVote", actor.as),
  );

const castingVote: Act = {
  name: "casting-vote",
  label: { fr: "Donner la voix prépondérante", en: "Give the casting vote" },
  isOffered: (room, acting) =>
    counted(room)?.isTied === true && presides(room, acting) !== undefined,
  do: async ({ cli, room, asking, acting }) => {
    const chair = presides(room, acting);
    const stage = itemIn(room, "tallied")?.stage;
    if (!chair || stage?.is !== "tallied") return;
    const choice = await asking.one(words.which, coded(cli, waysToSettle(stage), choicesInWords));
    await ask(chair, "GiveCastingVote", { item: counted(room)?.item, choice }, room.id);
  },
};

/** A holder who has answered a proposal to revoke is told why nothing came of it, if anybody says so. */
const askedFor = (outcome: ItemOutcome): Sentence | undefined => {
  if (wantsMotives(outcome)) return words.motives;
  return outcome === "not-revoked" ? words.motivesIfAny : undefined;
};

const decide: Act = {
  name: "decide",
  label: { fr: "Prononcer la décision", en: "Draw the decision" },
  isOffered: (room) => {
    const found = counted(room);
    return found !== undefined && !found.isTied && found.result !== "no-quorum";
  },
  do: async ({ room, asking, acting }) => {
    const found = counted(room);
    const wanted = found?.outcome && askedFor(found.outcome);
    const said = wanted ? await asking.text(wanted) : "";
    const motives = said === "" ? {} : { motives: said };
    await give(acting, "DecideItem", room.id, { item: found?.item, ...motives });
  },
};

export const vote: readonly Act[] = [ballots, change, closeBallots, castingVote, decide];

const words = {
  vote: { fr: "{voter} :", en: "{voter}:" },
  voteFor: { fr: "{voter}, pour {on} :", en: "{voter}, for {on}:" },
  which: { fr: "Vote ?", en: "Vote?" },
  whose: { fr: "Le vote de qui ?", en: "Whose vote?" },
  motives: { fr: "Motifs :", en: "Motives:" },
  motivesIfAny: {
    fr: "Motifs (rien s’il n’y en a pas) :",
    en: "Motives (nothing if there are none):",
  },
} as const;
