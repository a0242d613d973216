import "server-only";
import { v7 as uuid } from "uuid";
import type { AuthService } from "../auth/service";
import { hashPassword, verifyPassword } from "../auth/password";
import { hashSecret } from "../auth/secret";
import { PASSWORD_CHANGE, REGISTRATION, SIGN_IN_ACCOUNT, SIGN_IN_ADDRESS, SIGN_IN_PAIR, type Limit, type Throttle } from "../auth/throttle";
import type { Viewer } from "../auth/viewer";
import type { CommonProblem } from "../wire/problems";
import type { InvitationRepository } from "./invitation-repository";
import type { UserProblem } from "./problems";
import type { UserRepository, UserRow } from "./repository";
import type { Me, MePatch, Registration, SignIn } from "./schema";

export type UserService = ReturnType<typeof createUserService>;

type SignedIn = { kind: "signed-in"; me: Me; sessionSecret: string };
type Refused = UserProblem | CommonProblem;

/** Accounts: who exists, who may register, and signing in. */
export function createUserService(parts: {
  users: UserRepository;
  auth: AuthService;
  throttle: Throttle;
  invitations: InvitationRepository;
  registration: "open" | "invite" | "closed";
  /** Called once the first account exists: makes the space that explains Concord. */
  welcome(owner: Me): Promise<void>;
}) {
  const { users, auth, invitations, throttle } = parts;
  return {
    /** Whether there is no account yet: the first page then creates one. */
    async isEmpty(): Promise<boolean> {
      return (await users.count()) === 0;
    },

    /** Creates an account and signs it in. The very first one owns the installation and may always register. */
    async register(input: Registration, address: string): Promise<SignedIn | Refused> {
      const waitSeconds = await throttle.waitSeconds([[REGISTRATION, address]]);
      if (waitSeconds > 0) return throttled(waitSeconds);
      const isFirst = (await users.count()) === 0;
      if (!isFirst && parts.registration === "closed") return { kind: "registration-closed" };
      const needsInvitation = !isFirst && parts.registration === "invite";
      const invitationHash = needsInvitation ? hashSecret(input.invitation ?? "") : null;
      await throttle.count([[REGISTRATION, address]]);
      // Asked before the password is hashed, which takes its time, and again when the account is added.
      if (invitationHash !== null && !(await invitations.isOpen(invitationHash, new Date()))) return { kind: "not-invited" };
      const user: UserRow = {
        id: uuid(),
        email: input.email,
        name: input.name,
        passwordHash: await hashPassword(input.password),
        role: isFirst ? "owner" : "member",
        createdAt: new Date(),
      };
      const outcome = await users.add(user, invitationHash);
      if (outcome === "not-invited") return { kind: "not-invited" };
      // Somebody else was first at the same moment: this one registers after all, as anybody would.
      if (outcome === "owner-exists") return this.register(input, address);
      if (outcome === "email-taken") {
        return { kind: "duplicate", field: "email", detail: "There is an account with this email already. Sign in instead." };
      }
      const me = toMe(user);
      if (isFirst) await parts.welcome(me);
      return { kind: "signed-in", me, sessionSecret: await auth.startSession(user.id) };
    },

    /** The answer to an unknown email and to a wrong password is the same, and takes as long. */
    async signIn(input: SignIn, address: string): Promise<SignedIn | Refused> {
      const pair = `${input.email} ${address}`;
      const limits: [Limit, string][] = [
        [SIGN_IN_PAIR, pair],
        [SIGN_IN_ADDRESS, address],
        [SIGN_IN_ACCOUNT, input.email],
      ];
      // Counted before the password is looked at, and taken back when it is right: many guesses at once get no more tries.
      const waitSeconds = await throttle.take(limits);
      if (waitSeconds > 0) return throttled(waitSeconds);
      const user = await users.findByEmail(input.email);
      const isRight = await verifyPassword(input.password, user?.passwordHash ?? null);
      if (!user || !isRight) return { kind: "wrong-credentials" };
      await throttle.giveBack(limits);
      await throttle.clear(SIGN_IN_PAIR, pair);
      return { kind: "signed-in", me: toMe(user), sessionSecret: await auth.startSession(user.id) };
    },

    async me(viewer: Viewer): Promise<{ kind: "found"; me: Me } | CommonProblem> {
      const user = await users.findById(viewer.userId);
      return user ? { kind: "found", me: toMe(user) } : { kind: "unauthenticated" };
    },

    /** The account a command on the operator's own machine acts for: `email`'s, or the installation's owner. */
    async operator(email: string | undefined): Promise<Viewer | null> {
      const user = email ? await users.findByEmail(email.toLowerCase()) : await users.findOwner();
      return user && { userId: user.id, name: user.name, via: "session", canWrite: true };
    },

    /** A new password ends every other session of the person. */
    async update(viewer: Viewer, patch: MePatch, sessionSecret: string | null): Promise<{ kind: "saved"; me: Me } | CommonProblem> {
      if (patch.password !== undefined && viewer.via !== "session") {
        return { kind: "forbidden", detail: "A password is changed in a person's session: a token cannot do it. Nothing was written." };
      }
      const user = await users.findById(viewer.userId);
      if (!user) return { kind: "unauthenticated" };
      const guesses: [Limit, string][] = [[PASSWORD_CHANGE, viewer.userId]];
      const waitSeconds = patch.password === undefined ? 0 : await throttle.take(guesses);
      if (waitSeconds > 0) return throttled(waitSeconds);
      if (patch.password !== undefined && !(await verifyPassword(patch.currentPassword ?? "", user.passwordHash))) {
        return { kind: "malformed", faults: [{ path: "currentPassword", message: "is not your current password" }] };
      }
      const updated = await users.update(user.id, {
        ...(patch.name === undefined ? {} : { name: patch.name }),
        ...(patch.password === undefined ? {} : { passwordHash: await hashPassword(patch.password) }),
      });
      if (patch.password !== undefined) await auth.endOtherSessions(user.id, sessionSecret);
      return { kind: "saved", me: toMe(updated) };
    },
  };
}

function throttled(retryAfterSeconds: number): CommonProblem {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return { kind: "throttled", retryAfterSeconds, detail: `Too many attempts. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and try again.` };
}

function toMe(user: UserRow): Me {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role === "owner" ? "owner" : "member",
    createdAt: user.createdAt.toISOString(),
  };
}
