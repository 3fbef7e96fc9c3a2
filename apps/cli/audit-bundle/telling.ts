import { failures, unknowns } from "#verification/sentences.js";
import { checks, type Finding, type Place, reasons, type Report } from "#verification/verdict.js";
import type { Cli } from "../cli.js";
import type { Manifest } from "./manifest.js";

interface Teller {
  readonly tell: (finding: Finding) => void;
  readonly end: (report: Report, manifest: Manifest) => void;
}

/** For machines: each finding as it is made, the report last. */
export const jsonTeller = ({ terminal }: Cli): Teller => ({
  tell: (finding) => terminal.out(JSON.stringify(finding)),
  end: (report) => terminal.out(JSON.stringify(report)),
});

/** Of each kind; nobody reads more, and `--json` tells all. */
const shown = 50;

/** For people. */
export const plainTeller = (cli: Cli): Teller => {
  const told = { FAIL: 0, "NOT RE-DERIVABLE": 0 };
  const tell = (finding: Finding): void => {
    told[finding.verdict] += 1;
    if (told[finding.verdict] > shown) return;
    const line = `${finding.verdict}  ${whereOf(cli, finding.place)}${whyOf(cli, finding)}`;
    cli.terminal.out(plain(line));
  };
  const end = (report: Report, { events, until, application }: Manifest): void => {
    for (const count of Object.values(told))
      if (count > shown) cli.terminal.out(cli.say(words.more, { more: count - shown }));
    for (const check of checks) {
      const [passed, failed] = [report.passed[check], report.failed[check]];
      if (passed + failed === 0) continue;
      const verdict = failed === 0 ? "PASS" : "FAIL";
      const about = { passed, failed, what: cli.say(names[check]) };
      cli.terminal.out(`${verdict}  ${cli.say(failed === 0 ? words.passed : words.failed, about)}`);
    }
    for (const why of reasons) {
      const count = report.notRederivable[why];
      if (count === 0) continue;
      const about = { count, why: cli.say(unknowns[why]) };
      cli.terminal.out(`NOT RE-DERIVABLE  ${cli.say(words.unknown, about)}`);
    }
    if (until !== undefined) cli.terminal.out(plain(cli.say(words.until, { until })));
    if (application !== undefined)
      cli.terminal.out(plain(cli.say(words.part, { file: application })));
    cli.terminal.out(`${report.verdict}  ${cli.say(words.events, { events })}`);
  };
  return { tell, end };
};

const whyOf = (cli: Cli, finding: Finding): string =>
  finding.verdict === "FAIL"
    ? `${cli.say(failures[finding.code], finding.about)} [${finding.code}]`
    : cli.say(unknowns[finding.why]);

/** What a bundle says is shown to a person: nothing of it may steer their terminal. */
const plain = (text: string): string => text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "�");

const whereOf = (cli: Cli, { index, stream, version, type, field }: Place): string => {
  if (index === undefined) return "";
  const inStream = stream === undefined ? "" : `, ${stream} ${version ?? ""} ${type ?? ""}`;
  const at = field === undefined ? "" : ` ${field}`;
  return `${cli.say(words.event, { index })}${inStream}${at}: `;
};

const names = {
  files: { fr: "fichiers", en: "files" },
  events: { fr: "faits : octets, forme, identifiant", en: "events: bytes, form, id" },
  order: { fr: "faits à leur place dans leur flux", en: "events in their place in their stream" },
  schemas: { fr: "faits d’un type connu", en: "events of a known type" },
  tree: { fr: "racines recalculées", en: "roots calculated again" },
  checkpoints: { fr: "points de contrôle signés", en: "signed checkpoints" },
  "kept-checkpoints": {
    fr: "points de contrôle gardés d’avant",
    en: "checkpoints kept from before",
  },
  "sealed-values": { fr: "valeurs scellées, ouvertes", en: "sealed values, opened" },
  definitions: { fr: "définitions de dispositifs", en: "definitions of schemes" },
  decisions: { fr: "décisions prises à nouveau", en: "decisions taken again" },
  rules: {
    fr: "règles rejouées par un autre évaluateur",
    en: "rules run again by another evaluator",
  },
} as const;

const words = {
  event: { fr: "fait {index}", en: "event {index}" },
  more: { fr: "… et {more} de plus (--json dit tout)", en: "… and {more} more (--json tells all)" },
  passed: { fr: "{what} : {passed}", en: "{what}: {passed}" },
  failed: {
    fr: "{what} : {failed} sur {passed} + {failed}",
    en: "{what}: {failed} of {passed} + {failed}",
  },
  unknown: { fr: "{count} × {why}", en: "{count} × {why}" },
  until: {
    fr: "Jusqu’au premier point de contrôle après {until}.",
    en: "Up to the first checkpoint after {until}.",
  },
  part: {
    fr: "Une partie du journal : le dossier {file} et ce sur quoi il repose. Que rien n’en ait été omis n’est prouvé par rien.",
    en: "A part of the log: the file {file} and what it rests on. That nothing was left out of it is proven by nothing.",
  },
  events: { fr: "{events} faits", en: "{events} events" },
} as const;
