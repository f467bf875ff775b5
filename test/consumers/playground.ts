import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeFor, type Host } from '../../demo/code.ts';
import { playgroundStates, readBuild } from '../helpers/playground-states.ts';

/** Writes the components that the playground shows, and their style sheet, into a folder. */
export async function writePlaygroundCode(folder: string, ...hosts: Host[]): Promise<void> {
  const build = await readBuild();
  for (const [state, settings] of Object.entries(await playgroundStates())) {
    for (const host of hosts) {
      const [component, styles] = codeFor(host, settings, build);
      await writeFile(join(folder, `playground-${state}-${component!.name}`), component!.text);
      await writeFile(join(folder, styles!.name), styles!.text);
    }
  }
}
