export default { mode: "production", target: "web", experiments: { topLevelAwait: true }, output: { module: false, publicPath: "auto" } };
