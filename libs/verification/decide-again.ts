import type { Command, Decision, DomainEvent, Json, StreamName, World } from "#kernel/index.js";
import { idOf } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { everyRule } from "#labelling/registry.js";
import type { Act } from "./act.js";
import { CannotDecide } from "./cannot-decide.js";
import { PastWorld } from "./past-world.js";
import type { Past } from "./past.js";

const rules = new Map(everyRule.map((rule) => [`${rule.type} ${rule.schema}`, rule]));

/** Whose decision it was. @throws CannotDecide */
export const ruleOf = ([{ command }]: Act): Command => {
  const { type, schema } = command;
  const rule = rules.get(`${type} ${schema}`);
  if (!rule) throw new CannotDecide("COMMAND_UNKNOWN", { command: type, schema });
  return rule;
};

/**
 * Runs the decision behind an act again: the state before it, the command that its events tell, the
 * circumstances of its envelope, the facts at its basis.
 * @param events those of the act, opened or erased
 * @throws CannotDecide, NeverStood
 */
export const decideAgain = async (
  past: Past,
  blob: (hash: string) => Promise<Json>,
  act: Act,
  events: readonly DomainEvent[],
): Promise<Decision<DomainEvent>> => {
  const [{ stream, version, at, actor, command, basis = [] }] = act;
  const rule = ruleOf(act);
  if (stream.slice(0, rule.on.kind.length + 1) !== `${rule.on.kind}-`)
    throw new CannotDecide("COMMAND_ELSEWHERE", { command: command.type, stream });
  const state = await past.stateAt(stream, version - 1);
  const body = rule.commandOf(events);
  const world: World & { unread(): readonly StreamName[] } = new PastWorld(past, blob, basis);
  const facts = await rule.gather?.(state, body, world, idOf(stream));
  const [unread] = world.unread();
  if (unread !== undefined)
    throw new CannotDecide("BASIS_NOT_READ", { command: command.type, stream: unread });
  const now = { at, today: parisDay(at), actor, command: command.id };
  return rule.decide(state, body, now, facts);
};
