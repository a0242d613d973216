/** Holds the address of the space a person was in last: where the front door leads. */
export const LAST_SPACE_COOKIE = "concord-last-space";
