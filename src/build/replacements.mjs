/**
 * All differences between the libraries in the script-tag file and the published ones: exact strings, each replaced with
 * a constant of the only call, in `question-api.ts`, so that the minifier drops code that never runs. If an upgrade no
 * longer has a string, that code stays in and works, and a test names the string.
 *
 * @typedef {object} Replacement
 * @property {string} find
 * @property {string} replace
 * @property {string} why
 */

/**
 * Replacements in ky.
 *
 * @type {Replacement[]}
 */
export const ky = [
  {
    find: 'const ky = createInstance();',
    replace: 'const ky = (input, options) => Ky.create(input, options);',
    why: 'The only call passes all options itself: no `ky.get()`, no `ky.extend()`, nothing to merge.',
  },
  { find: 'initHooks.length > 0', replace: 'false', why: 'The call has no hooks.' },
  {
    find: 'mergeHooks({}, options.hooks)',
    replace: '{ beforeRequest: [], beforeRetry: [], afterResponse: [], beforeError: [] }',
    why: 'The call has no hooks.',
  },
  {
    find: "Object.hasOwn(options, 'prefixUrl')",
    replace: 'false',
    why: 'The call does not use the option that ky renamed.',
  },
  { find: "typeof this.#input === 'string'", replace: 'false', why: 'The call passes a URL object.' },
  { find: 'this.#options.json !== undefined', replace: 'false', why: 'The call sends no body.' },
  {
    find: 'hasSearchParameters(this.#options.searchParams)',
    replace: 'false',
    why: 'The query is already in the URL.',
  },
  {
    find: "this.#options.onUploadProgress && typeof this.#options.onUploadProgress !== 'function'",
    replace: 'false',
    why: 'The call does not track upload progress.',
  },
  {
    find: '!this.#options.onUploadProgress || !request.body || !supportsRequestStreams',
    replace: 'true',
    why: 'The call does not track upload progress.',
  },
  {
    find: 'ky.#options.onDownloadProgress',
    replace: 'false',
    why: 'The call does not track download progress.',
  },
  { find: 'shouldRetry !== undefined', replace: 'true', why: 'The call passes its own `shouldRetry`.' },
  { find: 'result === true', replace: 'true', why: 'Its `shouldRetry` returns either `true` or `false`.' },
  {
    find: 'schema === undefined ? jsonValue : validateJsonWithSchema(jsonValue, schema)',
    replace: 'jsonValue',
    why: 'The call passes no schema: `question-api.ts` checks the reply.',
  },
  {
    find: 'findUnknownOptions(this.#options)',
    replace: '{}',
    why: 'The call passes only options of ky and `Request`.',
  },
];

/**
 * Replacements in lit-html. A page's `trusted-types` list then needs to name only this element, and a page that refuses
 * the policy but does not require Trusted Types works without one.
 *
 * @type {Replacement[]}
 */
export const lit = [
  {
    find: 's.createPolicy("lit-html",{createHTML:t=>t})',
    replace:
      '(()=>{if(!customElements.get("et-secret-question"))' +
      'try{return s.createPolicy("et-secret-question",{createHTML:t=>t})}catch{}})()',
    why: 'The policy is named after the element, may be refused, and is not requested by a second copy.',
  },
];
