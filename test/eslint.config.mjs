// Globs are relative to the folder that eslint is started in, which is the project's. The rules of demo/ and test/ that
// need types are in .oxlintrc.json.
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
    files: ['src/**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname + '/..' },
    },
    extends: [
      tseslint.configs.strictTypeChecked,
      lit.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
    ],
    rules: {
      'no-console': ['error', { allow: ['warn', 'error'] }],
      // Lit binds the listeners of a template.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['demo/**/*.{ts,tsx}', 'test/**/*.ts'],
    extends: [tseslint.configs.recommended],
  },
  {
    files: ['test/**/*.ts'],
    rules: {
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
