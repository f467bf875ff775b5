// Globs are relative to the folder that eslint is started in, which is the project's.
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// Promises to the types only: node:test waits for its tests by itself, and `equal` is an assertion.
const noPromises = [
  { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
  { from: 'package', package: 'chai', name: 'Equal' },
];
const leftOut = 'This silently leaves out every other test.';

export default defineConfig(
  globalIgnores(['dist', 'coverage', 'test/consumers/*/']),
  eslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname + '/..' },
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [
      tseslint.configs.strictTypeChecked,
      lit.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
    ],
    rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },
  {
    files: ['demo/**/*.{ts,tsx}', 'test/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
  },
  {
    files: ['**/*.ts'],
    rules: {
      // Lit binds the listeners of a template, and most functions handed around here are the browser's.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.property.name='only']", message: leftOut },
        { selector: "CallExpression > ObjectExpression > Property[key.name='only']", message: leftOut },
      ],
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: noPromises }],
      // An assertion of chai may be an expression: `expect(…).to.be.true`.
      '@typescript-eslint/no-unused-expressions': 'off',
      // A test looks into replies as they come: the assertion is the check.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
);
