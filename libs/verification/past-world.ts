import type { Aggregate, Basis, DomainEvent, Json, StreamName, World } from "#kernel/index.js";
import { streamName } from "#kernel/index.js";
import { CannotDecide } from "./cannot-decide.js";
import type { Past } from "./past.js";

/** The streams as they stood when a decision read them; what it did not read then is not there. */
export class PastWorld implements World {
  readonly #basis: ReadonlyMap<StreamName, number>;
  readonly #unread: Set<StreamName>;

  constructor(
    private readonly past: Past,
    readonly blob: (hash: string) => Promise<Json>,
    basis: readonly Basis[],
  ) {
    this.#basis = new Map(basis.map(({ stream, version }) => [stream, version]));
    this.#unread = new Set(this.#basis.keys());
  }

  async fold<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<State> {
    const stream = streamName(aggregate.kind, id);
    const version = this.#basis.get(stream);
    if (version === undefined) throw new CannotDecide("BASIS_LACKS", { stream });
    this.#unread.delete(stream);
    // The kind in the name tells the aggregate whose fold made it.
    return (await this.past.stateAt(stream, version)) as State;
  }

  /** Streams of the basis that nobody has asked for. */
  unread(): readonly StreamName[] {
    return [...this.#unread];
  }
}
