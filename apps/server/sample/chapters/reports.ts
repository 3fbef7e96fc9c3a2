import { type Act, does, keyOf } from "../act.js";
import { fileOf } from "../files.js";
import {
  agencyOfficer,
  carrier,
  laboratoryHead,
  networkOfficer,
  type Part,
  secretariat,
  trainer,
} from "../people.js";

type Channel = "event" | "written" | "web" | "audiovisual";
type Figures = Readonly<Record<string, number>>;
interface Told {
  readonly from: string;
  readonly until: string;
  readonly figures?: Figures;
  readonly otherFigures?: Figures;
  readonly text?: string;
}

/** So many actions through a channel, in the region or outside; null where no place is known. */
type Led = readonly [channel: Channel, inRegion: boolean | null, count: number];

const activity = (on: string, by: Part, ref: string, led: readonly Led[], told: Told): Act => {
  const activities = led.map(([channel, inRegion, count]) => ({ channel, inRegion, count }));
  const body = { figures: {}, otherFigures: {}, ...told, activities };
  return does(on, by, "ReportActivity", ref, body);
};

const impact = (on: string, by: Part, ref: string, told: Told): Act =>
  does(on, by, "ReportImpact", ref, { figures: {}, otherFigures: {}, ...told });

/** Puts right what was reported that day. */
const corrected = (
  on: string,
  type: string,
  reportedOn: string,
  by: Part,
  ref: string,
  anew: {
    readonly figures?: Figures;
    readonly otherFigures?: Figures;
    readonly reason: string;
  },
): Act => ({
  on,
  play: async (stage) => {
    const label = fileOf(stage, ref);
    const report = stage.commandOf(by, type, keyOf(ref, reportedOn), label);
    await stage.ask(secretariat, "CorrectReport", keyOf(ref, on), { report, ...anew }, label);
  },
});

const year = { from: "2006-01-01", until: "2006-11-30" };

/** What the first campaign's dossiers had said of the time before the grant. */
const before: readonly Act[] = [
  activity(
    "2007-02-19",
    networkOfficer,
    "npdc-01",
    [
      ["written", true, 3],
      ["audiovisual", true, 2],
    ],
    { from: "2006-09-11", until: "2006-11-30", otherFigures: { kitsSent: 3_300 } },
  ),
  activity("2007-02-19", networkOfficer, "npdc-02", [["web", null, 1]], year),
  impact("2007-02-19", networkOfficer, "npdc-02", {
    ...year,
    otherFigures: { visits: 480_000, pageViews: 3_200_000, newsletterSubscribers: 4_679 },
  }),
  corrected("2007-03-05", "ReportImpact", "2007-02-19", networkOfficer, "npdc-02", {
    otherFigures: { newsletterSubscribers: 4_697 },
    reason: "Deux chiffres intervertis dans le nombre d’abonnés.",
  }),
  activity("2007-02-20", secretariat, "npdc-04", [["event", true, 424]], year),
  impact("2007-02-20", secretariat, "npdc-04", { ...year, figures: { peopleMobilised: 424 } }),
  activity("2007-02-20", secretariat, "npdc-05", [["event", true, 12]], year),
  impact("2007-02-20", secretariat, "npdc-05", { ...year, figures: { peopleMobilised: 750 } }),
  corrected("2007-02-27", "ReportImpact", "2007-02-20", secretariat, "npdc-05", {
    figures: { peopleMobilised: 570 },
    reason: "Le courrier de la chambre disait 570.",
  }),
  activity("2007-02-21", secretariat, "npdc-06", [["event", true, 236]], {
    ...year,
    otherFigures: { appointments: 236 },
  }),
  activity("2007-02-21", secretariat, "npdc-07", [["event", true, 1]], {
    from: "2006-11-27",
    until: "2006-12-01",
  }),
  activity(
    "2007-02-22",
    secretariat,
    "npdc-08",
    [
      ["event", false, 2],
      ["written", false, 2],
    ],
    { from: "2006-01-15", until: "2006-11-30", otherFigures: { filesOpened: 48 } },
  ),
  activity("2007-02-22", carrier, "npdc-10", [["event", false, 12]], {
    from: "2006-01-01",
    until: "2006-08-31",
    otherFigures: { exhibitors: 117, countries: 12 },
  }),
  activity("2007-02-23", trainer, "npdc-18", [["event", true, 1]], {
    from: "2006-12-04",
    until: "2007-02-22",
    otherFigures: { traineesAnnounced: 45 },
  }),
  activity("2007-02-23", secretariat, "npdc-19", [["event", true, 40]], {
    from: "2005-09-01",
    until: "2006-12-31",
    otherFigures: { pupils: 3_300, studentsPerYear: 1_000 },
  }),
  activity("2007-02-26", secretariat, "npdc-21", [["event", false, 1]], {
    from: "2006-02-01",
    until: "2006-02-02",
  }),
];

/** And of the year with the label. */
const since: readonly Act[] = [
  activity(
    "2007-05-21",
    carrier,
    "npdc-09",
    [
      ["web", null, 1],
      ["written", true, 4],
    ],
    { from: "2006-05-01", until: "2007-04-30" },
  ),
  activity("2007-06-28", agencyOfficer, "npdc-03", [["web", null, 1]], {
    from: "2006-12-28",
    until: "2007-06-27",
    text: "Le relevé des visites est joint au dossier.",
  }),
  activity("2007-10-15", networkOfficer, "npdc-01", [["written", true, 2]], {
    from: "2007-01-26",
    until: "2007-09-30",
    text: "Une nouvelle affiche et une plaquette pour les jeunes.",
  }),
  impact("2007-10-15", networkOfficer, "npdc-01", {
    from: "2007-01-26",
    until: "2007-09-30",
    figures: { mediaCoverage: 9 },
  }),
  activity("2007-11-05", secretariat, "npdc-08", [["event", false, 1]], {
    from: "2007-01-26",
    until: "2007-10-31",
  }),
  activity("2007-12-10", laboratoryHead, "centres-ressources", [], {
    from: "2006-12-08",
    until: "2007-12-07",
    figures: { requestsAnswered: 61, servicesToCompanies: 38 },
  }),
  impact("2007-12-10", laboratoryHead, "centres-ressources", {
    from: "2006-12-08",
    until: "2007-12-07",
    figures: { daysToAnswer: 4, newUsers: 17 },
  }),
];

/** Reports on labels by their holders, or by the secretariat for those who write on paper. */
export const reports: readonly Act[] = [...before, ...since];
