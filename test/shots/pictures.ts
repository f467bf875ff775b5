import { join } from 'node:path';
import type { Shot } from './studio.ts';

const schemes = ['light', 'dark'] as const;
const names = ['ready', 'ready, incorrect', 'checking', 'loading', 'accepted', 'failed, malformed'];

/** Where the references are. */
export const REFERENCES = join(import.meta.dirname, 'references');

/** The pictures by which a change of looks is noticed, by the names of their files. */
export const references: Record<string, Shot> = {
  ...Object.fromEntries(
    schemes.flatMap((scheme) =>
      names.map((name) => [`${name.replace(/.*, /, '')}-${scheme}`, { states: [name], scheme }]),
    ),
  ),
  focused: { states: ['ready, focused'] },
  arabic: { states: ['ready, Arabic question'], dir: 'rtl' },
  narrow: { states: ['ready, incorrect'], widths: [240] },
  'theme-default': { states: ['ready, incorrect'], theme: 'default' },
  'theme-terminal': { states: ['ready, incorrect'], theme: 'terminal' },
  'theme-soft': { states: ['ready, incorrect'], theme: 'soft' },
  'theme-high-contrast': { states: ['ready, incorrect'], theme: 'high-contrast' },
};

/** The pictures in the README. */
export const readmePictures: Record<string, Shot> = Object.fromEntries(
  schemes.map((scheme) => [
    `element-${scheme}`,
    { states: ['ready, focused'], framed: false, scheme, scale: 1.5 },
  ]),
);
