import { Inject, type Type } from "@nestjs/common";
import { type IQueryHandler, QueryHandler } from "@nestjs/cqrs";
import type { Viewer } from "#access/viewer.js";
import type { Query } from "#projections/query.js";
import { type Answered, type Asking, Reader } from "#projections/reader.js";
import { queries } from "#read-models/registry.js";

/** What travels on the query bus: a question with its parameters, who asks, and as of when. */
export class Finding {
  constructor(
    readonly params: object,
    readonly viewer: Viewer,
    readonly asking: Asking,
  ) {}
}

interface OnBus {
  readonly finding: new (params: object, viewer: Viewer, asking: Asking) => Finding;
  readonly handler: Type<IQueryHandler<Finding, Answered<unknown>>>;
}

/** One class on the bus for each line of the registry, since the bus tells queries by their class. */
const onBus = (query: Query): OnBus => {
  class QueryFinding extends Finding {}
  @QueryHandler(QueryFinding)
  class FindingHandler implements IQueryHandler<Finding, Answered<unknown>> {
    constructor(@Inject(Reader) private readonly reader: Reader) {}
    execute({ params, viewer, asking }: Finding): Promise<Answered<unknown>> {
      return this.reader.ask(query, params, viewer, asking);
    }
  }
  Object.defineProperty(QueryFinding, "name", { value: query.name });
  return { finding: QueryFinding, handler: FindingHandler };
};

const byName = new Map(queries.map((query) => [query.name, onBus(query)]));

export const findingHandlers = [...byName.values()].map(({ handler }) => handler);

export const findingOf = (
  name: string,
  ...about: ConstructorParameters<typeof Finding>
): Finding => {
  const found = byName.get(name);
  if (!found) throw new Error(`no query is called ${name}`);
  return new found.finding(...about);
};
