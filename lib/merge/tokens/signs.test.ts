import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUnspaced } from "./segment";
import { isDigit, isPlainLetter, isPlainSign, isSpace, isUnspacedLetter, wordsIn } from "./signs";
import { tokenize } from "./tokenize";

const units = Array.from({ length: 0x10000 }, (_, code) => code);
const wrong = (is: (code: number) => boolean, holds: (sign: string) => boolean): number[] =>
  units.filter((code) => is(code) && !holds(String.fromCharCode(code)));

describe("units that need no table", () => {
  it("are letters of scripts with blanks", () => expect(wrong(isPlainLetter, (sign) => /\p{L}/u.test(sign) && !isUnspaced(sign))).toEqual([]));
  it("are letters of scripts without blanks", () => expect(wrong(isUnspacedLetter, (sign) => /\p{L}/u.test(sign) && isUnspaced(sign))).toEqual([]));
  it("are digits", () => expect(wrong(isDigit, (sign) => /[0-9]/.test(sign))).toEqual([]));
  it("are signs", () => expect(wrong(isPlainSign, (sign) => !/[\p{L}\p{N}\p{M}\s]/u.test(sign) && !isUnspaced(sign))).toEqual([]));
  it("are all white space there is", () => expect(units.filter((code) => isSpace(code) !== /\s/.test(String.fromCharCode(code)))).toEqual([]));
});

const bit = fc.constantFrom(..."aZ9_ \n.,'’“—éßЖ漢字のไ한\u0301\u0e31\u00b2\u200d", "http", "://", "www.", "👍🏽", "\ud800");
const text = fc.array(bit, { maxLength: 12 }).map((bits) => bits.join(""));

describe("words", () => {
  it("are those of Unicode's classes", () =>
    fc.assert(fc.property(text, (whole) => wordsIn(whole).join(" ") === (whole.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(" ")), { numRuns: 2000 }));
  const tokens = (whole: string): string[] => tokenize(whole).keys.slice(0, -1);
  it("of a text hold an apostrophe of either kind", () => expect(tokens("don't d’accord 'n' o’")).toEqual(["don't", "d’accord", "'", "n", "'", "o", "’"]));
  it("of a text hold a full stop before a letter or digit only", () => expect(tokens("a.b 3.14 a._b é.ж a.")).toEqual(["a.b", "3.14", "a", ".", "_b", "é.ж", "a", "."]));
  it("of a text are whole addresses", () => expect(tokens("see http://a.b/?c=d, www.e.f. http")).toEqual(["see", "http://a.b/?c=d", ",", "www.e.f", ".", "http"]));
  it("of a text take a mark along, whatever it stands on", () => expect(tokens("xe\u0301z \u0301 a²")).toEqual(["xe\u0301z", " \u0301", "a²"]));
});
