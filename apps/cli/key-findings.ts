import fs from "node:fs/promises";
import type { Pool } from "pg";
import { faults } from "#infrastructure/configuration/faults.js";
import { type KeyRing, KeysNotAtHand } from "#sealing/key-ring.js";
import { keyFor } from "#sealing/kept-secret.js";
import type { Finding } from "./finding.js";

/** By what the keys of the database are wrapped, whether it is at hand, and who may read it. */
export const keyFindings = async (pool: Pool, ring: KeyRing): Promise<readonly Finding[]> => {
  const { rows } = await pool.query<{ key: string; keys: number }>(
    `select wrapped_by as key, count(*)::int as keys from (
       select wrapped_by from keys.data_keys union all select wrapped_by from keys.log_secret
     ) kept where wrapped_by <> 'erased' group by wrapped_by order by wrapped_by`,
  );
  const found: Finding[] = [];
  for (const { key, keys } of rows) found.push(await wrapping(key, keys, ring));
  const about = { file: ring.place };
  const { mode } = (await fs.stat(ring.place).catch(() => undefined)) ?? { mode: 0 };
  if ((mode & 0o077) !== 0) found.push({ isWell: false, sentence: words.open, about });
  return found;
};

const wrapping = async (key: string, keys: number, ring: KeyRing): Promise<Finding> => {
  const about = { key, keys, file: ring.place };
  if (key === "none") return { isWell: true, sentence: words.none, about };
  try {
    await keyFor(ring, key);
    return { isWell: true, sentence: words.wrapped, about };
  } catch (fault) {
    if (!(fault instanceof KeysNotAtHand)) throw fault;
    return { isWell: false, sentence: faults[fault.fault.code], about: fault.fault.about };
  }
};

const words = {
  wrapped: {
    fr: "Clés : {keys}, enveloppées par la clé {key} de {file}",
    en: "Keys: {keys}, wrapped by the key {key} of {file}",
  },
  none: {
    fr: "Clés : {keys} pas encore enveloppées ; le prochain démarrage le fera",
    en: "Keys: {keys} not wrapped yet; the next start does it",
  },
  open: {
    fr: "Fichier de clés : d’autres que son propriétaire peuvent lire {file}. Faites « chmod 600 ».",
    en: "Key file: others than its owner may read {file}. Do “chmod 600”.",
  },
} as const;
