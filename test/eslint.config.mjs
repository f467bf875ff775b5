// Globs are relative to the folder that ESLint runs in, which is the root of the project.
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const skipsOthers = 'This silently skips every other test.';

export default defineConfig(
  globalIgnores(['dist', 'coverage', 'test/consumers/*/']),
  eslint.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname + '/..' },
    },
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      // Lit binds the listeners in a template, and most other methods passed as values are the browser's.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    rules: {
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  {
    files: ['demo/**/*.{ts,tsx}', 'test/**/*.ts'],
    rules: {
      // An arrow function may return the `void` of its call: `(event) => setUsername(event.target.value)`.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A listener may be async: the promise of `respondWith` never rejects.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      // A missing value fails where it is used, which is as good as an assertion.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Numbers and missing values are readable in a message.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNullish: true },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Promises in type only: node:test waits for its own tests, and chai's `equal` is an assertion.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
            { from: 'package', package: 'chai', name: 'Equal' },
          ],
        },
      ],
      // A listener may return the promise of `respondWith`, which never rejects.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      // Tests spread errors and stores to compare their own fields, and get elements and events from the browser.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Tests read replies without validating them first: the assertion is the check.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.property.name='only']", message: skipsOthers },
        { selector: "CallExpression > ObjectExpression > Property[key.name='only']", message: skipsOthers },
      ],
      // Chai's assertions may be expressions, such as `expect(…).to.be.true`.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
);
