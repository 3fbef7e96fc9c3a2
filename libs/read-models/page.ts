import "reflect-metadata";
import { Type } from "class-transformer";
import { IsInt, IsOptional, Max, Min, ValidateBy } from "class-validator";
import { isStorable } from "#labelling/text/blank.js";
import type { Conditions } from "./conditions.js";

/** Some of a list, and where to go on. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** Where a page ended: by which order, at which value, at which key. */
export type Cursor = readonly [order: string, value: string, key: string];

export const usualPage = 50;

/** The parameters that every list has. */
export class Paging {
  /** How many; 50 when not given. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) readonly limit?: number;
  /** `next` of the page before; its order goes on, whatever `sort` says. */
  @IsOptional() @IsCursor() readonly after?: string;
}

const writeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** @returns undefined for what is no cursor of ours */
export const readCursor = (text: string): Cursor | undefined => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return isCursor(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};

const isCursor = (value: unknown): value is Cursor =>
  Array.isArray(value) &&
  value.length === 3 &&
  value.every((part) => typeof part === "string" && isStorable(part));

/**
 * Only what comes after the page before, in the order of a value and then of the key.
 * @param value the column of the value, or what it is worked out by
 */
export const onlyAfter = (
  conditions: Conditions,
  after: string | undefined,
  value: string,
  key: string,
): Conditions => {
  const cursor = after === undefined ? undefined : readCursor(after);
  if (!cursor) return conditions;
  const [lastValue, lastKey] = [conditions.parameter(cursor[1]), conditions.parameter(cursor[2])];
  return conditions.always(`(${value}, ${key}) > (${lastValue}, ${lastKey})`);
};

function IsCursor(): PropertyDecorator {
  return ValidateBy({
    name: "isCursor",
    validator: {
      validate: (value) => typeof value === "string" && readCursor(value) !== undefined,
      defaultMessage: () => "$property must be the `next` of an earlier page",
    },
  });
}

/** Ask for one more than the page holds: it tells whether another page follows. */
export const pageOf = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  cursor: (row: Row) => Cursor,
): Page<Item> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(item);
  return rows.length > limit && last ? { items, next: writeCursor(cursor(last)) } : { items };
};
