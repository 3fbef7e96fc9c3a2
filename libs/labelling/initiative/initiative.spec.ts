import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Id } from "#kernel/index.js";
import { circumstances, story } from "#kernel/story.js";
import { dayAfter } from "../calendar/delay.js";
import type { LabelEvent } from "../label/events.js";
import { label } from "../label/label.js";
import {
  expired,
  granted as grantedLabel,
  grantedOn,
  lastDay,
  revoked,
  suspended,
} from "../label/label.story.js";
import { closeApplication } from "./close-application.js";
import { initiative, type InitiativeEvent } from "./initiative.js";
import { openApplication } from "./open-application.js";
import { registerInitiative } from "./register-initiative.js";

const one = story(initiative);
const today = "2026-05-04";
const carrier = "7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11" as Id<"organisation">;
const [first, second] = ["a1", "a2"] as readonly string[] as readonly [
  Id<"application">,
  Id<"application">,
];
const body = { organisation: carrier, title: "Semaine de la reprise" };
const registered: InitiativeEvent = { type: "InitiativeRegistered", ...body };
const opened: InitiativeEvent = { type: "ApplicationOpened", application: first };
const closed: InitiativeEvent = {
  type: "ApplicationClosed",
  application: first,
  outcome: "withdrawn",
};

const grantedFirst: InitiativeEvent = { ...closed, outcome: "granted" };

describe("registering an initiative", () => {
  it("records whose it is", () =>
    one.given().when(registerInitiative, body, today, { known: true }).then(registered));
  it("wants an organisation that is registered", () =>
    one
      .given()
      .when(registerInitiative, body, today, { known: false })
      .refused("CARRIER_NOT_REGISTERED"));
  it("happens once", () =>
    one
      .given(registered)
      .when(registerInitiative, body, today, { known: true })
      .refused("INITIATIVE_ALREADY_REGISTERED"));
});

describe("opening an application", () => {
  const none = { last: label.initial };

  it("makes it the live one", () =>
    one.given(registered).when(openApplication, { application: first }, today, none).then(opened));
  it("says nothing new twice", () =>
    one
      .given(registered, opened)
      .when(openApplication, { application: first }, today, none)
      .then());
  it("refuses a second while one is live", () =>
    one
      .given(registered, opened)
      .when(openApplication, { application: second }, today, none)
      .refused("INITIATIVE_HAS_LIVE_APPLICATION"));
  it("takes a second once the first is closed", () =>
    one
      .given(registered, opened, closed)
      .when(openApplication, { application: second }, today, none)
      .then({ ...opened, application: second }));
  it("does not bring back a closed one", () =>
    one
      .given(registered, opened, closed)
      .when(openApplication, { application: first }, today, none)
      .refused("APPLICATION_ALREADY_CLOSED"));
  it("wants an initiative", () =>
    one
      .given()
      .when(openApplication, { application: first }, today, none)
      .refused("INITIATIVE_UNKNOWN"));
});

describe("opening an application of an initiative that was labelled", () => {
  const labelled = [registered, opened, grantedFirst];
  const next = (day: string, ...history: readonly LabelEvent[]) =>
    one.given(...labelled).when(openApplication, { application: second }, day, {
      last: history.reduce(label.evolve, label.initial),
    });

  it("is refused while the label is held, until its last day", () => {
    next(lastDay, grantedLabel).refused("INITIATIVE_HAS_LIVE_LABEL");
    next(lastDay, grantedLabel, suspended).refused("INITIATIVE_HAS_LIVE_LABEL");
  });
  it("is taken the day after it, whether its end was recorded or not", () => {
    next(dayAfter(lastDay), grantedLabel).then({ ...opened, application: second });
    next(dayAfter(lastDay), grantedLabel, expired).then({ ...opened, application: second });
  });
  it("is taken once the label was taken away", () =>
    next(lastDay, grantedLabel, revoked).then({ ...opened, application: second }));
  it("is refused while the label that was decided is on its way", () =>
    next(grantedOn).refused("INITIATIVE_HAS_LIVE_LABEL"));
});

