import { describe, expect, it } from "@jest/globals";
import { idOf, type DomainEvent, type Id } from "#kernel/index.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import {
  awaiting,
  checked,
  ends,
  inadmissible,
  initiative,
  lapsed,
  met,
  received,
  receipt,
  requested,
  signatureAsked,
  signed,
  withdrawn,
} from "#labelling/application/file.story.js";
import type { Position } from "#event-store/port.js";
import type { Told } from "#projections/told.js";
import { checkFiles } from "./check-files.js";
import { freeInitiatives } from "./free-initiatives.js";
import { lapseFiles } from "./lapse-files.js";
import type { Message, Reaction } from "./reaction.js";

const file = "5c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11";
const stream = `application-${file}` as const;

const told = <Event extends DomainEvent>(event: Event, version: number): Told<Event> => ({
  position: String(version).padStart(19, "0") as Position,
  envelope: {
    v: 1,
    id: "6c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as Id<"event">,
    stream,
    version,
    type: event.type,
    schema: 1,
    at: "2026-01-15T09:00:00.000Z",
    actor: { id: "engine", as: "engine" },
    command: { id: "" as Id<"command">, type: "TellStory", schema: 1, print: "" },
    salt: "",
    data: {},
  },
  bytes: new Uint8Array(),
  id: idOf(stream),
  event,
});

/** Given what happened, what does the last event call for? */
const after = (reaction: Reaction, ...history: readonly ApplicationEvent[]) => {
  let state: ReturnType<NonNullable<Reaction["evolve"]>>;
  let messages: readonly Message[] = [];
  for (const [version, event] of history.entries()) {
    messages = reaction.react(told(event, version), state);
    state = reaction.evolve?.(state, told(event, version));
  }
  return messages.map(({ command, ...message }) => ({ command: command.type, ...message }));
};

describe("checking files", () => {
  const check = [{ command: "CheckApplication", to: file, body: {} }];

  it("follows receipt, signature and the last of the complements", () => {
    expect(after(checkFiles, received)).toEqual(check);
    expect(after(checkFiles, ...receipt)).toEqual(check);
    expect(after(checkFiles, ...awaiting, signed, met)).toEqual(check);
  });
  it("follows nothing that leaves the facts of a check as they were", () => {
    expect(after(checkFiles, ...checked)).toEqual([]);
    expect(after(checkFiles, ...awaiting)).toEqual([]);
    expect(after(checkFiles, ...checked, withdrawn)).toEqual([]);
  });
});

describe("lapsing files", () => {
  it("comes the day after the last one for complements", () =>
    expect(after(lapseFiles, ...awaiting)).toEqual([
      { command: "LapseApplication", to: file, body: {}, from: "2026-02-20" },
    ]));
  it("comes once for each request: a later one may give more time", () =>
    expect(
      after(lapseFiles, ...awaiting, {
        ...requested(...signatureAsked.items),
        dueOn: "2026-03-31",
      }),
    ).toMatchObject([{ from: "2026-04-01" }]));
  it("asks for nothing else", () => expect(after(lapseFiles, ...checked)).toEqual([]));
});

const freed = (outcome: string) => [
  { command: "CloseApplication", to: initiative, body: { application: file, outcome } },
];

describe("freeing initiatives", () => {
  it("follows each way in which a file ends", () => {
    expect(after(freeInitiatives, ...checked, inadmissible)).toEqual(freed("inadmissible"));
    expect(after(freeInitiatives, ...checked, withdrawn)).toEqual(freed("withdrawn"));
    expect(after(freeInitiatives, ...awaiting, lapsed)).toEqual(freed("lapsed"));
  });
  it("knows every end that the file itself knows", () => {
    for (const [, history] of ends.filter(([, { length }]) => length > 0))
      expect(after(freeInitiatives, ...history)).toHaveLength(1);
  });
  it("leaves those at work alone", () => expect(after(freeInitiatives, ...awaiting)).toEqual([]));
});
