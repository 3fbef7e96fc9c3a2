import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { type Command, type Decision, erased } from "#kernel/index.js";
import { circumstances } from "#kernel/story.js";
import { daysAfter as shifted } from "../calendar/delay.js";
import { answerRevocation } from "./answer-revocation.js";
import { commitBrandUse } from "./commit-brand-use.js";
import { correctReport } from "./correct-report.js";
import { dropRevocation } from "./drop-revocation.js";
import { type LabelEvent, events as declared, labelMatters } from "./events.js";
import { expireLabel } from "./expire-label.js";
import { grantLabel } from "./grant-label.js";
import { hasEnded, type Label, label, onDay } from "./label.js";
import { file, granting, made, sitting } from "./label.story.js";
import { meetCondition } from "./meet-condition.js";
import { missCondition } from "./miss-condition.js";
import { notifyHolder } from "./notify-holder.js";
import { proposeRevocation } from "./propose-revocation.js";
import { putLabelOnAgenda } from "./put-label-on-agenda.js";
import { recordHolderNotReached } from "./record-holder-not-reached.js";
import { leftAsItIs, recordLabelDecision } from "./record-label-decision.js";
import { reinstateLabel } from "./reinstate-label.js";
import { renewLabel } from "./renew-label.js";
import { reportActivity } from "./report-activity.js";
import { reportImpact } from "./report-impact.js";
import { revokeLabel } from "./revoke-label.js";
import { surrenderLabel } from "./surrender-label.js";
import { supersedeConditions } from "./supersede-conditions.js";
import { suspendLabel } from "./suspend-label.js";
import { takeUpLabel } from "./take-up-label.js";
import { toldIn } from "./told.js";

interface Attempt {
  decide(state: Label, today: string): Decision<LabelEvent>;
  /** Decides once more, on the body read back from events. */
  again(state: Label, today: string, events: readonly LabelEvent[]): Decision<LabelEvent>;
}

const attempt = <Body extends object, Facts>(
  command: Command<Body, Label, LabelEvent, Facts>,
  body: (today: string, state: Label) => Body,
  facts: (today: string) => Facts,
): Attempt => ({
  decide: (state, today) =>
    command.decide(state, body(today, state), circumstances(today), facts(today)),
  again: (state, today, events) =>
    command.decide(state, command.commandOf(events), circumstances(today), facts(today)),
});

const none = () => undefined;
const agendaOf = (state: Label) => (state.phase === "not-granted" ? undefined : state.held.agenda);
const motives = "Motif.";
const inHand = fc.integer({ min: 0, max: 3 }).map((one) => ({ isInHand: one === 0 }));
const shift = fc.integer({ min: -40, max: 40 });
const figure = fc.oneof(
  { weight: 9, arbitrary: fc.nat(9) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 10 ** 12, 10 ** 12 - 1) },
);
const figuresOf = (...keys: readonly string[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.dictionary(fc.constantFrom(...keys), figure) },
    { weight: 1, arbitrary: fc.dictionary(fc.constantFrom("events", "visits"), figure) },
  );
const activities = fc.array(
  fc.record({
    channel: fc.constantFrom("web" as const, "event" as const),
    inRegion: fc.constantFrom(true, false, null),
    count: figure,
  }),
  { maxLength: 2 },
);
const told = fc.record({
  figures: figuresOf("events", "writtenPieces"),
  otherFigures: figuresOf("visits", "kitsSent"),
  activities,
});
const condition = fc.integer({ min: 1, max: 3 });
const session = fc.constantFrom("s1", "s2", "s3", "s4", "s5", "s6");
const left = fc.constantFrom(
  leftAsItIs("renewal", "not-renewed"),
  leftAsItIs("revocation", "not-revoked"),
  leftAsItIs("renewal", "adjourned"),
);
const often = (weight: number, arbitrary: fc.Arbitrary<Attempt>) => ({ weight, arbitrary });

