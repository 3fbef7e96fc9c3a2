import { beginning, type Position } from "./port.js";

/** Digits of the largest bigint: all positions are as long, so that they sort bytewise. */
const width = 19;

/** Only for adapters that number events 1, 2, 3 …; everybody else takes a position as it is. */
export const positionOf = (ordinal: number | string): Position =>
  String(ordinal).padStart(width, "0") as Position;

/** @throws RangeError on a position that this kind of store never gave out. */
export const ordinalOf = (position: Position): string => {
  if (position === beginning) return "0";
  if (!/^\d{19}$/.test(position)) throw new RangeError(`Not a position here: ${position}`);
  return position;
};
