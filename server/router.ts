import { decodeSegment } from "../lib/wire/segment";
import type { RouteContext, RouteHandler } from "../lib/http/with-route";

/** One route file below `app/api`: its address in segments, and its exported handlers by method. */
export type Route = {
  /** Segments of the address; `[name]` takes one segment, `[...name]` all that are left, `[[...name]]` also none. */
  segments: readonly string[];
  handlers: Partial<Record<string, RouteHandler>>;
};

export type Match = { handlers: Route["handlers"]; context: RouteContext };

/**
 * Finds the route of a path as Next does: fixed segments before parameters, parameters before
 * catch-alls. `path` is the pathname of a URL, still encoded.
 */
export function createRouter(routes: readonly Route[]): (path: string) => Match | null {
  const ordered = [...routes].sort((a, b) => compareSegments(a.segments, b.segments));
  return (path) => {
    const segments = path.split("/").filter(Boolean);
    for (const route of ordered) {
      const params = matchSegments(route.segments, segments);
      if (params) return { handlers: route.handlers, context: { params: Promise.resolve(params) } };
    }
    return null;
  };
}

function rank(segment: string | undefined): number {
  if (segment === undefined) return 0;
  if (segment.startsWith("[[...")) return 4;
  if (segment.startsWith("[...")) return 3;
  return segment.startsWith("[") ? 2 : 1;
}

function compareSegments(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = rank(a[i]) - rank(b[i]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string | string[]> | null {
  const params: Record<string, string | string[]> = {};
  for (const [i, part] of pattern.entries()) {
    if (part.startsWith("[...")) {
      if (i >= segments.length) return null;
      params[part.slice(4, -1)] = segments.slice(i).map(decodeSegment);
      return params;
    }
    if (part.startsWith("[[...")) {
      if (i < segments.length) params[part.slice(5, -2)] = segments.slice(i).map(decodeSegment);
      return params;
    }
    const segment = segments[i];
    if (segment === undefined) return null;
    if (part.startsWith("[")) params[part.slice(1, -1)] = decodeSegment(segment);
    else if (part !== segment) return null;
  }
  return pattern.length === segments.length ? params : null;
}
