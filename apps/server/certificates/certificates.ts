import { formatVkey } from "#audit/note/key.js";
import type { Signatory } from "#audit-log/key-file.js";
import { badge } from "#certificates/badge.js";
import { certificate, type Certified } from "#certificates/certificate.js";
import type { IssuingKey } from "#certificates/issue.js";
import { engineActor, type JsonObject, streamName } from "#kernel/index.js";
import {
  certificateOf,
  certification,
  placesIn,
  type Purpose,
  purposes,
  theLists,
} from "#labelling/certification/certification.js";
import { label as labels } from "#labelling/label/label.js";
import type { Reader } from "#projections/reader.js";
import { certifiedLabel } from "#read-models/labels/certified-label.js";
import { sha256 } from "#sealing/hash.js";
import type { Engine } from "../engine.js";
import { type CertificatePlace, issuingKeys } from "./place.js";

/**
 * Signing takes some ten milliseconds, and anybody may ask: the last proofs are kept. Not what they are of:
 * names that are erased are to be found nowhere.
 */
const kept = 512;
/** Milliseconds for which what is published may be behind the log. */
const maxAge = 1_000;

const anybody = { person: engineActor.id, capacity: engineActor.as, language: "fr" } as const;

const keyOf = ({ key, sign }: Signatory): IssuingKey => ({ publicKey: key.publicKey, sign });

/** What is loaded where a certificate is asked for, and nowhere else. */
const issuing = () => import("#certificates/issue.js");

/** Everything of certificates that anybody may have. */
export class Certificates {
  readonly #proofs = new Map<string, Promise<JsonObject>>();

  constructor(
    private readonly engine: Pick<Engine, "store" | "streams">,
    private readonly reader: Pick<Reader, "ask">,
    private readonly place: CertificatePlace,
  ) {}

  /** Undefined where there is none, or no more: a name in it is erased. */
  async credential(label: string): Promise<JsonObject | undefined> {
    const facts = await this.#factsOf(label);
    return facts && this.#issued(facts);
  }

  async badge(label: string): Promise<string | undefined> {
    const facts = await this.#factsOf(label);
    if (!facts) return undefined;
    return badge(facts, await this.#issued(facts), this.place.issuer);
  }

  /** As it was last published. */
  async list(purpose: Purpose): Promise<JsonObject | undefined> {
    const state = await this.#lists();
    const last = state.published[purpose];
    if (!last) return undefined;
    const { changes, publishedOn } = last;
    const listing = { purpose, indexes: placesIn(state, purpose, changes), publishedOn };
    const document = await (await issuing()).listDocument(listing, this.place.issuer);
    return this.#signed(document, publishedOn);
  }

  async did(): Promise<JsonObject> {
    const { issuer, keyFile } = this.place;
    const { didDocument } = await issuing();
    return didDocument(issuer, (await issuingKeys(keyFile)).map(keyOf));
  }

  async #factsOf(label: string): Promise<Certified | undefined> {
    const state = await this.#lists();
    const found = certificateOf(state, label);
    // A certificate names both lists: there is none before they are there.
    if (!found || purposes.some((one) => !state.published[one])) return undefined;
    const { answer } = await this.reader.ask(certifiedLabel, { id: label }, anybody);
    const stream = streamName(labels.kind, label);
    const [granted] = await this.engine.store.read(stream, 0, "forwards", 1);
    if (!answer || !granted) return undefined;
    const { index, issuedOn } = found;
    return { ...answer, index, issuedOn, grant: sha256(granted.bytes) };
  }

  #issued(facts: Certified): Promise<JsonObject> {
    return this.#signed(certificate(facts, this.place.issuer), facts.issuedOn);
  }

  async #lists() {
    return (await this.engine.streams.load(certification, theLists, maxAge)).state;
  }

  async #signed(document: JsonObject, day: string): Promise<JsonObject> {
    const [newest] = await issuingKeys(this.place.keyFile);
    const named = Buffer.from(`${formatVkey(newest.key)} ${JSON.stringify(document)}`);
    return { ...document, proof: await this.#proofOf(sha256(named), document, day, newest) };
  }

  #proofOf(name: string, document: JsonObject, day: string, newest: Signatory) {
    const known = this.#proofs.get(name);
    if (known) return known;
    const { issuer } = this.place;
    const proof = issuing().then(({ proofOf }) => proofOf(document, day, issuer, keyOf(newest)));
    this.#proofs.set(name, proof);
    proof.catch(() => this.#proofs.delete(name));
    for (const oldest of this.#proofs.keys()) {
      if (this.#proofs.size <= kept) break;
      this.#proofs.delete(oldest);
    }
    return proof;
  }
}
