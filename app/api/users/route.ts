import { sessionCookie } from "@/lib/auth/cookie";
import { createdResponse } from "@/lib/http/respond";
import { defineResource, withRoute } from "@/lib/http/with-route";
import { registrationSchema } from "@/lib/users/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  POST: withRoute({ access: "public", body: registrationSchema }, async ({ app, body, address, isSecure }) => {
    const outcome = await app.users.register(body, address);
    if (outcome.kind !== "signed-in") return outcome;
    return createdResponse("/api/me", outcome.me, { "Set-Cookie": sessionCookie(outcome.sessionSecret, isSecure) });
  }),
});
