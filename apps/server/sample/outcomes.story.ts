import type { Phase as FilePhase } from "#labelling/application/application.js";
import type { Condition } from "#labelling/label/held.js";
import type { Phase as LabelPhase } from "#labelling/label/label.js";
import type { ItemOutcome } from "#labelling/session/question.js";

/** A label as it stands on 31 March 2008: its number, from when and until when, its conditions. */
export interface LabelOutcome {
  readonly number: number;
  readonly phase: LabelPhase;
  readonly periods: readonly (readonly [from: string, until: string])[];
  readonly conditions?: readonly Condition[];
}

/** What has become of a file, each decision in turn. */
export interface FileOutcome {
  readonly phase: FilePhase;
  readonly decisions?: readonly (readonly [outcome: ItemOutcome, decidedOn: string])[];
  readonly label?: LabelOutcome;
}

const january = "2007-01-26";
const [first, second] = [
  [january, "2008-01-25"],
  ["2008-01-26", "2009-01-25"],
] as const;

const granted = (
  number: number,
  phase: LabelPhase,
  periods: LabelOutcome["periods"] = [first],
): FileOutcome => ({
  phase: "decided",
  decisions: [["granted", january]],
  label: { number, phase, periods },
});

const renewed = (number: number): FileOutcome => granted(number, "active", [first, second]);

const underConditions = (number: number, ...conditions: readonly Condition[]): FileOutcome => ({
  phase: "decided",
  decisions: [["granted-with-conditions", january]],
  label: { number, phase: "active", periods: [first, second], conditions },
});

/** The whole outcome of the campaign, by file. */
export const outcomes: Readonly<Record<string, FileOutcome>> = {
  "npdc-01": renewed(1),
  "npdc-02": renewed(2),
  "npdc-03": underConditions(
    3,
    { condition: 1, dueOn: "2007-03-31", missedOn: "2007-03-31", metOn: "2007-06-08" },
    { condition: 2, dueOn: "2007-06-30", metOn: "2007-06-27" },
  ),
  "npdc-04": granted(4, "expired"),
  "npdc-05": granted(5, "expired"),
  "npdc-06": renewed(6),
  "npdc-07": granted(7, "surrendered"),
  "npdc-08": renewed(8),
  "npdc-09": underConditions(9, { condition: 1, dueOn: "2007-04-30", metOn: "2007-04-17" }),
  "npdc-10": granted(10, "expired"),
  "npdc-11": {
    phase: "decided",
    decisions: [
      ["adjourned", january],
      ["granted", "2007-03-26"],
    ],
    label: {
      number: 14,
      phase: "active",
      periods: [
        ["2007-03-26", "2008-03-25"],
        ["2008-03-26", "2009-03-25"],
      ],
    },
  },
  "npdc-12": { phase: "decided", decisions: [["refused", january]] },
  "npdc-13": {
    phase: "decided",
    decisions: [
      ["refused", january],
      ["granted", "2007-04-27"],
    ],
    label: { number: 15, phase: "active", periods: [["2007-04-27", "2008-04-26"]] },
  },
  "npdc-14": { phase: "inadmissible" },
  "npdc-15": { phase: "inadmissible" },
  "npdc-16": { phase: "withdrawn" },
  "npdc-17": { phase: "inadmissible" },
  "npdc-18": granted(11, "revoked"),
  "npdc-19": renewed(12),
  "npdc-20": { phase: "inadmissible" },
  "npdc-21": granted(13, "expired"),
  "npdc-22": { phase: "lapsed" },
  "centres-ressources": {
    phase: "decided",
    decisions: [["granted", "2006-12-08"]],
    label: { number: 1, phase: "active", periods: [["2006-12-08", "2009-12-07"]] },
  },
  "haute-qualite-technologique": {
    phase: "decided",
    decisions: [["granted-with-conditions", "2006-12-12"]],
    label: {
      number: 1,
      phase: "active",
      periods: [["2006-12-12", "2008-12-11"]],
      conditions: [{ condition: 1, dueOn: "2007-06-30", metOn: "2007-06-22" }],
    },
  },
};

/** Whose members take no part, in the order of the votes; of the CRCI, the substitute is there too. */
export const recusals: readonly (readonly [ref: string, heldOn: string, ...string[]])[] = [
  ["npdc-01", january, "Je crée"],
  ["npdc-02", january, "Je crée"],
  ["npdc-06", january, "CRCI", "CRCI"],
  ["npdc-07", january, "CRCI", "CRCI"],
  ["npdc-08", january, "NFX"],
  ["npdc-01", "2007-12-14", "Je crée"],
  ["npdc-02", "2007-12-14", "Je crée"],
  ["npdc-06", "2007-12-14", "CRCI", "CRCI"],
  ["npdc-08", "2007-12-14", "NFX"],
];

/** Actions told of in all reports, by channel and place. */
export const actions: Readonly<Record<string, number>> = {
  "event in the region": 714,
  "event outside": 16,
  "written in the region": 9,
  "written outside": 2,
  "web nowhere": 3,
  "audiovisual in the region": 2,
};
