/** Reads one line without showing it. Where nobody sits at a terminal, all of standard input. Null where there is nothing. */
export async function askSecret(question: string): Promise<string | null> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) {
    let text = "";
    for await (const chunk of stdin.setEncoding("utf8")) text += chunk;
    return text.trim() || null;
  }
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  stdin.resume();
  try {
    return await readLine(stdin);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write("\n");
  }
}

const [INTERRUPT, END_OF_INPUT] = ["\u0003", "\u0004"];
const ENTER = ["\r", "\n", END_OF_INPUT];
const ERASE = ["\b", "\u007F"];

function readLine(stdin: NodeJS.ReadStream): Promise<string | null> {
  let line = "";
  return new Promise((resolve) => {
    const end = (answer: string | null): void => {
      stdin.off("data", onData);
      resolve(answer);
    };
    // A paste arrives as one piece, typing as one piece for each key.
    const onData = (data: Buffer | string): void => {
      for (const sign of String(data)) {
        if (sign === INTERRUPT) return end(null);
        if (ENTER.includes(sign)) return end(line);
        if (ERASE.includes(sign)) line = line.slice(0, -1);
        else if (sign >= " ") line += sign;
      }
    };
    stdin.on("data", onData);
  });
}
