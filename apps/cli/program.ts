import { Command, CommanderError, Option } from "commander";
import { StartRefused, tell } from "#infrastructure/configuration/faults.js";
import { languages } from "#labelling/person/person.js";
import { KeysNotAtHand } from "#sealing/key-ring.js";
import { version } from "../server/version.js";
import { applicationsCommand } from "./applications.js";
import { auditCommand } from "./audit.js";
import { backupCommand } from "./backup.js";
import type { Cli } from "./cli.js";
import { inFrench, mistakeInFrench } from "./commander-in-french.js";
import { deadlinesCommand } from "./deadlines.js";
import { deskCommand } from "./desk.js";
import { differenceCommand } from "./difference.js";
import { doCommand } from "./do.js";
import { doctorCommand } from "./doctor.js";
import { BadInput, Failed, told } from "./failures.js";
import { erasureCommand } from "./erasure.js";
import { evaluationsCommand } from "./evaluations.js";
import { historyCommand } from "./history.js";
import { importCommand } from "./import.js";
import { indicatorsCommand } from "./indicators.js";
import { labelsCommand, registerCommand } from "./labels.js";
import { logCommand } from "./log.js";
import { outboxCommand } from "./outbox.js";
import { personCommand } from "./person.js";
import { readingsCommand } from "./readings.js";
import { reactionsCommand } from "./reactions.js";
import { rebuildCommand } from "./rebuild.js";
import { replayCommand } from "./replay.js";
import { restoreCommand } from "./restore.js";
import { schemeCommand } from "./scheme.js";
import { withSession } from "./session.js";
import { sessionCommand } from "./session-room/command.js";
import { sessionsCommand } from "./sessions.js";
import { showCommand } from "./show.js";
import { say, type Terminal } from "./terminal.js";
import { tasksCommand } from "./tasks.js";
import { tokenCommand } from "./token.js";
import { webhooksCommand } from "./webhooks.js";
import { whyCommand } from "./why.js";
import { witnessCommand } from "./witness.js";

/** A new command is a file and a line here. */
const commands = [
  importCommand,
  applicationsCommand,
  showCommand,
  historyCommand,
  differenceCommand,
  whyCommand,
  deadlinesCommand,
  sessionsCommand,
  sessionCommand,
  labelsCommand,
  registerCommand,
  evaluationsCommand,
  indicatorsCommand,
  deskCommand,
  tasksCommand,
  readingsCommand,
  replayCommand,
  rebuildCommand,
  reactionsCommand,
  outboxCommand,
  personCommand,
  tokenCommand,
  erasureCommand,
  schemeCommand,
  webhooksCommand,
  doCommand,
  doctorCommand,
  logCommand,
  auditCommand,
  witnessCommand,
  backupCommand,
  restoreCommand,
] as const;

/** @returns the exit status: 0, 2 for bad input, 1 for a failure, 130 when interrupted */
export const run = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  let status = 0;
  const program = new Command("creativallee");
  const cli: Cli = {
    terminal,
    say: (sentence, about) => say(terminal, sentence, about),
    as: () => program.opts<{ readonly as?: string }>().as ?? terminal.env["CREATIVALLEE_TOKEN"],
    open: (work) => withSession(terminal, cli.as(), work),
    someWasBad: () => {
      status = 2;
    },
  };
  program
    .description(cli.say(words.summary))
    .version(version, "-V, --version", cli.say(words.version))
    .option("--as <token>", cli.say(words.as))
    .addOption(new Option("--lang <language>", cli.say(words.lang)).choices(languages));
  for (const command of commands) program.addCommand(command(cli));
  speakTo(program, terminal);
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (fault) {
    status = statusOf(fault, terminal);
  }
  return terminal.signal.aborted ? 130 : status;
};

const lines = (write: (line: string) => void) => (text: string) => write(text.trimEnd());

/** Subcommands that are built apart take over nothing by themselves. */
const speakTo = (command: Command, terminal: Terminal): void => {
  command.exitOverride().configureOutput({
    writeOut: lines(terminal.out),
    writeErr: lines(terminal.error),
    outputError: (said, write) => write(terminal.language === "fr" ? mistakeInFrench(said) : said),
  });
  if (terminal.language === "fr") inFrench(command);
  for (const below of command.commands) speakTo(below, terminal);
};

const statusOf = (fault: unknown, terminal: Terminal): number => {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
  if (terminal.signal.aborted) return 130;
  if (fault instanceof BadInput || fault instanceof Failed) {
    terminal.error(told(fault, terminal.language));
    return fault instanceof BadInput ? 2 : 1;
  }
  if (fault instanceof StartRefused) {
    for (const one of fault.faults) terminal.error(tell(one, terminal.language));
    return 1;
  }
  if (fault instanceof KeysNotAtHand) {
    terminal.error(tell(fault.fault, terminal.language));
    return 1;
  }
  terminal.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  return 1;
};

const words = {
  summary: {
    fr: "Créativallée en ligne de commande, à côté d’un serveur ou sans lui. DATA_DIR dit quel dossier de données.",
    en: "Créativallée on the command line, beside a server or without one. DATA_DIR says which data folder.",
  },
  as: {
    fr: "agir comme la personne qui porte ce jeton (ou CREATIVALLEE_TOKEN) ; sans jeton, comme le moteur",
    en: "act as the person who holds this token (or CREATIVALLEE_TOKEN); without one, as the engine",
  },
  lang: {
    fr: "la langue ; d’après LANG sans cette option",
    en: "the language; by LANG without this option",
  },
  version: { fr: "dit quelle version c’est", en: "tells which version this is" },
} as const;
