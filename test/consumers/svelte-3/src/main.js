import App from './App.svelte';

new App({
  target: document.body,
  props: { apiUrl: new URLSearchParams(location.search).get('api'), username: 'robert.zak' },
});
