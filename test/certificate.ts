import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A self-signed certificate for 127.0.0.1 and localhost, and its key, as files in a folder. */
export const certificate = async (
  folder: string,
  name = "server",
): Promise<{ readonly cert: string; readonly key: string }> => {
  const [cert, key] = [`${folder}/${name}.crt`, `${folder}/${name}.key`];
  const subject = [
    "-subj",
    "/CN=localhost",
    "-addext",
    "subjectAltName=IP:127.0.0.1,DNS:localhost",
  ];
  const made = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", cert];
  await promisify(execFile)("openssl", ["req", "-x509", ...made, ...subject]);
  return { cert, key };
};
