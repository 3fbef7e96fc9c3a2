import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Aggregate, Command, Decision, DomainEvent, Json, World } from "#kernel/index.js";
import { type Actor, erased } from "#kernel/index.js";
import { circumstances } from "#kernel/story.js";
import { addDelay } from "../calendar/delay.js";
import { dueDay, standOn } from "../deadline/ledger.js";
import { application, hasEnded, onDay, type Application, type Phase } from "./application.js";
import { attachDocument } from "./attach-document.js";
import { checkApplication } from "./check-application.js";
import { declareAdmissible } from "./declare-admissible.js";
import { declareInadmissible } from "./declare-inadmissible.js";
import { editDraft } from "./edit-draft.js";
import type { ApplicationEvent } from "./events.js";
import {
  asCarrier,
  asSecretariat,
  definition,
  director,
  initiative,
  made,
  organisation,
  registered,
} from "./file.story.js";
import { lapseApplication } from "./lapse-application.js";
import { moveToSchemeVersion } from "./move-to-scheme-version.js";
import { openDraft } from "./open-draft.js";
import { provideComplements } from "./provide-complements.js";
import { receiveApplication } from "./receive-application.js";
import { removeDocument } from "./remove-document.js";
import { requestComplements } from "./request-complements.js";
import { sendMessage } from "./send-message.js";
import { signApplication } from "./sign-application.js";
import { submitApplication } from "./submit-application.js";
import { withdrawApplication } from "./withdraw-application.js";

const self = "9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11";
const firstDay = "2026-01-05";

/** The scheme gets a second version on 1 March and closes at the end of June. */
const worldOn = (today: string): World => {
  const version = today < "2026-03-01" ? 1 : 2;
  const states: Readonly<Record<string, unknown>> = {
    [`organisation-${organisation}`]: registered,
    [`initiative-${initiative}`]: { phase: "registered", organisation, live: self, closed: [] },
    "scheme-label": {
      phase: "published",
      current: { version, definition: `d${version}` },
      closesOn: "2026-06-30",
    },
  };
  const second = { ...definition, charter: definition.charter.slice(1) };
  return {
    fold: async <State, Event extends DomainEvent>(
      { kind, initial }: Aggregate<State, Event>,
      id: string,
    ) => (states[`${kind}-${id}`] ?? initial) as State,
    blob: async (hash) => (hash === "d1" ? definition : second) as unknown as Json,
  };
};

interface Attempt {
  readonly type: string;
  decide(state: Application, today: string): Promise<Decision<ApplicationEvent>>;
  /** Decides once more, on the body read back from events. */
  again(
    state: Application,
    today: string,
    events: readonly ApplicationEvent[],
  ): Promise<Decision<ApplicationEvent>>;
}

const attempt = <Body extends object, Facts>(
  command: Command<Body, Application, ApplicationEvent, Facts>,
  body: Body,
  actor: Actor = asSecretariat,
): Attempt => {
  const decide = async (state: Application, today: string, given: Body) => {
    const facts = await command.gather?.(state, given, worldOn(today), self);
    return command.decide(state, given, circumstances(today, actor), facts as Facts);
  };
  return {
    type: command.type,
    decide: (state, today) => decide(state, today, body),
    again: (state, today, events) => decide(state, today, command.commandOf(events)),
  };
};

const text = fc.constantFrom("Oui.", "Autrement.", " ");
const texts = fc.dictionary(fc.constantFrom("article1", "article2", "summary"), text);
const values = fc
  .record(
    {
      themes: fc.subarray(["innovation", "sport"]),
      staff: fc.oneof({ weight: 9, arbitrary: fc.nat(3) }, fc.constant("three")),
    },
    { requiredKeys: [] },
  )
  .map((given) => given as Readonly<Record<string, string | number | readonly string[]>>);
const kind = fc.constantFrom("budget", "report");
const paths = ["charterAnswers.article1", "answers.staff", "documents.budget", "signatory"];
const nature = fc.constantFrom("incomplete" as const, "incorrect" as const);
const items = fc
  .subarray(paths, { minLength: 1 })
  .chain((some) => fc.tuple(...some.map((path) => fc.record({ path: fc.constant(path), nature }))));
const motives = fc.option(fc.constant("Motif."), { nil: undefined });
const given = (why: string | undefined) => (why === undefined ? {} : { motives: why });
const actor = fc.constantFrom(asCarrier(director), asCarrier(), {
  ...asSecretariat,
  for: director,
});

