export default {
  oxc: { jsx: { runtime: "automatic" } },
  worker: { format: "es" },
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
};
