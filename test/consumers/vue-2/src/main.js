import Vue from 'vue';
import App from './App.vue';

Vue.config.ignoredElements = ['et-secret-question'];

new Vue({ render: (h) => h(App) }).$mount('#app');
