import { Controller, Get, Inject, Param, Post, Query, Req, Res, UseGuards } from "@nestjs/common";
import { CommandBus } from "@nestjs/cqrs";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Viewer } from "#access/viewer.js";
import type { Outcome } from "#commands/outcome.js";
import { streamName } from "#kernel/index.js";
import { attachDocument, AttachDocumentBody } from "#labelling/application/attach-document.js";
import { Reader } from "#projections/reader.js";
import { showFile } from "#read-models/file/show-file.js";
import { type Submission, submissionOf } from "../buses/submission.js";
import { type Engine, ENGINE } from "../engine.js";
import { answer } from "./answer.js";
import { Caller } from "./caller.js";
import { idIn } from "./id.js";
import { keyIn } from "./idempotency-key.js";
import { Problem } from "./problem.js";
import { TokenGuard } from "./token.guard.js";
import { validated } from "./validation.js";

/** The bytes of documents: sealed under the file's key, kept under the hash of what is sealed. */
@Controller("api/v1/applications/:id/documents")
@UseGuards(TokenGuard)
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
    @Query() { kind, name }: Record<string, unknown>,
  ): Promise<object> {
    const id = idIn(text);
    const key = keyIn(request);
    const bytes = request.body;
    if (!(bytes instanceof Uint8Array)) throw Problem.of("MEDIA_TYPE_NOT_SUPPORTED");
    const mediaType = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
    const about = { kind, name, bytes: bytes.length, mediaType, hash: "0".repeat(64) };
    await validated(AttachDocumentBody, about);
    // Whoever may not see the file stores nothing: the bytes come after the policies.
    if (!(await this.#sees(caller, id))) throw Problem.of("NOT_FOUND");
    const hash = await this.engine.documents.put(streamName("application", id), bytes);
    const actor = { id: caller.person, as: caller.capacity };
    const ask = { id, body: { ...about, hash }, actor, key };
    const outcome = await this.bus.execute<Submission, Outcome>(submissionOf(attachDocument.type, ask));
    return answer(attachDocument, outcome, reply);
  }

  /** Never shown by the browser itself: a document is another person's, and may hold anything. */
  @Get(":document")
  async fetch(
    @Res() reply: FastifyReply,
    @Caller() caller: Viewer,
    @Param("id") text: string,
    @Param("document") document: string,
  ): Promise<void> {
    const id = idIn(text);
    const { answer: file } = await this.reader.ask(showFile, { id }, caller);
    const found = file?.documents.find((one) => one.document === document);
    const bytes = found && (await this.engine.documents.get(streamName("application", id), found.hash));
    if (!found || !bytes) throw Problem.of("NOT_FOUND");
    await reply
      .header("Content-Type", found.mediaType)
      .header("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`)
      .header("X-Content-Type-Options", "nosniff")
      .header("Cache-Control", "no-store")
      .send(bytes);
  }

  async #sees(viewer: Viewer, id: string): Promise<boolean> {
    return (await this.reader.ask(showFile, { id }, viewer)).answer !== undefined;
  }
}
