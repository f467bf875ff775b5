import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Snippet, snippetsOf } from '../package/readme.ts';

const read = (file: string) => readFile(join(import.meta.dirname, '../..', file), 'utf8');
const readme = await read('README.md');

/** What the snippets take from the page that they are pasted into. */
const page = `
const apiUrl = 'https://pub-api-broker.example/api';
const appKey = 'key';
const username = USERNAME;
const stepOne = (username: string, answer = '') => fetch(apiUrl, { method: 'POST', body: username + answer });
const sendCode = async (username: string) => (await stepOne(username)).ok;
const setMailedTo = (username: string) => console.log(username);
`;

/**
 * Writes the snippets for frameworks that are in these languages into a folder, each to a file of its own, as if pasted
 * into a page that has what the README says a page has.
 */
export async function pasteSnippets(folder: string, ...languages: string[]): Promise<void> {
  const section = /^## In your framework\n.*?^### A plain form\n/ms.exec(readme)?.[0] ?? '';
  for (const language of languages) {
    const snippets = snippetsOf(section).filter((snippet) => snippet.language === language);
    assert.notDeepEqual(snippets, [], `no ${language}`);
    for (const snippet of snippets) {
      await writeFile(join(folder, `readme-${fileName(snippet.heading)}.${language}`), paste(snippet));
    }
  }
}

/** The examples of TESTING.md in these languages that are about a tool, each of them a file. */
export async function testingExamples(tool: RegExp, ...languages: string[]): Promise<Snippet[]> {
  const examples = snippetsOf(await read('TESTING.md')).filter(
    ({ language, code }) => languages.includes(language) && tool.test(code),
  );
  assert.notDeepEqual(examples, [], `no example of ${String(tool)}`);
  return examples;
}

/** Writes examples into a folder, as files named after their headings. */
export async function writeExamples(folder: string, examples: Snippet[]): Promise<void> {
  for (const { heading, language, code } of examples) {
    await writeFile(join(folder, `${fileName(heading)}.test.${language}`), code);
  }
}

const fileName = (heading: string): string => heading.toLowerCase().replace(/\W+/g, '-');

function paste({ heading, language, code }: Snippet): string {
  const before = page.replace('USERNAME', heading === 'Solid' ? "() => 'robert.zak'" : "'robert.zak'");
  switch (language) {
    case 'vue':
    case 'svelte':
      return code.replace(/^<script.*>$/m, `$&${before}`);
    case 'tsx':
      return `/** @jsxImportSource ${jsxSources[heading] ?? 'react'} */${before}${code}`;
    default:
      return before + code;
  }
}

const jsxSources: Record<string, string> = { Preact: 'preact', Solid: 'solid-js' };
