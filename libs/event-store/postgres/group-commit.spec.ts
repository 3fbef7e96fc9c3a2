import { describe, expect, it } from "@jest/globals";
import { GroupCommit, type Settled } from "./group-commit.js";

interface Ask {
  readonly key: string;
  readonly size: number;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Calls wait until they are let through, and answer each ask by its key. */
const gate = (mostInFlight: number) => {
  const sent: string[][] = [];
  const doors: (() => void)[] = [];
  const commits = new GroupCommit<Ask, string>(mostInFlight, async (batch) => {
    sent.push(batch.map(({ key }) => key));
    await new Promise<void>((resolve) => doors.push(resolve));
    return batch.map(({ key }): Settled<string> => ({ status: "fulfilled", value: key }));
  });
  const ask = (key: string, size = 1) => commits.ask({ key, size });
  const open = async () => {
    for (const door of doors.splice(0)) door();
    await turn();
    await turn();
  };
  return { ask, open, sent };
};

describe("a group commit", () => {
  it("sends together what is asked in one turn, and then what came meanwhile", async () => {
    const { ask, open, sent } = gate(1);
    const first = [ask("a"), ask("b")];
    await turn();
    const second = [ask("c"), ask("d"), ask("e")];
    await turn();
    expect(sent).toEqual([["a", "b"]]);
    await open();
    expect(sent).toEqual([
      ["a", "b"],
      ["c", "d", "e"],
    ]);
    await open();
    expect(await Promise.all([...first, ...second])).toEqual(["a", "b", "c", "d", "e"]);
  });
  it("keeps two asks for one stream apart, in their order", async () => {
    const { ask, open, sent } = gate(1);
    const all = [ask("a"), ask("b"), ask("a"), ask("c"), ask("a")];
    for (let call = 0; call < 4; call += 1) await open();
    expect(sent).toEqual([["a", "b", "c"], ["a"], ["a"]]);
    await Promise.all(all);
  });
  it("has so many calls on their way, and no more", async () => {
    const { ask, open, sent } = gate(2);
    const asked: Promise<string>[] = [];
    for (const key of ["a", "b", "c"]) {
      asked.push(ask(key));
      await turn();
    }
    expect(sent).toEqual([["a"], ["b"]]);
    await open();
    expect(sent).toEqual([["a"], ["b"], ["c"]]);
    await open();
    await Promise.all(asked);
  });
  it("bounds a batch, yet lets a large ask travel alone", async () => {
    const { ask, open, sent } = gate(1);
    const large = [ask("a", 3_000_000), ask("b", 1_500_000), ask("c", 1_500_000)];
    for (let call = 0; call < 4; call += 1) await open();
    expect(sent).toEqual([["a"], ["b"], ["c"]]);
    const many = Array.from({ length: 300 }, (_, index) => ask(`k${index}`));
    for (let call = 0; call < 3; call += 1) await open();
    expect(sent.slice(3).map(({ length }) => length)).toEqual([256, 44]);
    await Promise.all([...large, ...many]);
  });
  it("fails all that travelled with a call that failed, and goes on", async () => {
    let calls = 0;
    const commits = new GroupCommit<Ask, string>(1, async (batch) => {
      calls += 1;
      if (calls === 1) throw new Error("gone");
      return batch.map(({ key }): Settled<string> => ({ status: "fulfilled", value: key }));
    });
    const both = ["a", "b"].map((key) => commits.ask({ key, size: 1 }));
    const fates = await Promise.allSettled(both);
    expect(fates.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await commits.ask({ key: "c", size: 1 })).toBe("c");
  });
});
