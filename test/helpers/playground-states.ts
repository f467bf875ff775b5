import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Build, importMap, type Settings } from '../../demo/code.ts';

const root = join(import.meta.dirname, '../..');

/** Text with everything that HTML or a framework might interpret. */
const HARD = `{{ a }} {b} <i>c</i> </script> "d" 'e' \`f\` \${g} @if (h) & &amp; \\n \\`;

const required = (apiUrl: string) => ({
  'api-url': apiUrl,
  'app-key': 'demo-app-key',
  username: 'robert.zak',
});

/** What can be set in the playground: nothing, and everything. */
export async function playgroundStates(
  apiUrl = 'https://pub-api-broker.example/api',
): Promise<Record<'default' | 'everything', Settings>> {
  return {
    default: {
      attributes: required(apiUrl),
      slots: {},
      properties: {},
      colorScheme: 'light dark',
      themeCss: '',
    },
    everything: {
      attributes: {
        ...required(`${apiUrl}/`),
        'api-version': '1.0',
        timeout: '5000',
        name: 'answer',
        'error-message': HARD,
        lang: 'zh-Hant',
        dir: 'rtl',
        autofocus: '',
        unmasked: '',
        busy: '',
        disabled: '',
        class: 'soft',
      },
      slots: {
        heading: HARD,
        hint: HARD,
        submit: HARD,
        alternative: HARD,
        'not-required': HARD,
        accepted: HARD,
      },
      properties: { '--et-accent-color': '#6d28d9', '--et-gap': '1rem' },
      colorScheme: 'dark',
      themeCss: await readFile(join(root, 'demo/themes/soft.css'), 'utf8'),
    },
  };
}

/** What the code needs to know about the build. */
export async function readBuild(): Promise<Build> {
  const integrity = JSON.parse(
    await readFile(join(root, 'dist/integrity.json'), 'utf8'),
  ) as Build['integrity'];
  const hash = createHash('sha256').update(importMap(integrity)).digest('base64');
  return { integrity, importMapHash: `sha256-${hash}` };
}
