import type { Indicator } from "../scheme/definition.js";

export const channels = ["event", "written", "web", "audiovisual"] as const;

/** Actions that carried the brand's message, of one kind and on one side of the region's border. */
export interface Activity {
  readonly channel: (typeof channels)[number];
  /** Null where no place is known: it then counts neither inside the region nor outside. */
  readonly inRegion: boolean | null;
  readonly count: number;
}

/** Whole numbers from 0, each below 10^12. */
export type Figures = Readonly<Record<string, number>>;

/** What a report says in figures. */
export interface Told {
  /** By the id of the scheme's indicator. */
  readonly figures: Figures;
  /** Under keys of the holder's own, as the source gives them. */
  readonly otherFigures: Figures;
  readonly activities: readonly Activity[];
}

/** A report as it was made, and what was said anew since; nothing that was told is lost. */
export interface Report {
  readonly report: string;
  readonly about: "activity" | "impact";
  readonly from: string;
  readonly until: string;
  readonly told: Told;
  readonly corrections: readonly (Partial<Told> & { readonly correctedOn: string })[];
}

/** Which of the scheme’s indicators each kind of report is about. */
export const kindOf: Readonly<Record<Report["about"], Indicator["kind"]>> = {
  activity: "realisation",
  impact: "result",
};

/** Figures that are told anew take the place of those; activities are told anew as a whole. */
export const corrected = (told: Told, anew: Partial<Told>): Told => ({
  figures: { ...told.figures, ...anew.figures },
  otherFigures: { ...told.otherFigures, ...anew.otherFigures },
  activities: anew.activities ?? told.activities,
});

/** What a report says as it stands, all corrections made. */
export const toldIn = ({ told, corrections }: Report): Told => corrections.reduce(corrected, told);

const areSame = (some: Figures, others: Figures): boolean =>
  Object.keys({ ...some, ...others }).every((key) => some[key] === others[key]);

/** Whether two say the same; the order in which they say it tells nothing. */
export const isSame = (one: Told, other: Told): boolean => {
  const counts = ({ activities }: Told): Figures =>
    Object.fromEntries(
      activities.map(({ channel, inRegion, count }) => [`${channel} ${inRegion}`, count]),
    );
  return (
    areSame(one.figures, other.figures) &&
    areSame(one.otherFigures, other.otherFigures) &&
    areSame(counts(one), counts(other))
  );
};
