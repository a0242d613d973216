import { defineResource, withRoute } from "@/lib/http/with-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  GET: withRoute({ access: "public" }, async ({ app }) => {
    const page = app.metrics.page({
      concord_event_streams: { help: "Open event streams.", value: app.events.count() },
      process_resident_memory_bytes: { help: "Memory of the process.", value: process.memoryUsage.rss() },
      process_uptime_seconds: { help: "Time since the process started.", value: process.uptime() },
    });
    return new Response(page, { headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" } });
  }),
});
