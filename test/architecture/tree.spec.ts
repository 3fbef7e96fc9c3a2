import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { aggregates } from "#labelling/registry.js";
import { filesUnder, isSpec, root, sources } from "./tree.js";

const rooms = ["apps", "libs", "test"];
const everything = rooms.flatMap(filesUnder).map((file) => path.relative(root, file));

describe("the tree", () => {
  it("has no file that one scrolls through to know what it is", () => {
    // Tables: every command and event, the rules of a label, the codes of all communes, the answers that the
    // API documents, why a start is refused.
    const tables =
      /^(libs\/(labelling\/(registry|scheme\/shipped|territory\/codes)|infrastructure\/configuration\/faults)|apps\/server\/openapi\/answers)/;
    const long = rooms
      .flatMap(sources)
      .map(
        (file) =>
          [
            path.relative(root, file),
            fs.readFileSync(file, "utf8").split("\n").length - 1,
          ] as const,
      )
      .filter(([file, lines]) => lines > 220 && !tables.test(file));
    expect(long).toEqual([]);
  });

  it("names nothing by what it is not", () => {
    const vague = /(^|[/.-])(utils?|common|helpers?|managers?|base|misc|shared)([/.-]|$)/;
    // The label of the shipped example is called so.
    const named = everything.filter((file) => vague.test(file.replace("shared-gardens", "")));
    expect(named).toEqual([]);
  });

  it("has its specs beside what they tell of", () => {
    const apart = everything.filter((file) => file.split("/").includes("__tests__"));
    expect(apart).toEqual([]);
  });

  it.each(aggregates.map(({ kind }) => kind))(
    "has an aggregate in each folder, as in %s",
    (kind) => {
      const files = fs.readdirSync(path.join(root, "libs/labelling", kind));
      for (const file of [`${kind}.ts`, "commands.ts", "rejections.ts"])
        expect(files).toContain(file);
      expect(files.some(isSpec)).toBe(true);
      for (const file of files) expect(file).toMatch(/^[a-z][a-z-]*(\.[a-z]+)*(\.ts)?$/);
    },
  );

  it("keeps each command in a file of its name", () => {
    const misplaced = sources("libs/labelling").flatMap((file) => {
      const [, type = ""] =
        /= (?:command|process)(?:<\w+>)?\(\{\s+type: "(\w+)"/.exec(fs.readFileSync(file, "utf8")) ??
        [];
      const name = type.replaceAll(/(?<!^)([A-Z])/g, "-$1").toLowerCase();
      return type && path.basename(file) !== `${name}.ts` ? [`${type} in ${file}`] : [];
    });
    expect(misplaced).toEqual([]);
  });

  // The API's document names a part of a body by its class: of two, one would be told as the other.
  it("calls no two shapes by one name", () => {
    const names = sources("libs/labelling").flatMap((file) =>
      [...fs.readFileSync(file, "utf8").matchAll(/^(?:export )?class (\w+Body)/gm)].map(
        ([, name = ""]) => name,
      ),
    );
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
