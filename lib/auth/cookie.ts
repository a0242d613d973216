import "server-only";

/** Days a session lasts without being used; each use in the second half extends it. */
export const SESSION_DAYS = 30;

const PLAIN_NAME = "concord_session";
/** Browsers accept this name over HTTPS alone, for exactly this host: a sibling site cannot plant one. */
const SECURE_NAME = "__Host-concord_session";

/**
 * The session secret in a `Cookie` header, or null. Over HTTPS the plain name is not believed: a sibling
 * site could have set it.
 */
export function readSessionCookie(header: string | null, isSecure: boolean): string | null {
  if (!header) return null;
  const pairs = new Map(
    header.split(";").map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
    }),
  );
  return pairs.get(isSecure ? SECURE_NAME : PLAIN_NAME) ?? null;
}

/** The `Set-Cookie` value that signs a browser in. */
export function sessionCookie(secret: string, isSecure: boolean): string {
  return cookie(secret, isSecure, SESSION_DAYS * 24 * 60 * 60);
}

/** The `Set-Cookie` value that signs a browser out. */
export function expiredSessionCookie(isSecure: boolean): string {
  return cookie("", isSecure, 0);
}

function cookie(value: string, isSecure: boolean, maxAgeSeconds: number): string {
  const attributes = [`Path=/`, `Max-Age=${maxAgeSeconds}`, "HttpOnly", "SameSite=Lax"];
  if (isSecure) attributes.push("Secure");
  return `${isSecure ? SECURE_NAME : PLAIN_NAME}=${value}; ${attributes.join("; ")}`;
}
