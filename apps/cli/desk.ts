import { Command, Option } from "commander";
import type { Sentence } from "#kernel/index.js";
import { showCommittee } from "#read-models/committees/show-committee.js";
import { type ListedInstruction, listInstructions } from "#read-models/desk/list-instructions.js";
import { listReviewers, type ReviewerLoad } from "#read-models/desk/list-reviewers.js";
import { type Desk, type Named, showDesk } from "#read-models/desk/show-desk.js";
import { showInstruction } from "#read-models/desk/show-instruction.js";
import { asOfIn } from "./as-of.js";
import type { Cli } from "./cli.js";
import { fileCalled } from "./file-called.js";
import { instructionLines } from "./instruction.js";
import { listedIn } from "./listing.js";
import { namesFor, seatOf } from "./names.js";
import type { Session } from "./session.js";
import { printable, shortened } from "./table.js";
import { rulesOf, wording } from "#read-models/file-wording.js";

interface Options {
  readonly file?: string;
  readonly wanting?: boolean;
  readonly asOf?: string;
  readonly json?: boolean;
}

/** A member's own desk; for who runs or audits the scheme, that of all reviewers together. */
export const deskCommand = (cli: Cli): Command =>
  new Command("desk")
    .description(cli.say(words.summary))
    .option("--file <ref>", cli.say(words.file))
    .addOption(new Option("--wanting", cli.say(words.wanting)).conflicts("file"))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async ({ file, wanting, asOf, json = false }: Options) => {
      await cli.open(async (session) => {
        const { capacity } = session.viewer;
        if (file !== undefined) return reviewing(session, cli, file, { asOf, json });
        if (wanting) return wantingFiles(session, cli, { asOf, json });
        if (capacity !== "reviewer" && capacity !== "chair")
          return loads(session, cli, { asOf, json });
        const { ask } = await session.reading();
        const desk = await ask(showDesk, {}, asOfIn(session, asOf));
        const lines = json
          ? [JSON.stringify(desk)]
          : linesOf(cli, desk, await seatsIn(session, desk.sessions));
        for (const line of lines) cli.terminal.out(line);
      });
    });

interface Ways {
  readonly asOf: string | undefined;
  readonly json: boolean;
}

const loads = async (session: Session, cli: Cli, ways: Ways) => {
  const people = await namesFor(session).people();
  return listedIn(session, cli, {
    query: listReviewers,
    params: {},
    headings: words.loads,
    row: (one: ReviewerLoad) => [
      people.get(one.person) ?? one.person,
      shortened(printable(one.institutions.join(", ")), 30),
      ...[one.asked, one.awaited, one.late, one.in, one.declined].map(String),
    ],
    ...ways,
  });
};

const wantingFiles = (session: Session, cli: Cli, ways: Ways) =>
  listedIn(session, cli, {
    query: listInstructions,
    params: { reviewers: "wanted" },
    headings: words.files,
    row: (one: ListedInstruction) => [
      one.openedOn,
      titled(one),
      String(one.in + one.awaited.length),
      String(one.minimum),
    ],
    ...ways,
  });

/** How one file is reviewed. */
const reviewing = async (session: Session, cli: Cli, ref: string, { asOf, json }: Ways) => {
  const moment = asOfIn(session, asOf);
  const { open } = await session.reading();
  const id = await fileCalled(session, ref, moment);
  const shown = await open(showInstruction, { id }, moment);
  const names = namesFor(session);
  const lines = json
    ? [JSON.stringify(shown)]
    : instructionLines(cli, shown, {
        title: await names.titleOf({ kind: "application", item: id }),
        person: await names.onCommittee(shown.scheme),
        wording: wording(cli.say, await rulesOf(session.engine, id)),
      });
  for (const line of lines) cli.terminal.out(line);
};

