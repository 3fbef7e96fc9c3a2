import { delayBefore } from "../calendar/delay.js";
import type { Indicator } from "../scheme/definition.js";
import type { Period } from "./events.js";
import { type Granted, hasEnded } from "./label.js";
import { reject } from "./rejections.js";
import { tooHigh } from "./report-bounds.js";
import { isSame, kindOf, type Report, type Told, toldIn } from "./told.js";

const most = 10 ** 12 - 1;

const inRange = (figure: number) => Number.isInteger(figure) && figure >= 0 && figure <= most;

/** Why a period is not one to report on. It may lie before the grant, or end with the label. */
export const periodRefused = (state: Granted, { from, until }: Period, today: string) => {
  if (until < from) return reject("REPORT_ENDS_BEFORE_IT_STARTS", { from });
  if (until > today) return reject("REPORT_ABOUT_THE_FUTURE", { today });
  return hasEnded(state) && until > state.endedOn
    ? reject("REPORT_ABOUT_AFTER_THE_END", { endedOn: state.endedOn })
    : undefined;
};

const outOfRange = ({ figures, otherFigures, activities }: Told): readonly string[] => [
  ...[...Object.entries(figures), ...Object.entries(otherFigures)].flatMap(([name, figure]) =>
    inRange(figure) ? [] : [name],
  ),
  ...activities.flatMap(({ channel, count }) => (inRange(count) ? [] : [channel])),
];

/** Why a report of this kind cannot say this. */
export const toldRefused = (
  indicators: readonly Pick<Indicator, "id" | "kind">[],
  about: Report["about"],
  told: Told,
) => {
  const absurd = outOfRange(told);
  if (absurd.length > 0) return reject("FIGURES_OUT_OF_RANGE", { names: absurd, most });
  const isIndicator = (name: string) => indicators.some(({ id }) => id === name);
  const names = Object.keys(told.figures);
  const unknown = names.filter((name) => !isIndicator(name));
  if (unknown.length > 0) return reject("INDICATORS_UNKNOWN", { names: unknown });
  const own = indicators.filter(({ kind }) => kind === kindOf[about]).map(({ id }) => id);
  const foreign = names.filter((name) => !own.includes(name));
  if (foreign.length > 0) return reject("INDICATORS_FOR_ANOTHER_REPORT", { names: foreign });
  const hidden = Object.keys(told.otherFigures).filter(isIndicator);
  if (hidden.length > 0) return reject("INDICATORS_AMONG_OTHER_FIGURES", { names: hidden });
  if (about === "impact" && told.activities.length > 0) return reject("IMPACT_HAS_NO_ACTIVITIES");
  const kinds = told.activities.map(({ channel, inRegion }) => `${channel} ${inRegion}`);
  return new Set(kinds).size < kinds.length ? reject("ACTIVITY_TOLD_TWICE") : undefined;
};

/** Whether a report has nothing to say: nobody would know what it was made for. */
export const saysNothing = (
  { figures, otherFigures, activities }: Told,
  text: string | undefined,
): boolean =>
  text === undefined &&
  Object.keys(figures).length === 0 &&
  Object.keys(otherFigures).length === 0 &&
  activities.length === 0;

type Body = Told & Period & { readonly text?: string };

/** Why a report is refused, the first fault only; as it stood while one could be made twice. */
export const refusedAtFirst = (
  state: Granted,
  about: Report["about"],
  { text, from, until, ...told }: Body,
  today: string,
) =>
  periodRefused(state, { from, until }, today) ??
  toldRefused(state.held.indicators, about, told) ??
  (saysNothing(told, text) ? reject("REPORT_SAYS_NOTHING") : undefined);

export type Refusing = typeof refusedAtFirst;

/**
 * An initiative may have done much before it was labelled, and reports tell of it; one that began
 * longer ago is a slip of the pen, and would stand in public totals for ever.
 */
const yearsBack = 10;

const tooFarBack = ({ held }: Granted, { from }: Period) => {
  const earliest = delayBefore(held.periods[0].from, { count: 12 * yearsBack, unit: "months" });
  return from < earliest ? reject("REPORT_TOO_FAR_BACK", { earliest }) : undefined;
};

/**
 * The same figures for the same days are one report sent twice, and would count twice. Where as much
 * was done once more in those days, that is for the total of the one that stands. A report without
 * figures counts nothing.
 */
const standsAlready = ({ held }: Granted, about: Report["about"], body: Body) => {
  const { from, until } = body;
  if (saysNothing(body, undefined)) return undefined;
  const same = held.reports.find(
    (one) =>
      one.about === about && one.from === from && one.until === until && isSame(toldIn(one), body),
  );
  return same && reject("REPORT_STANDS_ALREADY", { report: same.report });
};

/** As it stood while a figure could be as high as one pleased. */
export const refusedOnce: Refusing = (state, about, body, today) =>
  refusedAtFirst(state, about, body, today) ??
  tooFarBack(state, body) ??
  standsAlready(state, about, body);

export const reportRefused: Refusing = (state, about, body, today) =>
  refusedOnce(state, about, body, today) ?? tooHigh(about, body);
