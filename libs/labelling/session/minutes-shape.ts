import { Matches } from "class-validator";

export class MinutesBody {
  /** SHA-256 of the document, lower-case hex. Whoever runs the session keeps it: no route takes it in. */
  @Matches(/^[0-9a-f]{64}$/) readonly minutes!: string;
}

export const minutesExample = { minutes: "5d".repeat(32) };
