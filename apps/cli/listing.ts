import type { Sentence } from "#kernel/index.js";
import type { Query } from "#projections/query.js";
import type { Page, Paging } from "#read-models/page.js";
import { asOfIn } from "./as-of.js";
import type { Cli } from "./cli.js";
import type { Session } from "./session.js";
import { aligned } from "./table.js";

interface Listing<Params extends Paging, Item> {
  readonly query: Query<Params, Page<Item>>;
  readonly params: Params;
  readonly headings: readonly Sentence[];
  row(item: Item): readonly string[];
  readonly asOf?: string | undefined;
  /** One object a line instead of a table. */
  readonly json?: boolean | undefined;
  /** So many rows of a table, where it may be long. */
  readonly limit?: number;
}

/** Prints all that a list holds, page after page; a table waits for its widest row. */
export const listed = <Params extends Paging, Item>(
  cli: Cli,
  listing: Listing<Params, Item>,
): Promise<void> => cli.open((session) => listedIn(session, cli, listing));

/** The same, of a folder that is open. */
export const listedIn = async <Params extends Paging, Item>(
  session: Session,
  cli: Cli,
  { query, params, headings, row, asOf, json = false, limit = Infinity }: Listing<Params, Item>,
): Promise<void> => {
  const moment = asOfIn(session, asOf);
  const { every } = await session.reading();
  const found: Item[] = [];
  for await (const item of every(query, params, moment)) {
    if (json) cli.terminal.out(JSON.stringify(item));
    else found.push(item);
    if (found.length > limit) break;
  }
  if (json) return;
  const named = headings.map((heading) => cli.say(heading));
  const rows = found.slice(0, limit).map((item) => row(item));
  for (const line of aligned(named, rows)) cli.terminal.out(line);
  if (found.length > limit) cli.terminal.out(cli.say(words.more));
};

const words = {
  more: { fr: "… il y en a d’autres : --limit", en: "… there are more: --limit" },
} as const;
