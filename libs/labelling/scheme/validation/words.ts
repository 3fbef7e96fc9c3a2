import { type Delay, delayUnits } from "../../calendar/delay.js";
import { integer, name, oneOf, record, type Shape, text } from "./shape.js";

/** Names that a rule could not write, or that every JavaScript object has. */
const reserved = new Set(
  (
    "as break const continue else false for function if import in let loop namespace null package " +
    "return true var void while constructor hasOwnProperty isPrototypeOf propertyIsEnumerable " +
    "toLocaleString toString valueOf"
  ).split(" "),
);

/** Questions, articles, criteria: what a rule or a path is built from. */
export const id = name(/^[a-z][A-Za-z0-9]{0,39}$/, "brandUse", reserved);
export const slug = name(/^(?=.{2,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "centres-ressources");
/** What an answer is recorded as. */
export const code = name(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, "creation-takeover");
export const ruleCode = name(/^[A-Z][A-Z0-9_]{0,59}$/, "OUTSIDE_TERRITORY");
/** Proper names: of a brand, of an institution. */
export const properName = text(120);

/** Ten years. */
const mostDays = 3_650;
const mostMonths = 120;

const wholeCount = integer(1, mostDays);

const count: Shape<number> = (value, at, report) =>
  Number.isInteger(value) && Number(value) < 1
    ? report(at, "DELAY_TOO_SHORT")
    : wholeCount(value, at, report);

export const delay = record<Delay>(
  { count, unit: oneOf(delayUnits) },
  {
    checks: [
      ({ count: given = 1, unit }) =>
        unit === "months" && given > mostMonths
          ? [{ at: "/count", code: "EXPECTED_INTEGER", about: { min: 1, max: mostMonths } }]
          : [],
    ],
  },
);

/** For comparing delays of different units: a month at its longest or shortest. */
export const daysAtMost = ({ count, unit }: Delay) => (unit === "months" ? count * 31 : count);
export const daysAtLeast = ({ count, unit }: Delay) => (unit === "months" ? count * 28 : count);
