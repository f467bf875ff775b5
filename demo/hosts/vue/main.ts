import { createApp } from 'vue';
import App from './App.vue';

// The compiler has to know: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'et-secret-question' } } }
createApp(App).mount('main');
