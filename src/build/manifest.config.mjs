// What tools read about the element: its manifest, and the data for editors and type checkers made from it.
import { readFileSync, writeFileSync } from 'node:fs';
import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const types = 'dist/types';

/** Keeps only what is public, under its published paths. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const published = (path) => path.replace(/^(\.?\/)?(src\/)?/, 'dist/').replace(/\.ts$/, '.js');
    const text = JSON.stringify(manifest.modules);
    manifest.modules = JSON.parse(text, (key, value) => {
      switch (key) {
        case 'path':
        case 'module':
          return published(value);
        case 'members':
          // These two and the callbacks are for the browser and Lit.
          return value
            .filter(({ privacy = 'public' }) => privacy === 'public')
            .filter(({ name }) => !/^formAssociated$|^shadowRootOptions$|Callback$/.test(name));
        case 'attributes':
          return (
            value
              .filter(({ name }) => name !== 'lang') // every element has it
              // The property of `autofocus` is built in, under the same name.
              .map((attribute) => ({ fieldName: attribute.name, ...attribute }))
          );
        default:
          // A base class has no tag.
          if (value?.customElement && !value.tagName) delete value.customElement;
          return value;
      }
    });
  },
};

/**
 * The types of the tag for each framework: our attributes and events, and what any element has there. They wrap the
 * generated props, because the generator's global types would add the tag to every framework at once.
 */
const frameworks = {
  react: `import type { ClassAttributes, HTMLAttributes } from 'react';
import type { SecretQuestionElement } from '../index.js';
import type { SecretQuestionElementProps } from './jsx.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'et-secret-question': SecretQuestionElementProps &
        HTMLAttributes<SecretQuestionElement> &
        ClassAttributes<SecretQuestionElement> & { class?: string | undefined };
    }
  }
}
`,
  preact: `import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { SecretQuestionElement } from '../index.js';
import type { SecretQuestionElementProps } from './jsx.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'et-secret-question': SecretQuestionElementProps &
        HTMLAttributes<SecretQuestionElement> &
        ClassAttributes<SecretQuestionElement>;
    }
  }
}
`,
  solid: `import type { JSX } from 'solid-js';
import type { SecretQuestionElement } from '../index.js';
import type { SecretQuestionElementProps, SecretQuestionElementSolidJsProps } from './jsx.js';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'et-secret-question': SecretQuestionElementProps &
        SecretQuestionElementSolidJsProps &
        JSX.HTMLAttributes<SecretQuestionElement>;
    }
  }
}
`,
  svelte: `import type { HTMLAttributes } from 'svelte/elements';
import type { SecretQuestionElement } from '../index.js';
import type { SecretQuestionElementProps } from './jsx.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'et-secret-question': SecretQuestionElementProps & HTMLAttributes<SecretQuestionElement>;
  }
}
`,
  vue: `import type { HTMLAttributes, PublicProps } from 'vue';
import type { SecretQuestionElementProps } from './jsx.js';

type Camelize<Name extends string> = Name extends \`\${infer Head}-\${infer Tail}\`
  ? \`\${Head}\${Capitalize<Camelize<Tail>>}\`
  : Name;

/** Vue calls \`onanswer-submitted\` \`onAnswerSubmitted\`; templates use \`@answer-submitted\`. */
type Props = {
  [Name in keyof SecretQuestionElementProps as Name extends \`on\${infer Event}\`
    ? \`on\${Capitalize<Camelize<Event>>}\`
    : Name]: SecretQuestionElementProps[Name];
};

declare module 'vue' {
  interface GlobalComponents {
    'et-secret-question': new () => { $props: Props & HTMLAttributes & PublicProps };
  }
  /** Vue does not declare it: its own components fill slots in another way. */
  interface HTMLAttributes {
    slot?: string | undefined;
  }
}
`,
};

const frameworkTypes = {
  name: 'framework-types',
  packageLinkPhase() {
    // Adds the imports of the event types, which the generator leaves out, and drops its global types.
    const path = `${types}/jsx.d.ts`;
    const jsx = readFileSync(path, 'utf8');
    const [own, ...others] = jsx.split(/^declare (?=module|global)/m);
    const events = [...new Set(own.match(/\b\w+Event(?=>;)/g))];
    if (!others.length || !events.length)
      throw new Error(`${path} has an unexpected format: update this plugin.`);
    writeFileSync(path, `import type { ${events.join(', ')} } from '../index.js';\n${own}`);
    for (const [name, text] of Object.entries(frameworks)) writeFileSync(`${types}/${name}.d.ts`, text);
  },
};

export default {
  globs: ['src/*.ts'],
  exclude: [
    'src/icons.ts',
    'src/envelope.ts',
    'src/messages.ts',
    'src/focus-controller.ts',
    'src/locale.ts',
    'src/localize.ts',
    'src/question-*.ts',
    'src/*.styles.ts',
    'src/*.template.ts',
    'src/verdict.ts',
    'src/react.ts',
  ],
  litelement: true,
  outdir: '.',
  packagejson: false,
  plugins: [
    publicOnly,
    jsxTypesPlugin({
      outdir: types,
      fileName: 'jsx.d.ts',
      globalTypePath: '../index.js',
      stronglyTypedEvents: true,
    }),
    frameworkTypes,
    customElementVsCodePlugin({ outdir: 'dist', hideLogs: true }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false, excludeCss: false, hideLogs: true }),
  ],
};
