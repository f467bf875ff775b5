/** Browsers cannot load React and Angular unbundled: the pages of test/hosts.test.ts bundle these modules. */
export const bundledModules = ['src/react.ts', 'src/angular.ts'];
