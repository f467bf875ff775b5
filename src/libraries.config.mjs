/**
 * The libraries in the script-tag file, as the element uses them. What it can never reach is taken out, partly by the
 * minifier, once conditions that have but one outcome here are replaced by it. `test/script-tag-file.test.ts` compares
 * what is left with the whole libraries, which users of the package bundle.
 */

/**
 * Changes modules as they are bundled. A change that no longer finds what it is about fails the build.
 *
 * @param {string} name
 * @param {[file: RegExp, [find: RegExp, replacement?: string][]][]} changes of each file, made in this order; without a
 *   replacement, what is found is taken out
 */
export function changed(name, changes) {
  const unseen = new Set(changes);
  return {
    name,
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      const due = changes.filter(([file]) => file.test(path));
      for (const change of due) unseen.delete(change);
      for (const [find, replacement = ''] of due.flatMap(([, finds]) => finds)) {
        if (code.search(find) < 0) this.error(`${id} no longer has ${find}: adapt "${name}".`);
        code = code.replace(find, (found, ...groups) => {
          const text = replacement.replace(/\$(\d)/g, (_, group) => groups[group - 1]);
          // As many lines as before, so that source maps stay right.
          return text + '\n'.repeat(found.split('\n').length - text.split('\n').length);
        });
      }
      return due.length ? { code, map: null } : null;
    },
    buildEnd(error) {
      if (error) return;
      for (const [file] of unseen) this.error(`There is no ${file} any more: adapt "${name}".`);
    },
  };
}

/** What stands in braces, from the beginning of its first line to the line that closes it: a member, a statement. */
const block = (head) => new RegExp(`^( *)${head}.*\\{\\n(?:(?:\\1 .*)?\\n)*?\\1\\}.*\\n`, 'gm');

const litHtml = /lit-html\/development\/lit-html\.js$/;
const reactiveElement = /reactive-element\/development\/reactive-element\.js$/;
const litElement = /lit-element\/development\/lit-element\.js$/;
const cssTag = /reactive-element\/development\/css-tag\.js$/;
const lit =
  /(?:lit-html|reactive-element|lit-element)\/development\/(?:lit-html|reactive-element|lit-element)\.js$/;

/**
 * Lit as a guest on any page, from its readable build, with the switches set as in its production build. It asks for the
 * Trusted Types policy `lit-html` as it loads, and throws where the page refuses it: the script asks for a policy of its
 * own name, and goes on without one, because it needs none where the page enforces none. It leaves version numbers, and
 * the metadata of standard decorators, in globals, and looks for polyfills there: the script has no use for these.
 */
export const litAsGuest = changed('lit-as-guest', [
  [
    lit,
    [
      [/^const (DEV_MODE|ENABLE_\w+) = true/gm, 'const $1 = false'],
      [/^\(global\.\w+Versions \?\?= \[\]\)\.push\(.*\);/m],
      [/(?<=^const polyfillSupport = )[^;]*/m, 'undefined'],
    ],
  ],
  [
    litHtml,
    [
      [
        /trustedTypes\.createPolicy\('lit-html', (\{[^}]*\})\)/,
        "(() => { try { return trustedTypes.createPolicy('et-secret-question', $1) } catch {} })()",
      ],
    ],
  ],
  [litElement, [[/^global\.litElementHydrateSupport\?\..*;/m]]],
  [
    reactiveElement,
    [
      [/^Symbol\.metadata \?\?= .*;/m],
      [/^global\.litPropertyMetadata \?\?= .*;/m],
      [/const metadata = this\[Symbol\.metadata\];/],
      [block('if \\(metadata !== null\\)')],
    ],
  ],
]);

/**
 * Lit as `src/` uses it. Its templates are compiled, and bind strings or other templates, as children, attributes,
 * boolean attributes or listeners. Its properties are neither reflected nor converted by means of their own.
 */
