// What assignments to prototypes leave behind: every options object inherits it, and every `for…in` finds it.
// Names that the browser itself reads from options, such as `signal`, are not included: they break any page.
function litter(target: object, names: string[], value: unknown): void {
  for (const name of names) (target as Record<string, unknown>)[name] = value;
}

// What replies, options, and property declarations may omit.
litter(
  Object.prototype,
  ['Model', 'Errors', 'ErrorsCode', 'IsSucceed', 'error', 'cause', 'status', 'kind'],
  'junk',
);
litter(
  Object.prototype,
  ['timeout', 'totalTimeout', 'retry', 'delay', 'hooks', 'context', 'searchParams'],
  1,
);
litter(Object.prototype, ['attribute', 'converter', 'capture'], 1);

// Methods of old libraries, some with names that the standard has since given to other methods.
litter(
  Object.prototype,
  ['extend', 'clone', 'each', 'inspect', 'keys', 'values', 'contains'],
  () => undefined,
);
litter(Array.prototype, ['first', 'last', 'contains', 'each', 'clear', 'remove', 'flatten'], () => undefined);
litter(Array.prototype, ['entries', 'toJSON'], function (this: unknown[]) {
  return this.slice();
});
