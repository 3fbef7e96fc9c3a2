import { accept } from "#kernel/index.js";
import { lapseApplication } from "#labelling/application/lapse-application.js";
import { allotNumber } from "#labelling/register/allot-number.js";
import { decideItem } from "#labelling/session/decide-item.js";

/** Bugs as people make them: the simulation must find each, or its silence means nothing. */
const all = {
  /** A number that was given is given again. */
  "gives-numbers-again": () => {
    const { decide } = allotNumber;
    return planted(allotNumber, (...args: Parameters<typeof decide>) => {
      const decision = decide(...args);
      if ("rejected" in decision) return decision;
      return accept(
        ...decision.accepted.map((one) => ({ ...one, number: Math.min(one.number, 3) })),
      );
    });
  },
  /** A deadline runs out, and nobody says so. */
  "forgets-deadlines": () => planted(lapseApplication, () => accept()),
  /** What was voted down is granted. */
  "grants-what-was-refused": () => {
    const { decide } = decideItem;
    return planted(decideItem, (...args: Parameters<typeof decide>) => {
      const decision = decide(...args);
      if ("rejected" in decision) return decision;
      return accept(
        ...decision.accepted.map((one) =>
          one.type === "ItemDecided" && one.outcome === "refused"
            ? { ...one, outcome: "granted" as const }
            : one,
        ),
      );
    });
  },
} as const;

export type FlawName = keyof typeof all;

/** Each plants its bug in this process, and gives back how to take it out. */
export const flaws: Readonly<Record<FlawName, () => () => void>> = all;

export const isFlaw = (name: string): name is FlawName => Object.hasOwn(all, name);

const planted = <Decide>(command: { readonly decide: Decide }, decide: Decide): (() => void) => {
  const sound = command.decide;
  Object.assign(command, { decide });
  return () => {
    Object.assign(command, { decide: sound });
  };
};
