import type { ClientConfig } from "pg";
import type { Enrolled } from "../enrol.js";
import { Serving } from "../serving.js";
import { visiting } from "../visiting.js";
import { inRounds, type Row, type Scale } from "./bench.js";
import type { Figure } from "./figure.js";
import type { HttpRequest } from "./http-line.js";
import type { Job, Result } from "./load.js";
import { median } from "./median.js";
import { OwnProcess } from "./own-process.js";
import type { Site } from "./site.js";

export const callers = 16;
/** About what a command's event takes. */
export const eventBytes = 900;

/** A log as simple as can be, for the driver alone. */
export const bareLog = `
  drop schema if exists bare cascade;
  create schema bare;
  create table bare.events (
    position bigint generated always as identity primary key,
    stream text not null, version integer not null, bytes bytea not null,
    unique (stream, version))`;

const sentence = "Un référent suit le volet social et environnemental de l'action. ";

const posting = (token: string, path: string, body: object): HttpRequest => ({
  method: "POST",
  path: `/api/v1/applications/${path}`,
  headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** A message on each file: one sealed text, checked, decided and stored. */
export const messages = (files: readonly string[], { token }: Enrolled): readonly HttpRequest[] =>
  files.map((id) => posting(token, `${id}/send-message`, { text: sentence.repeat(3) }));

/** A carrier's own draft: the scheme is read, two texts are sealed. */
const edits = ({ drafts, carrier }: Site): readonly HttpRequest[] =>
  drafts.map((id) =>
    posting(carrier.token, `${id}/edit-draft`, {
      texts: { summary: sentence.repeat(3), article1: sentence },
      values: { themes: ["creation-takeover"], brandUse: "signature" },
    }),
  );

/** The same with nothing to seal: a day that is another one each time. */
const days = ({ drafts, carrier }: Site, round: number): readonly HttpRequest[] =>
  Array.from({ length: 8 }, (_, nth) => String(1_900 + 8 * round + nth)).flatMap((year) =>
    drafts.map((id) =>
      posting(carrier.token, `${id}/edit-draft`, { values: { startsOn: `${year}-09-11` } }),
    ),
  );

/** A full command over HTTP against a bare transaction of the driver, both by 16 callers. */
export const commandRow: Row = async ({ scale, small }) => {
  const site = await small();
  const serving = new Serving(site);
  const load = new OwnProcess<Job, Result>("load");
  try {
    const place = { site, load, address: await serving.address };
    return await visiting(site.dataDir, async ({ reading }, { connection }) => {
      await reading.query(bareLog);
      const speeds = await speedsIn(scale, { ...place, connection });
      await reading.query("drop schema bare cascade");
      return [
        ...figures("HTTP SendMessage, a sealed text", speeds.message, speeds, true),
        ...figures("HTTP EditDraft, two sealed texts", speeds.edit, speeds, false),
        ...figures("HTTP EditDraft, nothing to seal", speeds.day, speeds, false),
      ];
    });
  } finally {
    load.end();
    await serving.stop();
  }
};

interface Place {
  readonly site: Site;
  readonly address: string;
  readonly connection: ClientConfig;
  readonly load: OwnProcess<Job, Result>;
}

/** A second, medians over the rounds. */
interface Speeds {
  readonly message: number;
  readonly edit: number;
  readonly day: number;
  readonly plain: number;
  readonly prepared: number;
}

const speedsIn = async (
  { rounds, seconds }: Scale,
  { site, address, connection, load }: Place,
): Promise<Speeds> => {
  const busy = async (requests: readonly HttpRequest[]) =>
    (await load.do({ kind: "busy", address, requests, callers, seconds })).perSecond;
  const bare = async (prepared: boolean) =>
    (await load.do({ kind: "transactions", connection, prepared, callers, seconds, eventBytes }))
      .perSecond;
  const results = await inRounds(rounds, {
    message: () => busy(messages(site.files, site.secretariat)),
    plain: () => bare(false),
    edit: () => busy(edits(site)),
    prepared: () => bare(true),
    day: (round) => busy(days(site, round)),
  });
  return {
    message: median(results.message),
    edit: median(results.edit),
    day: median(results.day),
    plain: median(results.plain),
    prepared: median(results.prepared),
  };
};

const figures = (
  what: string,
  speed: number,
  { plain, prepared }: Speeds,
  aims: boolean,
): readonly Figure[] => [
  {
    what: `${what} ÷ transaction of plain queries`,
    ratio: speed / plain,
    ...(aims ? { aim: { least: 1.5 } } : {}),
    of: { "commands/s": speed, "transactions/s": plain },
  },
  {
    what: `${what} ÷ transaction of prepared queries`,
    ratio: speed / prepared,
    ...(aims ? { aim: { least: 1 } } : {}),
    of: { "commands/s": speed, "transactions/s": prepared },
  },
];
