import { expect, it } from "@jest/globals";
import { sparing } from "./sparing.js";

it("tells the same words once a minute, and others at once", () => {
  const told: unknown[] = [];
  let now = 0;
  const report = sparing(
    (fault) => told.push(fault),
    () => now,
  );
  const away = () => new Error("connect ECONNREFUSED");
  for (const at of [0, 500, 59_999]) {
    now = at;
    report(away());
  }
  report("other");
  expect(told).toEqual([away(), "other"]);
  now = 60_000;
  report(away());
  expect(told).toHaveLength(3);
});

it("forgets what it has told rather than remember without end", () => {
  const told: unknown[] = [];
  const report = sparing(
    (fault) => told.push(fault),
    () => 0,
  );
  for (let nth = 0; nth < 101; nth += 1) report(`fault ${nth}`);
  report("fault 0");
  expect(told).toHaveLength(102);
});
