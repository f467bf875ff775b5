/** A page with the element, for one way of building pages. */
export interface Host {
  /** The name of its folder. */
  name: string;
  title: string;
  /** The files to copy, the most important first. */
  sources: readonly string[];
}

const stepOne = '../step-one.ts';

export const hosts: readonly Host[] = [
  { name: 'script-tag', title: 'Script tag', sources: ['index.html'] },
  { name: 'form', title: 'Form without script', sources: ['index.html', 'server.ts'] },
  { name: 'react', title: 'React 19', sources: ['main.tsx', stepOne] },
  { name: 'react-18', title: 'React 18', sources: ['main.tsx', stepOne] },
  { name: 'vue', title: 'Vue 3', sources: ['App.vue', 'main.ts', stepOne] },
  { name: 'angular', title: 'Angular 22', sources: ['main.ts', stepOne] },
  {
    name: 'angular-forms',
    title: 'Angular 22, reactive forms',
    sources: ['main.ts', stepOne],
  },
  { name: 'svelte', title: 'Svelte 5', sources: ['App.svelte', 'main.ts', stepOne] },
  { name: 'solid', title: 'Solid', sources: ['main.tsx', stepOne] },
  { name: 'preact', title: 'Preact', sources: ['main.tsx', stepOne] },
];
