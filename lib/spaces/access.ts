import type { Viewer } from "../auth/viewer";
import type { CommonProblem } from "../wire/problems";
import type { Role } from "./schema";

const RANK: Record<Role, number> = { viewer: 1, editor: 2, owner: 3 };

const DOES: Record<Role, string> = {
  viewer: "read",
  editor: "change articles",
  owner: "manage this space",
};

/**
 * Whether `viewer`, whose role in the space is `role`, may do what `needed` may. Null means yes.
 * Without any role the space does not exist for them.
 */
export function refusalFor(viewer: Viewer, role: Role | null, needed: Role): CommonProblem | null {
  if (role === null) return { kind: "not-found" };
  if (needed !== "viewer" && !viewer.canWrite) {
    return { kind: "forbidden", detail: "This token may only read. Nothing was written." };
  }
  if (RANK[role] < RANK[needed]) {
    return { kind: "forbidden", detail: `You are ${role} here and may not ${DOES[needed]}. Nothing was written.` };
  }
  return null;
}
