import { describe, expect, it } from "@jest/globals";
import { ana, bob, cleo, dan, eve, roll, terms } from "./session.story.js";
import { countedBy } from "./counted-by.js";

describe("who makes a quorum", () => {
  const proxies = { [dan]: cleo };

  it("is members who are there, substitutes for one who is not, and who has given a proxy", () =>
    expect(countedBy(terms, { roll, present: [ana, cleo, eve], proxies }, [])).toEqual({
      members: 2,
      substitutes: 1,
      represented: 1,
    }));
  it("is no substitute whose seats are all taken, and nobody who is recused", () =>
    expect(countedBy(terms, { roll, present: [ana, bob, cleo, eve], proxies }, [cleo])).toEqual({
      members: 2,
      substitutes: 0,
      represented: 0,
    }));
  it("is nobody by proxy where the rules do not count proxies", () => {
    const quorum = { ...terms.quorum, proxiesCount: false };
    expect(
      countedBy({ ...terms, quorum }, { roll, present: [ana, cleo], proxies }, []),
    ).toMatchObject({ members: 2, represented: 0 });
  });
});