describe("closing an application", () => {
  const withdrawn = { application: first, outcome: "withdrawn" } as const;
  const unstarted = { application: first, outcome: "never-started" } as const;
  const started = { started: true };
  const notStarted = { started: false };

  it("frees the initiative", () =>
    one.given(registered, opened).when(closeApplication, withdrawn, today, started).then(closed));
  it("says nothing new twice", () =>
    one.given(registered, opened, closed).when(closeApplication, withdrawn, today, started).then());
  it("wants the live one", () =>
    one
      .given(registered, opened)
      .when(closeApplication, { ...withdrawn, application: second }, today, started)
      .refused("APPLICATION_NOT_OPEN"));
  it("wants an initiative", () =>
    one.given().when(closeApplication, withdrawn, today, started).refused("INITIATIVE_UNKNOWN"));

  it("knows one that was granted once it was refused: an appeal may do that, once", () => {
    const refused: InitiativeEvent = { ...closed, outcome: "refused" };
    const body = { application: first, outcome: "granted" } as const;
    one
      .given(registered, opened, refused)
      .when(closeApplication, body, today, started)
      .then(grantedFirst);
    one
      .given(registered, opened, refused, grantedFirst)
      .when(closeApplication, body, today, started)
      .then();
  });
  it("leaves the live one alone when an appeal of an earlier one is granted", () =>
    expect(
      [registered, opened, closed, { ...opened, application: second }, grantedFirst].reduce(
        initiative.evolve,
        initiative.initial,
      ),
    ).toEqual({
      phase: "registered",
      organisation: carrier,
      live: second,
      closed: [first],
      granted: first,
    }));

  it("goes back on one that never started", () =>
    one
      .given(registered, opened)
      .when(closeApplication, unstarted, today, notStarted)
      .then({ ...closed, ...unstarted }));
  it("does not go back on one that has started", () =>
    one
      .given(registered, opened)
      .when(closeApplication, unstarted, today, started)
      .refused("APPLICATION_HAS_STARTED"));
  it("has nothing to go back on where another is live, or none", () => {
    one
      .given(registered, { ...opened, application: second })
      .when(closeApplication, unstarted, today, notStarted)
      .then();
    one.given(registered).when(closeApplication, unstarted, today, notStarted).then();
  });
  it("lets one that never started be opened again", () =>
    one
      .given(registered, opened, { ...closed, ...unstarted })
      .when(openApplication, { application: first }, today, { last: label.initial })
      .then(opened));
});

describe("an application of an initiative that is not registered", () => {
  it.each([opened, closed])("is no fact of it: $type", (event) =>
    expect(initiative.evolve(initiative.initial, event)).toEqual(initiative.initial),
  );
});

describe("whatever is opened and closed, in whatever order", () => {
  const ids = ["a1", "a2", "a3"] as readonly string[] as readonly Id<"application">[];
  const ends = fc.constantFrom(...(["lapsed", "refused", "granted"] as const));
  const asked = fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...ids), ends), {
    maxLength: 40,
  });

  it("there is one live application at most, and no application is live twice", () =>
    fc.assert(
      fc.property(asked, (acts) => {
        let state = initiative.evolve(initiative.initial, registered);
        const live = new Set<string>();
        const ended = new Set<string>();
        for (const [opening, application, outcome] of acts) {
          const decision = opening
            ? openApplication.decide(state, { application }, circumstances(today), {
                last: label.initial,
              })
            : closeApplication.decide(state, { application, outcome }, circumstances(today), {
                started: true,
              });
          for (const event of "accepted" in decision ? decision.accepted : []) {
            state = initiative.evolve(state, event);
            if (opening) {
              expect(ended.has(application)).toBe(false);
              live.add(application);
            } else {
              const isAppealed = outcome === "granted" && ended.has(application);
              expect(live.delete(application)).toBe(!isAppealed);
              ended.add(application);
            }
            expect(live.size).toBeLessThanOrEqual(1);
          }
        }
      }),
    ));
});
