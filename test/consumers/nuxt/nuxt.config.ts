export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  app: { head: { title: 'Nuxt', htmlAttrs: { lang: 'en' }, link: [{ rel: 'icon', href: 'data:,' }] } },
  runtimeConfig: { public: { apiUrl: '' } },
  vue: { compilerOptions: { isCustomElement: (tag) => tag === 'et-secret-question' } },
});
