/** One merge in a fresh process, of the three files in a folder: prints its time in ms and the peak memory in MB. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mergeText } from "../../lib/merge";

const [base, yours, theirs] = ["base", "yours", "theirs"].map((name) => readFileSync(join(process.argv[2]!, name), "utf8")) as [string, string, string];
const start = process.cpuUsage();
mergeText({ base, yours, theirs });
const { user, system } = process.cpuUsage(start);
console.log(JSON.stringify({ ms: (user + system) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 }));
