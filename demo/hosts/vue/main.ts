import { createApp } from 'vue';
import App from './App.vue';

// Tell Vue's compiler: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'et-secret-question' } } }
createApp(App).mount('main');
