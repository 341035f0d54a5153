/** Read by Vite, vitest, svelte-check, ESLint and editors alike. */

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
const config = {
  vitePlugin: {
    // Our components are written in runes only; a library's component may still be of the older kind.
    dynamicCompileOptions: ({ filename }) =>
      filename.includes('node_modules') ? undefined : { runes: true },
  },
};

export default config;
