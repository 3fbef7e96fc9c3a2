import fs from "node:fs/promises";

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root: then the owner of the existing cluster runs it, else the
 * `postgres` account, else `nobody`. An ordinary user runs it as oneself: undefined.
 */
export const accountFor = async (cluster: string): Promise<Account | undefined> => {
  if (!isRoot()) return undefined;
  const owner = await fs.stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return unprivilegedAccount(await fs.readFile("/etc/passwd", "utf8"));
};

export const unprivilegedAccount = (passwd: string): Account => {
  const lines = passwd.split("\n").map((line) => line.split(":"));
  for (const account of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find(([name]) => name === account) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("PostgreSQL refuses to run as root, and there is no postgres or nobody account.");
};
