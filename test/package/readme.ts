/**
 * Writes what the README tells of the build into it, between `<!-- name -->` and `<!-- /name -->`: the tables of the
 * manifest, and the hashes of the scripts.
 *
 *   npm run readme               after a change of the public API, or of anything that changes the script
 *   npm run readme -- --check    fails where the README is stale
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '../..');
const path = join(root, 'README.md');

const languages = new Intl.DisplayNames('en', { type: 'language' });

const readJson = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(join(root, file), 'utf8'));

/** The README as it is, and as it should be: with these texts between the marks of their names. */
export async function renderReadme(
  texts?: Record<string, string>,
): Promise<{ actual: string; expected: string }> {
  const actual = await readFile(path, 'utf8');
  let expected = actual;
  for (const [name, text] of Object.entries(texts ?? (await sections()))) {
    const section = new RegExp(`(<!-- ${name} -->).*(<!-- /${name} -->)`, 's');
    if (!section.test(expected))
      throw new Error(`README.md has no section between <!-- ${name} --> and its end.`);
    expected = expected.replace(section, (_, start: string, end: string) => `${start}\n\n${text}\n\n${end}`);
  }
  const options = await resolveConfig(path);
  return { actual, expected: await format(expected, { ...options, filepath: path }) };
}

async function sections(): Promise<Record<string, string>> {
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
  const attributeOf = new Map(attributes.map((attribute) => [attribute.fieldName, attribute]));
  const described = (items: { name: string; description?: string }[]) =>
    items.map(({ name, description }) => [code(name), description]);
  return {
    script: `<!-- prettier-ignore -->\n${fence('html', [
      '<link rel="preconnect" href="https://pub-api-broker.example" crossorigin />',
      '<script src="et-secret-question.min.js" defer crossorigin="anonymous"',
      `  integrity="${hashes['et-secret-question.min.js']}"></script>`,
      '<et-secret-question api-url="https://pub-api-broker.example/api" app-key="…" username="robert.zak">',
      '</et-secret-question>',
    ])}`,
    locales: table(
      ['language', 'script', 'hash'],
      Object.entries(hashes)
        .filter(([file]) => file.startsWith('locales/'))
        .map(([file, hash]) => [languages.of(basename(file, '.min.js')), code(file), code(hash)])
        .sort(([a = ''], [b = '']) => a.localeCompare(b, 'en')),
    ),
    attributes: table(
      ['attribute', 'property', 'type', 'default', 'meaning'],
      [
        ...fields
          .filter((field) => !field.static)
          .map(({ name, type, default: initial, readonly, description }) => {
            const attribute = attributeOf.get(name)?.name;
            return [
              attribute && code(attribute),
              code(name),
              code(type?.text) + (readonly ? ', read-only' : ''),
              code(initial),
              description,
            ];
          }),
        ...attributes
          .filter(({ fieldName }) => !fields.some(({ name }) => name === fieldName))
          .map(({ name, type, description }) => [code(name), code(name), code(type?.text), '', description]),
      ],
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

/** A block of code in the README. */
export interface Snippet {
  /** The heading that it stands under. */
  heading: string;
  language: string;
  code: string;
}

export function snippetsOf(readme: string): Snippet[] {
  const snippets: Snippet[] = [];
  let heading = '';
  for (const [, title, language = '', code = ''] of readme.matchAll(/^#+ (.*)$|^```(.*)\n([^]*?)^```$/gm)) {
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
  const { actual, expected } = await renderReadme();
  if (!process.argv.includes('--check')) await writeFile(path, expected);
  else if (actual !== expected) {
    console.error('README.md is stale. Run: npm run readme');
    process.exitCode = 1;
  }
}
