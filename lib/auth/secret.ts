import "server-only";
import { hash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;

/** Marks a program's token, so that scanners of leaked secrets can recognise one. */
const TOKEN_PREFIX = "concord_";

/** A new session secret: 256 random bits, base64url. */
export function newSessionSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** A new token for a program: `concord_` and 256 random bits, base64url. */
export function newTokenSecret(): string {
  return TOKEN_PREFIX + randomBytes(SECRET_BYTES).toString("base64url");
}

/**
 * What the database keeps of a secret: its SHA-256, hex. The secret itself is random, so that a
 * fast hash is enough: there is nothing to guess.
 */
export function hashSecret(secret: string): string {
  return hash("sha256", secret);
}
