import { beginning, type Position } from "../port.js";
import { noPosition } from "./faults.js";

/** Where an event stands in $all; the server gives both numbers, up to 2^63. */
interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const digits = 19;
const written = new RegExp(`^(\\d{${digits}})/(\\d{${digits}})$`);

export const positionAt = ({ commit, prepare }: Place): Position =>
  `${padded(commit)}/${padded(prepare)}` as Position;

const padded = (offset: bigint): string => String(offset).padStart(digits, "0");

/** @throws RangeError on a position that this kind of store never gave out. */
export const placeOf = (position: Position): Place | "start" => {
  if (position === beginning) return "start";
  const [, commit, prepare] = written.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) throw noPosition(position);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
};
