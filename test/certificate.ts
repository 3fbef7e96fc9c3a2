import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";

/**
 * A self-signed certificate for 127.0.0.1 and localhost, and its key, as files in a folder. Written out
 * by hand (RFC 5280), since Node makes none and not every machine has a program that does.
 */
export const certificate = async (
  folder: string,
  name = "server",
): Promise<{ readonly cert: string; readonly key: string }> => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const [cert, key] = [path.join(folder, `${name}.crt`), path.join(folder, `${name}.key`)];
  const body = tbs(publicKey.export({ type: "spki", format: "der" }));
  const signature = bits(sign("sha256", body, privateKey));
  const whole = sequence(body, ecdsaWithSha256, signature).toString("base64");
  const lines = whole.match(/.{1,64}/g)?.join("\n") ?? "";
  await fs.writeFile(cert, `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`);
  await fs.writeFile(key, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  return { cert, key };
};

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const integer = (bytes: Uint8Array) => der(0x02, bytes);
const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);
const oid = (...bytes: readonly number[]) => der(0x06, Buffer.from(bytes));
const text = (tag: number, value: string) => der(tag, Buffer.from(value));
const extension = (last: number, value: Uint8Array) =>
  sequence(oid(0x55, 0x1d, last), der(0x04, value));

const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const commonName = sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), text(0x0c, "localhost"))));

const dayInMs = 86_400_000;
/** YYMMDDHHMMSSZ */
const utcTime = (at: number) =>
  text(0x17, `${new Date(at).toISOString().slice(2, 19).replace(/\D/g, "")}Z`);

const tbs = (publicKey: Uint8Array): Buffer => {
  const alternatives = sequence(text(0x82, "localhost"), der(0x87, Buffer.from([127, 0, 0, 1])));
  const isAuthority = sequence(der(0x01, Buffer.from([0xff])));
  const extensions = sequence(extension(0x11, alternatives), extension(0x13, isAuthority));
  return sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    commonName,
    sequence(utcTime(Date.now() - dayInMs), utcTime(Date.now() + dayInMs)),
    commonName,
    publicKey,
    der(0xa3, extensions),
  );
};
