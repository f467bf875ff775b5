import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Snippet, snippetsOf } from '../package/readme.ts';

const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');

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
      const name = snippet.heading.toLowerCase().replace(/\W+/g, '-');
      await writeFile(join(folder, `readme-${name}.${language}`), paste(snippet));
    }
  }
}

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
