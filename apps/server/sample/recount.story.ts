import { maskedEvent } from "#commands/domain-event.js";
import { kindOf, type PersonId, type RecordedEvent } from "#kernel/index.js";
import { committee, type CommitteeEvent } from "#labelling/committee/committee.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { shippedSchemes } from "#labelling/scheme/shipped/index.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import type { Engine } from "../engine.js";
import { openingOf } from "../opening.js";

type Of<Type extends SessionEvent["type"]> = Extract<SessionEvent, { readonly type: Type }>;
type Decided = Of<"ItemDecided">;

/** A vote counted again from the log alone, by the rules as they are shipped. */
export interface Recount {
  readonly item: string;
  readonly counted: Pick<Decided["sheet"], "counts"> & {
    readonly quorum: readonly [required: number, reached: number];
    readonly majority: readonly [required: number, reached: number];
    readonly adopted: boolean;
  };
  readonly told: Recount["counted"];
}

interface Mandate {
  readonly person: PersonId;
  readonly institution: string;
  readonly rank: string;
}

const mandatesOn = (all: readonly RecordedEvent[], scheme: string, day: string) => {
  const told = all
    .filter(({ stream }) => stream === `committee-${scheme}`)
    .map((event) => maskedEvent(committee, event) as CommitteeEvent);
  const ends = new Map(
    told.flatMap((one) => (one.type === "MandateEnded" ? [[one.mandate, one.until] as const] : [])),
  );
  return told.flatMap((one): readonly Mandate[] => {
    if (one.type !== "MandateGiven" || one.from > day) return [];
    return (ends.get(one.mandate) ?? one.until ?? day) < day ? [] : [one];
  });
};

/** Each seat that has a vote, and who casts it. */
const votes = (
  roll: readonly Mandate[],
  present: readonly PersonId[],
  proxies: ReadonlyMap<PersonId, PersonId>,
  recused: readonly PersonId[],
) => {
  const votesFor = new Map<PersonId, PersonId>();
  const may = (person: PersonId | undefined): person is PersonId =>
    person !== undefined && present.includes(person) && !recused.includes(person);
  for (const { person, institution, rank } of roll) {
    if (rank !== "member" || recused.includes(person)) continue;
    const holder = proxies.get(person);
    const substitute = roll.find(
      (one) => one.rank === "substitute" && one.institution === institution && may(one.person),
    )?.person;
    if (may(person)) votesFor.set(person, person);
    else if (!present.includes(person) && may(holder)) votesFor.set(person, holder);
    else if (!present.includes(person) && substitute) votesFor.set(substitute, substitute);
  }
  return votesFor;
};

const share = (
  size: number,
  { numerator, denominator }: { numerator: number; denominator: number },
) => (size * numerator) / denominator;

const choicesOf = async (engine: Engine, cast: readonly RecordedEvent[]) => {
  const { personal } = session.events.SecretBallotCast;
  const sealed = cast.map((event) =>
    event.type === "SecretBallotCast" ? { event, personal } : { event },
  );
  const opened = await openingOf(engine)(sealed);
  return new Map(cast.map(({ data }, nth) => [String(data["on"]), { data, told: opened[nth] }]));
};

const recountOf = async (
  engine: Engine,
  all: readonly RecordedEvent[],
  decided: RecordedEvent,
): Promise<Recount> => {
  const before = all.filter(
    ({ stream, version }) => stream === decided.stream && version <= decided.version,
  );
  const told = before.map((event) => maskedEvent(session, event) as SessionEvent);
  const of = <Type extends SessionEvent["type"]>(type: Type) =>
    told.filter((one): one is Of<Type> => one.type === type);
  const { sheet, item } = of("ItemDecided").at(-1) as Decided;
  const [meeting, opening] = [of("SessionConvened")[0], of("SessionOpened")[0]];
  if (!meeting || !opening) throw new Error("no session was opened");
  const { committee: terms } = shippedSchemes.find(
    ({ id }) => id === meeting.scheme,
  ) as SchemeDefinition;

  const roll = mandatesOn(all, meeting.scheme, meeting.heldOn);
  const recused = of("MemberRecused").flatMap((one) => (one.item === item ? [one.person] : []));
  const proxies = new Map(of("ProxyGiven").map(({ from, to }) => [from, to]));
  const mayVote = votes(roll, opening.present, proxies, recused);
  const cast = before.filter(
    ({ type, data }) => /^(Secret)?BallotCast$/.test(type) && data["item"] === item,
  );
  const counts = { for: 0, against: 0, abstain: 0, notCast: mayVote.size };
  for (const [on, { data, told: choice }] of await choicesOf(engine, cast)) {
    if (mayVote.get(on as PersonId) !== data["voter"]) throw new Error(`${on} has no such vote`);
    counts[String(choice?.["choice"]) as "for" | "against" | "abstain"] += 1;
    counts.notCast -= 1;
  }

  const members = roll.filter((one) => one.rank === "member").map(({ person }) => person);
  const seats = terms.seats.reduce((sum, { count }) => sum + count, 0);
  const filled = terms.quorum.basis === "all-seats" ? seats : members.length;
  const left = members.filter((person) => recused.includes(person)).length;
  const quorum = meeting.convening === 2 ? 1 : Math.ceil(share(filled - left, terms.quorum.share));
  const leaving = terms.majority.abstentions === "leave-the-basis" ? counts.abstain : 0;
  const exact = share(mayVote.size - leaving, terms.majority.share);
  const required = terms.majority.exceed ? Math.floor(exact) + 1 : Math.ceil(exact);
  const [casting] = of("CastingVoteGiven").filter((one) => one.item === item);
  const reached = counts.for + (casting?.choice === "for" ? 1 : 0);
  return {
    item,
    counted: {
      counts,
      quorum: [quorum, mayVote.size],
      majority: [required, reached],
      adopted: mayVote.size >= quorum && reached >= required,
    },
    told: {
      counts: sheet.counts,
      quorum: [sheet.quorum.required, sheet.quorum.reached],
      majority: [sheet.majority.required, sheet.majority.reached],
      adopted: sheet.result === "adopted",
    },
  };
};

/** Every decision in the log, counted again. */
export const recounts = async (
  engine: Engine,
  all: readonly RecordedEvent[],
): Promise<readonly Recount[]> => {
  const decided = all.filter(
    ({ stream, type }) => kindOf(stream) === session.kind && type === "ItemDecided",
  );
  return Promise.all(decided.map((event) => recountOf(engine, all, event)));
};