export const litAsUsed = changed('lit-as-used', [
  [
    litHtml,
    [
      // Templates: neither prepared here nor looked up.
      [/typeof type === 'number'\s+\? this\._\$getTemplate\(result\)\s+: /],
      [block('_\\$getTemplate\\(')],
      [/`lit\$\$\{Math\.random.*`/, "''"],
      [/^class Template \{[^]*?(?=^ {4}static createElement)/m, 'class Template {'],
      // No directives, nor what they need: to know what they are in, and whether that is connected.
      [/\bresolveDirective\((?:this|part), (\w+(?:\[[^\]]*\])?)(?:, [^()]*)?\)(?! \{)/g, '$1'],
      [/this\.type = \w+;/g],
      [/this\._\$disconnectableChildren = .*;/g],
      [/this\._\$notifyConnectionChanged\?\..*;/g],
      [/this\.__isConnected = options.*;/],
      [block('get (?:parentNode|startNode|endNode|tagName|_\\$isConnected)\\(\\)')],
      [block('setConnected\\(')],
      // No nodes, lists or elements as values, and no value in the midst of text.
      [block('else if \\(value\\.nodeType !== undefined\\)')],
      [block('else if \\(isIterable\\(value\\)\\)')],
      [block('_commitIterable\\(')],
      [block('else if \\(templatePart\\.type === ELEMENT_PART\\)')],
      [/strings\.length > 2 \|\| .*(?=\) \{)/, 'false'],
      [/\b(?:part\.)?strings === undefined/, 'true'],
      [/part\.strings !== undefined/, 'false'],
      [/options\?\.creationScope \?\? d/, 'd'],
    ],
  ],
  [
    litElement,
    [
      // No directives.
      [block('(?:dis)?connectedCallback\\(\\)')],
      [block('if \\(!this\\.hasUpdated\\)')],
      [/this\.__childPart = (?:undefined;)?/g],
    ],
  ],
  [
    reactiveElement,
    [
      // No decorators, reflection, converters, or properties beside those of `createProperty`.
      [block('static addInitializer\\(')],
      [block('if \\(superCtor\\._initializers !== undefined\\)')],
      [/this\.constructor\._initializers\?\..*;/],
      [block("if \\(this\\.hasOwnProperty\\(JSCompiler_renameProperty\\('properties', this\\)\\)\\)")],
      [block('if \\(options\\.state\\)')],
      [block('__propertyToAttribute\\(')],
      [/this\.__reflectingProperties &&= .*;/],
      [block('if \\(reflect === true')],
      [/this\.__reflectingProperty = .*;/g],
      [/ && this\.__reflectingProperty !== propName/],
      [/\boptions\.(?:reflect|converter\?\.fromAttribute !== undefined)/g, 'false'],
      [/\btypeof options\.converter === 'function'/, 'false'],
      [/\boptions\.hasChanged \?\? notEqual/, 'notEqual'],
      [block('toAttribute\\(value, type\\)')],
      [block('if \\(this\\.prototype\\.hasOwnProperty\\(name\\)\\)')],
      [block('if \\(elementProperties\\.size > 0\\)')],
      [block('removeController\\(')],
      [/ (?:=|\?\?) defaultPropertyDeclaration\b/g],
      // The styles are one literal.
      [/\bArray\.isArray\(styles\)/, 'false'],
      [/\bgetCompatibleStyle\(styles\)/, 'styles'],
    ],
  ],
  [
    cssTag,
    [
      [/\bconst cacheable = .*/, 'const cacheable = false;'],
      [/\bstrings\.length === 1\b/, 'true'],
      [block('if \\(safeToken !== constructionToken\\)')],
      [block('toString\\(')],
    ],
  ],
]);

const kyCore = /ky\/distribution\/core\/Ky\.js$/;

/** What these options of ky are in the one call of `src/question-api.ts`. */
const options = {
  timeout: 'false',
  throwHttpErrors: 'true',
  json: 'undefined',
  searchParams: 'undefined',
  onUploadProgress: 'undefined',
  onDownloadProgress: 'undefined',
};

/**
 * ky as `src/question-api.ts` calls it: one GET by a `URL`, within a total timeout, with a `shouldRetry` that answers at
 * once, and for JSON; without hooks, body, search parameters, schema or instances of its own.
 */
export const kyAsUsed = changed('ky-as-used', [
  [
    /ky\/distribution\/index\.js$/,
    [
      // No methods such as `ky.get`, and no defaults that the options would be merged with.
      [/\bcreateInstance\(\)/, '(input, options) => Ky.create(input, options)'],
    ],
  ],
  [
    kyCore,
    [
      // The options are complete and right.
      ...Object.entries(options).map(([option, value]) => [
        new RegExp(`\\b(?:this|ky)\\.#options\\.${option}\\b(?! = )`, 'g'),
        value,
      ]),
      [
        /^ {12}(?:headers|hooks|method|prefix|retry|throwHttpErrors|timeout|totalTimeout|fetch|context): .*\),$/gm,
      ],
      [/^ {12}(?:throwHttpErrors|timeout|totalTimeout|context): options.*,$/gm],
      [block("if \\(typeof (?:ky\\.#options\\.totalTimeout === 'number' &&|this\\.#input )")],
      [/\bObject\.hasOwn\(options, 'prefixUrl'\)/, 'false'],
      [/\bthis\.#input instanceof globalThis\.Request\b/g, 'false'],
      [/\bconst userProvidedContentType = .*;/],
      [/ \?\? this\.#input\.signal/],
      [/\bsupportsAbortController && supportsAbortSignal\b/, 'true'],
      [/\bfindUnknownOptions\(.*\)/, '{}'],
      [block('static #normalizeSearchParams\\(')],
      // A total timeout is always set. What does not wait is not raced with it.
      [/\btypeof this\.#options\.totalTimeout === 'number'/, 'true'],
      [/\b(?:this\.#startTime|remaining\w*|timeoutMs|effectiveTimeout) === undefined/g, 'false'],
      [/\bremaining\w* !== undefined/g, 'true'],
      [/\bglobalThis\.performance\?\.now\(\) \?\? Date\.now\(\)/, 'performance.now()'],
      [/\bawait this\.#raceWithTotalTimeout\(async \(\) => (shouldRetry\(.*\))\)/, '$1'],
      [/\bky\.#raceWithTotalTimeout(\(async \(\) => \{[^]*?^ {16}\}\))/m, '$1()'],
      [block('if \\((?:result|parsedResult) === timedOutOperation\\)')],
      [block('async #raceWithTotalTimeout\\(')],
      [block('#cancelReturnedBody\\(')],
      // `shouldRetry` decides, and `delay` tells when: no limits, methods, status codes, jitter or forced retries.
      [/\b(?:shouldRetry !== undefined|result === true)/g, 'true'],
      [/\berror instanceof Error \? error : new NonError\(error\)/, 'error'],
      [/\berror\w* instanceof ForceRetryError\b/gi, 'false'],
      [block('if \\(!retry\\.methods\\.')],
      [/\bnormalizeRetryOptions\((this\.#options\.retry)\)/g, '$1'],
      [/\b(?:ky|this)\.#retryLimit = .*;/g],
      [/\bMath\.min\(retry\.limit, this\.#retryLimit\)/, 'retry.limit'],
      [/\bretry\.jitter === true/, 'false'],
      [/\btypeof retry\.jitter === 'function'/, 'false'],
      [/\bMath\.min\(retry\.backoffLimit, jitteredDelay\)/, 'jitteredDelay'],
      // No hooks.
      [/\binitHooks\.length > 0/, 'false'],
      [/^( +)for \(const hook of .*\{\n(?:\1 .*\n)*\1\}/gm],
      [/\bawait ky\.#runBeforeRequestHooks\(\)/, 'undefined'],
      [block('async #run(?:BeforeRequest|AfterResponse)Hooks\\(')],
      [block('if \\(!?isResponseInstance\\(response\\)\\)')],
      [block('if \\((?:response|retriedResponse) === undefined\\)')],
      [/\bky\.#consumeReturnedResponseFromBeforeRetryHook\(\)/g, 'false'],
      [block('#consumeReturnedResponseFromBeforeRetryHook\\(')],
      [/^ +(?:this\.)?#(?:returnedResponseFromBeforeRetryHook|beforeRetryHookErrors) = .*;$/gm],
      [/\bawait (?:ky|this)\.#throwProcessedError\((.*)\);/g, 'throw $1;'],
      [block('async #throwProcessedError\\(')],
      [block('#assignRequest\\(')],
      // No body: a request can be sent again as it is.
      [/\bthis\.#retryLimit > 0/, 'false'],
      [/\bthis\.#wrapRequestWithUploadProgress\(this\.request, .*\)/, 'this.request'],
      [block('#wrapRequestWithUploadProgress\\(')],
      [block('finally')],
      [block('#cancel(?:ResponseBody|Body)\\(')],
      // One request, so that every response belongs to it.
      [/\b(ky|this)\.#getResponseRequest\(\w+\)/g, '$1.request'],
      [/\bthis\.#setResponseRequest\(response, request\)/, 'response'],
      [block('#[gs]etResponseRequest\\(')],
      [/^ +#responseRequests = .*;$/m],
      // `json()` alone, without a schema, with `Accept` among the headers. The data of errors stays text, which is parsed later.
      [/\bfor \(const \[type, mimeType\] of .*(?=\{$)/m],
      [/\bif \(type === 'bytes'[^]*?\}/],
      [/\btype !== 'json'/, 'false'],
      [/\bresult\[type\]/, 'result.json'],
      [/\bky\.request\.headers\.set\('accept', .*;/],
      [/\b(async \(schema\) => \{)/, '$1 schema = undefined;'],
      [/\binitHookOptions\.parseJson\b/, 'undefined'],
      [/\bky\.#decorateResponse\(response\);/],
      [block('#decorateResponse\\(')],
      [/!this\.#isJsonContentType\(.*\)(?=\) \{)/, 'true'],
      [block('#isJsonContentType\\(')],
      [block('async #parseJson\\(')],
      // What errors tell beside their message.
      [/, ky\.#getNormalizedOptions\(\)/],
      [block('#getNormalizedOptions\\(')],
    ],
  ],
  [/ky\/distribution\/errors\/KyError\.js$/, [[block('get isKyError\\(')]]],
  [
    /ky\/distribution\/core\/constants\.js$/,
    [
      // A question about bodies, answered by making a request as the script loads.
      [/(?<=supportsRequestStreams = )\(\(\) => \{[^]*?\n\}\)\(\)/, 'false'],
    ],
  ],
  [
    /ky\/distribution\/utils\/type-guards\.js$/,
    [
      // Names of classes are shortened.
      [/ \|\| error\?\.name === cls\.name/],
    ],
  ],
]);

const localize = /localize\/dist\/index\.js$/;

/** localize as `src/localize.ts` asks it: for a language, and for a text. */
export const localizeAsUsed = changed('localize-as-used', [
  [
    localize,
    [
      [block('(?:date|number|relativeTime|dir)\\(')],
      [/(?<=\bconst isClient = )[^;]*/, 'true'],
      [/\bdocumentDirection = document.*/g],
    ],
  ],
]);
