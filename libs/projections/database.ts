import type { Client, QueryConfig, QueryResult, QueryResultRow } from "pg";

/** What is needed of a pool, a client, or a connection that several share. */
export interface Database {
  query<Row extends QueryResultRow>(
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<QueryResult<Row>>;
}

/** One connection for several at once: each waits for its turn. */
export class SharedConnection implements Database {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: Client) {}

  query<Row extends QueryResultRow>(
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<QueryResult<Row>> {
    const turn = this.#last.then(() => this.client.query<Row>(statement, values));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
