import "server-only";
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { freshId, type NewId } from "./new-id";
import type { IdempotencyProblem } from "./problems";
import type { IdempotencyRepository } from "./repository";

const KEPT_MS = 24 * 60 * 60 * 1000;
/** After this long a request that never answered is taken for dead, and may be run again. */
const RUNNING_MS = 60_000;

export type KeptAnswer = { status: number; headers: [string, string][]; body: string };
export type IdempotentRequest = {
  /** Who asks; null for a caller who is not signed in. */
  userId: string | null;
  key: string;
  /** Everything that makes the request what it is: method, address, headers that matter, body. */
  parts: readonly (string | Uint8Array)[];
};
export type Claim = { id: string; secret: string; newId: NewId };

export type IdempotencyService = ReturnType<typeof createIdempotencyService>;

/**
 * Same key, same request: the first answer again. Kept answers can hold secrets (a token is shown
 * once), so they are encrypted with a key made from the request itself, which is kept nowhere: the
 * database alone does not give them away.
 */
export function createIdempotencyService(repository: IdempotencyRepository) {
  return {
    async begin({ userId, key, parts }: IdempotentRequest): Promise<{ kind: "first"; claim: Claim } | { kind: "again"; answer: KeptAnswer } | IdempotencyProblem> {
      const fingerprint = digest(["request", ...parts]);
      // Of callers nobody knows, two who happen on one key must not learn of each other.
      const id = digest(userId === null ? ["anyone", key, fingerprint] : ["user", userId, key]);
      const claim = { id, secret: digest(["secret", key, ...parts]), newId: freshId() };
      const now = new Date();
      const wanted = {
        ...{ id, fingerprint: digest([fingerprint]), newId: claim.newId.id },
        ...{ runsUntil: new Date(now.getTime() + RUNNING_MS), expiresAt: new Date(now.getTime() + KEPT_MS) },
      };
      if ((await repository.claim(wanted, now)) === "claimed") return { kind: "first", claim };
      const newId = await repository.takeOver(wanted, now);
      if (newId !== null) return { kind: "first", claim: { ...claim, newId: { id: newId, isRepeated: true } } };
      const row = await repository.find(id);
      // Given up between the two statements: whoever held it leaves nothing to repeat.
      if (!row) return this.begin({ userId, key, parts });
      if (row.fingerprint !== wanted.fingerprint) return { kind: "idempotency-mismatch" };
      if (!row.answer) return { kind: "request-in-progress" };
      const { status, headers, body } = row.answer;
      return { kind: "again", answer: { status, headers: JSON.parse(open(headers, claim)), body: open(body, claim) } };
    },

    /** Keeps the answer for the next day. */
    async finish(claim: Claim, answer: KeptAnswer): Promise<void> {
      const sealed = { status: answer.status, headers: seal(JSON.stringify(answer.headers), claim), body: seal(answer.body, claim) };
      await repository.keep(claim.id, sealed, new Date(Date.now() + KEPT_MS));
    },

    /** Lets the key be used again: the request was not carried out. */
    abandon: (claim: Claim) => repository.release(claim.id),

    /** Lets the same request run again, which then finds what this run may have made. */
    breakOff: (claim: Claim) => repository.endRun(claim.id, new Date()),

    removeExpired: () => repository.removeExpired(new Date()),
  };
}

/** SHA-256 over parts that cannot run into each other. */
function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    hash.update(`${bytes.byteLength}:`).update(bytes);
  }
  return hash.digest("hex");
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

const cipherKey = (claim: Claim) => Buffer.from(hkdfSync("sha256", claim.secret, claim.id, "concord idempotency", 32));

function seal(text: string, claim: Claim): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", cipherKey(claim), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

function open(sealed: string, claim: Claim): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", cipherKey(claim), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
}
