/** Where a database is: fit for `pg.Pool` and `pg.Client`. */
export interface Connection {
  /** The folder of the socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

export const databaseUser = "creativallee";

export const connectionAt = (socketFolder: string): Connection => ({
  host: socketFolder,
  port: 5432,
  user: databaseUser,
  database: "postgres",
});
