// Asks the hub, through Jolokia. What it answers and refuses is in docs/jmx.md.
const JOLOKIA = '/actuator/jolokia'
// Of two packages at least, so that no file's name is taken for one.
const CLASS_NAMES = /(?<![\w.])(?:(?:[a-z]\w*\.){2,}[A-Z][\w$]*|Session\.connect)\s*:\s*/g

/** A text of the hub's or of a server's, without the names of classes that libraries put into it. */
export const plain = (text = '') => text.replace(CLASS_NAMES, '')

const cookie = name =>
  document.cookie.split('; ').find(each => each.startsWith(name + '='))?.slice(name.length + 1) ?? ''

/** What went wrong, in words for whoever uses the console. */
export class Refusal extends Error {}

const post = async body => {
  try {
    return await fetch(JOLOKIA, {
      method: 'POST',
      headers: {
        'Accept': 'application/json',
        'Content-Type': 'application/json',
        'X-Requested-With': 'XMLHttpRequest',  // else a login page comes where nobody is logged in any more
        'X-XSRF-TOKEN': cookie('XSRF-TOKEN'),
      },
      body: JSON.stringify(body),
    })
  } catch {
    throw new Refusal('The hub does not answer. It may be starting again, or the network is down.')
  }
}

const wordsOf = answer => {
  if (answer.status === 403) return 'Your role does not allow this.'
  if (answer.status === 404) return 'This hub does not offer this.'
  return plain(answer.error ?? 'The hub gave no reason.')
}

const exec = async (mbean, operation, args) => {
  const response = await post({ type: 'exec', mbean: 'org.flaghoist:' + mbean, operation, arguments: args })
  if (response.status === 401) {
    location.assign('/login?timeout')
    throw new Refusal('You are no longer logged in.')
  }
  if (response.status === 413) throw new Refusal(wordsOf(await response.json()))
  if (!response.ok) throw new Refusal(`The hub did not answer (${response.status}). Reload the page and try again.`)
  const answer = await response.json()
  if (answer.status !== 200) throw new Refusal(wordsOf(answer))
  return answer.value
}

/** A query without what was left blank. */
export const query = members =>
  JSON.stringify(Object.fromEntries(Object.entries(members).filter(([, value]) => value !== '' && value != null)))

/** Asks for a JSON text and gives what it says. */
export const ask = async (mbean, operation, ...args) => JSON.parse(await exec('type=' + mbean, operation, args))

/** Asks for something else: a number, a line of text, nothing. */
export const call = (mbean, operation, ...args) => exec('type=' + mbean, operation, args)
