// The module of the engine is read beside the package's own files: on the server it is left where npm put it.
export default { serverExternalPackages: ["kyso"] };
