import { IsIn, IsOptional, IsString, MaxLength } from "class-validator";
import { parisMidnight } from "#labelling/calendar/paris-midnight.js";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { type Page, pageOf, Paging, readCursor, usualPage } from "../page.js";
import {
  type ListedMessage,
  listedMessage,
  type MessageRow,
  type MessageStatus,
  messageStatuses,
  outbox,
  statusOn,
} from "./message.js";

export class ListMessages extends Paging {
  @IsOptional() @IsIn(messageStatuses) readonly status?: MessageStatus;
  @IsOptional() @IsString() @MaxLength(80) readonly reaction?: string;
  /** Part of the name of its command. */
  @IsOptional() @IsString() @MaxLength(80) readonly command?: string;
  /** The id of what it is about. */
  @IsOptional() @IsString() @MaxLength(80) readonly target?: string;
}

export interface MessagePage extends Page<ListedMessage> {
  /** How many there are of each status, by the other filters. */
  readonly counts: Readonly<Record<MessageStatus, number>>;
}

/** What follows by itself, and what became of it: the last first. */
export const listMessages = query({
  name: "outbox",
  path: "/outbox",
  summary: "Lists what follows from events by itself, and what became of it.",
  shape: ListMessages,
  of: [],
  run: async (tables, params, viewer): Promise<MessagePage> => {
    const { status, reaction, command, target, after, limit = usualPage } = params;
    const asked = () =>
      new Conditions()
        .add(reaction, (one) => `o.reaction = ${one}`)
        .add(command, (one) => `position(lower(${one}) in lower(o.command)) > 0`)
        .add(target, (one) => `o.target = ${one}`);
    const midnight = parisMidnight(tables.today);
    const conditions = asked();
    const told = statusOn(conditions.parameter(midnight));
    conditions.add(status, (one) => `${told} = ${one}`);
    const cursor = after === undefined ? undefined : readCursor(after);
    // One that another list has made begins anew: only ours hold a number.
    if (cursor && /^\d{1,18}$/.test(cursor[1]))
      conditions.add(cursor[1], (one) => `o.nth < ${one}::bigint`);
    const rows = await tables.select<MessageRow>(
      `select o.*, ${told} as status from ${outbox} o where ${conditions.where}
       order by o.nth desc limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    const counted = asked();
    const counts = await tables.select<{ status: MessageStatus; count: number }>(
      `select ${statusOn(counted.parameter(midnight))} as status, count(*)::int as count
       from ${outbox} o where ${counted.where} group by 1`,
      counted.values,
    );
    const none = { waiting: 0, dated: 0, held: 0, done: 0, refused: 0, dead: 0 };
    return {
      ...pageOf(
        rows,
        limit,
        (row) => listedMessage(row, viewer),
        ({ nth, id }) => ["-nth", nth, id],
      ),
      counts: { ...none, ...Object.fromEntries(counts.map((one) => [one.status, one.count])) },
    };
  },
});
