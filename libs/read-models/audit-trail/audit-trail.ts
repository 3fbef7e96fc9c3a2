import { kindOf, type Actor, type DomainEvent } from "#kernel/index.js";
import { readModel, type Row } from "#projections/read-model.js";
import { sha256 } from "#sealing/hash.js";

/** Who did what, when, in which capacity and why: every event of the log, nothing of its data. */
export interface AuditRow extends Row {
  readonly event: string;
  readonly at: string;
  readonly actor: string;
  readonly capacity: Actor["as"];
  readonly acted_for: string | null;
  readonly stream: string;
  readonly kind: string;
  readonly version: number;
  readonly type: string;
  readonly command: string;
  readonly command_type: string;
  readonly cause: string | null;
  /** SHA-256 of the stored bytes. */
  readonly hash: string;
}

export const auditTrail = readModel<AuditRow, DomainEvent>({
  name: "audit_trail",
  version: 1,
  reads: "envelopes",
  opens: {},
  columns: {
    event: "text",
    at: "text",
    actor: "text",
    capacity: "text",
    acted_for: "text",
    stream: "text",
    kind: "text",
    version: "integer",
    type: "text",
    command: "text",
    command_type: "text",
    cause: "text",
    hash: "text",
  },
  indexes: ["(at, key)", "(actor, key)", "(stream, key)"],
  keys: ({ position }) => [position],
  project: (_, { envelope, bytes }, key) => {
    const { id, at, actor, stream, version, type, command, cause = null } = envelope;
    return {
      key,
      event: id,
      at,
      actor: actor.id,
      capacity: actor.as,
      acted_for: actor.for ?? null,
      stream,
      kind: kindOf(stream),
      version,
      type,
      command: command.id,
      command_type: command.type,
      cause,
      hash: sha256(bytes),
    };
  },
});
