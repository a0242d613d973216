import "server-only";

/** Upper bounds of the histogram of durations, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Series = { count: number; sum: number; buckets: number[] };

export type Metrics = ReturnType<typeof createMetrics>;

/** Counts of one process in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/). */
export function createMetrics() {
  const requests = new Map<string, number>();
  const durations = new Map<string, Series>();

  return {
    observe(method: string, route: string, status: number, seconds: number): void {
      const labels = `method="${method}",route="${route}"`;
      const request = `${labels},status="${status}"`;
      requests.set(request, (requests.get(request) ?? 0) + 1);
      const series = durations.get(labels) ?? { count: 0, sum: 0, buckets: BUCKETS.map(() => 0) };
      series.count += 1;
      series.sum += seconds;
      for (const [i, bound] of BUCKETS.entries()) if (seconds <= bound) series.buckets[i]! += 1;
      durations.set(labels, series);
    },

    /** The page that Prometheus reads; `gauges` are values of this moment. */
    page(gauges: Record<string, { help: string; value: number }>): string {
      const lines = ["# HELP concord_http_requests_total Requests answered.", "# TYPE concord_http_requests_total counter"];
      for (const [labels, count] of requests) lines.push(`concord_http_requests_total{${labels}} ${count}`);
      lines.push("# HELP concord_http_request_duration_seconds Time to the answer.", "# TYPE concord_http_request_duration_seconds histogram");
      for (const [labels, { count, sum, buckets }] of durations) {
        for (const [i, bound] of BUCKETS.entries()) lines.push(`concord_http_request_duration_seconds_bucket{${labels},le="${bound}"} ${buckets[i]}`);
        lines.push(`concord_http_request_duration_seconds_bucket{${labels},le="+Inf"} ${count}`);
        lines.push(`concord_http_request_duration_seconds_sum{${labels}} ${sum}`, `concord_http_request_duration_seconds_count{${labels}} ${count}`);
      }
      for (const [name, { help, value }] of Object.entries(gauges)) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`);
      }
      return `${lines.join("\n")}\n`;
    },
  };
}
