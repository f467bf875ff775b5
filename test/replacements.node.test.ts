import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

interface Replacement {
  find: string;
  replace: string;
  why: string;
}

const module: string = '../src/build/replacements.mjs';
const { ky, lit } = (await import(module)) as Record<'ky' | 'lit', Replacement[]>;

const textsOf = (pattern: string): string[] => globSync(pattern).map((path) => readFileSync(path, 'utf8'));

describe('the libraries in the script', () => {
  it('differ from the published ones by a few exact strings, each with a reason', () => {
    assert.ok(ky.length <= 15, `${ky.length} strings of ky are replaced.`);
    assert.equal(lit.length, 1);
    for (const { find, replace, why } of [...ky, ...lit]) {
      assert.equal(typeof find, 'string');
      assert.equal(typeof replace, 'string');
      assert.match(why, /^[A-Z].*\.$/, find);
    }
  });

  for (const [name, pattern, replacements] of [
    ['ky', 'node_modules/ky/distribution/**/*.js', ky],
    ['lit-html', 'node_modules/lit-html/lit-html.js', lit],
  ] as const) {
    it(`contain every string to replace in ${name}; if one is gone, the script works but is larger`, () => {
      const texts = textsOf(pattern);
      const gone = replacements.filter(({ find }) => !texts.some((text) => text.includes(find)));
      assert.deepEqual(
        gone.map(({ find }) => find),
        [],
        `Update src/build/replacements.mjs for this version of ${name}, or remove these strings.`,
      );
    });
  }

  it('create one Trusted Types policy, named after the element', () => {
    const script = readFileSync('dist/et-secret-question.min.js', 'utf8');
    assert.deepEqual(script.match(/createPolicy\([^,]*/g), ['createPolicy("et-secret-question"']);
  });
});
