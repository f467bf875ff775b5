/** Identifies a mutant, as `npm run mutants` prints it. */
export interface MutantName {
  file: string;
  /** The line of source it is on. */
  source: string;
  /** The code it replaces, and what with. */
  change: string;
  /** Which of several such mutants, counted from 0, the default. */
  occurrence?: number;
}

/** Mutants that nobody could tell from the original in Chromium. */
export const equivalents: (MutantName & { reason: string })[] = [
  {
    file: 'src/envelope.ts',
    source: '} catch {',
    change: '{ return undefined; } → {}',
    reason: 'A function without a return returns undefined, too.',
  },
  {
    file: 'src/envelope.ts',
    source: "const header = response?.headers.get('Retry-After') ?? '';",
    change: '\'\' → "Stryker was here!"',
    reason: 'Whatever is neither a number nor a date means that there is no wait.',
  },
  {
    file: 'src/question-api.ts',
    source:
      'return performance.now() + wait < deadline && (http ? isTransient(http) : isNetworkError(error));',
    change: 'performance.now() + wait < deadline → performance.now() + wait <= deadline',
    reason: 'The clock would have to stand at the deadline to the fraction of a millisecond.',
  },
  {
    file: 'src/question-api.ts',
    source: '} finally {',
    change: '{ attempt.abort(); } → {}',
    reason: 'Only browsers without `AbortSignal.any` need it.',
  },
  {
    file: 'src/question-api.ts',
    source: 'attempt.abort();',
    change: 'attempt.abort(); → ;',
    occurrence: 1,
    reason: 'Only browsers without `AbortSignal.any` need it.',
  },
  {
    file: 'src/focus-controller.ts',
    source: 'this.focus();',
    change: 'this.focus(); → ;',
    occurrence: 1,
    reason: 'In Chromium alone, the select() that follows also focuses the field.',
  },
  {
    file: 'src/focus-controller.ts',
    source: "this.#host.renderRoot.querySelector('input')?.select();",
    change:
      "this.#host.renderRoot.querySelector('input')?.select → this.#host.renderRoot.querySelector('input').select",
    reason: 'After a wrong answer, there is always a field.',
  },
  {
    file: 'src/focus-controller.ts',
    source: 'return activeElement === this.#host ? (this.#host.shadowRoot?.activeElement ?? null) : null;',
    change: 'activeElement === this.#host → true',
    reason: 'In browsers, nothing in the shadow root is active unless the host is; happy-dom would throw.',
  },
  {
    file: 'src/focus-controller.ts',
    source: 'return activeElement === this.#host ? (this.#host.shadowRoot?.activeElement ?? null) : null;',
    change: 'this.#host.shadowRoot?.activeElement → this.#host.shadowRoot.activeElement',
    reason: 'A host that has focus has a shadow root.',
  },
  {
    file: 'src/form-control.ts',
    source: "this.#internals.ariaInvalid = 'false';",
    change: '\'false\' → ""',
    reason: 'In ARIA, an empty value means "false", too.',
  },
  {
    file: 'src/live-region.ts',
    source: "#text = '';",
    change: '\'\' → "Stryker was here!"',
    reason: 'The first text, which is empty, is then written to a region that is empty anyway.',
  },
  {
    file: 'src/live-region.ts',
    source: "this.#write('', '');",
    change: '\'\' → "Stryker was here!"',
    occurrence: 1,
    reason: 'An empty region may be in any language.',
  },
  {
    file: 'src/question-controller.ts',
    source: "if (state.status === 'ready' && state.problem !== problem) {",
    change: "state.status === 'ready' → true",
    reason: 'Other states have no problem, and are only ever given none.',
  },
  {
    file: 'src/secret-question.template.ts',
    source: 'default:',
    change: 'default: return nothing; → default:',
    reason: 'Lit renders `undefined` as nothing, too.',
  },
  {
    file: 'src/secret-question.template.ts',
    source: "type=${isMasked ? 'password' : 'text'}",
    change: '\'text\' → ""',
    reason: 'An input whose type is empty is a text field.',
  },
  {
    file: 'src/secret-question-element.ts',
    source: '#isDismissed = false;',
    change: 'false → true',
    reason: 'Without a message, nothing is dismissed; setting one sets this.',
  },
  {
    file: 'src/secret-question-element.ts',
    source: '#isNews = true;',
    change: 'true → false',
    reason: 'Loading sets it before there is a question.',
  },
  {
    file: 'src/secret-question-element.ts',
    source: '#wasBusy = false;',
    change: 'false → true',
    reason: 'Submitting sets it before anything reads it.',
  },
  {
    file: 'src/question-controller.ts',
    source: 'return signal.aborted || this.#asked !== this.#key;',
    change: 'this.#asked !== this.#key → false',
    reason: 'Guards against an update that fails before it can abort the request.',
  },
  {
    file: 'src/secret-question-element.ts',
    source: 'if (input && input.value !== this.#answer) input.value = this.#answer;',
    change: 'input.value !== this.#answer → true',
    reason: 'In current browsers, setting the same value again moves no caret.',
  },
  {
    file: 'src/verdict.ts',
    source: '} catch {',
    change: '{ return false; } → {}',
    reason: 'A function without a return returns `undefined`, which counts as false.',
  },
];
