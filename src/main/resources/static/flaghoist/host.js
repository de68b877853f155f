// What Hawtio shares with its plugins. It is there before any page is loaded, so that pages may take it apart at their
// top.
export let React, core, table, router, hawtio

export const connect = async shared => {
  const newestOf = versions =>
    Object.keys(versions).sort((a, b) => b.localeCompare(a, undefined, { numeric: true }))[0]
  const use = async name => {
    if (!shared[name]) throw new Error('Hawtio does not share ' + name)
    return (await shared[name][newestOf(shared[name])].get())()
  }
  const modules = ['react', '@patternfly/react-core', '@patternfly/react-table', 'react-router-dom', '@hawtio/react'];
  [React, core, table, router, hawtio] = await Promise.all(modules.map(use))
}

export const h = (...element) => React.createElement(...element)
