import { type Aggregate, unreachable } from "#kernel/index.js";

export const scopes = ["regional", "national", "international"] as const;
/** Where people are asked what they think of the region. */
export type Scope = (typeof scopes)[number];

export const units = ["count", "tenths-of-percent"] as const;

/** What a wave measures, under a key of its own. */
export interface Measure {
  readonly key: string;
  readonly unit: (typeof units)[number];
}

/** By the key of their measure. */
export type Figures = Readonly<Record<string, number>>;

/** What a correction put in place of what; the old figures stay to be seen. */
export interface Correction {
  readonly was: Figures;
  readonly figures: Figures;
  readonly correctedOn: string;
}

interface Wave {
  readonly scheme: string;
  readonly scope: Scope;
  /** From 1, within the scheme and scope. */
  readonly wave: number;
  /** First and last day on which people are asked. */
  readonly from: string;
  readonly until: string;
  readonly measures: readonly Measure[];
}

/** One wave of the survey on the region's image. */
export type Survey =
  | { readonly phase: "unknown" }
  | ({ readonly phase: "open" } & Wave)
  | ({
      readonly phase: "recorded";
      readonly figures: Figures;
      readonly respondents: number;
      readonly corrections: readonly Correction[];
    } & Wave);

export type Opened = Exclude<Survey, { readonly phase: "unknown" }>;

export type SurveyEvent =
  | ({ readonly type: "SurveyWaveOpened"; readonly openedOn: string } & Wave)
  | {
      readonly type: "FiguresRecorded";
      readonly figures: Figures;
      readonly respondents: number;
      readonly recordedOn: string;
    }
  | ({
      readonly type: "FiguresCorrected";
      readonly reason: string;
    } & Correction);

const evolve = (state: Survey, event: SurveyEvent): Survey => {
  if (event.type === "SurveyWaveOpened") {
    const { type: _, openedOn: __, ...wave } = event;
    return { phase: "open", ...wave };
  }
  if (state.phase === "unknown") return state;
  switch (event.type) {
    case "FiguresRecorded": {
      const { figures, respondents } = event;
      return { ...state, phase: "recorded", figures, respondents, corrections: [] };
    }
    case "FiguresCorrected": {
      if (state.phase !== "recorded") return state;
      const { was, figures, correctedOn } = event;
      return {
        ...state,
        figures: { ...state.figures, ...figures },
        corrections: [...state.corrections, { was, figures, correctedOn }],
      };
    }
    default:
      return unreachable(event);
  }
};

export const survey: Aggregate<Survey, SurveyEvent> = {
  kind: "survey",
  plural: "surveys",
  initial: { phase: "unknown" },
  evolve,
  events: {
    SurveyWaveOpened: { schema: 1 },
    FiguresRecorded: { schema: 1 },
    FiguresCorrected: { schema: 1, personal: ["/reason"] },
  },
};
