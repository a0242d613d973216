import { useEffect, useState } from "react";

type Actions = Record<string, (...args: never[]) => void>;

/** The same functions at every drawing, each of which does what the newest of its name does: their receiver need not be drawn anew. */
export function useStableActions<Given extends Actions>(actions: Given): Given {
  const [switchboard] = useState(() => new Switchboard(actions));
  useEffect(() => switchboard.renew(actions));
  return switchboard.stable;
}

class Switchboard<Given extends Actions> {
  #newest: Given;
  readonly stable: Given;

  constructor(actions: Given) {
    this.#newest = actions;
    this.stable = Object.fromEntries(Object.keys(actions).map((name) => [name, (...args: never[]) => this.#newest[name]!(...args)])) as Given;
  }

  renew(actions: Given): void {
    this.#newest = actions;
  }
}