const filled = {
  texts: { article1: "Oui.", article2: "Aussi." },
  values: { themes: ["innovation"] },
};
const done = fc.constant<Attempt>;
const often = (weight: number, arbitrary: fc.Arbitrary<Attempt>) => ({ weight, arbitrary });

const attempts = fc.oneof(
  often(12, done(attempt(editDraft, filled))),
  often(
    8,
    fc.record({ texts, values }).map((body) => attempt(editDraft, body)),
  ),
  often(
    4,
    fc
      .subarray(["article1", "themes"])
      .map((clear) => attempt(editDraft, { clear, texts: { article2: "Oui." } })),
  ),
  often(
    6,
    kind.map((one) =>
      attempt(attachDocument, {
        kind: one,
        hash: one === "budget" ? "ab" : "cd",
        bytes: 1,
        mediaType: "application/pdf",
        name: "nom.pdf",
      }),
    ),
  ),
  often(2, done(attempt(removeDocument, { document: made }))),
  often(8, done(attempt(receiveApplication, {}))),
  often(2, done(attempt(receiveApplication, { receivedOn: firstDay }))),
  often(
    4,
    actor.map((who) => attempt(submitApplication, {}, who)),
  ),
  often(
    12,
    actor.map((who) => attempt(signApplication, {}, who)),
  ),
  often(30, done(attempt(checkApplication, {}))),
  often(
    16,
    items.map((asked) => attempt(requestComplements, { items: asked })),
  ),
  often(
    16,
    fc
      .record({ texts, values }, { requiredKeys: [] })
      .map((body) => attempt(provideComplements, body)),
  ),
  often(
    8,
    motives.map((why) => attempt(declareAdmissible, given(why))),
  ),
  often(1, done(attempt(declareInadmissible, { motives: "Motif." }))),
  often(
    1,
    motives.map((why) => attempt(withdrawApplication, given(why))),
  ),
  often(12, done(attempt(lapseApplication, {}))),
  often(
    4,
    fc
      .integer({ min: 1, max: 3 })
      .map((version) => attempt(moveToSchemeVersion, { version, reason: "Raison." })),
  ),
  often(4, done(attempt(sendMessage, { text: "Bonjour." }, asCarrier()))),
);

const life = fc.array(
  fc.record({
    next: attempts,
    wait: fc.oneof({ weight: 9, arbitrary: fc.nat(4) }, fc.integer({ min: 25, max: 40 })),
  }),
  { minLength: 5, maxLength: 60, size: "max" },
);

/** Stands in for the loader: whatever an event declares personal reads « effacé ». */
const erasing = (event: ApplicationEvent): ApplicationEvent => {
  const patterns = (application.events[event.type].personal ?? []).map(
    (pattern) => new RegExp(`^${pattern.replaceAll("*", "[^/]+")}$`),
  );
  const walk = (value: unknown, pointer: string): unknown => {
    if (patterns.some((pattern) => pattern.test(pointer))) return erased;
    if (Array.isArray(value)) return value.map((item, at) => walk(item, `${pointer}/${at}`));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, walk(item, `${pointer}/${key}`)]),
    );
  };
  return walk(event, "") as ApplicationEvent;
};

const fold = (events: readonly ApplicationEvent[], from: Application = application.initial) =>
  events.reduce<Application>((state, event) => application.evolve(state, event), from);

interface Moment {
  readonly before: Application;
  readonly today: string;
  readonly next: Attempt;
  readonly events: readonly ApplicationEvent[];
  readonly after: Application;
  /** All that had happened before. */
  readonly history: readonly ApplicationEvent[];
}

/** Lives a file through, and shows each moment of it to a witness. */
const lives = (
  witness: (moment: Moment) => void | Promise<void>,
  parameters: fc.Parameters<unknown> = {},
) =>
  fc.assert(
    fc.asyncProperty(life, async (steps) => {
      let history: readonly ApplicationEvent[] = [];
      let before = application.initial;
      let today = firstDay;
      const opening = attempt(openDraft, { initiative, scheme: "label" });
      for (const { next, wait } of [{ next: opening, wait: 0 }, ...steps]) {
        today = addDelay(today, { count: wait, unit: "days" });
        const decision = await next.decide(before, today);
        const events = "accepted" in decision ? decision.accepted : [];
        const after = fold(events, before);
        await witness({ before, today, next, events, after, history });
        history = [...history, ...events];
        before = after;
      }
    }),
    { numRuns: 100, ...parameters },
  );

