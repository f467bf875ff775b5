// What assignments to prototypes leave behind: inherited by every object of options, and found by every `for in`.
// Names that the browser itself looks for in options, such as `signal`, stop any page, and are not among them.
function litter(target: object, names: string[], value: unknown): void {
  for (const name of names) (target as Record<string, unknown>)[name] = value;
}

// What replies, options and properties may leave out.
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

// Old libraries' own methods, and theirs under names that the standard has given to others since.
litter(
  Object.prototype,
  ['extend', 'clone', 'each', 'inspect', 'keys', 'values', 'contains'],
  () => undefined,
);
litter(Array.prototype, ['first', 'last', 'contains', 'each', 'clear', 'remove', 'flatten'], () => undefined);
litter(Array.prototype, ['entries', 'toJSON'], function (this: unknown[]) {
  return this.slice();
});
