// Who is logged in, and what that role may do. This decides what is offered; the hub decides what is done.
import { React } from './host.js'
import { ask } from './hub.js'

const ROLES = ['VIEWER', 'OPERATOR', 'RELEASER']
const WORDS = { VIEWER: 'a viewer', OPERATOR: 'an operator', RELEASER: 'a releaser' }
const NEEDED = { OPERATOR: 'Only operators and releasers may do this', RELEASER: 'Only releasers may do this' }

let asked

export const me = () => {
  asked ??= ask('Session', 'me').catch(e => { asked = undefined; throw e })
  return asked
}

/** The login, undefined at first. */
export const useMe = () => {
  const [login, setLogin] = React.useState()
  React.useEffect(() => { me().then(setLogin, () => setLogin({ name: '', role: 'VIEWER' })) }, [])
  return login
}

/**
 * Whether a word about something, of a hold or a request, is the login's own; what counts is the person, not the name.
 */
export const isSame = (word, login) => !!login && (word.person === login.person || word.actor === login.name)

const provided = person => (person ?? '').startsWith('provider:')

/** Whether the two are known to be two people. */
export const isSurelyAnother = (word, login) => !!login && !isSame(word, login) && provided(word.person) === provided(login.person)

export const isAtLeast = (login, role) => !!login && ROLES.indexOf(login.role) >= ROLES.indexOf(role)

/** Why somebody may not do what needs a role; blank where they may. */
export const whyNot = (login, role) =>
  !login || isAtLeast(login, role) ? '' : `${NEEDED[role]}; you are ${WORDS[login.role]}.`
