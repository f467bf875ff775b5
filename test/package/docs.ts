/**
 * Writes what the build knows into the Markdown files, between `<!-- name -->` and `<!-- /name -->`: the tables of the
 * manifest, the list of languages, and the hash of the script.
 *
 *   npm run docs               after a change of the public API, or of anything that changes the script
 *   npm run docs -- --check    fails if a file is stale
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '../..');

const languages = new Intl.DisplayNames('en', { type: 'language' });

const readJson = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(join(root, file), 'utf8'));

/** A Markdown file at the top level: its text as it is, and as it should be. */
export interface Doc {
  file: string;
  actual: string;
  expected: string;
}

/** Puts texts between the marks of their names, in every file that has them. */
export async function renderDocs(sections?: Record<string, string>): Promise<Doc[]> {
  const texts = Object.entries(sections ?? (await builtSections()));
  const unused = new Set(texts.map(([name]) => name));
  const files = (await readdir(root)).filter((file) => file.endsWith('.md'));
  const docs = await Promise.all(
    files.map(async (file): Promise<Doc> => {
      const filepath = join(root, file);
      const actual = await readFile(filepath, 'utf8');
      let expected = actual;
      for (const [name, text] of texts) {
        expected = expected.replace(
          new RegExp(`(<!-- ${name} -->).*(<!-- /${name} -->)`, 's'),
          (_, start: string, end: string) => {
            unused.delete(name);
            return `${start}\n\n${text}\n\n${end}`;
          },
        );
      }
      if (expected !== actual) {
        expected = await format(expected, { ...(await resolveConfig(filepath)), filepath });
      }
      return { file, actual, expected };
    }),
  );
  if (unused.size) throw new Error(`No Markdown file has a section for: ${[...unused].join(', ')}.`);
  return docs;
}

export async function writeDocs(docs: Doc[]): Promise<void> {
  for (const { file, actual, expected } of docs) {
    if (expected !== actual) await writeFile(join(root, file), expected);
  }
}

async function builtSections(): Promise<Record<string, string>> {
  const hashes = (await readJson('dist/integrity.json')) as Record<string, string>;
  const element = elementOf((await readJson('custom-elements.json')) as Package);
  const {
    attributes = [],
    members = [],
    events = [],
    slots = [],
    cssParts = [],
    cssProperties = [],
    cssStates = [],
  } = element;
  const fields = members.filter((member) => member.kind === 'field');
  const properties = [
    ...fields.filter((field) => !field.static),
    // The property is the browser's, and of the same name.
    ...attributes
      .filter(({ fieldName }) => !fields.some(({ name }) => name === fieldName))
      .map((attribute) => ({ ...attribute, readonly: false })),
  ].map((property) => ({
    ...property,
    attribute: attributes.find(({ fieldName }) => fieldName === property.name)?.name,
  }));
  const described = (items: { name: string; description?: string }[]) =>
    items.map(({ name, description }) => [code(name), description]);
  const names = Object.keys(hashes)
    .filter((file) => file.startsWith('locales/'))
    .map((file) => languages.of(basename(file, '.min.js'))!)
    .sort((a, b) => a.localeCompare(b, 'en'));
  return {
    script: `<!-- prettier-ignore -->\n${fence('html', [
      '<script src="et-secret-question.min.js" defer crossorigin="anonymous"',
      `  integrity="${hashes['et-secret-question.min.js']}"></script>`,
    ])}`,
    languages: `English is built in, and ${String(names.length)} more languages come as ES modules, and as scripts that register themselves: ${names.join(', ')}.`,
    tag: table(
      ['attribute', 'meaning'],
      properties
        .filter(({ attribute }) => attribute)
        .map(({ attribute, description }) => [code(attribute), description]),
    ),
    attributes: table(
      ['attribute', 'property', 'type', 'default', 'meaning'],
      properties.map(({ attribute, name, type, default: initial, readonly, description }) => [
        code(attribute),
        code(name),
        code(type?.text) + (readonly ? ', read-only' : ''),
        code(initial),
        description,
      ]),
    ),
    methods: table(
      ['method', 'does'],
      [
        ...members
          .filter((member) => member.kind === 'method')
          .map(({ name, parameters = [], return: result, description }) => [
            code(
              `${name}(${parameters.map(({ name, optional }) => name + (optional ? '?' : '')).join(', ')})` +
                (result?.type?.text.startsWith('Promise') ? `: ${result.type.text}` : ''),
            ),
            description,
          ]),
        ...fields
          .filter((field) => field.static)
          .map(({ name, description }) => [`static ${code(`${name}(locale)`)}`, description]),
      ],
    ),
    events: table(
      ['event', 'class', 'when'],
      events.map(({ name, type, description }) => [code(name), code(type.text), description]),
    ),
    slots: table(['slot', 'content'], described(slots)),
    parts: table(['part', 'what'], described(cssParts)),
    properties: table(
      ['custom property', 'default', 'meaning'],
      cssProperties.map(({ name, default: initial, description }) => [
        code(name),
        code(initial),
        description,
      ]),
    ),
    states: table(['status', 'meaning'], described(cssStates)),
  };
}

/** A block of code in a Markdown file. */
export interface Snippet {
  /** The heading that it stands under. */
  heading: string;
  language: string;
  code: string;
}

export function snippetsOf(markdown: string): Snippet[] {
  const snippets: Snippet[] = [];
  let heading = '';
  for (const [, title, language = '', code = ''] of markdown.matchAll(/^#+ (.*)$|^```(.*)\n([^]*?)^```$/gm)) {
    if (title) heading = title;
    else snippets.push({ heading, language, code });
  }
  return snippets;
}

/** What the manifest tells of the element. */
export function elementOf({ modules }: Package): CustomElementDeclaration {
  const element = modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(
      (declaration): declaration is CustomElementDeclaration =>
        'customElement' in declaration && declaration.customElement,
    );
  if (!element) throw new Error('custom-elements.json describes no element.');
  return element;
}

const code = (text: string | undefined): string => (text ? `\`${text.replaceAll('|', '\\|')}\`` : '');

const fence = (language: string, lines: string[]): string => ['```' + language, ...lines, '```'].join('\n');

/** A table in Markdown, with columns of numbers to the right. */
export function table(head: string[], rows: (string | undefined)[][]): string {
  const isNumber = (cells: (string | undefined)[], column: number) => /^[\d,.]+$/.test(cells[column] ?? '');
  const rule = head.map((_, column) => (rows.every((cells) => isNumber(cells, column)) ? '--:' : '---'));
  return [head, rule, ...rows]
    .map((cells) => `| ${cells.map((cell = '') => cell.replaceAll('\n', ' ')).join(' | ')} |`)
    .join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const docs = await renderDocs();
  if (process.argv.includes('--check')) {
    const stale = docs.filter(({ actual, expected }) => actual !== expected).map(({ file }) => file);
    if (stale.length) {
      console.error(`Stale: ${stale.join(', ')}. Run: npm run docs`);
      process.exitCode = 1;
    }
  } else await writeDocs(docs);
}
