// As from Vite.
declare module '*.css';
