import { expect, it } from "@jest/globals";
import { shownSecret, signedHeaders } from "./signature.js";

it("a message is signed as every library of Standard Webhooks expects it", () => {
  // The message that the convention's own libraries are tested with.
  const secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const [id, body] = ["msg_p5jXN8AQM9LWM0D4loKWxJek", '{"test": 2432232314}'];
  const signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  expect(signedHeaders(id, 1_614_265_330, body, [secret])).toEqual({
    "webhook-id": id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": signature,
  });
  const both = signedHeaders(id, 1_614_265_330, body, ["b3RoZXI=", secret]);
  expect(both["webhook-signature"]).toMatch(/^v1,\S{44} v1,g0hM9SsE/);
  expect(shownSecret(secret)).toBe("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
});
