/**
 * Everything that differs between the libraries in the script-tag file and the libraries as published: exact strings,
 * each replaced by a constant of the one call in `question-api.ts`, so that the minifier drops what can never run. Where
 * an upgrade no longer has a string, that code stays in, whole and working, and a test names the string.
 *
 * @typedef {object} Replacement
 * @property {string} find
 * @property {string} replace
 * @property {string} why
 */

/**
 * In ky's own modules.
 *
 * @type {Replacement[]}
 */
export const ky = [
  {
    find: 'const ky = createInstance();',
    replace: 'const ky = (input, options) => Ky.create(input, options);',
    why: 'There is one call, and it passes all of its options: no `ky.get()`, no `ky.extend()`, nothing to merge.',
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
    why: 'The query is in the URL already.',
  },
  {
    find: "this.#options.onUploadProgress && typeof this.#options.onUploadProgress !== 'function'",
    replace: 'false',
    why: 'The call does not follow the upload.',
  },
  {
    find: '!this.#options.onUploadProgress || !request.body || !supportsRequestStreams',
    replace: 'true',
    why: 'The call does not follow the upload.',
  },
  { find: 'ky.#options.onDownloadProgress', replace: 'false', why: 'The call does not follow the download.' },
  { find: 'shouldRetry !== undefined', replace: 'true', why: 'The call decides on every retry by itself.' },
  { find: 'result === true', replace: 'true', why: 'What it decides is either `true` or `false`.' },
  {
    find: 'schema === undefined ? jsonValue : validateJsonWithSchema(jsonValue, schema)',
    replace: 'jsonValue',
    why: 'The call asks for no schema: `question-api.ts` checks the reply.',
  },
  {
    find: 'findUnknownOptions(this.#options)',
    replace: '{}',
    why: 'The call passes no options beyond those of ky and `Request`.',
  },
];

/**
 * In lit-html. A page's `trusted-types` list then names only this element, and a page that refuses the policy but does
 * not require Trusted Types works without one.
 *
 * @type {Replacement[]}
 */
export const lit = [
  {
    find: 's.createPolicy("lit-html",{createHTML:t=>t})',
    replace:
      '(()=>{if(!customElements.get("et-secret-question"))' +
      'try{return s.createPolicy("et-secret-question",{createHTML:t=>t})}catch{}})()',
    why: 'The policy has the name of the element, its refusal stops nothing, and a second copy asks for none.',
  },
];
