import { nodeResolve } from '@rollup/plugin-node-resolve';
import { stripTypeScriptTypes } from 'node:module';
import svelte from 'rollup-plugin-svelte';

export default {
  input: 'src/main.js',
  output: { file: 'public/bundle.js', format: 'iife' },
  plugins: [
    svelte(),
    nodeResolve({ browser: true, dedupe: ['svelte'] }),
    { name: 'types', transform: (code, id) => (id.endsWith('.ts') ? stripTypeScriptTypes(code) : null) },
  ],
};
