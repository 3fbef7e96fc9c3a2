import { isObject, ValidateBy } from "class-validator";
import { type Fault, pointerTo } from "#kernel/index.js";
import type { rejections } from "./rejections.js";
import type { Figures, Measure } from "./survey.js";

export const mostMeasures = 50;

/** More people than there are is a slip of the keyboard. */
const most: Readonly<Record<Measure["unit"], number>> = {
  count: 10_000_000_000,
  "tenths-of-percent": 1_000,
};

/** Whole numbers by key; which ones and how high is for the wave to say. */
export const AreMeasured = (): PropertyDecorator =>
  ValidateBy({
    name: "areMeasured",
    validator: {
      validate: (value: unknown) =>
        isObject(value) &&
        !Array.isArray(value) &&
        Object.keys(value).length > 0 &&
        Object.keys(value).length <= mostMeasures &&
        Object.values(value).every(Number.isSafeInteger),
      defaultMessage: () => `$property must hold 1 to ${mostMeasures} whole numbers by key`,
    },
  });

export type FigureFault = Fault<keyof typeof rejections>;

/** What is wrong with figures, one by one; that some are left out is not. */
export const faultsOf = (measures: readonly Measure[], figures: Figures): readonly FigureFault[] =>
  Object.entries(figures).flatMap(([key, figure]): readonly FigureFault[] => {
    const pointer = pointerTo("figures", key);
    const measure = measures.find((one) => one.key === key);
    if (!measure) return [{ pointer, code: "NO_SUCH_MEASURE", about: {} }];
    return figure < 0 || figure > most[measure.unit]
      ? [{ pointer, code: "FIGURE_OUT_OF_BOUNDS", about: { most: most[measure.unit] } }]
      : [];
  });

export const missingFrom = (
  measures: readonly Measure[],
  figures: Figures,
): readonly FigureFault[] =>
  measures
    .filter(({ key }) => !Object.hasOwn(figures, key))
    .map(({ key }) => ({ pointer: pointerTo("figures", key), code: "FIGURE_MISSING", about: {} }));
