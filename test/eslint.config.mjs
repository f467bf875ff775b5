// Globs are relative to the folder that eslint is started in, which is the project's.
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const leftOut = 'This silently leaves out every other test.';

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
      // Lit binds the listeners of a template, and most other functions handed around are the browser's.
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
      // An arrow may hand on that there is nothing: `(event) => setUsername(event.target.value)`.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A listener may be async: the promise of `respondWith` never rejects.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      // What is missing fails where it is used, which is as good as an assertion.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A number in a message, or a value that is missing, reads as what it is.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNullish: true },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Promises to the types only: node:test waits for its tests by itself, and `equal` of chai is an assertion.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
            { from: 'package', package: 'chai', name: 'Equal' },
          ],
        },
      ],
      // A listener may return what `respondWith` returns, which never rejects.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      // Tests compare the own fields of errors and stores, and elements and events that the browser made.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A test looks into replies as they come: the assertion is the check.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.property.name='only']", message: leftOut },
        { selector: "CallExpression > ObjectExpression > Property[key.name='only']", message: leftOut },
      ],
      // An assertion of chai may be an expression: `expect(…).to.be.true`.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
);
