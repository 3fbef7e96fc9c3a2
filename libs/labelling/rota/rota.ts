import { type Aggregate, type PersonId, unreachable } from "#kernel/index.js";

/** A review that somebody has to write, until it is here or not awaited any more. */
export interface Turn {
  readonly instruction: string;
  readonly person: PersonId;
}

/**
 * Who reviews for a scheme's committee, and how much. A stream a scheme: draws for several files at
 * once see each other here, as they could not in the files' own streams.
 */
export interface Rota {
  readonly turns: readonly Turn[];
}

export type RotaEvent =
  | {
      readonly type: "ReviewersDrawn";
      readonly instruction: string;
      readonly people: readonly PersonId[];
      readonly drawnOn: string;
    }
  /** Asked for by the secretariat: it weighs as much. */
  | ({ readonly type: "TurnTaken" } & Turn)
  | ({ readonly type: "TurnEnded" } & Turn);

const evolve = ({ turns }: Rota, event: RotaEvent): Rota => {
  switch (event.type) {
    case "ReviewersDrawn": {
      const { instruction, people } = event;
      return { turns: [...turns, ...people.map((person) => ({ instruction, person }))] };
    }
    case "TurnTaken": {
      const { instruction, person } = event;
      return { turns: [...turns, { instruction, person }] };
    }
    case "TurnEnded":
      return { turns: turns.filter((one) => !isSame(one, event)) };
    default:
      return unreachable(event);
  }
};

const isSame = (a: Turn, b: Turn) => a.instruction === b.instruction && a.person === b.person;

export const rota: Aggregate<Rota, RotaEvent> = {
  kind: "rota",
  plural: "rotas",
  named: true,
  initial: { turns: [] },
  evolve,
  events: {
    ReviewersDrawn: { schema: 1 },
    TurnTaken: { schema: 1 },
    TurnEnded: { schema: 1 },
  },
};

export const hasTurn = ({ turns }: Rota, turn: Turn): boolean =>
  turns.some((one) => isSame(one, turn));

/** Reviews awaited of each person; absent: none. */
export const loadsOf = ({ turns }: Rota): Readonly<Record<PersonId, number>> => {
  const loads: Record<PersonId, number> = {};
  for (const { person } of turns) loads[person] = (loads[person] ?? 0) + 1;
  return loads;
};
