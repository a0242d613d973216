import { expect, test } from "vitest";
import { detectMediaType } from "./media-type";

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ["\x89PNG\r\n\x1a\n…", "image/png"],
  ["\xff\xd8\xff\xe0", "image/jpeg"],
  ["GIF89a", "image/gif"],
  ["GIF87a", "image/gif"],
  ["RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"],
  ["\x00\x00\x00\x1cftypavif\x00\x00\x00\x00mif1miaf", "image/avif"],
  ["\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00avifmiaf", "image/avif"],
  ["<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"],
  ["\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'>\n<svg>", "image/svg+xml"],
  ["<!DOCTYPE svg [ <!ENTITY a 'b'> ]><svg>", "image/svg+xml"],
])("%j is %s", (text, type) => {
  expect(detectMediaType(bytesOf(text))).toBe(type);
});

test.each(["", "\x89PNG", "<html><svg></svg></html>", "<!-- <svg> --><p>", "<svgx>", "\x00\x00\x00\x18ftypisom\x00\x00\x00\x00mp41avc1", "RIFF....WAVE", "BM", "%PDF-1.7", "\xff\xd8"])(
  "%j is no image that is kept",
  (text) => {
    expect(detectMediaType(bytesOf(text))).toBeNull();
  },
);
