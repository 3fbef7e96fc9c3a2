import { Streams } from "#commands/streams.js";
import { MemoryEventStore } from "#event-store/memory.js";
import { beginning } from "#event-store/port.js";
import type { Id, JsonObject, SealedPart, SealedValue } from "#kernel/index.js";
import { aggregates } from "#labelling/registry.js";
import { templates } from "#mails/templates/index.js";
import { Batch, type Told } from "#projections/told.js";
import { notifyCarriers } from "#reactions/notify-carriers.js";
import { notifyCommittee } from "#reactions/notify-committee.js";
import { notifyHolders } from "#reactions/notify-holders.js";
import { notifyOwners } from "#reactions/notify-owners.js";
import { notifySecretariat } from "#reactions/notify-secretariat.js";
import type { Reaction } from "#reactions/reaction.js";
import { mailBodyIn } from "#reactions/send-mail.js";
import { Sealer } from "#sealing/sealer.js";
import type { DataKeys } from "#sealing/data-keys.js";
import type { Letter } from "../../apps/server/mails/compose.js";
import type { SourceParts } from "../../apps/server/mails/source.js";
import { secret } from "../domain/house.js";
import { keptBlobs, personalIn, readLog } from "./kept.js";

const notifying: readonly Reaction[] = [
  notifyCarriers,
  notifyCommittee,
  notifyHolders,
  notifyOwners,
  notifySecretariat,
];

/** A golden log in a store, to be read with these keys. */
export const storedLog = async (story: string, keys: DataKeys): Promise<SourceParts> => {
  const store = new MemoryEventStore();
  const { events, parts } = readLog(story);
  for (const encoded of events) {
    const { event } = encoded;
    const named: SealedPart[] = Object.values(
      personalIn(event, { ...event.data, type: event.type }),
    ).map((value) => {
      const { sealed, of } = value as unknown as SealedValue;
      return { hash: sealed, subject: of, blob: parts.get(sealed) ?? new Uint8Array() };
    });
    const expected = event.version === 0 ? "none" : event.version - 1;
    await store.append(event.stream, expected, [encoded], named);
  }
  const sealer = new Sealer(keys, secret);
  return { store, sealer, streams: new Streams(store), blobs: keptBlobs };
};

/** And what the secretariat is written where one that warns a holder reaches nobody. */
const withFollowing = (letter: Letter): readonly Letter[] => {
  const { about } = letter;
  if (!templates[about.template].warns) return [letter];
  const { person: _, ...rest } = about;
  const instead = { template: "holder-not-warned", recipients: "secretariat" } as const;
  return [letter, { ...letter, about: { ...rest, ...instead } }];
};

/** Every letter that a log may call for, in its order. */
export const lettersOf = async ({ store }: SourceParts): Promise<readonly Letter[]> => {
  const states = new Map<string, JsonObject | undefined>();
  const letters: Letter[] = [];
  const stored = await store.readAll(beginning, 10_000);
  for (const reaction of notifying) {
    const reader = { reads: aggregates.filter((one) => reaction.reads.includes(one)), opens: {} };
    const { told } = (await Batch.of(stored, [reader], async () => [])).tell(reader, beginning);
    for (const one of told as readonly Told[]) {
      const key = `${reaction.name} ${one.envelope.stream}`;
      const cause: Id<"event"> = one.envelope.id;
      for (const { to: id, body } of reaction.react(one, states.get(key)))
        letters.push(...withFollowing({ id, cause, about: mailBodyIn(body) }));
      states.set(key, reaction.evolve ? reaction.evolve(states.get(key), one) : undefined);
    }
  }
  return letters;
};
