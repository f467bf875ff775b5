// Modules without types of their own.

declare module '*.css' {
  const text: string;
  export default text;
}

declare module '*.vue' {
  import type { Component } from 'vue';
  const component: Component;
  export default component;
}

declare module '*.svelte' {
  import type { Component } from 'svelte';
  const component: Component;
  export default component;
}

declare module '@babel/core' {
  export function transformAsync(source: string, options: object): Promise<{ code: string } | null>;
}

declare module 'babel-preset-solid' {
  const preset: object;
  export default preset;
}
