import type { Socket } from "node:net";
import { bareHeaders } from "./security-headers.js";
import { Problem } from "./problem.js";
import type { ProblemCode } from "./problems.js";

/** What Node finds before there is a request, and so before anybody could say which language. */
const codes: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: "HEADERS_TOO_LARGE",
  ERR_HTTP_REQUEST_TIMEOUT: "TOO_SLOW",
};

export const refuseBarely = ({ code = "" }: { readonly code?: string }, socket: Socket): void => {
  if (code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = Problem.of(codes[code] ?? "BAD_REQUEST");
  const body = JSON.stringify(problem.in("fr", ""));
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.code}`,
    "Content-Type: application/problem+json; charset=utf-8",
    "Content-Language: fr",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
    ...bareHeaders,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
};
