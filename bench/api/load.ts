// The load, in a process of its own: kept-alive sockets that send ready-made bytes and read no more of an
// answer than its status and its end, so that the client takes as little as it can of the processor it shares.
import { connect, type Socket } from "node:net";

export type Load = {
  port: number;
  seconds: number;
  /** Whole requests for each connection, sent in turn; in each PLACEHOLDER, if it is there, becomes a number that is never the same. */
  requests: string[][];
  expected: number;
};
export type Measured = { perSecond: number; count: number; medianMs: number } | { failure: string };

export const PLACEHOLDER = "#COUNTER#";

let counter = 0;

function run({ port, seconds, requests, expected }: Load): Promise<Measured> {
  const times: number[] = [];
  const sockets: Socket[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  return new Promise((resolve) => {
    let open = requests.length;
    const end = (failure?: string) => {
      open -= 1;
      if (failure === undefined && open > 0) return;
      sockets.forEach((socket) => socket.destroy());
      times.sort((a, b) => a - b);
      resolve(failure === undefined ? { count: times.length, perSecond: times.length / ((performance.now() - startedAt) / 1000), medianMs: times[times.length >> 1] ?? 0 } : { failure });
    };
    for (const turns of requests) {
      const all = turns.map((request) => ({ bytes: Buffer.from(request), at: Buffer.from(request).indexOf(PLACEHOLDER), name: request.slice(0, request.indexOf("\r\n")) }));
      let turn = -1;
      const socket = connect(port, "127.0.0.1");
      sockets.push(socket);
      let sentAt = 0;
      const read = createReader((status) => {
        const now = performance.now();
        times.push(now - sentAt);
        if (status !== expected) return end(`${all[turn % all.length]!.name} gave ${status}`);
        if (now >= until) return end();
        send();
      });
      const send = () => {
        const { bytes, at } = all[(turn += 1) % all.length]!;
        if (at >= 0) bytes.write(String((counter += 1)).padStart(PLACEHOLDER.length, "0"), at);
        sentAt = performance.now();
        socket.write(bytes);
      };
      socket.setNoDelay(true);
      socket.on("connect", send).on("data", read).on("error", (error) => end(error.message)).on("close", () => end("the server ended the connection"));
    }
  });
}

/** Takes what a socket gives, one answer after the other; `done` gets the status of each one that is complete. */
function createReader(done: (status: number) => void): (chunk: Buffer) => void {
  let head = "";
  let status = 0;
  let left = -1;
  return (chunk) => {
    if (left < 0) {
      head += chunk.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end === -1) return;
      status = Number(head.slice(9, 12));
      const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end));
      if (length) {
        left = Number(length[1]) - (head.length - end - 4);
      } else if (/\r\ntransfer-encoding: chunked/i.test(head.slice(0, end))) {
        if (!head.endsWith("\r\n0\r\n\r\n")) return;
        left = 0;
      } else {
        left = 0;
      }
    } else {
      left -= chunk.length;
    }
    if (left > 0) return;
    left = -1;
    head = "";
    done(status);
  };
}

process.on("message", (load: Load) => void run(load).then((measured) => process.send!(measured)));
