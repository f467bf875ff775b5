// As monitoring scripts do, after the element has loaded.
const original = window.fetch;

window.fetch = function (...args) {
  console.warn('wrapped');
  return original.apply(this, args);
};
