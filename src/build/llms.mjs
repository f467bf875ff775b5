import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(path, 'utf8');

/**
 * Describes the package to language models, in the format of https://llmstxt.org: the snippets of the README, the API
 * from the manifest, and links to the guides.
 */
export const llms = {
  name: 'llms',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'llms.txt', source: describe() });
  },
};

function describe() {
  const { description } = JSON.parse(read('package.json'));
  const element = JSON.parse(read('custom-elements.json'))
    .modules.flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName);
  const { attributes, events, slots, cssParts, cssProperties, cssStates, members } = element;
  const attributed = new Set(attributes.map(({ fieldName }) => fieldName));
  const fields = members.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic);
  const properties = fields.filter(({ name }) => !attributed.has(name));
  const methods = members
    .filter((member) => !fields.includes(member))
    .map(({ name, static: isStatic, description }) => ({
      name: `${isStatic ? 'SecretQuestionElement.' : ''}${name}()`,
      description,
    }));
  return `# et-secret-question

> ${description}

${element.description}

A plain page:

${snippet('html')}

React, followed by \`stepOne\` and \`sendCode\` from the plain page:

${snippet('jsx')}

Everywhere else, \`import 'et-secret-question'\` defines the tag.

${list('Attributes and their properties', attributes)}

${list('Other properties', properties)}

${list('Methods', methods)}

${list('Events', events)}

${list('Slots', slots)}

${list('Statuses, in CSS as `:state()`', cssStates)}

${list('CSS parts', cssParts)}

${list('CSS custom properties', cssProperties)}

## Guides

- [README](../README.md): quick start, browsers, CSP and CORS
- [API](../API.md): every verdict and every error, and entry points
- [Frameworks](../FRAMEWORKS.md): React, Vue, Angular, Svelte, Solid, Preact, plain forms, server-side rendering, types
- [Theming](../THEMING.md): themes, parts, custom properties, fallback content
- [Testing](../TESTING.md): jsdom, happy-dom, Vitest, Jest, Playwright

## Optional

- [Accessibility](../ACCESSIBILITY.md): WCAG 2.2, criterion by criterion
- [Security](../SECURITY.md): threats, what stops them, and what does not
- [Benchmarks](../BENCHMARKS.md): size and speed
`;
}

/** The first snippet of a language in the README, from the quick start on. */
const snippet = (language) =>
  new RegExp(`^## Quick start\n.*?^(\`\`\`${language}\n.*?^\`\`\`)$`, 'ms').exec(read('README.md'))[1];

const list = (title, items) => `${title}:\n\n${items.map(item).join('\n')}`;

function item({ name, fieldName = name, type, default: initial, readonly, description }) {
  const names = [...new Set([name, fieldName])].map((name) => `\`${name}\``);
  const facts = [readonly && 'read-only', type?.text, initial && `default ${initial}`].filter(Boolean);
  return `- ${names.join(', ')}${facts.length ? ` (${facts.join(', ')})` : ''}: ${description.replaceAll('\n', ' ')}`;
}
