import path from "node:path";
import type { Connection } from "../database/connection.js";
import { isEventStoreUrl, options } from "./event-store-url.js";
import type { MailSettings } from "../mail/smtp-mailer.js";
import { readDatabaseUrl } from "./database-url.js";
import { redisPlace } from "../queue/redis/place.js";
import { rangeIn } from "../webhooks/reachable.js";
import { StartRefused, type Fault } from "./faults.js";
import { readTraceSettings, type TraceSettings } from "./trace-settings.js";

const environments = ["development", "production", "test"] as const;
const logLevels = ["error", "warn", "info", "debug"] as const;
const yesOrNo = ["yes", "no"] as const;
/** `web` answers, `worker` keeps read models true and sees to what follows: a process is either or both. */
const roles = ["web", "worker"] as const;

export type ProcessRole = (typeof roles)[number];

export interface Settings {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Play the sample into an empty data folder. Never in production. */
  readonly sample: boolean;
  readonly production: boolean;
  readonly logLevel: (typeof logLevels)[number];
  readonly roles: readonly ProcessRole[];
  /** Absent: the data folder's own, which ends with the process. */
  readonly database?: Connection;
  /** Absent: the log stands in PostgreSQL. */
  readonly eventStoreUrl?: string;
  /** Absent: mails are kept. */
  readonly mail?: MailSettings;
  /** Absent: jobs stand in PostgreSQL. */
  readonly redisUrl?: string;
  /** Absent: `key.json` of the data folder. */
  readonly keyFile?: string;
  /** Wraps what the key file holds; absent: it holds keys as they are. */
  readonly keyCommand?: string;
  /** Ranges of private addresses that webhooks may call, over http too. */
  readonly webhooksAllow?: readonly string[];
  /** Absent: there are none. */
  readonly traces?: TraceSettings;
  /** Where others reach this place; the log is called after it. */
  readonly publicUrl?: string;
  /** The file of the keys that sign the log. Absent: in the data folder. */
  readonly auditKey?: string;
  /** The file that says which witnesses are asked, and how many are enough. */
  readonly auditPolicy?: string;
}

