import { isReached, type Policy, type PolicyWitness } from "#audit/checkpoint/policy.js";
import { formatVkey } from "#audit/note/key.js";
import { formatSignatures } from "#audit/note/note.js";
import type { Database } from "#projections/database.js";
import { askWitness } from "./ask-witness.js";
import { lastSigned, type Signed } from "./checkpoints.js";
import { InTrouble, noteTrouble } from "./trouble.js";

/** Has the witnesses of a policy cosign each new checkpoint; one that is away keeps nobody waiting. */
export class Cosigner {
  readonly #busy = new Map<PolicyWitness, Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly policy: Policy,
    private readonly report: (fault: unknown) => void,
  ) {}

  /** After each beat: asks those who are not being asked. Ends when all of them are done. */
  async ask(): Promise<void> {
    const signed = await lastSigned(this.db);
    if (!signed) return;
    for (const witness of this.policy.witnesses) {
      if (witness.url === undefined || this.#busy.has(witness)) continue;
      const asking = this.#askOne(witness, signed)
        .catch(this.report)
        .finally(() => this.#busy.delete(witness));
      this.#busy.set(witness, asking);
    }
    await Promise.all(this.#busy.values());
  }

  async #askOne(witness: PolicyWitness, signed: Signed): Promise<void> {
    const { rows } = await this.db.query<{ size: number }>(
      `select coalesce(max(size), 0)::float8 as size from audit.cosignatures where witness = $1`,
      [formatVkey(witness.key)],
    );
    const known = rows[0]?.size ?? 0;
    if (known === signed.size) return;
    try {
      const signature = await askWitness(this.db, witness, signed, known);
      await this.#keep(witness, signed.size, formatSignatures([signature]));
      await noteTrouble(this.db, workWith(witness), undefined);
    } catch (fault) {
      if (fault instanceof InTrouble) await noteTrouble(this.db, workWith(witness), fault.trouble);
      throw fault;
    }
  }

  async #keep({ key }: PolicyWitness, size: number, line: string): Promise<void> {
    await this.db.query(
      `insert into audit.cosignatures (size, witness, line) values ($1, $2, $3)
       on conflict do nothing`,
      [size, formatVkey(key), line],
    );
    const { rows } = await this.db.query<{ witness: string }>(
      `select witness from audit.cosignatures where size = $1`,
      [size],
    );
    const vkeys = new Set(rows.map(({ witness }) => witness));
    const cosigned = this.policy.witnesses
      .map((one) => one.key)
      .filter((one) => vkeys.has(formatVkey(one)));
    if (isReached(this.policy.quorum, new Set(cosigned)))
      await this.db.query(`update audit.checkpoints set quorum = true where size = $1`, [size]);
  }
}

const workWith = ({ name }: PolicyWitness): string => `witness ${name}`;
