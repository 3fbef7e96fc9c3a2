import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Enrolled } from "../enrol.js";
import { type TestServer, testServer } from "../server.js";
import {
  admissible,
  done,
  openSession,
  type Seated,
  seatCommittee,
  soon,
  today,
} from "./committee-scene.js";
import { follow as followAt, type Following } from "./following.js";
import { carrying, type Carrying, idOf, publishSchemes } from "./scene.js";

let server: TestServer;
let address: string;
let secretariat: Enrolled;
let hers: Carrying;
let his: Carrying;

beforeAll(async () => {
  server = await testServer();
  await server.app.listen(0, "127.0.0.1");
  address = await server.app.getUrl();
  secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  hers = await carrying(server);
  his = await carrying(server);
}, 60_000);
afterAll(() => server.stop());

const follow = (token: string) => followAt(address, token);

const write = ({ application }: Carrying, { token }: Enrolled) =>
  server.post(`/api/v1/applications/${application}/send-message`, token, { text: "Bonjour" });

describe("the changes", () => {
  it("are told to whoever may see the file, and only that it changed", async () => {
    const [carrier, desk] = [await follow(hers.carrier.token), await follow(secretariat.token)];
    await write(hers, secretariat);
    const told = await carrier.until(hers.application);
    expect(told).toBe(
      `event: ready\ndata: {}\n\nevent: changed\ndata: {"kind":"application","id":"${hers.application}"}\n\n`,
    );
    await desk.until(hers.application);
    expect(carrier.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(carrier.headers.get("cache-control")).toBe("no-store");
    carrier.leave();
    desk.leave();
  });

  it("of another's file are not told", async () => {
    const carrier = await follow(hers.carrier.token);
    await write(his, secretariat);
    // What comes after it would have come after that.
    await write(hers, secretariat);
    expect(await carrier.until(hers.application)).not.toContain(his.application);
    carrier.leave();
  });

  it("of a draft are not told to a reviewer", async () => {
    const { members } = await seatCommittee(server, secretariat, "creativallee");
    const reviewer = members.find(({ as }) => as === "reviewer");
    const desk = await follow(secretariat.token);
    const following = await follow(reviewer?.token ?? "");
    await write(his, secretariat);
    await desk.until(his.application);
    await write(hers, secretariat);
    await desk.until(hers.application);
    following.leave();
    expect(await following.end()).toBe("event: ready\ndata: {}\n\n");
    desk.leave();
  });

  describe("of what is before a committee", () => {
    const scheme = "centres-ressources";
    let closed: Carrying;
    let open: Carrying;
    let members: readonly Seated[];
    let tied: Seated;
    let free: Seated;

    beforeAll(async () => {
      closed = await admissible(server, secretariat, scheme);
      open = await admissible(server, secretariat, scheme);
      ({ members } = await seatCommittee(server, secretariat, scheme));
      const [one, another] = members.filter(({ as }) => as === "reviewer");
      if (!one || !another) throw new Error("nobody reviews");
      [tied, free] = [one, another];
      const declare = () =>
        server.post(`/api/v1/instructions/${closed.application}/declare-interest`, tied.token, {
          grounds: "other",
        });
      done(await soon(declare, ({ status }) => status === 200));
    }, 60_000);

    it("are told to a member, of a file that came in, unless they have an interest in it", async () => {
      const [hers, theirs] = [await follow(tied.token), await follow(free.token)];
      for (const file of [closed, open]) done(await write(file, secretariat));
      await theirs.until(closed.application);
      expect(await hers.until(open.application)).not.toContain(closed.application);
      hers.leave();
      theirs.leave();
      const url = `/api/v1/applications/${closed.application}`;
      expect((await server.get(url, tied.token)).status).toBe(404);
      expect((await server.get(url, free.token)).status).toBe(200);
    });

    it("are told of its sessions and labels to its members, but for an item closed to them and for single ballots", async () => {
      const files = [closed.application, open.application];
      const session = await openSession(server, secretariat, scheme, files, members);
      const stranger = await server.person("reviewer");
      const seated = await follow(free.token);
      const [away, carrier, outside] = [
        await follow(tied.token),
        await follow(closed.carrier.token),
        await follow(stranger.token),
      ];
      const item = closed.application;
      // Secret ballots are counted a moment after they are closed.
      const ask = async (verb: string, body: object, { token } = secretariat) => {
        const url = `/api/v1/sessions/${session}/${verb}`;
        const asked = () => server.post(url, token, { item, ...body });
        return done(await soon(asked, ({ status }) => status === 200));
      };
      const question = { ask: "grant", conditions: [] };
      const told = `{"kind":"session","id":"${session}"}`;
      /** What comes after all else that has happened. */
      const mark = async () => {
        const convened = { scheme, heldOn: today(server), place: "Hôtel de Région, Lille" };
        return idOf(await server.post("/api/v1/sessions", secretariat.token, convened));
      };
      const times = async (one: Following, last: string) =>
        (await one.until(last)).split(told).length - 1;

      await ask("deliberate", { question });
      const before = await times(seated, await mark());
      expect(before).toBeGreaterThan(0);
      for (const voter of members.filter(({ id }) => id !== tied.id))
        await ask("cast-ballot", { choice: "for" }, voter);
      const voted = await mark();
      expect(await times(seated, voted)).toBe(before);
      expect(await times(away, voted)).toBe(0);

      await ask("close-ballots", {});
      await ask("decide-item", {});
      const label = `{"kind":"label","id":"${item}"}`;
      await seated.until(label);
      expect(await carrier.until(label)).not.toContain(session);
      await ask("deliberate", { item: open.application, question });
      expect(await away.until(told)).not.toContain(item);
      for (const one of [seated, away, carrier, outside]) one.leave();
      expect(await outside.end()).toBe("event: ready\ndata: {}\n\n");
    }, 60_000);
  });

  it("can be read again as soon as they are told", async () => {
    const carrier = await follow(hers.carrier.token);
    const url = `/api/v1/applications/${hers.application}`;
    const before = await server.get(url, hers.carrier.token);
    await write(hers, secretariat);
    await carrier.until(hers.application);
    const seen = await server.get(url, hers.carrier.token);
    expect(seen.headers["etag"]).not.toBe(before.headers["etag"]);
    carrier.leave();
  });

  it("end when the token is revoked, and for nobody else", async () => {
    const guest = await server.person("auditor");
    const [following, desk] = [await follow(guest.token), await follow(secretariat.token)];
    const hash = createHash("sha256").update(guest.token.slice(26)).digest("hex");
    const url = `/api/v1/people/${guest.id}/revoke-token`;
    expect((await server.post(url, guest.token, { hash })).status).toBe(200);
    await following.end();
    await write(hers, secretariat);
    await desk.until(hers.application);
    desk.leave();
  });

  it("go on for many, and for those who have left nothing is kept", async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => follow(hers.carrier.token)));
    for (const one of all.slice(0, 25)) one.leave();
    await write(hers, secretariat);
    await Promise.all(all.slice(25).map((one) => one.until(hers.application)));
    for (const one of all) one.leave();
  });

  it("end with the server, at once", async () => {
    const following = await follow(hers.carrier.token);
    await server.drain();
    await following.end();
  });
});
