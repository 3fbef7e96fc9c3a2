import fs from "node:fs";
import { keptAlive, sessionOptions, type Connection, type Tls } from "../database/connection.js";
import type { Fault } from "./faults.js";

const modes = ["disable", "require", "verify-full"] as const;
type Mode = (typeof modes)[number];
const parameters = ["host", "sslmode", "sslrootcert", "user"] as const;

/**
 * What DATABASE_URL says, in the form that other programs of PostgreSQL take:
 * `postgres://user:secret@host:5432/database?sslmode=verify-full&sslrootcert=/etc/ca.pem`. A socket is
 * named by its folder: `postgres:///database?host=/run/postgresql&user=creativallee`. A password may
 * stand in it: it is never repeated.
 */
export const readDatabaseUrl = (
  setting: string,
  text: string,
): { readonly connection?: Connection; readonly found: readonly Fault[] } => {
  const told = partsIn(text);
  if (!told) return { found: [{ code: "SETTING_NOT_A_DATABASE", about: { setting } }] };
  const { host, query } = told;
  const found: Fault[] = [];
  for (const parameter of query.keys()) {
    if (parameters.some((known) => known === parameter)) continue;
    const about = { setting, parameter, offered: parameters.join(", ") };
    found.push({ code: "SETTING_PARAMETER_UNKNOWN", about });
  }
  // To hide nothing is for what never leaves the machine, or for whoever says so.
  const value = query.get("sslmode") ?? (isHere(host) ? "disable" : "verify-full");
  const mode = modes.find((known) => known === value);
  if (!mode) {
    const about = { setting: `${setting} (sslmode)`, value, offered: modes.join(", ") };
    found.push({ code: "SETTING_NOT_OFFERED", about });
  }
  const file = query.get("sslrootcert");
  const ca = file === null ? undefined : textOf(file);
  if (ca instanceof Error) {
    const about = { setting: `${setting} (sslrootcert)`, file: file ?? "", reason: ca.message };
    found.push({ code: "SETTING_FILE_NOT_READ", about });
  }
  if (!mode || ca instanceof Error || found.length > 0) return { found };
  const { port, user, database, password } = told;
  const ssl = tlsOf(mode, ca);
  const session = { ssl, options: sessionOptions, ...keptAlive };
  const connection = { host, port, user, database, ...(password && { password }), ...session };
  return { connection, found };
};

interface Parts extends Pick<Connection, "host" | "port" | "user" | "database"> {
  readonly password: string;
  readonly query: URLSearchParams;
}

const partsIn = (text: string): Parts | undefined => {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const query = url.searchParams;
  try {
    const host = decodeURIComponent(url.hostname).replace(/^\[|\]$/g, "") || query.get("host");
    const user = decodeURIComponent(url.username) || query.get("user");
    const database = decodeURIComponent(url.pathname.slice(1));
    const password = decodeURIComponent(url.password);
    if (!host || !user || !database || database.includes("/")) return undefined;
    return { host, port: Number(url.port || 5432), user, database, password, query };
  } catch {
    // A % that stands for nothing.
    return undefined;
  }
};

const isHere = (host: string): boolean => /^(\/|localhost$|127\.|::1$)/.test(host);

const textOf = (file: string): string | Error => {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault));
  }
};

const tlsOf = (mode: Mode, ca: string | undefined): false | Tls => {
  if (mode === "disable") return false;
  return { rejectUnauthorized: mode === "verify-full", ...(ca !== undefined && { ca }) };
};
