import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Snippet, snippetsOf } from '../package/docs.ts';

const read = (file: string) => readFile(join(import.meta.dirname, '../..', file), 'utf8');

const CALLS = 'Your own calls';

/** What the snippets take from the page that they are pasted into. */
const page = `
import { apiUrl, appKey, sendCode, stepOne } from './step-one.js';
const username = USERNAME;
const setMailedTo = (username: string) => console.log(username);
`;

/** Writes the snippets of FRAMEWORKS.md in these languages into a folder, each as a file, beside the calls they make. */
export async function pasteSnippets(folder: string, ...languages: string[]): Promise<void> {
  const snippets = snippetsOf(await read('FRAMEWORKS.md'));
  const calls = snippets.find(({ heading }) => heading === CALLS);
  await writeFile(join(folder, 'step-one.ts'), calls!.code);
  for (const language of languages) {
    const chosen = snippets.filter((snippet) => snippet.language === language && snippet !== calls);
    assert.notDeepEqual(chosen, [], `no ${language}`);
    for (const snippet of chosen) {
      await writeFile(join(folder, `${fileName(snippet.heading)}.snippet.${language}`), paste(snippet));
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
