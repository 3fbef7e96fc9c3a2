import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { parsePolicy } from "#audit/checkpoint/parse-policy.js";
import type { Policy } from "#audit/checkpoint/policy.js";
import { Malformed } from "#audit/malformed.js";
import { StartRefused } from "#infrastructure/configuration/faults.js";
import type { Settings } from "#infrastructure/configuration/settings.js";

/** By what the log is signed, as what, and who is asked to witness it. */
export interface AuditPlace {
  readonly keyFile: string;
  /** What the log is called when its first key is made. */
  readonly origin: string;
  /** Absent: nobody is asked. */
  readonly policy?: Policy;
}

type Told = Pick<Settings, "dataDir" | "publicUrl" | "auditKey" | "auditPolicy">;

/** @throws StartRefused */
export const auditPlace = async (settings: Told): Promise<AuditPlace> => {
  const { publicUrl, auditPolicy } = settings;
  return {
    keyFile: keyFileOf(settings),
    origin: originOf(publicUrl),
    ...(auditPolicy && { policy: await readPolicy(auditPolicy) }),
  };
};

export const keyFileOf = ({ dataDir, auditKey }: Pick<Told, "dataDir" | "auditKey">): string =>
  auditKey ?? path.join(dataDir, "audit", "log.key");

/** The address of the log without its scheme; two folders that nobody reaches are called differently. */
export const originOf = (publicUrl: string | undefined): string =>
  publicUrl === undefined
    ? `local-${randomBytes(6).toString("hex")}`
    : `${publicUrl.replace(/^https?:\/\//, "").replace(/\/+$/, "")}/log`;

const readPolicy = async (file: string): Promise<Policy> => {
  const about = { setting: "AUDIT_POLICY", file };
  const bytes = await fs.readFile(file).catch((fault: NodeJS.ErrnoException) => {
    const reason = fault.code ?? fault.message;
    throw new StartRefused({ code: "SETTING_FILE_NOT_READ", about: { ...about, reason } });
  });
  try {
    return parsePolicy(bytes);
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    const reason = fault.message;
    throw new StartRefused({ code: "SETTING_NOT_A_POLICY", about: { ...about, reason } });
  }
};
