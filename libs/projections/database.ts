import type { Client, QueryConfig, QueryResult, QueryResultRow } from "pg";

/** What is needed of a pool, a client, or a connection that several share. */
export interface Database {
  query<Row extends QueryResultRow>(
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<QueryResult<Row>>;
}

/** A server that says nothing for so many milliseconds is not there any more. */
export const patience = { connectionTimeoutMillis: 10_000, query_timeout: 30_000 } as const;

/** One connection for several at once: each waits for its turn. One that fell silent is ended. */
export class SharedConnection implements Database {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: Client) {}

  query<Row extends QueryResultRow>(
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<QueryResult<Row>> {
    const turn = this.#last.then(() => this.client.query<Row>(statement, values));
    this.#last = turn.catch((error: unknown) => {
      if (isSilence(error)) void this.client.end();
    });
    return turn;
  }
}

/** pg gives it no code. */
const isSilence = (error: unknown): boolean =>
  error instanceof Error && error.message === "Query read timeout";