const attempts = fc.oneof(
  often(
    6,
    fc.constant(
      attempt(
        grantLabel,
        () => ({ application: file }),
        () => granting,
      ),
    ),
  ),
  often(
    2,
    condition.map((nth) => attempt(meetCondition, () => ({ condition: nth }), none)),
  ),
  often(
    2,
    condition.map((nth) => attempt(missCondition, () => ({ condition: nth }), none)),
  ),
  often(1, fc.constant(attempt(commitBrandUse, () => ({ uses: ["display"] as const }), none))),
  often(
    3,
    fc
      .tuple(told, shift, shift)
      .map(([said, first, last]) =>
        attempt(
          reportActivity,
          (today) => ({ ...said, from: shifted(today, first), until: shifted(today, last) }),
          none,
        ),
      ),
  ),
  often(
    2,
    fc.tuple(figuresOf("mediaCoverage"), shift).map(([said, days]) =>
      attempt(
        reportImpact,
        (today) => ({
          figures: said,
          otherFigures: {},
          from: shifted(today, days - 30),
          until: shifted(today, days),
        }),
        none,
      ),
    ),
  ),
  often(
    2,
    told.map((said) =>
      attempt(correctReport, () => ({ report: made, reason: motives, ...said }), none),
    ),
  ),
  often(
    3,
    fc
      .option(shift, { nil: undefined })
      .map((days) =>
        attempt(
          suspendLabel,
          (today) => (days === undefined ? { motives } : { motives, until: shifted(today, days) }),
          none,
        ),
      ),
  ),
  often(2, fc.constant(attempt(reinstateLabel, () => ({}), none))),
  often(
    5,
    shift.map((days) =>
      attempt(proposeRevocation, (today) => ({ motives, answerDueOn: shifted(today, days) }), none),
    ),
  ),
  often(3, fc.constant(attempt(answerRevocation, () => ({ text: motives }), none))),
  often(
    1,
    inHand.map((facts) =>
      attempt(
        dropRevocation,
        () => ({}),
        () => facts,
      ),
    ),
  ),
  often(
    8,
    fc.tuple(fc.option(session, { nil: undefined }), shift, inHand).map(([by, days, facts]) =>
      attempt(
        revokeLabel,
        () => (by === undefined ? { motives } : { motives, session: by }),
        (today) => ({
          ...facts,
          ...(by === undefined || days > 0 ? {} : { decidedOn: shifted(today, days) }),
        }),
      ),
    ),
  ),
  often(
    6,
    fc.tuple(session, shift).map(([by, days]) =>
      attempt(
        renewLabel,
        () => ({ session: by }),
        (today) => (days > 20 ? {} : { decidedOn: shifted(today, Math.min(0, days)) }),
      ),
    ),
  ),
  often(
    3,
    fc.tuple(session, left, shift).map(([by, what, days]) =>
      attempt(
        recordLabelDecision,
        () => ({ session: by }),
        (today) =>
          what && days <= 20
            ? { ...what, decidedOn: shifted(today, Math.min(0, days)) }
            : undefined,
      ),
    ),
  ),
  often(
    2,
    fc.tuple(session, shift).map(([by, days]) =>
      attempt(
        supersedeConditions,
        () => ({}),
        (today) => ({
          decision: { session: by },
          conditions: days > 0 ? [{ condition: 1, dueOn: shifted(today, days) }] : [],
          decidedOn: today,
        }),
      ),
    ),
  ),
  often(
    6,
    fc.tuple(session, fc.constantFrom(...labelMatters), shift).map(([by, kind, days]) =>
      attempt(
        putLabelOnAgenda,
        () => ({ session: by, kind }),
        (today) => ({ asking: sitting(shifted(today, Math.max(0, days))), isFree: days > -20 }),
      ),
    ),
  ),
  often(
    6,
    fc
      .tuple(session, fc.constantFrom(...labelMatters))
      .map(([by, kind]) =>
        attempt(takeUpLabel, (_, state) => ({ session: agendaOf(state) ?? by, kind }), none),
      ),
  ),
  often(
    2,
    shift.map((days) =>
      attempt(
        notifyHolder,
        (today) => ({ means: "letter", notifiedOn: shifted(today, days), proof: motives }),
        none,
      ),
    ),
  ),
  often(2, fc.constant(attempt(recordHolderNotReached, () => ({ reason: "refused" }), none))),
  often(2, fc.constant(attempt(expireLabel, () => ({}), none))),
  often(1, fc.constant(attempt(surrenderLabel, () => ({}), none))),
);
const life = fc.array(fc.tuple(attempts, fc.nat(40)), { maxLength: 60, size: "max" });

