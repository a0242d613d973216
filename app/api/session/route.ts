import { expiredSessionCookie, sessionCookie } from "@/lib/auth/cookie";
import { createdResponse, noContent } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { signInSchema } from "@/lib/users/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  POST: withRoute({ access: "public", body: signInSchema }, async ({ app, body, address, isSecure }) => {
    const outcome = await app.users.signIn(body, address);
    if (outcome.kind !== "signed-in") return outcome;
    return createdResponse("/api/me", outcome.me, { "Set-Cookie": sessionCookie(outcome.sessionSecret, isSecure) });
  }),

  DELETE: withRoute({ access: "public" }, async ({ app, sessionSecret, isSecure }) => {
    if (sessionSecret) await app.auth.endSession(sessionSecret);
    return noContent({ "Set-Cookie": expiredSessionCookie(isSecure) });
  }),
});
