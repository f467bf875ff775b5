import { defineConfig } from '@playwright/test';

export default defineConfig({
  use: { baseURL: process.env.SITE, launchOptions: { executablePath: process.env.CHROMIUM } },
});
