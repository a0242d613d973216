import { useEffect, useState } from "react";
import { createMerger, type TextWorker } from "@/lib/client/merge-worker-client";

/** Work on long texts beside the page; the worker goes with the component. */
export function useTextWorker(): TextWorker {
  const [worker] = useState(() => createMerger());
  useEffect(() => () => worker.stop(), [worker]);
  return worker;
}