const isOf = (type: ApplicationEvent["type"]) => (event: ApplicationEvent) => event.type === type;

describe("whatever is done to a file, in any order", () => {
  it("every phase is reached, so that what follows is about all of them", async () => {
    const reached = new Set<Phase>();
    // Always the same lives: whether all phases are reached must not hang on chance.
    await lives(({ after }) => void reached.add(after.phase), { seed: 2006 });
    expect([...reached].sort()).toEqual([
      "admissible",
      "awaiting-complements",
      "checked",
      "draft",
      "inadmissible",
      "lapsed",
      "received",
      "withdrawn",
    ]);
  });

  it("the same command decides the same", () =>
    lives(async ({ before, today, next, events }) => {
      const again = await next.decide(before, today);
      expect("accepted" in again ? again.accepted : []).toEqual(events);
    }));

  it("events give back the command that gives those events", () =>
    lives(async ({ before, today, next, events }) => {
      if (events.length === 0) return;
      expect(await next.again(before, today, events)).toEqual({ accepted: events });
    }));

  it("erased, it has the same state and decides alike", () =>
    lives(async ({ after, today, next, events, history }) => {
      if (events.length === 0) return;
      expect(fold([...history, ...events].map(erasing))).toEqual(after);
      const forgotten = events.map(erasing);
      const decision = await next.again(fold(history.map(erasing)), today, forgotten);
      expect(decision).toEqual({ accepted: forgotten });
    }));

  it("what is done twice happens once, save for writing", () =>
    lives(async ({ after, today, next }) => {
      if (["EditDraft", "SendMessage"].includes(next.type)) return;
      const again = await next.decide(after, today);
      expect("accepted" in again ? again.accepted : []).toEqual([]);
    }));

  it("an ended file takes nothing, and one that has lapsed in effect only its lapse", () =>
    lives(({ before, today, events }) => {
      if (hasEnded(before)) expect(events).toEqual([]);
      else if (hasEnded(onDay(before, today)))
        expect(events.filter(({ type }) => type !== "ApplicationLapsed")).toEqual([]);
    }));

  it("it lapses after its last day alone, with effect on that day", () =>
    lives(({ before, today, events }) => {
      const lapse = events.find((event) => event.type === "ApplicationLapsed");
      if (!lapse) return;
      expect(before.phase).toBe("awaiting-complements");
      expect(lapse.lapsedOn < today).toBe(true);
      expect("filing" in before && dueDay(before.filing.deadlines.complements)).toBe(
        lapse.lapsedOn,
      );
    }));

  it("complements are awaited while a request is open, and until the day that was told", () =>
    lives(({ after, events, history }) => {
      if (!("filing" in after)) return;
      const { awaited, complements } = after.filing.deadlines;
      expect(awaited.length > 0).toBe(after.phase === "awaiting-complements");
      expect(new Set(awaited.map(({ path }) => path)).size).toBe(awaited.length);
      if (after.phase !== "awaiting-complements") return;
      const requests = [...history, ...events].filter((e) => e.type === "ComplementsRequested");
      expect(dueDay(complements)).toBe(requests.at(-1)?.dueOn);
    }));

  it("the committee's clock stands still for missing pieces alone", () =>
    lives(({ after, today }) => {
      if (after.phase !== "awaiting-complements") return;
      const { awaited, decision } = after.filing.deadlines;
      const standsStill = standOn(decision, today).state === "suspended";
      if (standsStill) expect(awaited.map(({ nature: one }) => one)).toContain("incomplete");
    }));

  it("a person rules on what was checked as it is", () =>
    lives(({ before, events }) => {
      const rules = ["ApplicationDeclaredAdmissible", "ApplicationDeclaredInadmissible"] as const;
      if (rules.some((type) => events.some(isOf(type)))) expect(before.phase).toBe("checked");
      if (events.some(isOf("ApplicationDeclaredAdmissible")))
        expect("check" in before && before.check.missing).toEqual([]);
    }));

  it("the version changes by an explicit move alone", () =>
    lives(({ before, after, events }) => {
      if (!("filing" in before && "filing" in after)) return;
      if (!events.some(isOf("ApplicationMoved")))
        expect(after.filing.rules).toEqual(before.filing.rules);
    }));
});
