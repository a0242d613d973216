import "server-only";
import type { Sink } from "../events/service";
import type { CommonProblem } from "../wire/problems";
import type { RouteHeaders } from "./exchange";

/** Bytes that may wait for a receiver; who is further behind is cut off, and comes again from where it was. */
const MAX_WAITING_BYTES = 512 * 1024;

/** How far a reconnecting reader has come, null when it does not say. */
export function readLastEventId(headers: RouteHeaders): { kind: "place"; place: number | null } | CommonProblem {
  const value = headers.get("last-event-id")?.trim();
  if (!value) return { kind: "place", place: null };
  const place = /^\d{1,10}$/.test(value) ? Number(value) : Number.POSITIVE_INFINITY;
  if (place < 2 ** 31) return { kind: "place", place };
  return { kind: "malformed", faults: [{ path: "Last-Event-ID", message: "must be the id of an event" }] };
}

/** A response that stays open and sends what `open` gives to its sink, until the reader leaves. */
export function eventStream(signal: AbortSignal, open: (sink: Sink) => Promise<() => void>): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  let isOver = false;
  const body = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const sink: Sink = {
          send(text) {
            if (isOver) return false;
            controller.enqueue(encoder.encode(text));
            return (controller.desiredSize ?? 0) > 0;
          },
          end() {
            if (isOver) return;
            isOver = true;
            controller.close();
          },
        };
        stop = await open(sink);
        if (isOver || signal.aborted) stop();
        signal.addEventListener("abort", () => stop(), { once: true });
      },
      cancel() {
        isOver = true;
        stop();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MAX_WAITING_BYTES }),
  );
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      // Proxies that collect an answer before they pass it on would hold back every event.
      "X-Accel-Buffering": "no",
    },
  });
}
