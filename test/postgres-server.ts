import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import path from "node:path";
import { promisify } from "node:util";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { accountFor } from "#infrastructure/database/account.js";
import { postgresBinaries } from "#infrastructure/database/binaries.js";
import { guard } from "#infrastructure/database/guardian.js";
import { certificate } from "./certificate.js";

/** A PostgreSQL as an operator runs one: on a port, with passwords, with TLS if need be. */
export interface PostgresServer {
  readonly port: number;
  /** Who vouches for it. */
  readonly certificate: string;
  /** A database of a user's own, made anew. @returns its DATABASE_URL */
  database(name: string, user?: string, parameters?: string): Promise<string>;
  /** As its superuser, in the database `postgres` or another. @returns the rows of the last answer */
  run(sql: string, database?: string): Promise<readonly object[]>;
  /** Its first process: the parent of all the others. */
  pid(): Promise<number>;
  /** Ends all sessions, and comes back at the same place. */
  restart(): Promise<void>;
  /** SIGKILL of its first process, then the same. */
  kill(): Promise<void>;
  /** Stops, keeps a copy of all that it holds, comes back. */
  keepCopy(): Promise<void>;
  /** Dies, and what comes back at the same place is that copy: a replica that was behind. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
}

const [superuser, password] = ["postgres", "of the superuser"];

/** @param more settings of its own, which win; @param above the folder that holds its own */
export const postgresServer = async (
  more: readonly string[] = [],
  above = "/tmp",
): Promise<PostgresServer> => {
  const folder = await fs.mkdtemp(path.join(above, "creativallee-server-"));
  const cluster = path.join(folder, "cluster");
  const account = await accountFor(cluster);
  const binaries = await postgresBinaries();
  await fs.writeFile(path.join(folder, "password"), password);
  const { cert, key } = await certificate(folder);
  await fs.chmod(folder, 0o755);
  await fs.mkdir(cluster, { mode: 0o700 });
  if (account)
    for (const one of [cluster, key, path.join(folder, "password")])
      await fs.chown(one, account.uid, account.gid);
  await promisify(execFile)(
    path.join(binaries, "bin/initdb"),
    [
      `--pgdata=${cluster}`,
      `--username=${superuser}`,
      `--pwfile=${path.join(folder, "password")}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
    ],
    { cwd: cluster, ...account, env: { PATH: process.env["PATH"], LC_ALL: "C" } },
  );
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    "fsync=off",
    // Experiments stand side by side here, with up to 130 connections each.
    "max_connections=800",
    "ssl=on",
    `ssl_cert_file=${cert}`,
    `ssl_key_file=${key}`,
    ...more,
  ];
  const command = [path.join(binaries, "bin/postgres"), "-D", cluster].concat(
    settings.flatMap((one) => ["-c", one]),
  );
  const log = await fs.open(path.join(folder, "log"), "a");
  const begin = () => guard(command, { cwd: cluster, account, log: log.fd }, []);
  let server = begin();

  const run = async (sql: string, database = "postgres") => {
    const client = new Client({ host: "127.0.0.1", port, user: superuser, password, database });
    client.on("error", () => undefined);
    await client.connect();
    const { rows } = await client.query<object>(sql).finally(() => client.end());
    return rows;
  };
  const pid = async () =>
    Number((await fs.readFile(path.join(cluster, "postmaster.pid"), "utf8")).split("\n")[0]);
  const ready = async () => {
    while (
      !(await run("select 1").then(
        () => true,
        () => false,
      ))
    )
      await pause(20);
  };
  await ready();
  const copy = path.join(folder, "copy");
  const down = async () => {
    server.stop();
    await server.exited;
  };
  return {
    port,
    certificate: cert,
    database: async (name, user = name, parameters = "") => {
      await run(`create role ${user} login password 'of ${user}'`);
      await run(`create database ${name} owner ${user}`);
      return `postgres://${user}:of%20${user}@127.0.0.1:${port}/${name}${parameters}`;
    },
    run,
    pid,
    kill: async () => {
      process.kill(await pid(), "SIGKILL");
      await server.exited;
      // Until the last of its children is gone, another may not begin on its folder.
      for (let ended: unknown = server.exited; ended !== undefined;) {
        server = begin();
        ended = await Promise.race([server.exited, ready()]);
      }
    },
    restart: async () => {
      await down();
      server = begin();
      await ready();
    },
    keepCopy: async () => {
      await down();
      await copied(cluster, copy);
      server = begin();
      await ready();
    },
    failOver: async () => {
      await down();
      await fs.rm(cluster, { recursive: true });
      await copied(copy, cluster);
      server = begin();
      await ready();
    },
    stop: async () => {
      await down();
      await log.close();
      await fs.rm(folder, { recursive: true });
    },
  };
};

/** With its owners. */
const copied = (from: string, to: string) => promisify(execFile)("cp", ["-a", from, to]);

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
};