/** As the write side folds it: personal fields never reach a rule. */
const unnamed = (event: LabelEvent): LabelEvent => {
  const fields = declared[event.type].personal ?? [];
  const hidden = fields.map((field) => field.slice(1)).filter((field) => field in event);
  return { ...event, ...Object.fromEntries(hidden.map((field) => [field, erased])) };
};

/** When an event took effect. */
const dayOf = (event: LabelEvent): string =>
  Object.entries(event).flatMap(([key, day]) =>
    /(ed|met)On$/.test(key) && typeof day === "string" ? [day] : [],
  )[0] ?? "";

const lateWords = [
  "ActivityReported",
  "ImpactReported",
  "ReportCorrected",
  "HolderNotified",
  "HolderNotReached",
];
const bySession: readonly string[] = ["RenewalRefused", "RevocationRefused", "DecisionAdjourned"];
const endings = ["LabelExpired", "LabelRevoked", "LabelSurrendered"];

/** Tries everything in order on days that go by; what is refused leaves nothing. */
const live = (tried: readonly (readonly [Attempt, number])[], seen: (each: Step) => void) => {
  let state = label.initial;
  let today = "2007-01-26";
  const history: LabelEvent[] = [];
  for (const [one, days] of tried) {
    today = shifted(today, days);
    const decision = one.decide(state, today);
    const events = "accepted" in decision ? decision.accepted : [];
    seen({ one, before: state, today, events, decision });
    state = events.map(unnamed).reduce(label.evolve, state);
    history.push(...events);
  }
  return { state, history, today };
};

interface Step {
  readonly one: Attempt;
  readonly before: Label;
  readonly today: string;
  readonly decision: Decision<LabelEvent>;
  readonly events: readonly LabelEvent[];
}

