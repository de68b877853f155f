// What Hawtio loads: the two functions of a module-federation container. The rest are ES modules, without a build step.
window.flaghoist = (() => {
  const home = new URL('.', document.currentScript.src)
  let shared
  return {
    init: scope => { shared = scope },
    get: async () => {
      const { connect } = await import(new URL('host.js', home))
      await connect(shared)
      const plugin = await import(new URL('plugin.js', home))
      return () => plugin
    },
  }
})()
