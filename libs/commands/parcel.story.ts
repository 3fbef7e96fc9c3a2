import { IsString } from "class-validator";
import { accept, type Aggregate, command, madeBy, process, rejecting } from "#kernel/index.js";

// A small aggregate of another trade, so that these specs do not hang on the labelling rules.

type Parcel =
  | { readonly phase: "unknown" }
  | { readonly phase: "posted"; readonly stamps: number; readonly note: string };

type ParcelEvent =
  | { readonly type: "ParcelPosted"; readonly note: string }
  | { readonly type: "ParcelStamped"; readonly at: string }
  | { readonly type: "ParcelReturned" };

export const parcel: Aggregate<Parcel, ParcelEvent> = {
  kind: "parcel",
  plural: "parcels",
  initial: { phase: "unknown" },
  evolve: (state, event) => {
    switch (event.type) {
      case "ParcelPosted":
        return { phase: "posted", stamps: 0, note: event.note };
      case "ParcelStamped":
        return state.phase === "posted" ? { ...state, stamps: state.stamps + 1 } : state;
      case "ParcelReturned":
        return { phase: "unknown" };
    }
  },
  events: {
    ParcelPosted: { schema: 1, personal: ["/note"] },
    ParcelStamped: { schema: 1 },
    ParcelReturned: { schema: 1 },
  },
};

const reject = rejecting<"PARCEL_UNKNOWN" | "PARCEL_FULL" | "NO_SUCH_OFFICE">();

class PostBody {
  @IsString() readonly note!: string;
}

export const post = command({
  type: "PostParcel",
  schema: 1,
  summary: "Posts a parcel.",
  on: parcel,
  shape: PostBody,
  creates: true,
  personal: ["/note"],
  example: { note: "for Ana" },
  decide: (state, { note }) =>
    state.phase === "posted" ? accept() : accept({ type: "ParcelPosted", note }),
  commandOf: (events) => ({ note: madeBy(events, "ParcelPosted").note }),
});

class StampBody {}

/** A parcel takes three stamps. */
export const stamp = command({
  type: "StampParcel",
  schema: 1,
  summary: "Stamps a parcel.",
  on: parcel,
  shape: StampBody,
  ifMatch: true,
  example: {},
  decide: (state, _, { today }) => {
    if (state.phase === "unknown") return reject("PARCEL_UNKNOWN");
    return state.stamps < 3
      ? accept({ type: "ParcelStamped", at: today })
      : reject("PARCEL_FULL", { stamps: state.stamps });
  },
  commandOf: () => ({}),
});

export const takeBack = command({
  type: "TakeParcelBack",
  schema: 1,
  summary: "Takes a parcel back.",
  on: parcel,
  shape: StampBody,
  example: {},
  decide: (state) =>
    state.phase === "posted" ? accept({ type: "ParcelReturned" }) : reject("PARCEL_UNKNOWN"),
  commandOf: () => ({}),
});

class ForwardBody {
  @IsString() readonly to!: string;
  @IsString() readonly note!: string;
}

/** Posts one parcel, then stamps another, which may refuse. */
export const forward = process({
  type: "ForwardParcel",
  summary: "Posts a parcel and has the one it belongs to stamped.",
  on: parcel,
  shape: ForwardBody,
  creates: true,
  example: { to: "1", note: "for Ana" },
  steps: async ({ to, note }, { self }) =>
    to === "nowhere"
      ? { rejected: { code: "NO_SUCH_OFFICE", about: {} } }
      : [
          {
            command: post,
            id: self,
            body: { note },
            back: [{ command: takeBack, id: self, body: {} }],
          },
          { command: stamp, id: to, body: {} },
        ],
});
