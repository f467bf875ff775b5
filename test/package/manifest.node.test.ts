import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Package } from 'custom-elements-manifest';
import { elementOf } from './docs.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFile(join(root, path), 'utf8');
const readJson = async (path: string) => JSON.parse(await read(path)) as never;
const names = (items: readonly { name: string }[] = []) => items.map(({ name }) => name).sort();
const matches = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, match]) => match))].sort();

describe('custom-elements.json', async () => {
  const manifest: Package = await readJson('custom-elements.json');
  const described = elementOf(manifest);
  const source = await read('src/secret-question.template.ts');
  const { SecretQuestionElement } = (await import(
    join(root, 'dist/secret-question-element.js')
  )) as typeof import('../../src/secret-question-element.ts');

  it('has every attribute that the element observes, and `autofocus`', () => {
    // The platform tells of these two in other ways; `lang` is every element's.
    const observed = [...SecretQuestionElement.observedAttributes, 'autofocus', 'disabled', 'name'];
    assert.deepEqual(names(described.attributes), observed.filter((name) => name !== 'lang').sort());
  });

  it('has every public property and method, and no other', () => {
    const { prototype } = SecretQuestionElement;
    const control = Object.getPrototypeOf(prototype) as object;
    const inherited = /^(isDisabled|setFormValue|setValidity|showState)$/;
    const own = [prototype, control]
      .flatMap(Object.getOwnPropertyNames)
      .filter(
        (name) =>
          !/^constructor$|Callback$|^(render|willUpdate|updated|firstUpdated)$/.test(name) &&
          !inherited.test(name),
      );
    own.push('registerLocale');
    assert.deepEqual(names(described.members), own.sort());
  });

  it('has every event', async () => {
    assert.deepEqual(names(described.events), matches(await read('src/events.ts'), /super\('([\w-]+)'/g));
  });

  it('has every slot', () => {
    const slots = matches(source, /<slot name="([\w-]+)"/g);
    // `name=${status}` stands for two.
    assert.deepEqual(names(described.slots), [...slots, 'accepted', 'not-required'].sort());
  });

  it('has every part', () => {
    assert.deepEqual(names(described.cssParts), matches(source, /\spart="([\w-]+)"/g));
  });

  it('has every custom property', async () => {
    const styles = await read('src/secret-question.styles.ts');
    assert.deepEqual(names(described.cssProperties), matches(styles, /var\((--et-[\w-]+)/g));
  });

  it('has every state', async () => {
    const [, union = ''] = /type QuestionState =(.*?);\n\n/s.exec(await read('src/question-state.ts')) ?? [];
    const statuses = union.match(/status: [^;}]*/g)?.join() ?? '';
    assert.deepEqual(names(described.cssStates), matches(statuses, /'([\w-]+)'/g));
  });

  it('describes all of them', () => {
    const { attributes = [], members = [], events = [], slots = [], cssParts = [] } = described;
    const { cssProperties = [], cssStates = [] } = described;
    const all = [...attributes, ...members, ...events, ...slots, ...cssParts, ...cssProperties, ...cssStates];
    assert.deepEqual(names(all.filter(({ description }) => !description)), []);
  });

  it('names modules that are in the package', () => {
    for (const { path } of manifest.modules) assert.ok(existsSync(join(root, path)), path);
  });
});

describe("editors' data", () => {
  it('knows the element and its attributes in VS Code', async () => {
    const { tags }: { tags: { name: string; attributes: { name: string }[] }[] } = await readJson(
      'dist/vscode.html-custom-data.json',
    );
    const manifest: Package = await readJson('custom-elements.json');
    assert.deepEqual(
      tags.map(({ name, attributes }) => [name, names(attributes)]),
      [['et-secret-question', names(elementOf(manifest).attributes)]],
    );
  });

  it('has no property without a name in the types for JSX', async () => {
    const types = await read('dist/types/jsx.d.ts');
    assert.match(types, /^ +autofocus\?: SecretQuestionElement\["autofocus"\]/m);
    assert.match(types, /^ +"prop:autofocus"\?:/m);
    assert.doesNotMatch(types, /^ +"?(?:prop:)?undefined"?\?:/m);
    assert.doesNotMatch(types, /`undefined`/);
  });

  it('knows the element in JetBrains IDEs, in the version of the package', async () => {
    const { version, contributions }: { version: string; contributions: { html: { elements: object[] } } } =
      await readJson('dist/web-types.json');
    assert.equal(version, ((await readJson('package.json')) as { version: string }).version);
    assert.equal(contributions.html.elements.length, 1);
  });
});
