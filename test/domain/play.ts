import type { Outcome } from "#commands/outcome.js";
import { application } from "#labelling/application/application.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { session } from "#labelling/session/session.js";
import { canonicalBytes } from "#sealing/canonical.js";
import { type Ask, atFirst, beforehand, idOf, sessions } from "./cast.js";
import { type Asked, domainHouse, type DomainHouse, type Office } from "./house.js";
import { ended, nextSteps } from "./next-step.js";
import { nextSessionSteps } from "./next-session-step.js";
import { drafts } from "./rules.js";

/** What happens at once: several asks, some of them twice, in offices that know nothing of each other. */
export interface Round {
  /** Days since the last round; the clock may also be set back. */
  readonly days: number;
  readonly asks: readonly Ask[];
  /** The first ask is sent twice at once, as by an impatient caller. */
  readonly twice: boolean;
}

export interface Played {
  readonly house: DomainHouse;
  /** Everything that was asked, in the order in which it was answered, with the answer. */
  readonly answered: readonly (readonly [Asked, Outcome])[];
}

const dayLength = 86_400_000;

export const play = async (rounds: readonly Round[]): Promise<Played> => {
  const house = domainHouse();
  for (const draft of drafts) await house.blobs.put(canonicalBytes(draft));
  const offices = [house.office(), house.office()];
  const answered: (readonly [Asked, Outcome])[] = [];
  let now = Date.UTC(2026, 0, 5, 9);
  let count = 0;

  const send = async (office: Office | undefined, asked: Asked | undefined) => {
    if (office && asked) answered.push([asked, await office.ask(asked)]);
  };
  for (const ask of beforehand) await send(offices[0], keyed(ask, (count += 1)));
  house.setClock(new Date(now).toISOString());
  for (const ask of atFirst) await send(offices[0], keyed(ask, (count += 1)));
  for (const { days, asks, twice } of rounds) {
    now += days * dayLength + 60_000;
    house.setClock(new Date(now).toISOString());
    const told = await Promise.all(
      asks.map((ask) => resolved(ask, house.office(), parisDay(new Date(now).toISOString()))),
    );
    const asked = told.flatMap((ask) => (ask ? [keyed(ask, (count += 1))] : []));
    const all = twice ? [...asked, ...asked.slice(0, 1)] : asked;
    await Promise.all(all.map((one, nth) => send(offices[nth % 2], one)));
  }
  return { house, answered };
};

const keyed = ({ type, id, by, body }: Ask, nth: number): Asked => ({
  type,
  id,
  actor: by,
  body,
  key: `ask ${nth}`,
});

/** The one asked for, or, where that is over, another that is not. */
const sessionNow = async (asked: string, streams: Office["streams"]) => {
  const ids = [asked, ...sessions.map((slot) => idOf("session", slot))];
  for (const id of ids) {
    const { state } = await streams.load(session, id, 0);
    if (state.phase === "convened" || state.phase === "open") return [id, state] as const;
  }
  return [asked, (await streams.load(session, asked, 0)).state] as const;
};

/** What hangs on a state: the draft of a scheme, and of a file what comes next, which document, whether it has ended. */
const resolved = async (ask: Ask, { streams }: Office, today: string): Promise<Ask | undefined> => {
  if (ask.type === "PublishScheme") {
    const { state } = await streams.load(scheme, ask.id, 0);
    const definition = "draft" in state ? state.draft : undefined;
    return definition === undefined ? ask : { ...ask, body: { ...ask.body, definition } };
  }
  if (ask.type === "NextSessionStep") {
    const [id, state] = await sessionNow(ask.id, streams);
    const steps = nextSessionSteps(id, state, today);
    return steps[("nth" in ask.body ? Number(ask.body.nth) : 0) % steps.length];
  }
  if (!["NextStep", "RemoveDocument", "CloseApplication"].includes(ask.type)) return ask;
  const { state } = await streams.load(application, ask.id, 0);
  const nth = "nth" in ask.body ? Number(ask.body.nth) : 0;
  if (ask.type === "CloseApplication") return ended(ask.id, state)[0];
  if (ask.type === "NextStep") {
    const steps = nextSteps(ask.id, state);
    return steps[nth % steps.length];
  }
  const document = "content" in state ? state.content.documents[nth]?.document : undefined;
  return document === undefined ? undefined : { ...ask, body: { document } };
};