/** Whom the proxies of coming sessions are about. */
const seatsIn = async (
  session: Session,
  sessions: Desk["sessions"],
): Promise<(person: string) => string> => {
  const { ask } = await session.reading();
  const seats = new Map<string, string>();
  for (const { scheme, heldOn, proxyGivenTo, proxiesHeld } of sessions) {
    const people = proxyGivenTo === null ? proxiesHeld : [proxyGivenTo, ...proxiesHeld];
    if (people.length === 0) continue;
    const { roll } = await ask(showCommittee, { id: scheme, on: heldOn });
    for (const person of people) seats.set(person, seatOf(roll, person));
  }
  return (person) => seats.get(person) ?? person;
};

const nameOf = ({ reference, application }: Named) => printable(reference ?? application);

const titled = ({ reference, title, application }: Named & { readonly title: string | null }) =>
  shortened(printable([reference ?? "", title ?? ""].join("  ").trim() || application), 60);

const linesOf = (cli: Cli, desk: Desk, seat: (person: string) => string): readonly string[] => [
  ...part(cli, words.toReview, desk.toReview, (one) =>
    cli.say(one.late ? words.late : words.due, { due: one.dueOn, file: titled(one) }),
  ),
  ...part(cli, words.reviewed, desk.reviewed, (one) => `${one.submittedOn}  ${titled(one)}`),
  ...part(cli, words.declined, desk.declined, titled),
  ...part(cli, words.interests, desk.interests, nameOf),
  ...part(cli, words.sessions, desk.sessions, (one) => {
    const { heldOn: day, id, proxyGivenTo: to, proxiesHeld } = one;
    const given = to === null ? "" : cli.say(words.given, { to: seat(to) });
    const from = proxiesHeld.map(seat);
    const held = from.length === 0 ? "" : cli.say(words.held, { from });
    return `${day}  ${id}  ${printable(one.place)}${given}${held}`;
  }),
];

/** Nothing to tell, nothing told. */
const part = <Item>(
  cli: Cli,
  heading: Sentence,
  items: readonly Item[],
  line: (item: Item) => string,
): readonly string[] =>
  items.length === 0 ? [] : [cli.say(heading), ...items.map((item) => `  ${line(item)}`)];

const words = {
  summary: {
    fr: "Montre ce qui attend un membre de comité ; au secrétariat, la charge des rapporteurs.",
    en: "Shows what is before a member of a committee; to the secretariat, the load of reviewers.",
  },
  file: {
    fr: "comment un dossier est instruit : sa référence ou son identifiant",
    en: "how one file is reviewed: its reference or id",
  },
  wanting: {
    fr: "les dossiers auxquels il manque des rapporteurs",
    en: "the files that want reviewers still",
  },
  asOf: { fr: "tel que c’était : un jour ou un instant", en: "as it was: a day or an instant" },
  json: { fr: "en JSON", en: "as JSON" },
  toReview: { fr: "Avis attendus", en: "Reviews awaited" },
  due: { fr: "{due}  {file}", en: "{due}  {file}" },
  late: { fr: "{due} (en retard)  {file}", en: "{due} (late)  {file}" },
  reviewed: { fr: "Avis rendus", en: "Reviews given" },
  declined: { fr: "Déclinés", en: "Declined" },
  interests: {
    fr: "Dossiers fermés pour lien d’intérêts",
    en: "Files closed because of an interest",
  },
  sessions: { fr: "Séances à venir", en: "Sessions to come" },
  given: { fr: " ; pouvoir donné à {to}", en: "; proxy given to {to}" },
  held: { fr: " ; pouvoir reçu de {from}", en: "; proxy held for {from}" },
  loads: [
    { fr: "RAPPORTEUR", en: "REVIEWER" },
    { fr: "INSTITUTION", en: "INSTITUTION" },
    { fr: "DEMANDÉS", en: "ASKED" },
    { fr: "ATTENDUS", en: "AWAITED" },
    { fr: "EN RETARD", en: "LATE" },
    { fr: "RENDUS", en: "IN" },
    { fr: "DÉCLINÉS", en: "DECLINED" },
  ],
  files: [
    { fr: "DEPUIS", en: "SINCE" },
    { fr: "DOSSIER", en: "FILE" },
    { fr: "RAPPORTEURS", en: "REVIEWERS" },
    { fr: "IL EN FAUT", en: "NEEDED" },
  ],
} as const;
