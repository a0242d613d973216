/** A place in a Markdown text that names an image of the same import. Offsets are UTF-16 units, half-open. */
export interface ImageReference {
  start: number;
  end: number;
  /** The image's path, as the import has it. */
  path: string;
}

/** Where an address can stand: behind a link or an image, in a definition, in a piece of HTML. */
const ADDRESSES = [
  /\]\(\s*(?:<([^<>\r\n]+)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))/gd,
  /^ {0,3}\[[^\]\r\n]+\]:[ \t]*(?:<([^<>\r\n]+)>|(\S+))/gdm,
  /<img\b[^>]{0,2000}?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')/gdi,
];

/**
 * The places in `text` that name one of `images` by a path: relative to `from` (the text's own path), or from
 * `root`, the folder of the import, where it begins with a slash. Code is left alone.
 */
export function findImageReferences(text: string, from: string, root: string, images: ImagePaths): ImageReference[] {
  if (images.size === 0) return [];
  return findAddresses(text).flatMap(({ start, end }) => {
    const path = resolve(text.slice(start, end), folderOf(from), root, images);
    return path === null ? [] : [{ start, end, path }];
  });
}

/** Where the addresses of links, images and definitions stand in a Markdown text, in order. Code has none. */
export function findAddresses(text: string): { start: number; end: number }[] {
  const prose = withoutCode(text);
  const found = ADDRESSES.flatMap((pattern) => [...prose.matchAll(pattern)].map((match) => match.indices![1] ?? match.indices![2]));
  return found.flatMap((range) => (range ? [{ start: range[0], end: range[1] }] : [])).sort((a, b) => a.start - b.start);
}

/** `text` with the addresses of those images that `urls` knows, by their paths. */
export function withImageUrls(text: string, references: readonly ImageReference[], urls: ReadonlyMap<string, string>): string {
  let result = "";
  let at = 0;
  for (const { start, end, path } of references) {
    const url = urls.get(path);
    if (url === undefined || start < at) continue;
    result += text.slice(at, start) + url;
    at = end;
  }
  return result + text.slice(at);
}

/** Paths by themselves and in lower case, since many file systems do not tell the two apart. */
export type ImagePaths = ReadonlyMap<string, string>;

export function imagePathsOf(paths: Iterable<string>): ImagePaths {
  const all = [...paths];
  return new Map([...all.map((path) => [path.toLowerCase(), path] as const), ...all.map((path) => [path, path] as const)]);
}

function resolve(address: string, folder: string, root: string, images: ImagePaths): string | null {
  if (address === "" || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)) return null;
  const written = address.replace(/\\([!-/:-@[-`{-~])/g, "$1");
  for (const candidate of [written, written.replace(/[?#].*$/, "")]) {
    const plain = decoded(candidate);
    const path = plain.startsWith("/") ? joined(root, plain.slice(1)) : joined(folder, plain);
    const image = images.get(path) ?? images.get(path.toLowerCase());
    if (image !== undefined) return image;
  }
  return null;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (folder + path).replaceAll("\\", "/").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);

const FENCED = /^[ \t>]*(`{3,}|~{3,})[^\n]*(?:\n(?![ \t>]*\1)[^\n]*)*(?:\n[ \t>]*\1[^\n]*)?/gm;
const CODE_SPAN = /(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\r?\n)[^])*?(?<!`)\1(?!`)/g;

/** The same length, with blanks where code is. */
function withoutCode(text: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, " ");
  return text.replace(FENCED, blank).replace(CODE_SPAN, blank);
}
