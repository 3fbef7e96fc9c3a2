import { Controller, Get, Inject, Param, Post, Query, Req, Res } from "@nestjs/common";
import { CommandBus } from "@nestjs/cqrs";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Viewer } from "#access/viewer.js";
import type { Ask } from "#commands/operation.js";
import type { Outcome } from "#commands/outcome.js";
import { streamName } from "#kernel/index.js";
import { attachDocument, AttachDocumentBody } from "#labelling/application/attach-document.js";
import { Reader } from "#projections/reader.js";
import { showFile } from "#read-models/file/show-file.js";
import { type Submission, submissionOf } from "../buses/submission.js";
import { type Engine, ENGINE } from "../engine.js";
import { recordReadings } from "../record-readings.js";
import { answer } from "./answer.js";
import { Caller } from "./caller.js";
import { seenBy } from "./etag.js";
import { idIn } from "./id.js";
import { keyIn } from "./idempotency-key.js";
import { parametersIn, refuseParameters } from "./parameters.js";
import { Problem } from "./problem.js";
import { validated } from "./validation.js";

/** The bytes of documents: sealed under the file's key, kept under the hash of what is sealed. */
@Controller("api/v1/applications/:id/documents")
export class DocumentsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(Reader) private readonly reader: Reader,
    private readonly bus: CommandBus,
  ) {}

  /** The document itself is the body, of the type that Content-Type says. */
  @Post()
  async attach(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Caller() caller: Viewer,
    @Param("id") text: string,
    @Query() parameters: Readonly<Record<string, unknown>>,
  ): Promise<object> {
    const id = idIn(text);
    const key = keyIn(request);
    const bytes = request.body;
    if (!(bytes instanceof Uint8Array)) throw Problem.of("MEDIA_TYPE_NOT_SUPPORTED");
    const mediaType = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
    const told = { bytes: bytes.length, mediaType, hash: "0".repeat(64) };
    const about = { ...parametersIn(parameters, told), ...told };
    await validated(AttachDocumentBody, about);
    const outcome = await this.#attach(id, bytes, {
      body: about,
      actor: { id: caller.person, as: caller.capacity },
      key,
      seen: seenBy(request.headers["if-match"], streamName("application", id)),
    });
    return answer(attachDocument, outcome, this.engine, reply, id);
  }

  /** Whoever may not touch the file makes no key for it, and what the file refuses is not stored. */
  async #attach(
    id: string,
    bytes: Uint8Array,
    { seen, ...asked }: Omit<Ask, "id" | "seen"> & { seen: Ask["seen"] | undefined },
  ): Promise<Outcome> {
    const { operations, documents } = this.engine;
    const ask: Ask = { ...asked, id, ...(seen ? { seen } : {}) };
    const verdict = await operations.verdict({ asks: "one", ...attachDocument }, id, ask);
    if (verdict !== "granted") return { outcome: verdict };
    const { hash, store } = await documents.seal(streamName("application", id), bytes);
    const body = { ...ask.body, hash };
    return this.bus.execute<Submission, Outcome>(
      submissionOf(attachDocument.type, { ...ask, body, before: store }),
    );
  }

  /** Never shown by the browser itself: a document is another person's, and may hold anything. */
  @Get(":document")
  async fetch(
    @Res() reply: FastifyReply,
    @Caller() caller: Viewer,
    @Param("id") text: string,
    @Param("document") document: string,
    @Query() parameters: object,
  ): Promise<void> {
    const id = idIn(text);
    refuseParameters(parameters);
    const { answer: file } = await this.reader.ask(showFile, { id }, caller);
    const found = file?.documents.find((one) => one.document === document);
    const stream = streamName("application", id);
    const bytes = found && (await this.engine.documents.get(stream, found.hash));
    if (!found || !bytes) throw Problem.of("NOT_FOUND");
    await recordReadings(this.engine, caller, [{ application: id, of: "document", document }]);
    await reply
      .header("Content-Type", found.mediaType)
      .header("Content-Disposition", `attachment; filename*=UTF-8''${percentEncoded(found.name)}`)
      .send(bytes);
  }
}

/** RFC 8187: what encodeURIComponent leaves as it is, but for the characters that mean something there. */
const percentEncoded = (name: string): string =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
