import type { PersonId } from "#kernel/index.js";
import type { RollEntry } from "../committee/committee.js";
import type { Committee } from "../scheme/definition.js";

/** What people did, all that a vote hangs on. */
export interface Done {
  readonly terms: Committee;
  readonly convening: 1 | 2;
  readonly roll: readonly RollEntry[];
  readonly inRoom: ReadonlySet<PersonId>;
  readonly recused: ReadonlySet<PersonId>;
  /** By who gave it, who holds it. */
  readonly proxies: ReadonlyMap<PersonId, PersonId>;
  /** By seat, the last one cast. */
  readonly votes: ReadonlyMap<PersonId, string>;
  readonly casting?: "for" | "against" | undefined;
}

/** The least votes that are, or exceed, a share: found by trying. */
const needs = (
  size: number,
  { numerator, denominator }: { numerator: number; denominator: number },
  strictly: boolean,
) => {
  let n = 1;
  while (strictly ? n * denominator <= size * numerator : n * denominator < size * numerator)
    n += 1;
  return n;
};

/** Counts a vote once more, from what people did, and by other means than the product's. */
export const recount = (done: Done) => {
  const { terms, convening, roll, inRoom, recused, proxies, votes, casting } = done;
  const { seats, quorum, majority, secondConvening } = terms;
  let there = 0;
  let byProxy = 0;
  for (const institution of new Set(roll.map((entry) => entry.institution))) {
    const members = roll.filter(
      (r) => r.institution === institution && r.rank === "member" && !recused.has(r.person),
    );
    let empty = 0;
    for (const { person } of members) {
      const holder = proxies.get(person);
      if (inRoom.has(person)) there += 1;
      else if (holder !== undefined && inRoom.has(holder) && !recused.has(holder)) byProxy += 1;
      else empty += 1;
    }
    const spare = roll.filter(
      (r) =>
        r.institution === institution &&
        r.rank === "substitute" &&
        inRoom.has(r.person) &&
        !recused.has(r.person),
    ).length;
    there += Math.min(spare, empty);
  }
  const count = (choice: string) => [...votes.values()].filter((one) => one === choice).length;
  const [f, against] = [count("for"), count("against")];
  const voters = there + byProxy;
  const silent = voters - f - against;
  const members = roll.filter(({ rank }) => rank === "member");
  const out = members.filter(({ person }) => recused.has(person));
  const allSeats = seats.reduce((sum, { count }) => sum + count, 0);
  const seatsOf = (basis: string) => (basis === "all-seats" ? allSeats : members.length);
  const quorumSize =
    seatsOf(quorum.basis) - (quorum.recusals === "leave-the-basis" ? out.length : 0);
  const waived = convening === 2 && secondConvening.quorum === "none";
  const required = waived ? 1 : needs(quorumSize, quorum.share, false);
  const reached =
    there + (quorum.proxiesCount ? byProxy : 0) - (quorum.abstentionsCount ? 0 : silent);
  const base =
    majority.basis === "present-or-represented"
      ? voters +
        (majority.recusals === "leave-the-basis"
          ? 0
          : out.filter(({ person }) => inRoom.has(person)).length)
      : seatsOf(majority.basis) - (majority.recusals === "leave-the-basis" ? out.length : 0);
  const size = base - (majority.abstentions === "leave-the-basis" ? silent : 0);
  const votesFor = f + (casting === "for" ? 1 : 0);
  return {
    f,
    against,
    silent,
    quorumMet: Math.max(0, reached) >= required,
    adopted: votesFor >= needs(size, majority.share, majority.exceed),
  };
};