/** A user name and password may stand in it: it is never repeated. */
const isSmtpUrl = (text: string): boolean =>
  URL.canParse(text) && /^smtps?:\/\/[^/?#]*[^/?#@:]/.test(text);

/** Nothing that changes from one visit to the next, nor what a key's name may not hold. */
const isPublicUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:\/\/[^@?#+\s]+$/.test(text);

/** `somebody@example.org`, or `A name <somebody@example.org>`. */
const isMailAddress = (text: string): boolean =>
  /^([^<>@\r\n]+<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/.test(text);

/**
 * From the environment; a variable that is empty counts as absent.
 * @throws StartRefused with every fault at once.
 */
export const readSettings = (env: NodeJS.ProcessEnv): Settings => {
  const found: Fault[] = [];
  const fault = (code: Fault["code"], setting: string, value: string, about = {}) => {
    found.push({ code, about: { setting, value, ...about } });
  };
  const text = (setting: string, otherwise: string) => env[setting]?.trim() || otherwise;
  const oneOf = <Value extends string>(
    setting: string,
    offered: readonly Value[],
    otherwise: Value,
  ): Value => {
    const value = text(setting, otherwise);
    const known = offered.find((one) => one === value);
    if (!known) fault("SETTING_NOT_OFFERED", setting, value, { offered: offered.join(", ") });
    return known ?? otherwise;
  };

  const listOf = <Value extends string>(
    setting: string,
    offered: readonly Value[],
  ): readonly Value[] => {
    const value = text(setting, offered.join(","));
    const named = value.split(",").map((one) => one.trim());
    if (named.every((one) => offered.some((known) => known === one)))
      return offered.filter((known) => named.includes(known));
    fault("SETTING_NOT_OFFERED", setting, value, {
      offered: `${offered.join(", ")}, ${offered.join(",")}`,
    });
    return offered;
  };

  const port = text("PORT", "3210");
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) fault("SETTING_NOT_A_PORT", "PORT", port);
  const host = text("HOST", "127.0.0.1");
  if (!/^[\w.:-]+(%\w+)?$/.test(host)) fault("SETTING_NOT_A_HOST", "HOST", host);
  const dataDir = text("DATA_DIR", "./data");
  if (dataDir.includes("\0")) fault("SETTING_NOT_A_FOLDER_NAME", "DATA_DIR", dataDir);
  const production = oneOf("NODE_ENV", environments, "development") === "production";
  const url = text("DATABASE_URL", "");
  // A server that others look after is asked for no sample by itself.
  const sample = oneOf("SAMPLE", yesOrNo, production || url ? "no" : "yes") === "yes";
  if (production && sample) found.push({ code: "SAMPLE_IN_PRODUCTION", about: {} });
  const logLevel = oneOf("LOG_LEVEL", logLevels, "info");
  const chosen = listOf("ROLES", roles);
  // The data folder's own database is for one server alone.
  if (!url && chosen.length < roles.length)
    fault("SETTING_WANTED", "DATABASE_URL", "", { other: "ROLES" });
  const { connection, found: wrong } = url
    ? readDatabaseUrl("DATABASE_URL", url)
    : { connection: undefined, found: [] };
  found.push(...wrong);
  const eventStoreUrl = text("EVENTSTORE_URL", "");
  if (eventStoreUrl && !isEventStoreUrl(eventStoreUrl))
    fault("SETTING_NOT_AN_EVENTSTORE", "EVENTSTORE_URL", "", { options: options.join(", ") });

  const [smtpUrl, from] = [text("SMTP_URL", ""), text("MAIL_FROM", "")];
  if (smtpUrl && !isSmtpUrl(smtpUrl)) fault("SETTING_NOT_A_MAIL_SERVER", "SMTP_URL", "");
  if (from && !isMailAddress(from)) fault("SETTING_NOT_AN_ADDRESS", "MAIL_FROM", from);
  if (smtpUrl && !from) fault("SETTING_WANTED", "MAIL_FROM", "", { other: "SMTP_URL" });
  if (from && !smtpUrl) fault("SETTING_WANTED", "SMTP_URL", "", { other: "MAIL_FROM" });

  const redisUrl = text("REDIS_URL", "");
  if (redisUrl && !redisPlace(redisUrl)) fault("SETTING_NOT_A_REDIS", "REDIS_URL", "");
  const allowed = text("WEBHOOKS_ALLOW", "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  for (const one of allowed) if (!rangeIn(one)) fault("SETTING_NOT_A_RANGE", "WEBHOOKS_ALLOW", one);

  const tracing = readTraceSettings(env);
  found.push(...tracing.found);
  const publicUrl = text("PUBLIC_URL", "");
  if (publicUrl && !isPublicUrl(publicUrl))
    fault("SETTING_NOT_A_PUBLIC_URL", "PUBLIC_URL", publicUrl);
  const [auditKey, auditPolicy] = [text("AUDIT_KEY", ""), text("AUDIT_POLICY", "")];

  if (found.length > 0) throw new StartRefused(...found);
  const traces = tracing.traces ? { traces: tracing.traces } : {};
  const redis = redisUrl ? { redisUrl } : {};
  const mail = smtpUrl ? { mail: { smtpUrl, from } } : {};
  const database = connection ? { database: connection } : {};
  const log = eventStoreUrl ? { eventStoreUrl } : {};
  const hooks = allowed.length > 0 ? { webhooksAllow: allowed } : {};
  const audit = {
    ...(publicUrl && { publicUrl }),
    ...(auditKey && { auditKey }),
    ...(auditPolicy && { auditPolicy }),
  };
  const [keyFile, keyCommand] = [text("KEY_FILE", ""), text("KEY_COMMAND", "")];
  const keys = { ...(keyFile && { keyFile }), ...(keyCommand && { keyCommand }) };
  const told = { port: Number(port), host, dataDir, sample, production, logLevel };
  const stores = { ...database, ...log, ...redis, ...keys };
  return { ...told, roles: chosen, ...stores, ...mail, ...hooks, ...audit, ...traces };
};

/** Where the keys are that wrap those of the database, and what wraps them in turn. */
export interface KeyKeeping {
  readonly file: string;
  readonly command?: string;
}

export const keyKeepingOf = ({
  dataDir,
  keyFile,
  keyCommand,
}: Pick<Settings, "dataDir" | "keyFile" | "keyCommand">): KeyKeeping => ({
  file: keyFile ?? path.join(dataDir, "key.json"),
  ...(keyCommand !== undefined && { command: keyCommand }),
});

/** What `listen` threw, as a refusal that names the way out where a setting is at fault. */
export const listenFault = (
  thrown: unknown,
  { port, host }: Pick<Settings, "port" | "host">,
): unknown => {
  const reason = typeof thrown === "object" && thrown && "code" in thrown ? thrown.code : undefined;
  switch (reason) {
    case "EADDRINUSE":
      return new StartRefused({
        code: "PORT_TAKEN",
        about: { port, host, other: port < 65_535 ? port + 1 : port - 1 },
      });
    case "EACCES":
      return new StartRefused({ code: "PORT_NOT_ALLOWED", about: { port } });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartRefused({ code: "HOST_NOT_HERE", about: { host, reason } });
    default:
      return thrown;
  }
};
