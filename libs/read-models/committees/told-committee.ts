import { chairOn, deputyOn, rollOn } from "#labelling/committee/mandates.js";
import type { Mandate } from "#labelling/committee/committee.js";
import type { CommitteeRow } from "./committees.js";
import type { NamedSeat } from "./member-names.js";

export interface ListedCommittee {
  /** The scheme's, which names its committee. */
  readonly id: string;
  readonly schemeVersion: number;
  readonly seats: readonly {
    readonly institution: string;
    readonly count: number;
    readonly substitutes: number;
    /** On the day. */
    readonly members: number;
  }[];
  readonly on: string;
  readonly chair: string | null;
  readonly deputy: string | null;
}

export interface CommitteeDetail extends ListedCommittee {
  readonly stream: string;
  readonly version: number;
  /** Who may sit on the day. */
  readonly roll: readonly NamedSeat[];
  /** All that were given, past and to come. */
  readonly mandates: readonly ToldMandate[];
}

export interface ToldMandate extends Omit<Mandate, "until"> {
  readonly until: string | null;
  /** As on the roll. */
  readonly name: string | null;
  /** Why it was ended before its time; for those who keep the committee and who check. */
  readonly motives: string | null;
}

/** A committee as it is on a day. */
export const listedOn = ({ key, state }: CommitteeRow, day: string): ListedCommittee => {
  const roll = rollOn(state, day);
  const held = (institution: string) =>
    roll.filter((one) => one.institution === institution && one.rank === "member").length;
  return {
    id: key,
    schemeVersion: state.schemeVersion,
    seats: state.seats.map(({ institution, count, substitutes }) => ({
      institution,
      count,
      substitutes,
      members: held(institution),
    })),
    on: day,
    chair: chairOn(state, day) ?? null,
    deputy: deputyOn(state, day) ?? null,
  };
};
