import { once } from "node:events";
import net from "node:net";

/** One HTTP/1.1 connection that is kept open, one request at a time; does as little as can be done. */
export class HttpLine {
  readonly #socket: net.Socket;
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes of the whole answer, once its head has come. */
  #expected = Number.POSITIVE_INFINITY;
  #status = 0;
  #answered: ((status: number) => void) | undefined;

  private constructor(socket: net.Socket) {
    this.#socket = socket.on("data", (chunk: Buffer) => this.#take(chunk));
  }

  static async to(address: string): Promise<HttpLine> {
    const { hostname, port } = new URL(address);
    const socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, "connect");
    return new HttpLine(socket);
  }

  /** @returns the status of the answer, all of which has come */
  send(request: string): Promise<number> {
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#status === 0) this.#readHead();
    if (this.#length < this.#expected) return;
    const status = this.#status;
    this.#chunks = [];
    this.#length = 0;
    this.#status = 0;
    this.#expected = Number.POSITIVE_INFINITY;
    this.#answered?.(status);
  }

  #readHead(): void {
    const begun = Buffer.concat(this.#chunks);
    const end = begun.indexOf("\r\n\r\n");
    if (end === -1) return;
    const head = begun.toString("latin1", 0, end);
    this.#status = Number(head.slice(9, 12));
    this.#expected = end + 4 + Number(/\ncontent-length: *(\d+)/i.exec(head)?.[1]);
  }
}

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export const written = ({ method, path, headers, body = "" }: HttpRequest): string => {
  const all = { host: "bench", "content-length": String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
};
