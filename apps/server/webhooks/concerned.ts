import { idOf, kindOf, type StreamName, type World } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { label } from "#labelling/label/label.js";
import { session } from "#labelling/session/session.js";
import { isOrganisations, type Owner } from "#labelling/webhook/webhook.js";

/** Whose a thing is, and under which scheme: what tells the webhooks that may be concerned. */
interface Concerned {
  readonly scheme: string;
  readonly organisation?: string;
}

export const concernedBy = async (
  world: World,
  stream: StreamName,
): Promise<Concerned | undefined> => {
  const id = idOf(stream);
  switch (kindOf(stream)) {
    case application.kind: {
      const state = await world.fold(application, id);
      return state.phase === "not-started" ? undefined : state.content;
    }
    case label.kind: {
      const state = await world.fold(label, id);
      return state.phase === "not-granted" ? undefined : state.held;
    }
    case session.kind: {
      const state = await world.fold(session, id);
      return state.phase === "unknown" ? undefined : { scheme: state.scheme };
    }
    default:
      return undefined;
  }
};

export const isConcerned = (owner: Owner, { scheme, organisation }: Concerned): boolean =>
  isOrganisations(owner) ? owner.organisation === organisation : owner.scheme === scheme;
