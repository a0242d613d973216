/** Who a request comes from, and how they proved it. */
export type Viewer = {
  userId: string;
  name: string;
  /** A browser's session may do what its person may; a token is limited by its scope. */
  via: "session" | "token";
  canWrite: boolean;
};
