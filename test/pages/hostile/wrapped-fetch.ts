// As monitoring scripts do, when the element has been loaded.
const original = window.fetch;

window.fetch = function (...args) {
  console.warn('wrapped');
  return original.apply(this, args);
};