describe("whatever happens to a label, in whatever order,", () => {
  it("it is decided alike again, from what its events tell", () =>
    fc.assert(
      fc.property(life, (tried) => {
        live(tried, ({ one, before, today, decision, events }) => {
          expect(one.decide(before, today)).toEqual(decision);
          if (events.length > 0) expect(one.again(before, today, events)).toEqual(decision);
        });
      }),
    ));

  it("it ends once at most, and nothing comes after but late words on its own time", () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(life, (tried) => {
        const { history } = live(tried, ({ before, today, events }) => {
          const was = onDay(before, today);
          for (const event of events) {
            met.add(event.type);
            if (!hasEnded(was)) continue;
            if (event.type === "LabelRenewed" || bySession.includes(event.type))
              expect(hasEnded(before)).toBe(false);
            else if (event.type === "LabelExpired") expect(event.expiredOn).toBe(was.endedOn);
            else expect(lateWords).toContain(event.type);
            if (event.type === "ActivityReported" || event.type === "ImpactReported")
              expect(event.until <= was.endedOn).toBe(true);
          }
        });
        const firstEnd = history.findIndex(({ type }) => endings.includes(type));
        const later = firstEnd < 0 ? [] : history.slice(firstEnd + 1);
        expect(later.filter(({ type }) => !lateWords.includes(type))).toEqual([]);
        expect(history.filter(({ type }) => type === "LabelGranted").length).toBe(
          history.length > 0 ? 1 : 0,
        );
      }),
      { numRuns: 1_000 },
    );
    // Else the property would hold of nothing.
    expect([...met].sort()).toEqual(Object.keys(declared).sort());
  });

  it("its periods follow each other without a gap, and nothing is dated in the future", () =>
    fc.assert(
      fc.property(life, (tried) => {
        const { state } = live(tried, ({ today, events }) => {
          for (const event of events) expect(dayOf(event) <= today).toBe(true);
        });
        if (state.phase === "not-granted") return;
        const { periods } = state.held;
        for (const [nth, { from, until }] of periods.entries()) {
          expect(from <= until).toBe(true);
          const next = periods[nth + 1];
          if (next) expect(next.from).toBe(shifted(until, 1));
        }
        const sessions = periods.map(({ decision }) => JSON.stringify(decision));
        expect(new Set(sessions).size).toBe(sessions.length);
      }),
    ));

  it("what a session left as it was is told once, and no proposal outlives its refusal", () =>
    fc.assert(
      fc.property(life, (tried) => {
        const { history } = live(tried, ({ before, events }) => {
          const [event] = events;
          if (event?.type !== "RevocationRefused" || before.phase === "not-granted") return;
          const after = label.evolve(before, event);
          const { proposal } = after.phase === "not-granted" ? before.held : after.held;
          if (proposal) expect(proposal.proposedOn > event.refusedOn).toBe(true);
        });
        const sessions = history.flatMap((event) =>
          bySession.includes(event.type) && "decision" in event
            ? JSON.stringify(event.decision)
            : [],
        );
        expect(new Set(sessions).size).toBe(sessions.length);
      }),
      { numRuns: 500 },
    ));

  it("its figures stay whole and in range, and the first ones stay to be seen", () =>
    fc.assert(
      fc.property(life, (tried) => {
        const { state, history } = live(tried, () => undefined);
        if (state.phase === "not-granted") return;
        const reported = history.filter((event) => event.type === "ActivityReported");
        const kept = state.held.reports.filter(({ about }) => about === "activity");
        expect(kept.map((one) => one.told.figures)).toEqual(reported.map((one) => one.figures));
        for (const report of state.held.reports) {
          const { figures: main, otherFigures, activities: done } = toldIn(report);
          const all = [...Object.values(main), ...Object.values(otherFigures)];
          for (const one of [...all, ...done.map(({ count }) => count)])
            expect(Number.isInteger(one) && one >= 0 && one < 10 ** 12).toBe(true);
        }
      }),
    ));

  it("is revoked only once its holder was told why and could answer", () =>
    fc.assert(
      fc.property(life, (tried) => {
        live(tried, ({ before, today, events }) => {
          if (events[0]?.type !== "LabelRevoked" || before.phase === "not-granted") return;
          const { proposal } = before.held;
          expect(proposal).toBeDefined();
          expect(
            proposal?.answeredOn !== undefined || (proposal?.answerDueOn ?? today) < today,
          ).toBe(true);
        });
      }),
      { numRuns: 500 },
    ));

  it("lets the brand be shown only within its time, and never once it has ended", () =>
    fc.assert(
      fc.property(life, (tried) => {
        const { state, today } = live(tried, () => undefined);
        if (hasEnded(state)) expect(onDay(state, today).phase).not.toBe("active");
        expect(onDay(state, "2100-01-01").phase).not.toBe("active");
      }),
    ));

  it("is what it is on a day, whether its end was recorded or not", () =>
    fc.assert(
      fc.property(life, fc.nat(400), (tried, days) => {
        const { state, today } = live(tried, () => undefined);
        const later = shifted(today, days);
        const decision = expireLabel.decide(state, {}, circumstances(later), undefined);
        const events = "accepted" in decision ? decision.accepted : [];
        const then = events.reduce(label.evolve, state);
        expect(onDay(then, later)).toEqual(onDay(state, later));
        if (state.phase === "not-granted") return;
        const again = expireLabel.decide(then, {}, circumstances(later), undefined);
        expect(again).toEqual({ accepted: [] });
      }),
    ));
});
