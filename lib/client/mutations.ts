import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import type { InvitationCreate, MePatch, Registration, SignIn } from "../users/schema";
import type { MemberCreate, Role, SpacePatch } from "../spaces/schema";
import type { ArticlePatch } from "../articles/schema";
import type { ScheduleRequest, Transition } from "../publishing/schema";
import type { NewToken } from "./account-api";
import { apiClient } from "./api-client";
import type { NewArticle } from "./articles-api";
import { queryKeys } from "./query-keys";
import type { NewSpace } from "./spaces-api";

/**
 * Writes as hooks. Each resolves to the outcome (`saved`, `conflict`, `offline` …) and never rejects for an
 * expected one; whatever came out, the lists it may have changed are asked for again.
 */
function useWrite<Input, Outcome>(write: (input: Input) => Promise<Outcome>, touched: (input: Input) => QueryKey[]) {
  const cache = useQueryClient();
  return useMutation({
    // Without this, a write would silently wait for the network instead of saying that it is gone.
    networkMode: "always",
    mutationFn: write,
    onSettled: (_outcome, _error, input) => {
      for (const queryKey of touched(input)) void cache.invalidateQueries({ queryKey });
    },
  });
}

export function useRegister() {
  return useWrite((account: Registration) => apiClient.register(account), () => []);
}

export function useSignIn() {
  return useWrite((credentials: SignIn) => apiClient.signIn(credentials), () => []);
}

/** Ends the session. What was read in it is still in the cache: leave by loading a new page. */
export function useSignOut() {
  return useMutation({ networkMode: "always", mutationFn: () => apiClient.signOut() });
}

export function useUpdateMe() {
  return useWrite((patch: MePatch) => apiClient.updateMe(patch), () => [queryKeys.me]);
}

export function useCreateToken() {
  return useWrite((token: NewToken) => apiClient.createToken(token), () => [queryKeys.tokens]);
}

export function useRevokeToken() {
  return useWrite((id: string) => apiClient.revokeToken(id), () => [queryKeys.tokens]);
}

export function useCreateInvitation() {
  return useWrite((invitation: InvitationCreate) => apiClient.createInvitation(invitation), () => [queryKeys.invitations]);
}

export function useRevokeInvitation() {
  return useWrite((id: string) => apiClient.revokeInvitation(id), () => [queryKeys.invitations]);
}

export function useCreateSpace() {
  return useWrite((space: NewSpace) => apiClient.createSpace(space), () => [queryKeys.spaces]);
}

export function useUpdateSpace() {
  return useWrite(
    ({ id, ...patch }: SpacePatch & { id: string; version: number }) => apiClient.updateSpace(id, patch),
    () => [queryKeys.spaces],
  );
}

export function useDeleteSpace() {
  return useWrite(
    ({ id, version }: { id: string; version: number }) => apiClient.deleteSpace(id, version),
    () => [queryKeys.spaces],
  );
}

export function useAddMember(spaceId: string) {
  return useWrite((member: MemberCreate) => apiClient.addMember(spaceId, member), () => [queryKeys.members(spaceId)]);
}

export function useChangeMember(spaceId: string) {
  return useWrite(
    ({ userId, role }: { userId: string; role: Role }) => apiClient.changeMember(spaceId, userId, role),
    () => [queryKeys.members(spaceId), queryKeys.spaces],
  );
}

export function useRemoveMember(spaceId: string) {
  return useWrite(
    (userId: string) => apiClient.removeMember(spaceId, userId),
    () => [queryKeys.members(spaceId), queryKeys.spaces],
  );
}

export function useCreateArticle() {
  return useWrite(
    (article: NewArticle) => apiClient.createArticle(article, { idempotencyKey: crypto.randomUUID() }),
    () => [queryKeys.articleLists, queryKeys.spaces],
  );
}

export function usePatchArticle() {
  return useWrite(
    ({ id, ...patch }: ArticlePatch & { id: string; version: number }) => apiClient.patchArticle(id, patch),
    ({ id }) => [queryKeys.articleLists, queryKeys.stars, queryKeys.article(id)],
  );
}

export function useDeleteArticle() {
  return useWrite(
    ({ id, version }: { id: string; version: number }) => apiClient.deleteArticle(id, version),
    ({ id }) => [queryKeys.articleLists, queryKeys.stars, queryKeys.spaces, queryKeys.article(id)],
  );
}

export function useRestoreArticle() {
  return useWrite(
    (id: string) => apiClient.restoreArticle(id),
    (id) => [queryKeys.articleLists, queryKeys.stars, queryKeys.spaces, queryKeys.article(id)],
  );
}

export function useTakeStep(id: string) {
  return useWrite(
    ({ step, version }: { step: Transition; version: number | null }) => apiClient.takeStep(id, step, version),
    () => [queryKeys.articleLists, queryKeys.article(id), queryKeys.schedules(id)],
  );
}

export function useSetSchedule(id: string) {
  return useWrite((schedule: ScheduleRequest) => apiClient.setSchedule(id, schedule), () => [queryKeys.schedules(id)]);
}

export function useRemoveSchedules(id: string) {
  return useWrite((_: void) => apiClient.removeSchedules(id), () => [queryKeys.schedules(id)]);
}

export function useSetStar() {
  return useWrite(
    ({ id, isStarred }: { id: string; isStarred: boolean }) => apiClient.setStar(id, isStarred),
    () => [queryKeys.stars],
  );
}

export function usePurgeArticle() {
  return useWrite((id: string) => apiClient.purgeArticle(id), () => [queryKeys.articleLists]);
}

export function useRestoreRevision() {
  return useWrite(
    ({ id, revision, version }: { id: string; revision: number; version: number }) =>
      apiClient.restoreRevision(id, revision, version),
    ({ id }) => [queryKeys.article(id), queryKeys.articleLists],
  );
}
