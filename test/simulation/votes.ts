import type { PersonId, RecordedEvent } from "#kernel/index.js";
import { idOf, kindOf } from "#kernel/index.js";
import { type Done, recount } from "#labelling/session/recount.story.js";
import type { SessionEvent } from "#labelling/session/events.js";

/** What happened at a session, kept apart from what the product makes of it. */
interface Sitting {
  readonly terms: Done["terms"];
  readonly convening: 1 | 2;
  readonly heldOn: string;
  roll: Done["roll"];
  readonly inRoom: Set<PersonId>;
  readonly proxies: Map<PersonId, PersonId>;
  readonly items: Map<string, Ballots>;
}

interface Ballots {
  readonly recused: Set<PersonId>;
  readonly votes: Map<PersonId, string>;
  casting?: "for" | "against";
  isOpen: boolean;
}

/** Counts every vote again from what people did. Choices are told opened. */
export class Votes {
  readonly #sittings = new Map<string, Sitting>();

  see({ stream }: RecordedEvent, event: SessionEvent): readonly string[] {
    if (kindOf(stream) !== "session") return [];
    const id = idOf(stream);
    if (event.type === "SessionConvened") {
      const { terms, convening, heldOn } = event;
      const empty = { roll: [], inRoom: new Set<PersonId>(), proxies: new Map() };
      this.#sittings.set(id, { terms, convening, heldOn, ...empty, items: new Map() });
    }
    const sitting = this.#sittings.get(id);
    return sitting ? happened(sitting, event) : [`${id} was never convened`];
  }

  /** How many of each choice stand for an item, as the one who counts secret ballots says it. */
  countsOf(session: string, item: string, voters: number) {
    const votes = [...(this.#sittings.get(session)?.items.get(item)?.votes.values() ?? [])];
    const count = (choice: string) => votes.filter((one) => one === choice).length;
    const cast = { for: count("for"), against: count("against"), abstain: count("abstain") };
    return { ...cast, notCast: voters - votes.length };
  }
}

const ballotsOf = ({ items }: Sitting, item: string): Ballots => {
  const known = items.get(item);
  if (known) return known;
  const none = { recused: new Set<PersonId>(), votes: new Map<PersonId, string>(), isOpen: false };
  items.set(item, none);
  return none;
};

const happened = (sitting: Sitting, event: SessionEvent): readonly string[] => {
  const { inRoom, proxies } = sitting;
  switch (event.type) {
    case "SessionOpened":
      sitting.roll = event.roll;
      for (const person of event.present) inRoom.add(person);
      return event.openedOn === sitting.heldOn ? [] : ["opened on another day"];
    case "MemberArrived":
      inRoom.add(event.person);
      return [];
    case "MemberLeft":
      inRoom.delete(event.person);
      return [];
    case "ProxyGiven":
      proxies.set(event.from, event.to);
      return proxiesHeld(sitting);
    case "ProxyWithdrawn":
      proxies.delete(event.from);
      return [];
    case "MemberRecused":
      ballotsOf(sitting, event.item).recused.add(event.person);
      return [];
    case "DeliberationOpened": {
      const ballots = ballotsOf(sitting, event.item);
      ballots.votes.clear();
      delete ballots.casting;
      ballots.isOpen = true;
      return [];
    }
    case "BallotCast":
    case "SecretBallotCast":
      return cast(sitting, event);
    case "BallotsClosed":
      ballotsOf(sitting, event.item).isOpen = false;
      return [];
    case "QuestionWithdrawn": {
      const ballots = ballotsOf(sitting, event.item);
      ballots.isOpen = false;
      return ballots.votes.size > 0 ? ["took a question back that was voted on"] : [];
    }
    case "CastingVoteGiven":
      ballotsOf(sitting, event.item).casting = event.choice;
      return [];
    case "ItemDecided":
    case "QuestionRejected":
      return decided(sitting, event);
    case "SessionConvened":
    case "AgendaItemAdded":
    case "AgendaItemRemoved":
    case "PresidingElected":
    case "DeliberationRequested":
    case "BallotsTallied":
    case "ItemAdjourned":
    case "SessionAdjourned":
    case "SessionClosed":
    case "MinutesDrafted":
    case "MinutesApproved":
      return [];
  }
};

const proxiesHeld = ({ proxies, terms }: Sitting): readonly string[] => {
  const holders = [...proxies.values()];
  const most = terms.majority.proxiesPerMember;
  return holders.some((one) => holders.filter((other) => other === one).length > most)
    ? [`somebody holds more than ${most} proxies`]
    : [];
};

type Cast = Extract<SessionEvent, { readonly type: "BallotCast" | "SecretBallotCast" }>;

const cast = (sitting: Sitting, { item, voter, on, choice }: Cast): readonly string[] => {
  const { recused, votes, isOpen } = ballotsOf(sitting, item);
  const { roll, inRoom, proxies } = sitting;
  votes.set(on, choice);
  return [
    ...(isOpen ? [] : ["voted after voting was closed"]),
    ...(recused.has(voter) || recused.has(on) ? ["voted, though recused"] : []),
    ...(inRoom.has(voter) ? [] : ["voted, though not there"]),
    ...(roll.some(({ person }) => person === voter) ? [] : ["voted without a mandate"]),
    ...(on === voter || proxies.get(on) === voter ? [] : ["voted without a proxy"]),
  ];
};

type Drawn = Extract<SessionEvent, { readonly type: "ItemDecided" | "QuestionRejected" }>;

const granting = ["granted", "granted-with-conditions", "renewed", "revoked"];

const decided = (sitting: Sitting, event: Drawn): readonly string[] => {
  const { recused, votes, casting } = ballotsOf(sitting, event.item);
  const again = recount({ ...sitting, recused, votes, casting });
  const { counts, result, majority } = event.sheet;
  const outcome = event.type === "ItemDecided" ? event.outcome : "adjourned";
  return [
    ...(again.quorumMet ? [] : ["decided without a quorum, counted again"]),
    ...(counts.for === again.f && counts.against === again.against ? [] : ["counted otherwise"]),
    ...(majority.met === again.adopted ? [] : ["another majority, counted again"]),
    ...((result === "adopted") === again.adopted ? [] : ["another result, counted again"]),
    ...(granting.includes(outcome) && !again.adopted ? [`${outcome}, though not adopted`] : []),
  ];
};
