import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { addKey, readKeyFile, type Signatory } from "#audit-log/key-file.js";
import { type Issuer, issuerAt } from "#certificates/issuer.js";
import type { Settings } from "#infrastructure/configuration/settings.js";

/** Who issues certificates, and by which keys. */
export interface CertificatePlace {
  readonly issuer: Issuer;
  /** In the form of the key file of the log: the first one signs, all are published. */
  readonly keyFile: string;
}

export const certificatePlace = ({
  dataDir,
  publicUrl,
}: Pick<Settings, "dataDir" | "publicUrl">): CertificatePlace => ({
  issuer: issuerAt(publicUrl),
  keyFile: path.join(dataDir, "audit", "certificates.key"),
});

/** The newest first; made when they are first asked for. @throws InTrouble */
export const issuingKeys = async (
  file: string,
): Promise<readonly [Signatory, ...(readonly Signatory[])]> => {
  const [newest, ...others] = (await readKeyFile(file, "ed25519")) ?? [];
  if (newest) return [newest, ...others];
  await makeFirst(file);
  return issuingKeys(file);
};

/** Linked into its place, so that of two processes that make one at once the first one's stays. */
const makeFirst = async (file: string): Promise<void> => {
  const draft = `${file}.${randomUUID()}.draft`;
  try {
    await addKey(draft, "certificates", "ed25519");
    await fs.link(draft, file).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== "EEXIST") throw fault;
    });
  } finally {
    await fs.rm(draft, { force: true });
  }
};
